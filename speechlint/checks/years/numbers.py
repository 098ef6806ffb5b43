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

_OFTEN = 3
_COMPANIONS = 2
_ROUND = 100
_VARIANTS = frozenset("○零OoＯ0０")


def amounts(subject: Subject) -> Iterator[Found]:
    """The speech's year as an amount among round amounts of the same unit: 2024万元 beside 3000万元, 5000万元.

    The year must be in the title or named three times, and at least two amounts of the unit must stand in the paragraph,
    all of them round.
    """
    suspects = _suspects(subject)
    if not suspects:
        return
    for paragraph in subject.document.body():
        found = [
            (int(match["number"]), match["unit"], Span(*match.span()))
            for match in _amount_form().finditer(subject.text, *paragraph.span)
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
    for match in _range_form().finditer(subject.text):
        start, end = parse_year(match["start"]), parse_year(match["end"])
        span = Span(*match.span())
        if start is not None and end is not None and start > end and not in_quotation(subject, span):
            swapped = (
                Edit(Span(*match.span("start")), match["end"]),
                Edit(Span(*match.span("end")), match["start"]),
            )
            yield Found(span, {"claim": f"{start}", "other": f"{end}"}, edits=swapped)


def foreign_zeros(subject: Subject) -> Iterator[Found]:
    """Chinese years whose zero is no 〇: 二○二四年 (a circle), 二O二四年 (a letter), 二零二四年."""
    for mention in subject.facts.years:
        written = subject.document[mention.digits]
        if not written.isdecimal() and not _VARIANTS.isdisjoint(written):
            right = to_han_year(mention.year)
            yield Found(mention.digits, {"claim": written, "expected": right}, edits=(Edit(mention.digits, right),))


def _suspects(subject: Subject) -> dict[int, Span]:
    """The years that the text is about, each with the place that shows it."""
    named = Counter(mention.year for mention in subject.facts.years)
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
    units = "万元|亿元|万人|万亩|万吨|亩|户|人|个|家|吨|名|元|公里|平方米|千瓦|件|项|套|台"
    return re.compile(rf"(?<![{DIGITS}.．,，/／第])(?P<number>[0-9]{{2,7}})[ 　]?(?P<unit>{units})(?![月])")


@cache
def _range_form() -> re.Pattern[str]:
    year = YEAR_DIGITS
    return re.compile(
        rf"{NOT_WITHIN_NUMBER}(?P<start>{year})[ 　]?年?[ 　]?{JOINT}[ 　]?(?P<end>{year})[ 　]?年(?!来|多|以上|左右)"
    )
