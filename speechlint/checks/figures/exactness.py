"""How far calculated figures may differ from written ones, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from speechlint.checks.figures.quantities import Quantity
from speechlint.text.numerals import decimal

_ROUNDED_DIGITS = 3
"""Digits from which on an amount without a fraction (36581亿元) may be rounded."""
_LONG_DIGITS = 3
"""Digits from which on a figure may have one wrong by a slip of the pen."""
_MEASURES = frozenset({"元", "美元", "吨", "亩", "公顷", "平方米", "平方公里", "立方米", "公里"})


def rounding(figures: Iterable[Quantity]) -> Decimal:
    """How far a sum may miss where each of these figures is rounded to its last digit."""
    return sum((figure.step for figure in figures), Decimal()) / 2


def room_for(figures: Iterable[Quantity]) -> Decimal:
    """How far the sum of figures that belong together may miss, as some of them may be rounded.

    Numbers of people and things are exact, and so are round amounts (2亿元) where all are round; beside fractions such an
    amount may have lost a zero or a digit behind the point.
    """
    listed = list(figures)
    fractions = not all(figure.whole for figure in listed)
    steps = (
        figure.step / 10 if fractions and figure.whole else figure.step
        for figure in listed
        if _is_measured(figure) and (fractions or _is_long(figure))
    )
    return sum(steps, Decimal()) / 2


def _is_measured(figure: Quantity) -> bool:
    return bool(figure.scale) or not figure.whole or figure.unit in _MEASURES


def _is_long(figure: Quantity) -> bool:
    return len(figure.written) >= _ROUNDED_DIGITS


def percentage_error(value: Decimal, base: Decimal, steps: tuple[Decimal, Decimal]) -> Decimal:
    """How far ``value / base`` may miss, in percent, where each is rounded to a last digit worth its step."""
    return 50 * (steps[0] / base + abs(value) * steps[1] / base / base)


def is_slip(figure: Quantity, right: Decimal) -> bool:
    """Whether a figure is the right one with two neighbouring digits exchanged, or a long one with one digit wrong.

    The zeros that end a number do not count for its length.
    """
    wrong = _wrong_digits(figure, right)
    long = len(figure.written.replace(".", "").rstrip("0")) >= _LONG_DIGITS
    return (len(wrong) == 1 and long) or are_exchanged(figure, right)


def are_exchanged(figure: Quantity, right: Decimal) -> bool:
    """Whether a figure is the right one with two neighbouring digits exchanged."""
    match _wrong_digits(figure, right):
        case [(first, one, other), (second, *exchanged)]:
            return second == first + 1 and exchanged == [other, one]
    return False


def _wrong_digits(figure: Quantity, right: Decimal) -> list[tuple[int, str, str]]:
    """Where a figure has another digit than the right one, with both; nothing where they differ in length."""
    written = figure.written
    wanted = plain(right / unit_value(figure)) if right > 0 else ""
    if "." in written:
        wanted = (wanted if "." in wanted else f"{wanted}.").ljust(len(written), "0")
    if len(wanted) != len(written):
        return []
    pairs = enumerate(zip(written, wanted, strict=True))
    return [(at, one, other) for at, (one, other) in pairs if one != other]


def unit_value(figure: Quantity) -> Decimal:
    """What 1 is worth in the unit in which a figure is written."""
    number = decimal(figure.written)
    return figure.value / number if number else Decimal(1)


def shown(value: Decimal, like: Quantity) -> str:
    """A value in the unit of a quantity."""
    return f"{plain(value / unit_value(like))}{like.scale}{like.unit}"


def shown_to_digit(value: Decimal, like: Quantity) -> str:
    """A calculated value with as many digits behind the point as a quantity has, in its unit."""
    places = max(0, -int((like.step / unit_value(like)).as_tuple().exponent))
    return f"{value / unit_value(like):.{places}f}{like.scale}{like.unit}"


def plain(value: Decimal) -> str:
    """A number without an exponent or needless zeros."""
    return f"{value.normalize():f}"
