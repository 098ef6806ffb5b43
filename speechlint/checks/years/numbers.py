"""Years as numbers: one inside an amount (2024万元), a range that runs backwards, digits that are not one's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.checks.years.subjects import in_quotation
from speechlint.facts.dates import DIGITS, JOINT, NOT_WITHIN_NUMBER, YEAR_DIGITS
from speechlint.facts.present import ClueKind
from speechlint.span import Span
from speechlint.text.numerals import parse_year, to_han_year
from speechlint.text.patterns import compiled
from speechlint.text.scan import matches_from, offsets

_OFTEN = 3
_COMPANIONS = 2
_ROUND = 100
_RANGE_REACH = 12
_UNITS = "万元|亿元|万人|万亩|万吨|亩|户|人|个|家|吨|名|元|公里|平方米|千瓦|件|项|套|台"
_JOINTS = frozenset("至到—－–―-～~")
_VARIANTS = frozenset("○零OoＯ0０")


def amounts(subject: Subject) -> Iterator[Found]:
    """The speech's year as an amount among round amounts of the same unit: 2024万元 beside 3000万元, 5000万元.

    The year must be in the title or named three times, and at least two amounts of the unit must stand in the paragraph,
    all of them round.
    """
    named = Counter(mention.year for mention in subject.facts.years)
    suspects = _suspects(subject, named)
    written = matches_from(offsets(map(str, suspects), subject.text), _year_as_amount(), subject.text)
    for index in sorted({subject.document.paragraph_at(match.start()) for match in written}):
        found = [
            (int(match["number"]), match["unit"], Span(*match.span()))
            for match in _amount_form().finditer(subject.text, *subject.document.paragraphs[index].span)
        ]
        total = Counter(unit for _, unit, _ in found)
        same = Counter((number, unit) for number, unit, _ in found)
        exact = Counter(unit for number, unit, _ in found if number >= _ROUND and number % _ROUND)
        for number, unit, span in found:
            alone = exact[unit] == same[number, unit] <= total[unit] - _COMPANIONS
            if number in suspects and number % _ROUND and alone:
                values = {"claim": subject.document[span], "name": f"{number}年", "unit": unit}
                yield Found(span, values, (Related(suspects[number]),))


def reversed_ranges(subject: Subject) -> Iterator[Found]:
    """Ranges of years that end before they begin: 2025—2021年."""
    text = subject.text
    for mention in subject.facts.years:
        before = text[max(0, mention.span.start - _RANGE_REACH) : mention.span.start]
        match = _range_start().search(before) if before.rstrip()[-1:] in _JOINTS else None
        start = parse_year(match["year"]) if match else None
        if match is None or start is None or start <= mention.year:
            continue
        digits = Span(mention.span.start - len(before) + match.start("year"), 0)
        digits = Span(digits.start, digits.start + len(match["year"]))
        span = Span(digits.start, mention.span.end)
        if not in_quotation(subject, span):
            swapped = (
                Edit(digits, subject.document[mention.digits]),
                Edit(mention.digits, match["year"]),
            )
            yield Found(span, {"claim": f"{start}", "other": f"{mention.year}"}, edits=swapped)


def foreign_zeros(subject: Subject) -> Iterator[Found]:
    """Chinese years whose zero is no 〇: 二○二四年 (a circle), 二O二四年 (a letter), 二零二四年."""
    for mention in subject.facts.years:
        written = subject.document[mention.digits]
        if not written.isdecimal() and not _VARIANTS.isdisjoint(written):
            right = to_han_year(mention.year)
            yield Found(mention.digits, {"claim": written, "expected": right}, edits=(Edit(mention.digits, right),))


def _suspects(subject: Subject, named: Counter[int]) -> dict[int, Span]:
    """The years that the text is about, each with the place that shows it."""
    first = {mention.year: mention.span for mention in reversed(subject.facts.years)}
    suspects = {year: first[year] for year, times in named.items() if times >= _OFTEN}
    for present in subject.facts.presents:
        for clue in present.clues:
            year = parse_year(subject.document[clue.span][:4]) if clue.kind is ClueKind.TITLE and clue.span else None
            if year is not None and clue.span is not None:
                suspects[year] = clue.span
    return suspects


@cache
def _amount_form() -> re.Pattern[str]:
    return compiled(rf"(?<![{DIGITS}.．,，/／第])(?P<number>[0-9]{{2,7}})[ 　]?(?P<unit>{_UNITS})(?!月)")


@cache
def _year_as_amount() -> re.Pattern[str]:
    return compiled(rf"[0-9]{{4}}[ 　]?(?:{_UNITS})")


@cache
def _range_start() -> re.Pattern[str]:
    return compiled(rf"{NOT_WITHIN_NUMBER}(?P<year>{YEAR_DIGITS})[ 　]?年?[ 　]?{JOINT}[ 　]?$")
