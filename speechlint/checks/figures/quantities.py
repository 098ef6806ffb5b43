"""Numbers with their units, as reports write them: 3.5亿元, 12％, 1.2万户."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from speechlint.span import Span
from speechlint.text.numerals import decimal
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_UNITS = [
    "元",
    "美元",
    "吨",
    "公斤",
    "斤",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
    "立方米",
    "公里",
    "千米",
    "米",
    "户",
    "人次",
    "人",
    "家",
    "个百分点",
    "个",
    "项",
    "件",
    "套",
    "所",
    "座",
    "条",
    "台",
    "辆",
    "%",
    "％",
    "名",
    "千瓦时",
    "千瓦",
    "度",
    "头",
    "只",
    "处",
    "批",
    "村",
    "起",
    "例",
    "支",
    "场",
    "间",
    "株",
    "棵",
    "种",
    "篇",
    "份",
    "张",
    "幅",
]
_SAME_UNIT = {"％": "%", "千米": "公里", "名": "人"}
POINTS = "个百分点"
"""What percentages differ by."""
SHARES = frozenset({"%", POINTS})
_VAGUE_BEFORE = (
    "约",
    "过",
    "近",
    "超",
    "超过",
    "逾",
    "突破",
    "不足",
    "达到近",
    "至少",
    "少于",
    "低于",
    "高于",
    "大于",
    "小于",
    "每",
)
_VAGUE_AFTER = ("左右", "以上", "以下", "上下", "以内", "之多", "多", "余", "级")


class Quantity(NamedTuple):
    """A number in its unit. ``step`` is the value of its last digit, ``written`` its digits, ``scale`` 万 or 亿.

    ``vague`` ones say no exact amount (约, 以上, 多).
    """

    span: Span
    value: Decimal
    step: Decimal
    unit: str
    written: str
    scale: str
    vague: bool

    @property
    def whole(self) -> bool:
        """Whether it is written without a fraction."""
        return self.written.isdecimal()


def quantities(text: str, span: Span) -> Iterator[Quantity]:
    """All quantities within a span, in order; masked numbers (*.*) are none."""
    return (_quantity(text, match) for match in _form().finditer(text, *span))


def quantity_at(text: str, offset: int) -> Quantity | None:
    """The quantity that starts at an offset."""
    match = _form().match(text, offset)
    return _quantity(text, match) if match else None


def last_digit(value: Decimal) -> Decimal:
    """What one more in the last digit of a number is worth: 0.1 for 3.5."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    scale, unit = match["scale"] or "", match["unit"]
    digits = match["number"]
    value = decimal(digits)
    vague = (
        bool(match["more"])
        or text.endswith(_VAGUE_BEFORE, 0, match.start())
        or text.startswith(_VAGUE_AFTER, match.end())
    )
    return Quantity(
        Span(*match.span()),
        value * _SCALES[scale],
        last_digit(value) * _SCALES[scale],
        _SAME_UNIT.get(unit, unit),
        digits,
        scale,
        vague,
    )


@cache
def _form() -> re.Pattern[str]:
    units = "|".join(sorted(_UNITS, key=len, reverse=True))
    scales = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
    digit = "[0-9０-９]"
    return compiled(
        rf"(?<![0-9０-９.．*＊×\-—－~～])(?<![0-9０-９][，,])(?P<number>{digit}+(?:[.．]{digit}+)?)(?![0-9０-９.．*＊×])"
        rf"(?P<more>多|余|来|几)?(?P<scale>{scales})?(?P<unit>{units})"
    )
