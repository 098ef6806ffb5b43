"""Names of which one half is masked: ``**鼎电子``, ``华丰**公司``, ``**桥镇``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Found, Subject
from speechlint.checks.masking.masked import can_be_name, masked_speeches, one_of
from speechlint.facts.placeholders import Slot
from speechlint.span import Span
from speechlint.text.patterns import compiled

_LEADING_WORDS = (
    "与", "和", "及", "由", "在", "到", "对", "向", "抓好", "推进", "推动", "支持", "依托", "引进", "帮助", "服务", "加快", "鼓励", "建设",
)  # fmt: skip
_BOUNDS = tuple("，。；：、！？\n“（,;:( 　")


def half_names(
    subject: Subject, brands: str, trades: tuple[str, ...], grounds: str, generic: tuple[str, ...]
) -> Iterator[Found]:
    """Masks joined to a part of the same name, the name as one span."""
    for speech in masked_speeches(subject):
        for slot in speech.names:
            span = _end_left(subject.text, slot, brands, trades, grounds, generic) or _start_left(
                subject.text, slot, brands, generic
            )
            if span is not None:
                yield Found(span)


def _end_left(
    text: str, slot: Slot, brands: str, trades: tuple[str, ...], grounds: str, generic: tuple[str, ...]
) -> Span | None:
    """The end of the name stands behind the mask: of a firm before its trade, of a place before its kind."""
    if text.startswith(generic, slot.core.end):
        return None
    match = _rest(brands, trades, grounds).match(text, slot.core.end)
    if match is None or not can_be_name(match["stem"] or match[0], place=match["place"] is not None):
        return None
    return Span(slot.core.start, match.end())


@cache
def _rest(brands: str, trades: tuple[str, ...], grounds: str) -> re.Pattern[str]:
    firm = rf"(?:(?P<stem>[{brands}]{{2}})|[{brands}])(?:{one_of(trades)})|[{brands}][0-9]?[A-Z]+"
    place = f"[{grounds}](?:镇|乡|村|街道|社区)" if grounds else "(?!)"
    return compiled(f"{firm}|(?P<place>{place})")


def _start_left(text: str, slot: Slot, brands: str, generic: tuple[str, ...]) -> Span | None:
    """The beginning of the name of a firm stands before the mask; it may seem to be a conjunction that joins them."""
    head = text[max(0, slot.core.start - 16) : slot.core.start]
    name = head.removesuffix("和").removesuffix("与")
    brand = len(name) - len(name.rstrip(brands))
    start = slot.core.start - len(head) + len(name) - brand
    free = start == 0 or text.endswith(_BOUNDS + _LEADING_WORDS, 0, start)
    if brand not in (2, 3) or not free or text.startswith(generic, start) or not can_be_name(name[-brand:]):
        return None
    return Span(start, slot.core.end)
