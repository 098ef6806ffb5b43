"""Anniversaries (周年) and numbered days (第N个教师节): a number that the year does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.checks.years.rows import Anniversary
from speechlint.checks.years.subjects import (
    YearSubject,
    evidence,
    in_quotation,
    relative,
    whole,
    year_before,
    year_list,
)
from speechlint.facts.clauses import SEGMENT_STOPS
from speechlint.facts.dates import DIGITS, first_from
from speechlint.span import Span
from speechlint.text.numerals import HAN_NUMERALS, parse, to_han
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import at_first, behind_last, matches_beside

_NUMBER = rf"(?P<number>[{DIGITS}]{{1,3}}|[{HAN_NUMERALS}]{{1,5}})"
_OTHER_TIME = Late("去年|上年|前年|明年|来年|当年|那年|曾|以来|[年后]前|习近平|总书记|贯彻|学习|精神|讲话|重温|回顾")
_OCCASION = Late("(?:华诞|纪念日|到来|来临|的喜庆日子|即将)?(?:到来|来临)?(?:之际|之时)")
_OWNER = Late("(?P<name>[一-鿿]{2}(?:大学|学院|学校|中学|小学|一中|二中|医院|公司|集团|[省市县区州镇乡]))$")
"""The institution of which an anniversary is told, by the end of its name."""
_OWN_FORM = Late(rf"(?P<what>建[院校厂县市区站社所馆园会队港司企矿场]){_NUMBER}周年(?!时|以来|之时|那)")
_LEAD = 12
_YEARS_IN_CENTURY = 100
_LEAST_NUMBER = 2
"""The first of its kind is spoken of as history."""
_SENTENCE_REACH = 60
_TAIL = 12


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
    year = (year_before(subject, claim.start) or _now(subject, row, claim, number)) if number else None
    if match is None or not number or year is None:
        return None
    return Count(row, name, year, claim, Span(*match.span("number")), number)


def _now(subject: Subject, row: Anniversary, claim: Span, number: int) -> YearSubject | None:
    """This year, of which a numbered day is one where no other time is named: 在庆祝第41个教师节之际.

    The same holds of an anniversary 之际.
    """
    text = subject.text
    start = behind_last(SEGMENT_STOPS, text, max(0, claim.start - _SENTENCE_REACH), claim.start)
    before, clause_after = text[start : claim.start], text[claim.end : claim.end + _TAIL]
    occasion = row.unit == "个" or _OCCASION.match(clause_after) is not None
    years = subject.facts.years
    end = at_first(SEGMENT_STOPS, text, claim.end, claim.end + _TAIL)
    dated = first_from(years, start) < first_from(years, end)
    if number < _LEAST_NUMBER or not occasion or dated or _OTHER_TIME.search(before):
        return None
    return relative(subject.facts.present_at(claim.start), claim, "今年")


def two_numbers(subject: Subject) -> Iterator[Found]:
    """建院45周年 and 建院50周年: one founding with two anniversaries in a speech, the later one of those that differ."""
    first: dict[tuple[int, str, str], tuple[int, Span]] = {}
    for match in matches_beside("周年", _OWN_FORM.made, subject.text):
        span, number = Span(*match.span()), parse(match["number"])
        start = behind_last(SEGMENT_STOPS, subject.text, max(0, span.start - _SENTENCE_REACH), span.start)
        elsewhere = _OTHER_TIME.search(subject.text[start : span.start])
        years = subject.facts.years
        dated = first_from(years, start) < first_from(years, span.start)
        if not number or elsewhere or dated or in_quotation(subject, span):
            continue
        owner = _OWNER.search(subject.text, max(0, span.start - _LEAD), span.start)
        key = (subject.facts.speech_at(span.start).span.start, match["what"], owner["name"] if owner else "")
        earlier, place = first.setdefault(key, (number, span))
        if earlier != number:
            values = {"claim": subject.document[span], "other": subject.document[place], "name": match["what"]}
            yield Found(span, values, (Related(place),))


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
