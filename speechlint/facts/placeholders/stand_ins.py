"""Signs that stand in a figure's place right before a measure word: ``？？个``, ``@个``, ``00件``, ``（）位``, ``n项``.

Each of them means something else everywhere but there; in print none stands between a Chinese character and a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.facts.placeholders import meaning, units
from speechlint.facts.placeholders.model import Certainty, Notation, Slot
from speechlint.span import Span
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import matches_from, offsets

_BLANK = " 　"
_CLOCK = ("点", "时", "分")
_SCALES = ("万", "亿", "千", "百")
_FIGURES_ONLY = frozenset(
    {
        "%", "％", "‰", "元", "美元", "欧元", "港元", "个百分点", "百分点", "人次", "户次", "车次", "批次", "公里", "千米", "平方公里", "平方米",
        "立方米", "公顷", "亩", "吨", "公斤", "千瓦", "兆瓦", "千瓦时", "小时", "分钟", "岁", "周年", "个月", "工作日",
    }
)  # fmt: skip
"""Units that follow nothing but a figure."""


class _Form(NamedTuple):
    """A way of leaving out a figure: what it may begin with, the whole, and how it is taken before which units."""

    heads: str
    pattern: str
    before_figures_only: Certainty | None
    before_others: Certainty | None


_HAN_BEFORE = "(?<=[一-鿿])"
_FORMS = (
    _Form("?？", rf"{_HAN_BEFORE}[?？]{{2,6}}", Certainty.CERTAIN, Certainty.LIKELY),
    _Form("?？", r"(?<=[一-鿿0-9])[?？](?![?？])", Certainty.LIKELY, None),
    _Form("@＠#＃", rf"{_HAN_BEFORE}([@＠#＃])\1{{0,5}}", Certainty.CERTAIN, Certainty.LIKELY),
    _Form("0", rf"{_HAN_BEFORE}0{{2,4}}(?![0-9.])", Certainty.CERTAIN, Certainty.CERTAIN),
    _Form(
        "（([［", rf"{_HAN_BEFORE}(?:（）|\(\)|\[[{_BLANK}]*\]|［[{_BLANK}]*］)", Certainty.CERTAIN, Certainty.CERTAIN
    ),
    _Form("_＿", rf"{_HAN_BEFORE}[_＿](?![_＿])", Certainty.CERTAIN, Certainty.LIKELY),
    _Form("□△◇", rf"{_HAN_BEFORE}[□△◇](?![□△◇])", Certainty.CERTAIN, Certainty.LIKELY),
    _Form("ABYZabyz", rf"{_HAN_BEFORE}([ABYZabyz])\1{{1,3}}", Certainty.CERTAIN, None),
    _Form("…", rf"{_HAN_BEFORE}…{{1,4}}", Certainty.LIKELY, None),
    _Form("n", rf"{_HAN_BEFORE}n", Certainty.LIKELY, Certainty.LIKELY),
)


def stand_ins(text: str) -> Iterator[Slot]:
    """All of them; a sign that masks figures, names and places alike is found elsewhere."""
    for form in _FORMS:
        for match in matches_from(offsets(form.heads, text), _regex(form.pattern), text):
            unit = units.measure(text, match.end())
            certainty = _certainty(form, unit)
            if certainty is None or (form.heads == "0" and text[match.start() - 1] in _CLOCK):
                continue
            value = meaning.meaning(text, *match.span(), unit, ordinal=False, ranged=False)
            yield Slot(
                Span(match.start(), match.end() + len(unit)), Span(*match.span()), Notation.STAND_IN, value, certainty
            )


def _certainty(form: _Form, unit: str) -> Certainty | None:
    if not unit:
        return None
    scaled = len(unit) > 1 and unit.startswith(_SCALES)
    return form.before_figures_only if scaled or unit in _FIGURES_ONLY else form.before_others


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)
