"""Which year a statement is about: the 2024年 of 2024年是…之年, the 今年 of 今年6月是… or 今天是…, where it is plain."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from speechlint.checks.base import Edit, Related, Subject
from speechlint.facts.clauses import SEGMENT_STOPS
from speechlint.facts.dates import NOT_WITHIN_NUMBER, YEAR_DIGITS, first_from
from speechlint.facts.present import Present
from speechlint.facts.reviews import REVIEWED_YEARS
from speechlint.span import Span
from speechlint.text.calendar import shifted
from speechlint.text.numerals import parse_year, to_han_year
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import behind_last

REACH = 200
"""Code points before a statement in which its year is looked for."""
NEAR = 24
"""Up to this distance the year and what is said of it are reported as one place."""
_OFFSETS = {"今": 0, "本": 0, "去": -1, "明": 1, "来": 1}
_OWN_MARKS = 2
_REVIEWED = timedelta(days=365 * REVIEWED_YEARS)


class YearSubject(NamedTuple):
    """The year a statement is about: ``span`` as written, ``years`` it can mean, ``written`` where it is a number."""

    span: Span
    years: tuple[int, ...]
    written: bool


def year_before(subject: Subject, offset: int) -> YearSubject | None:
    """The year that is the grammatical subject of what stands at an offset, in the same sentence.

    None where there is none, where another year comes between, or where nothing tells which year 今年 is.
    """
    start = behind_last(SEGMENT_STOPS, subject.text, max(0, offset - REACH), offset)
    found = None
    for match in _subject_form().finditer(subject.text, start, offset):
        found = match
    if found is None or _year_between(subject, found.end(), offset):
        return None
    if found["digits"] is not None:
        span, year = Span(found.start("digits"), found.end("unit")), parse_year(found["digits"])
        return YearSubject(span, (year,), written=True) if year is not None else None
    span = Span(*found.span("relative"))
    return relative(subject.facts.present_at(span.start), span, found["relative"])


def relative(present: Present, span: Span, word: str) -> YearSubject | None:
    """The years that 今年, 去年 or 明年 can mean, None where nothing tells."""
    years = tuple(year + _OFFSETS[word[0]] for year in present.this_years)
    return YearSubject(span, years, written=False) if years else None


def in_quotation(subject: Subject, span: Span) -> bool:
    """Whether a span lies in a quotation or a title in 《》, other than marks of its own (“十四五”规划)."""
    quotation = subject.facts.quotation(span)
    return quotation is not None and len_of(quotation) > len_of(span) + _OWN_MARKS


def len_of(span: Span) -> int:
    """Code points that a span covers."""
    return span.end - span.start


def is_past(subject: Subject, offset: int, over: date) -> bool:
    """Whether what was over on a day is past in the speech that mentions it at an offset.

    Where the text looks back on several years, it is so only if it was over before those.
    """
    spoken = subject.facts.present_at(offset).earliest
    if spoken is None or spoken <= over:
        return False
    return not subject.facts.turns.reviewing(offset) or spoken > shifted(over, _REVIEWED)


def whole(year: YearSubject, claim: Span) -> Span:
    """The place to report: year and claim together where they are close, the claim alone where they are not."""
    if 0 <= claim.start - year.span.end <= NEAR:
        return Span(year.span.start, claim.end)
    if 0 <= year.span.start - claim.end <= NEAR:
        return Span(claim.start, year.span.end)
    return claim


def evidence(subject: Subject, year: YearSubject, place: Span) -> tuple[Related, ...]:
    """What the year was taken from: its mention, if that lies elsewhere; the clue to 今年, if there is one."""
    spans = [] if place.contains(year.span) else [year.span]
    if not year.written:
        spans += [clue.span for clue in subject.facts.present_at(year.span.start).clues[:1] if clue.span]
    return tuple(Related(span) for span in spans)


def rewritten(subject: Subject, year: YearSubject, right: int) -> tuple[Edit, ...]:
    """The repair of a written year, in the digits it is written in; none for 今年."""
    if not year.written:
        return ()
    digits = Span(year.span.start, year.span.start + 4)
    return (Edit(digits, in_digits_of(subject.text[digits.start : digits.end], right)),)


def in_digits_of(model: str, year: int) -> str:
    """A year in Arabic digits of the model's width, or in Chinese ones."""
    if not model.isdecimal():
        return to_han_year(year)
    if model.isascii():
        return str(year)
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(year))


def year_list(years: frozenset[int] | tuple[int, ...]) -> str:
    """Years for a message: 2021年, 2022—2024年, 2018年或2019年."""
    ordered = sorted(years)
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"{ordered[0]}—{ordered[-1]}年"
    return "或".join(f"{year}年" for year in ordered)


def _year_between(subject: Subject, start: int, end: int) -> bool:
    years = subject.facts.years
    return first_from(years, start) < first_from(years, end)


@cache
def _subject_form() -> re.Pattern[str]:
    return compiled(
        rf"(?:{NOT_WITHIN_NUMBER}(?P<digits>{YEAR_DIGITS})(?P<unit>[ 　]?年)|(?P<relative>今年|去年|明年|来年|今天))"
        "(?:[0-9]{1,2}月(?:份|[0-9]{1,2}日)?)?[，,]?"
        "(?:我们|我[国省市县区州]|全[国省市县区州]|对于?我[国省市县区州]来说，?)?(?:既|也|又|正|更|恰|则|将|即将){0,2}"
        "(?:是|为|系|作为|正值|适逢|恰逢|喜逢|处于|进入|迎来|适值)"
    )
