"""Where list marks stand in a text, and what only looks like one."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from speechlint.document import Document, Part
from speechlint.facts.enclosures import Enclosed
from speechlint.facts.ladder import CIRCLED, DIVISIONS, SEQUEL, Family, Marker
from speechlint.span import Span
from speechlint.text.numerals import parse, to_han
from speechlint.text.patterns import Late

MOST_MARKS = 200_000
"""List marks of one document that are looked at: far more than any text has, so that none takes forever."""
_PAUSED = frozenset({Family.HAN_BRACKET, Family.ARABIC_BRACKET, Family.IS, Family.FIRST})
_PAUSES = "、．.，,：:"
_NUMERAL = "[一二三四五六七八九十廿百零]"
_MASK = "[*＊×]"
_STOPS = "。；：！？…;:!?"
_CLOSERS = "”’）》】」*"
_JOINTS = _STOPS + "，,、—"
_NOT_AFTER_MUST = frozenset("素件点领义地塞目害职务")
_NOT_AFTER_DIVISION = frozenset("的、，中第至和规")
_OPENERS = frozenset("“‘《（(【〔「『")
_CORE = Late(
    rf"(?P<bracket>[（(][ 　]?(?P<in>{_NUMERAL}{{1,4}}|[0-9０-９]{{1,2}}|{_MASK}{{1,3}}|[XxＸ]{{1,2}})[ 　]?[）)])"
    rf"|第(?P<nth>{_NUMERAL}{{1,6}}|[0-9０-９]{{1,3}}|{_MASK}{{1,3}})(?P<of>部分|[编篇章节条]|[，,、：:]|是)"
    rf"|(?P<bare>{_NUMERAL}{{1,4}}|[0-9０-９]{{1,3}}|{_MASK}{{1,3}})(?P<stop>[、．.，,：:]|[)）]|是要?|要)"
    rf"|其(?P<its>{_NUMERAL})(?P<comma>[，,：:、])"
    rf"|(?P<circled>[①-⑳])"
    rf"|(?P<first>首先|其次|再次(?=[，,、：:]))"
)
"""Everything that looks like a list mark; where it stands and what follows is judged by :func:`_is_mark`."""
_OPENING = Late(rf"[（(第其首再①-⑳0-9０-９{_NUMERAL[1:-1]}{_MASK[1:-1]}](?<![^{_JOINTS}{_CLOSERS}\s].)")
"""The characters that what looks like a list mark begins with, where a list mark can stand.

That is at the head of a paragraph, behind a stop or a blank; or right behind another mark, which is not said here.
"""
_NUMERALS = Late("[一二三四五六七八九十百千零〇○0-9０-９]*")
_LEAD = Late(r"[^\S\n]{0,40}(?:#{1,6}[^\S\n]{1,4})?(?:\*\*(?=[^\s*.．、]))?")
"""What may stand before a mark that opens its paragraph: blanks, and marks of Markdown left in plain text."""


def markers(document: Document, enclosures: Iterable[Enclosed]) -> Iterator[Marker]:
    """All list marks of the body in reading order, without those inside quotations and brackets.

    A masked number yields a mark wherever it stands in the place of one; whether it is one its neighbours show.
    Of more than :data:`MOST_MARKS` marks the rest is left out.
    """
    return iter(_placed(_free(islice(_found(document), MOST_MARKS), enclosures)))


def _found(document: Document) -> Iterator[Marker]:
    """The marks of the body, each judged by itself."""
    text, paragraphs = document.text, document.paragraphs
    index = head = previous_end = 0
    inside = -1
    for match in _candidates(text):
        while paragraphs[index].span.end <= match.start():
            index += 1
        paragraph = paragraphs[index]
        if not paragraph.ordinal or paragraph.part is not Part.BODY:
            continue
        if inside != index:
            lead = _LEAD.match(text, *paragraph.span)
            head = lead.end() if lead else paragraph.span.start
            inside = index
        marker = _marker(match, index, leading=match.start() == head)
        if marker is not None and _is_mark(text, marker, paragraph.span, previous_end):
            previous_end = marker.span.end
            yield marker


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """What looks like a list mark, where one can stand or right behind another."""
    free = 0
    for opening in _OPENING.finditer(text):
        match = _CORE.match(text, opening.start()) if opening.start() >= free else None
        while match is not None:
            yield match
            free = match.end()
            match = _CORE.match(text, free)


def _marker(match: re.Match[str], index: int, *, leading: bool) -> Marker | None:
    """The mark that a match would be, None where no family has its form."""
    group, family, tail = _read(match)
    numeral = Span(*match.span(group))
    number = _number(match[group])
    if family is None or number == 0 or (number is None and not _masked(match[group])):
        return None
    text, start, end = match.string, match.start(), match.end(tail)
    pause = text[end : end + 1] if family in _PAUSED and text[end : end + 1] in _PAUSES else ""
    form = f"{text[start : numeral.start]}N{text[numeral.end : end]}{pause}".replace(" ", "").replace("　", "")
    return Marker(family, number, Span(start, end), index, leading, form, numeral)


def _read(match: re.Match[str]) -> tuple[str, Family | None, str]:
    """The group of the number, the family and the group that ends the mark."""
    if match["bracket"]:
        han = match["in"][0] in _HAN_CHARACTERS
        return "in", Family.HAN_BRACKET if han else Family.ARABIC_BRACKET, "bracket"
    if match["nth"]:
        return "nth", _NTH.get(match["of"], Family.ORDINAL), "of"
    if match["bare"]:
        return "bare", _bare_family(match["bare"], match["stop"]), "stop"
    if match["its"]:
        return "its", Family.ITS, "comma"
    if match["circled"]:
        return "circled", Family.CIRCLED, "circled"
    return "first", Family.FIRST, "first"


_HAN_CHARACTERS = frozenset("一二三四五六七八九十廿百零")
_NTH = {
    "部分": Family.PART,
    "编": Family.PART,
    "篇": Family.PART,
    "章": Family.CHAPTER,
    "节": Family.SECTION,
    "条": Family.ARTICLE,
}


def _bare_family(number: str, stop: str) -> Family | None:
    if number[0] in _HAN_CHARACTERS:
        return (
            Family.MUST if stop == "要" else Family.IS if stop[0] == "是" else Family.HAN if stop not in ")）" else None
        )
    if _masked(number) and stop[0] in "是要":
        return (Family.MUST if stop == "要" else Family.IS) if len(number) == 1 else None
    if stop in ".．、":
        return Family.ARABIC
    return Family.HALF_BRACKET if stop in ")）" and not _masked(number) else None


def _number(numeral: str) -> int | None:
    if numeral in CIRCLED:
        return CIRCLED[numeral]
    if numeral in SEQUEL:
        return SEQUEL[numeral]
    number = parse(numeral)
    if number is None or numeral.isdecimal():
        return number
    return number if to_han(number) == numeral.replace("廿", "二十") else None


def _masked(numeral: str) -> bool:
    return numeral[0] in "*＊×XxＸ"


def _is_mark(text: str, marker: Marker, paragraph: Span, previous_end: int) -> bool:
    """Whether a mark stands where list marks stand and what follows is no part of a longer expression."""
    if not (marker.leading or marker.span.start == previous_end or _at_joint(text, marker, paragraph)):
        return False
    if marker.number is None and marker.span.start and text[marker.span.start - 1] in "*＊×":
        return False
    return _followed(text, marker, paragraph.end)


def _at_joint(text: str, marker: Marker, paragraph: Span) -> bool:
    """Whether a run-in mark begins a sentence or, for the spoken series, a clause."""
    if marker.family in DIVISIONS:
        return False
    start = marker.span.start
    floor = max(paragraph.start, start - 6)
    while start > floor and (text[start - 1].isspace() or text[start - 1] in _CLOSERS):
        start -= 1
    joints = _JOINTS if marker.family in _SPOKEN else _STOPS
    if marker.family is Family.ORDINAL:
        joints = joints.replace("、", "")  # 分别居第五、第三，
    ratio = text[start - 1] in ":：" and text[start - 2 : start - 1].isdecimal()  # 1.8:1、
    return start > paragraph.start and text[start - 1] in joints and not ratio


_SPOKEN = frozenset({Family.IS, Family.MUST, Family.ORDINAL, Family.ITS, Family.FIRST})


def _followed(text: str, marker: Marker, end: int) -> bool:
    """Whether what stands behind a mark lets it be one."""
    after = text[marker.span.end : min(end, marker.span.end + 8)]
    match marker.family:
        case Family.HAN:
            wanted = (marker.leading or marker.form == "N、") and not _enumerates(marker, after)
        case Family.ARABIC:
            decimal = after[:1].isdecimal() and not (marker.number is None and marker.form == "N、")
            wanted = not decimal and (marker.leading or _opens_words(after))
        case Family.IS:
            wanted = after[:1] != text[marker.numeral.start]  # 一是一，二是二
        case Family.MUST:
            wanted = after[:1] not in _NOT_AFTER_MUST
        case Family.ORDINAL:
            counted = text[marker.numeral.start].isdecimal() and not marker.leading  # ——第71、192页
            wanted = after[:1] != "第" and not counted and not _enumerates(marker, after)
        case Family.HALF_BRACKET:
            wanted = _opens_words(after)
        case Family.ARTICLE:
            wanted = not after or after[0].isspace() or after[0] in "*（(【"
        case Family.CHAPTER | Family.SECTION | Family.PART:
            wanted = after[:1] not in _NOT_AFTER_DIVISION
        case _:
            wanted = True
    return wanted


def _enumerates(marker: Marker, after: str) -> bool:
    """Whether numerals are counted off: 三、四季度, 一、二、三产业 (but not 一、二〇二四年工作回顾)."""
    numeral = _NUMERALS.match(after)
    return numeral is not None and marker.number is not None and parse(numeral[0]) == marker.number + 1


def _opens_words(after: str) -> bool:
    after = after.lstrip()
    return bool(after) and (after[0].isalpha() or after[0] in _OPENERS or after.startswith("**"))


def _free(found: Iterable[Marker], enclosures: Iterable[Enclosed]) -> list[Marker]:
    """The marks that stand in no quotation or bracket; the brackets of a mark enclose only its number."""
    kept: list[Marker] = []
    pairs = iter(enclosures)
    pair = next(pairs, None)
    hidden_until = 0
    for marker in found:
        while pair is not None and pair.span.start < marker.numeral.start:
            if pair.span != marker.span:
                hidden_until = max(hidden_until, pair.span.end)
            pair = next(pairs, None)
        if marker.numeral.start >= hidden_until:
            kept.append(marker)
    return kept


def _placed(found: list[Marker]) -> list[Marker]:
    """Masked marks take the family of the nearest mark before (else behind) them that can have their form.

    A Chinese numeral with a comma or colon (``一，``) is a mark only beside a numbered neighbour.
    """
    leading_han = {marker.number for marker in found if marker.family is Family.HAN and marker.form == "N、"}
    numbered: dict[tuple[Family, str], list[Marker]] = {}
    for marker in found:
        if marker.number is not None:
            numbered.setdefault((marker.family, marker.form), []).append(marker)
    return [
        _with_family(marker, numbered)
        for marker in found
        if marker.family is not Family.HAN or marker.form[1:] not in _WEAK_STOPS or leading_han & _neighbours(marker)
    ]


_WEAK_STOPS = frozenset("，,：:")
_TWINS = {Family.ARABIC: Family.HAN, Family.ARABIC_BRACKET: Family.HAN_BRACKET}


def _neighbours(marker: Marker) -> set[int | None]:
    number = marker.number or 0
    return {number - 1, number + 1}


def _with_family(marker: Marker, numbered: dict[tuple[Family, str], list[Marker]]) -> Marker:
    """A masked mark under the family whose numbers leave a gap where it stands, else under the nearest."""
    twin = _TWINS.get(marker.family)
    if marker.number is not None or twin is None:
        return marker
    best = max((marker.family, twin), key=lambda family: _closeness(marker, numbered.get((family, marker.form), [])))
    return marker._replace(family=best)


def _closeness(marker: Marker, siblings: list[Marker]) -> tuple[bool, int]:
    """Whether a mark fills a gap between its siblings, and how near the nearest is (negative)."""
    at = bisect_left(siblings, marker.span.start, key=lambda sibling: sibling.span.start)
    before, behind = siblings[max(0, at - 1) : at], siblings[at : at + 1]
    last = before[0].number if before else 0
    fills = bool(behind) and last is not None and behind[0].number == last + 2
    distances = [abs(sibling.span.start - marker.span.start) for sibling in (*before, *behind)]
    return fills, -min(distances, default=sys.maxsize)
