"""The number formats of automatic lists (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).

Where a format runs out of signs (㉑ is the last circled number of most fonts) Word goes on in Arabic digits.
"""

from __future__ import annotations

from collections.abc import Callable

from speechlint.text.numerals import FULL_WIDTH_DIGITS, to_han

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", FULL_WIDTH_DIGITS)
_POSITIONAL = str.maketrans("0123456789", "〇一二三四五六七八九")
_POSITIONAL_ROUND = str.maketrans("0123456789", "○一二三四五六七八九")
_LEGAL = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万", "壹貳參肆伍陸柒捌玖拾佰仟萬")
_LEGAL_JAPANESE = str.maketrans("一二三十百千万", "壱弐参拾百阡萬")
_TEENS = range(11, 14)


def number_text(number: int, format: str) -> str:
    """A list number (0 to 32767) as a format writes it; formats not known here are written in Arabic digits."""
    write = NUMBER_FORMATS.get(format)
    return str(number) if write is None else write(number)


def _series(signs: str) -> Callable[[int], str]:
    """One sign for each number from 1 on."""
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _block(first: str, length: int) -> Callable[[int], str]:
    """The signs that follow each other in Unicode from ``first`` on."""
    return _series("".join(chr(ord(first) + step) for step in range(length)))


def _letters(number: int) -> str:
    """A to z, then aa, bb, cc: the letter is repeated."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _han_below_hundred(number: int) -> str:
    """十一, 二十, but 一○五 from a hundred on: the counting formats (计数制) name no hundreds."""
    return to_han(number) if number < 100 else str(number).translate(_POSITIONAL_ROUND)


def _legal(number: int) -> str:
    """一十, 一十一: on cheques nothing is left out (大写)."""
    written = to_han(number)
    return f"一{written}" if written.startswith("十") else written


def _japanese(number: int) -> str:
    """百五, 千二十: no 零, and no 一 before 十, 百 and 千."""
    if not number:
        return "〇"
    thousands, rest = divmod(number, 10_000)
    written = f"{_japanese(thousands)}万" if thousands else ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, value)
        if digit:
            written += ("" if digit == 1 and unit else "一二三四五六七八九"[digit - 1]) + unit
    return written


def _sexagenary(number: int) -> str:
    """甲子 to 癸亥."""
    return f"{_STEMS[(number - 1) % 10]}{_BRANCHES[(number - 1) % 12]}" if 0 < number <= 60 else str(number)


NUMBER_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _block("①", 20),
    "decimalEnclosedCircleChinese": _block("①", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _han_below_hundred,
    "taiwaneseCounting": _han_below_hundred,
    "chineseCountingThousand": to_han,
    "taiwaneseCountingThousand": to_han,
    "chineseLegalSimplified": lambda number: _legal(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _legal(number).translate(_LEGAL_TRADITIONAL),
    "ideographDigital": lambda number: str(number).translate(_POSITIONAL),
    "taiwaneseDigital": lambda number: str(number).translate(_POSITIONAL_ROUND),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_POSITIONAL),
    "japaneseCounting": _japanese,
    "japaneseLegal": lambda number: _japanese(number).translate(_LEGAL_JAPANESE),
    "ideographTraditional": _series(_STEMS),
    "ideographZodiac": _series(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _block("㊀", 10),
}
