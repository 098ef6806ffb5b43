"""Numbers left out, repeated, masked or out of order within a series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.facts.ladder import LADDER, Family, Marker, written
from speechlint.facts.series import Item, Series
from speechlint.span import Span
from speechlint.text.numerals import to_han
from speechlint.text.patterns import compiled

REACH = 20_000
"""How far (in characters) a number that may stand without the usual form is looked for."""
_LOOKED_FOR = 4  # missing numbers of one gap that are looked for
_NUMBERED = frozenset({*LADDER, Family.PART, Family.CHAPTER, Family.SECTION, Family.ARTICLE})
_SPOKEN = frozenset({Family.IS, Family.MUST, Family.ORDINAL, Family.ITS})


def gaps(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Items whose predecessor is missing and stands nowhere between them in another form either."""
    for series in chosen:
        if series.family is Family.FIRST:
            continue
        for before, item in pairwise(series.items):
            missing = range(before.number + 1, item.number)
            looked_for = missing[:_LOOKED_FOR]
            if missing and not any(_stands(subject, series.family, number, before, item) for number in looked_for):
                names = [written(subject.document, item.marker, number) for number in (missing[0], missing[-1])]
                named = names[0] if len(missing) == 1 else f"{names[0]}至{names[1]}"
                yield _found(subject, item.marker, before.marker, missing=named, expected=names[0])


def repeats(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Items with the number of the item before them."""
    holding = {item.marker.span: series for series in chosen for item in series.items}
    for series in chosen:
        before = _first_of_its_own(subject, series, holding)
        pairs = [(before, series.items[0]), *pairwise(series.items)] if before else pairwise(series.items)
        for last, item in pairs:
            if item.number == last.number:
                expected = written(subject.document, item.marker, item.number + 1)
                yield _found(subject, item.marker, last.marker, expected=expected)


def _first_of_its_own(subject: Subject, series: Series, holding: Mapping[Span, Series]) -> Item | None:
    """一是甲。一是乙。二是丙。: the lone 一是 in the same paragraph that a series should have gone on with."""
    first = series.items[0].marker
    outer = holding.get(series.path[-1].span) if series.path else None
    if outer is None or outer.family is not series.family or len(outer.items) > 1 or len(series.items) == 1:
        return None
    lone = outer.items[0]
    before = subject.text[lone.marker.span.end : first.span.start].rstrip()
    beside = lone.marker.paragraph == first.paragraph and not first.leading
    return lone if beside and before.endswith(("。", "；")) and first.number == 1 else None


def steps_back(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Items with a smaller number than the item before them."""
    for series in chosen:
        if series.family is Family.FIRST:
            continue
        for before, item in pairwise(series.items):
            if item.number < before.number:
                expected = written(subject.document, item.marker, before.number + 1)
                yield _found(subject, item.marker, before.marker, expected=expected)


def late_starts(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Series of headings that begin with another number than one.

    One that goes on with the series before it is right, unless the series before and behind it begin afresh.
    """
    afresh = _positions_afresh(chosen)
    latest: dict[Family, Series] = {}
    for position, series in enumerate(chosen):
        first = series.items[0]
        before = latest.get(series.family)
        latest[series.family] = series
        if not series.leading or series.family not in _NUMBERED or first.number == 1 or not first.sure:
            continue
        if series.first > 1:
            around = afresh.get(_household(series), [])
            late = len(series.items) > 1 and bool(around) and min(around) < position < max(around)
        else:
            late = not _stands_before(subject, series, before)
        if late:
            yield _found(subject, first.marker, None, expected=written(subject.document, first.marker, 1))


def _positions_afresh(chosen: list[Series]) -> dict[tuple[object, ...], list[int]]:
    """Where series begin with one under a parent that is not the first, by speech, family and parent's family."""
    found: dict[tuple[object, ...], list[int]] = {}
    for position, series in enumerate(chosen):
        if series.leading and series.first == 1 and series.path and (series.path[-1].number or 0) > 1:
            found.setdefault(_household(series), []).append(position)
    return found


def _household(series: Series) -> tuple[object, ...]:
    return series.speech, series.family, series.path[-1].family if series.path else None


def masked(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Masked numbers that the neighbours give away."""
    for series in chosen:
        for position, item in enumerate(series.items):
            if item.marker.number is not None or not item.sure:
                continue
            mark = item.marker
            expected = written(subject.document, mark, item.number)
            if series.family in _HAN_NUMBERED:
                expected = expected.replace(str(item.number), to_han(item.number))
            head = mark.numeral.start - mark.span.start
            tail = mark.span.end - mark.numeral.end
            number = expected[head : len(expected) - tail]
            before = series.items[position - 1].marker if position else None
            yield _found(subject, mark, before, expected=expected, edits=(Edit(mark.numeral, number),))


_HAN_NUMBERED = frozenset({Family.HAN, Family.HAN_BRACKET, *_SPOKEN, Family.PART, Family.CHAPTER, Family.SECTION})


def lonely(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """First items that no second one follows, in whatever form."""
    following: dict[Family, int] = {}
    for series in reversed(chosen):
        item = series.items[0]
        behind, following[series.family] = following.get(series.family, len(subject.text)), series.start
        if len(series.items) > 1 or item.number != 1 or item.marker.number is None:
            continue
        until = min(item.marker.span.end + REACH, subject.facts.speeches[series.speech].span.end, behind)
        if not _form(series.family, 2).search(subject.text, item.marker.span.end, until):
            yield _found(subject, item.marker, None, expected=written(subject.document, item.marker, 2))


def _found(
    subject: Subject,
    mark: Marker,
    before: Marker | None,
    *,
    missing: str = "",
    expected: str = "",
    edits: tuple[Edit, ...] = (),
) -> Found:
    document = subject.document
    values = {
        "mark": document[mark.span],
        "previous": document[before.span] if before else "",
        "missing": missing,
        "expected": expected,
        "example": "",
    }
    related = (Related(before.span, {"mark": document[before.span]}),) if before else ()
    return Found(mark.span, values, related, edits)


def _stands(subject: Subject, family: Family, number: int, before: Item, item: Item) -> bool:
    """Whether a missing number stands between two items in a place or form that makes no list mark of it."""
    start, end = before.marker.span.end, item.marker.span.start
    return _form(family, number).search(subject.text, start, min(end, start + REACH)) is not None


def _stands_before(subject: Subject, series: Series, before: Series | None) -> bool:
    """Whether the number that should precede a series stands somewhere behind the series of its form before it."""
    speech = subject.facts.speeches[series.speech].span
    since = before.items[-1].marker.span.end if before else 0
    start = max(speech.start, since, series.start - REACH)
    return _form(series.family, series.items[0].number - 1).search(subject.text, start, series.start) is not None


def _form(family: Family, number: int) -> re.Pattern[str]:
    """Anything that can pass for the mark of a number: glued to what precedes it, in quotation marks, misspelt."""
    han = f"(?<![一二三四五六七八九十第其]){to_han(number)}"
    digits = rf"(?<![0-9０-９.．]){number}"
    match family:
        case Family.HAN:
            form = rf"{han}\s*[、．.](?![一二三四五六七八九十])"
        case Family.ARABIC | Family.ARABIC_BRACKET | Family.HALF_BRACKET:
            full_width = "".join(chr(0xFF10 + int(digit)) for digit in str(number))
            form = (  # 11.3个示范区 is the eleventh item where it opens its paragraph, a decimal elsewhere
                rf"\n\s*(?:{number}|{full_width})\s*[.．、）)\s]"
                rf"|(?:{digits}|{full_width})(?:\s*[.．、）)](?![0-9０-９])|[\s:：](?=[^\s0-9０-９]))"
            )
        case Family.HAN_BRACKET:
            form = rf"{han}\s*[）)]|[（(]{to_han(number)}(?![^（）()\n]{{0,12}}[）)])"
        case Family.CIRCLED:
            form = chr(0x2460 + number - 1) if number <= 20 else "(?!)"
        case _ if family in _SPOKEN:
            sequel = "|其次|再次|同时|此外|另外|另一|还要|还有" if number == 2 else ""
            form = rf"{han}[是要则来、，]|[第其]{to_han(number)}{sequel}"
        case _:
            form = rf"第\s*(?:{to_han(number)}|{number})"
    return compiled(form)
