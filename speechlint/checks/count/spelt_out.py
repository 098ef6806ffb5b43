"""Claims that the words behind a colon spell out, or marks that count in the claim's own unit.

三个方面：甲、乙、丙; “四个坚持”：坚持…，坚持…; 讲三句话 … 第一句话：…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from speechlint.checks.base import Found, Subject
from speechlint.checks.count.claims import HAN_NUMBER, Claim, claims, found
from speechlint.facts.clauses import SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.numerals import parse
from speechlint.text.patterns import Late, compiled
from speechlint.text.scan import at_first, matches_beside

_REACH = 300
"""Characters behind a colon within which what it announces must end."""
_FARTHEST_MISCOUNT = 2
_LEAST = 2
_LONGEST_MEMBER = 16
_ALIKE = 1
"""By how many characters the clauses of a row may differ in length."""
_OPEN = Late(r"等|…|\.\.\.|以及|包括|例如|比如|特别是|尤其|其中|即|：|:|“|(?:^|[；，、])(?:还有|另外|此外|如)")
"""What shows that a row is not complete, or that it is none."""
_TO_COLON = Late("[一-鿿]{0,6}[：:]")
_SERIES = Late(r"\s*(?:[一二三四五六七八九十]+[是要、]|第[一二]|首先|[（(]|[0-9０-９①]|其一)")
_END = Late(r"[。！？](?!\s*(?:还有|另外|此外|再就是|最后))")
_JOINED = Late("[和与及]")
_JOINTLESS = Late("[^、和与及]+")
_LABEL = Late(rf"“(?P<number>{HAN_NUMBER})(?:个|种|大)(?P<words>[一-鿿]{{2,4}})”[一-鿿]{{0,4}}[：:]")
_MARK = rf"(?:(?<=[。；！？\n：:　 ])|(?<=\A))第(?P<nth>{HAN_NUMBER})"
_MOST_MARKS = 30
_ANNOUNCED_WITHIN = 600
"""Characters before the first mark in which its number is announced."""


def behind_colon(subject: Subject, units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """三个方面： against the members or clauses that fill the sentence behind the colon."""
    text = subject.text
    for start in subject.starts(units):
        for claim in claims(text, Span(max(0, start - 3), start + _longest(units)), units, masks=False):
            colon = _TO_COLON.match(text, claim.span.end)
            if claim.numeral.end != start or colon is None:
                continue
            members = _members(text, _announced(text, colon.end()), claim.number or 0)
            if _is_miscount(claim, len(members)):
                yield found(subject, claim, len(members), members)


def _longest(units: tuple[str, ...]) -> int:
    return max(map(len, units))


def _announced(text: str, start: int) -> Span:
    """What stands between a colon and the end of its sentence; empty where that is far, more follows, or a series is."""
    end = at_first(SENTENCE_STOPS, text, start, start + _REACH)
    ended = _END.match(text, end) is not None
    return Span(start, end) if ended and not _SERIES.match(text, start) else Span(start, start)


def _members(text: str, span: Span, claimed: int) -> list[Span]:
    """The members of a row by the one kind of mark that parts them; none where it is not plain what parts them."""
    row = text[slice(*span)]
    marks = [mark for mark in "；，、" if mark in row]
    if len(marks) != 1 or _OPEN.search(row):
        return []
    members = _split(span, row, marks[0])
    lengths = [member.end - member.start for member in members]
    if marks[0] == "，" and (max(lengths) - min(lengths) > _ALIKE or len(members) % max(1, claimed) == 0):
        return []  # one thought may fill two clauses
    if marks[0] == "、" and (max(lengths) > _LONGEST_MEMBER or _JOINED.search(row)):
        return []
    return members


def _split(span: Span, row: str, mark: str) -> list[Span]:
    members = []
    start = span.start
    for part in row.split(mark):
        members.append(Span(start, start + len(part)))
        start += len(part) + 1
    return members


def _is_miscount(claim: Claim, counted: int) -> bool:
    return claim.number is not None and counted >= _LEAST and 0 < abs(counted - claim.number) <= _FARTHEST_MISCOUNT


def behind_label(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """“四个坚持”： against the clauses behind the colon that have the word, or the series that begins there."""
    text = subject.text
    series = {one.start: one for one in subject.facts.series}
    for match in matches_beside("”", _LABEL.made, text):
        number = parse(match["number"])
        claim = Claim(Span(*match.span("number")), Span(*match.span("number")), number)
        claim = claim._replace(span=Span(match.start(), text.index("”", match.start()) + 1))
        listed = series.get(match.end())
        if listed is not None:
            marks = [item.marker.span for item in listed.items] if listed.sound and listed.first == 1 else []
        else:
            marks = _with_word(text, _announced(text, match.end()), match["words"])
        if _is_miscount(claim, len(marks)):
            yield found(subject, claim, len(marks), marks)


def _with_word(text: str, span: Span, word: str) -> list[Span]:
    """The places of a word in clauses all of which have it; or that begin with it, where the first one does."""
    row = text[slice(*span)]
    mark = next((mark for mark in "；，、" if mark in row), "")
    if not mark or _OPEN.search(row):
        return []
    if mark == "、":
        clauses = [Span(*match.span()) for match in _JOINTLESS.finditer(text, *span)]
    else:
        clauses = _split(span, row, mark)
    if row.startswith(word):
        clauses = [clause for clause in clauses if text.startswith(word, clause.start)]
    elif mark == "，" and "、" in row:
        return []  # clauses or members of clauses
    at = [text.find(word, *clause) for clause in clauses]
    return [Span(start, start + len(word)) for start in at] if all(start >= 0 for start in at) else []


def before_ordinals(subject: Subject, units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """讲三句话 against the marks that count in the same unit: 第一句话：…第二句话：…"""
    text = subject.text
    for (speech, unit), start in _first_of_each(subject, units).items():
        marks = _run(text, Span(start, speech.end), unit)
        before = Span(max(speech.start, start - _ANNOUNCED_WITHIN), start)
        for claim in list(claims(text, before, (unit,), masks=False))[-1:]:
            if _is_miscount(claim, len(marks)):
                yield found(subject, claim, len(marks), marks)


def _first_of_each(subject: Subject, units: tuple[str, ...]) -> dict[tuple[Span, str], int]:
    """Where the first mark of each unit stands in each speech."""
    first: dict[tuple[Span, str], int] = {}
    for match in matches_beside("第一", _first_marks(units), subject.text):
        first.setdefault((subject.facts.speech_at(match.start()).span, match["unit"]), match.start())
    return first


def _run(text: str, span: Span, unit: str) -> list[Span]:
    found_marks = list(islice(_marks(unit).finditer(text, *span), _MOST_MARKS))
    numbers = [parse(match["nth"]) for match in found_marks]
    return [Span(*match.span()) for match in found_marks] if numbers == list(range(1, len(numbers) + 1)) else []


@cache
def _first_marks(units: tuple[str, ...]) -> re.Pattern[str]:
    counted = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return compiled(rf"{_MARK.replace(HAN_NUMBER, '一')}(?P<unit>{counted})(?=[，：:、,是就叫]|还?要)")


@cache
def _marks(unit: str) -> re.Pattern[str]:
    return compiled(rf"{_MARK}{re.escape(unit)}(?=[，：:、,是就叫]|还?要)")
