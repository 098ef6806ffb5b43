"""Two figures of one indicator that differ by two exchanged digits: 286.4亿元 and 268.4亿元."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.exactness import is_slip, unit_value
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import Quantity, quantity_at
from speechlint.facts.clauses import HAN_CLAUSE_STOPS
from speechlint.text.numerals import decimal
from speechlint.text.patterns import Late
from speechlint.text.scan import behind_last

_LEAST_DIGITS = 4
_SHORTEST_INDICATOR = 4
_MOST_ALIKE = 6
"""Figures of the same digits in one speech; more are a table."""
_REACH = 40
_LONG = Late(r"[0-9]+\.?[0-9]+")
_HAN = Late("[一-鿿]{4,}")


def exchanged_digits(subject: Subject) -> Iterator[Found]:
    """The later of two figures in one unit whose clauses name one indicator."""
    alike: dict[tuple[int, str], dict[str, int]] = {}
    for match in _LONG.finditer(subject.text):
        digits = match[0]
        if len(digits.replace(".", "").rstrip("0")) >= _LEAST_DIGITS and digits[:2] not in ("19", "20"):
            speech = subject.facts.speech_at(match.start()).span.start
            alike.setdefault((speech, "".join(sorted(digits))), {}).setdefault(digits, match.start())
    for places in alike.values():
        for one, other in combinations(sorted(places.values())[:_MOST_ALIKE], 2):
            earlier, later = quantity_at(subject.text, one), quantity_at(subject.text, other)
            if earlier and later and _are_exchanged(earlier, later) and (name := _shared_name(subject, earlier, later)):
                yield contradiction(subject, later.span, [earlier.span], name=name)


def _are_exchanged(one: Quantity, other: Quantity) -> bool:
    same_unit = (one.unit, one.scale) == (other.unit, other.scale) and not one.vague and not other.vague
    right = decimal(other.written) * unit_value(one)
    return same_unit and one.written != other.written and is_slip(one, right)


def _shared_name(subject: Subject, one: Quantity, other: Quantity) -> str:
    """The longest run of characters that both clauses have before their figures, if it can be an indicator."""
    first, second = _clause(subject, one), _clause(subject, other)
    runs = (
        run[start:end]
        for run in _HAN.findall(first)
        for start in range(len(run))
        for end in range(start + _SHORTEST_INDICATOR, len(run) + 1)
    )
    return max((run for run in runs if run in second), key=len, default="")


def _clause(subject: Subject, figure: Quantity) -> str:
    start = behind_last(f"{HAN_CLAUSE_STOPS}、", subject.text, max(0, figure.span.start - _REACH), figure.span.start)
    return subject.text[start : figure.span.start]
