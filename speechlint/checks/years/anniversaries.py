"""Anniversaries (周年) and numbered days (第N个教师节): a number that the year does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Edit, Found, Subject
from speechlint.checks.years.rows import Anniversary
from speechlint.checks.years.subjects import YearSubject, evidence, in_quotation, whole, year_before, year_list
from speechlint.facts.dates import DIGITS
from speechlint.span import Span
from speechlint.text.numerals import HAN_NUMERALS, parse, to_han
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

_NUMBER = rf"(?P<number>[{DIGITS}]{{1,3}}|[{HAN_NUMERALS}]{{1,5}})"
_LEAD = 12
_YEARS_IN_CENTURY = 100


class Count(NamedTuple):
    """The statement that a year is the ``number``-th of something; ``digits`` covers the number as written."""

    row: Anniversary
    name: str
    year: YearSubject
    span: Span
    digits: Span
    number: int

    @property
    def holds(self) -> bool:
        return any(year - self.row.base == self.number for year in self.year.years)


def counts(subject: Subject, rows: tuple[Anniversary, ...]) -> Iterator[Count]:
    """All statements like 2024年是新中国成立75周年, true ones too, in reading order; not those in quotations."""
    found = []
    for row in rows:
        for name in row.names:
            for start in subject.hits.get(name, ()):
                count = _count(subject, row, name, Span(start, start + len(name)))
                if count is not None:
                    found.append(count)
    yield from sorted(found, key=lambda count: (count.span, count.year.span))


def wrong_counts(subject: Subject, rows: tuple[Anniversary, ...], *, written: bool) -> Iterator[Found]:
    """The counts that do not hold; ``written`` picks those about a year in numbers, or else those about 今年."""
    seen: set[Span] = set()
    for count in counts(subject, rows):
        if count.holds or count.year.written is not written or count.digits in seen:
            continue
        seen.add(count.digits)
        place = whole(count.year, count.span)
        right = sorted({year - count.row.base for year in count.year.years if year > count.row.base})
        if not right:
            continue
        as_written = subject.text[count.digits.start : count.digits.end]
        edits = (Edit(count.digits, _in_form_of(as_written, right[0])),) if len(right) == 1 else ()
        yield Found(
            place,
            {
                "name": count.name,
                "years": f"{count.row.base}年",
                "claim": subject.document[count.span],
                "expected": "或".join(map(str, right)),
                "other": year_list(frozenset({count.row.base + count.number})),
                "unit": count.row.unit,
            },
            evidence(subject, count.year, place),
            edits,
            count.row.names[0],
        )


def _count(subject: Subject, row: Anniversary, name: str, span: Span) -> Count | None:
    if _inside_longer(subject, row, span) or in_quotation(subject, span):
        return None
    if row.unit == "个":
        match = _before_form().search(subject.text, max(0, span.start - _LEAD), span.start)
        claim = Span(match.start(), span.end) if match else span
    else:
        match = _after_form().match(subject.text, span.end)
        claim = Span(span.start, match.end()) if match else span
    number = parse(match["number"]) if match else None
    year = year_before(subject, claim.start) if number else None
    if match is None or not number or year is None:
        return None
    return Count(row, name, year, claim, Span(*match.span("number")), number)


def _inside_longer(subject: Subject, row: Anniversary, span: Span) -> bool:
    return any(
        Span(start, start + len(word)).contains(span)
        for word in row.not_inside
        for start in range(span.start - len(word) + 1, span.start + 1)
        if start >= 0 and subject.text.startswith(word, start)
    )


def _in_form_of(written: str, number: int) -> str:
    if written.isdecimal():
        return str(number)
    return "一百" if number == _YEARS_IN_CENTURY else to_han(number)


@cache
def _after_form() -> re.Pattern[str]:
    return compiled(rf"(?:的|整){{0,2}}{_NUMBER}(?:周年|华诞)")


@cache
def _before_form() -> re.Pattern[str]:
    return compiled(rf"第[ 　]?{_NUMBER}[ 　]?个(?:我?国家?|全国|中国|国际|世界)?[“\"]?$")
