"""What a user may choose about a report's looks."""

from __future__ import annotations

from speechlint.text.records import NamedTuple


class RenderOptions(NamedTuple):
    """``language`` is ``zh`` or ``en``; ``color`` and ``width`` (terminal columns) concern the text format alone."""

    language: str = "zh"
    color: bool = False
    width: int = 100
