"""Chinese and Arabic numerals: 十二, 廿三, 一百零三, 两, 二〇二四, 12, １２.

Forms and their uses: GB/T 15835-2011 (出版物上数字用法). Only whole numbers; percentages, decimals and approximate
numbers (三五个, 十几) are none.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

from speechlint.text.patterns import Late

HAN_DIGITS = "〇零一二两三四五六七八九"
HAN_UNITS = "十廿卅百千万亿"
HAN_NUMERALS = HAN_DIGITS + HAN_UNITS
"""The characters of Chinese numerals, ready to stand in a character class."""
FULL_WIDTH_DIGITS = "０１２３４５６７８９"
ZERO_VARIANTS = "○Ｏ◯О"
"""Signs that people type for 〇 in a Chinese year; a Latin O is one too, but stands for itself elsewhere."""

_HALF_WIDTH = str.maketrans(FULL_WIDTH_DIGITS, "0123456789")
_LONGEST = 24
_KEPT = 4096
"""Numerals that are remembered: the same few stand in every text."""
_DIGIT = {
    digit: value for digits in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖") for value, digit in enumerate(digits)
}
_DIGIT |= {"两": 2, "○": 0}
_TENS = {"廿": 20, "卅": 30}
_HAN = "零一二三四五六七八九"
_YEAR_ZERO = str.maketrans(dict.fromkeys(f"{ZERO_VARIANTS}Oo零", "〇"))
_YEAR_LENGTH = 4
_ONE_TO_NINE, _ZERO = "一二三四五六七八九两壹贰叁肆伍陆柒捌玖", "[零〇]"
_SECTION = Late(
    rf"{_ZERO}?(?:(?P<千>[{_ONE_TO_NINE}]?)[千仟])?(?:{_ZERO}?(?P<百>[{_ONE_TO_NINE}]?)[百佰])?"
    rf"(?:{_ZERO}?(?:(?P<十>[{_ONE_TO_NINE}]?)[十拾]|(?P<廿>[廿卅])))?"
    rf"(?:(?:(?<=[十拾廿卅])|(?<![百佰千仟]){_ZERO}?|{_ZERO})(?P<一>[{_ONE_TO_NINE}]))?"
)
"""After 百 and 千 a lone digit needs a 零: 一百二 is 120 to some and 102 to none, so it is left alone."""


@lru_cache(_KEPT)
def parse(text: str) -> int | None:
    """The value of a whole numeral, None where the text is no numeral or more than one way of reading it exists.

    Understood are digits of either width (``12``, ``１２``), numerals with units (一, 十二, 百零三, 廿三, 两千) and
    digit strings that hold a 〇 or at least three digits (二〇二四, 一九七八). Two bare Chinese digits (三五) are an
    approximate number, so none.
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if all(character in _DIGIT for character in text):
        return _digit_string(text)
    return _with_units(text)


def decimal(text: str) -> Decimal:
    """The value of digits of either width with or without a decimal point (``3.5``, ``３．５``), exactly.

    Raises :class:`ValueError` for anything else.
    """
    from decimal import Decimal  # noqa: PLC0415 - most texts are read without exact fractions

    whole, point, part = text.replace("．", ".").partition(".")
    if not whole.isdecimal() or (point and not part.isdecimal()):
        raise ValueError(f"{text!r} is no number in digits")
    return Decimal(f"{int(whole)}.{part}".translate(_HALF_WIDTH))


def parse_year(text: str) -> int | None:
    """The year that four digits name: ``2024``, ``２０２４``, 二〇二四, and its misspellings 二○二四, 二O二四, 二零二四.

    Mixed digits (``2〇24``) are read as well. None where there are not just four digits.
    """
    if len(text) != _YEAR_LENGTH:
        return None
    value = 0
    for character in text.translate(_YEAR_ZERO):
        digit = int(character) if character.isdecimal() else _DIGIT.get(character)
        if digit is None or character == "两":
            return None
        value = value * 10 + digit
    return value


@lru_cache(_KEPT)
def to_han(number: int) -> str:
    """A number from 0 to 99,999,999 in Chinese, as it is read: 12 → 十二, 103 → 一百零三, 2000 → 二千.

    Raises :class:`ValueError` outside that range.
    """
    if not 0 <= number < 100_000_000:
        raise ValueError(f"{number} is not between 0 and 99,999,999")
    high, low = divmod(number, 10_000)
    if not high:
        return _below_ten_thousand(low)
    if not low:
        return f"{_below_ten_thousand(high)}万"
    gap = "零" if low < 1000 else ""  # 1,000 is the least number that fills all four places
    ones = _below_ten_thousand(low)
    return f"{_below_ten_thousand(high)}万{gap}{'一' if gap and ones.startswith('十') else ''}{ones}"


def to_han_year(year: int) -> str:
    """A year of four digits, digit by digit with 〇 (GB/T 15835-2011 5.2.5): 2024 → 二〇二四."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in f"{year:04d}")


def _digit_string(text: str) -> int | None:
    if len(text) == 1:
        return _DIGIT[text]
    if "两" in text or (len(text) == 2 and not any(_DIGIT[character] == 0 for character in text)):
        return None
    return int("".join(str(_DIGIT[character]) for character in text))


def _with_units(text: str) -> int | None:
    """The value of a numeral with units, read group by group: 亿, 万, ones."""
    total = 0
    for name, scale in (("亿", 100_000_000), ("万", 10_000)):
        head, group, text = text.rpartition(name)
        if group:
            value = _section(head)
            if not value:
                return None
            total += value * scale
    ones = _section(text)
    return None if ones is None else total + ones


def _section(text: str) -> int | None:
    """The value of a numeral below ten thousand, 0 for nothing at all."""
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    value = sum(
        (_DIGIT[match[name]] if match[name] else 1) * scale
        for name, scale in (("千", 1000), ("百", 100), ("十", 10))
        if match[name] is not None
    )
    return value + _TENS.get(match["廿"] or "", 0) + (_DIGIT[match["一"]] if match["一"] else 0)


@cache
def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return _HAN[0]
    written = ""
    gap = False
    for scale, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            written += ("零" if gap and written else "") + _HAN[digit] + unit
            gap = False
        else:
            gap = True
    return written.removeprefix("一") if written.startswith("一十") else written
