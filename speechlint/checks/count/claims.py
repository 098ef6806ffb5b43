"""Numbers that count something: 三个方面, 6项, *点."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.span import Span
from speechlint.text.numerals import parse, to_han
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

HAN_FIGURES = "一二两三四五六七八九十"
HAN_NUMBER = f"[{HAN_FIGURES}]{{1,3}}"
NUMBER = f"(?:{HAN_NUMBER}|[0-9０-９]{{1,2}})"
MASK = "(?:[*＊×]{1,3}|[XxＸＮN]{1,2}|某)"
NOT_BEFORE = "(?<![一二三四五六七八九十百千万亿零〇两数几第余多每各前后这那哪些某近约又另其同午晚0-9０-９.．*＊×A-Za-z%％年月“‘《])"
"""What turns a number behind it into another one, an ordinal, an approximate one or one that refers back."""


class Claim(NamedTuple):
    """A counted number: ``span`` covers number and unit, ``number`` is None where it is masked."""

    span: Span
    numeral: Span
    number: int | None


def claims(text: str, span: Span, units: tuple[str, ...], *, masks: bool) -> Iterator[Claim]:
    """The claims within a span, in order."""
    for match in _claim(units, masks).finditer(text, *span):
        number = None if masks else parse(match["number"])
        if masks or (number is not None and number > 1):
            yield Claim(Span(*match.span()), Span(*match.span("number")), number)


def says(text: str, span: Span, number: int) -> bool:
    """Whether any number within a span that counts something is this one."""
    return any(parse(match[1]) == number for match in _any_count().finditer(text, *span))


@cache
def _any_count() -> re.Pattern[str]:
    return compiled(f"({NUMBER})(?:个|项|大|条|点|件|类|种|方面|句|步)")


@cache
def _claim(units: tuple[str, ...], masks: bool) -> re.Pattern[str]:
    counted = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return compiled(rf"{NOT_BEFORE}(?P<number>{MASK if masks else NUMBER})(?:{counted})")


def found(subject: Subject, claim: Claim, counted: int, items: Iterable[Span], *, repair: bool = False) -> Found:
    """The finding for a claim that should say ``counted``."""
    document = subject.document
    places = tuple(items)
    old = document[claim.numeral]
    new = str(counted) if old.isdecimal() else _written(counted, document.text[claim.numeral.end : claim.span.end])
    values: Mapping[str, str] = {
        "claim": document[claim.span],
        "claimed": old,
        "counted": str(counted),
        "expected": new + document.text[claim.numeral.end : claim.span.end],
        "first": document[places[0]] if places else "",
        "last": document[places[-1]] if places else "",
    }
    return Found(
        claim.span,
        values,
        tuple(Related(place, {"item": document[place]}) for place in places),
        (Edit(claim.numeral, new),) if repair else (),
    )


def _written(number: int, unit: str) -> str:
    return "两" if number == 2 and unit[:1] in "个点项条件种类句" else to_han(number)
