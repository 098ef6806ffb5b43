"""Edits → text: repairs put into a source."""

from __future__ import annotations

from collections.abc import Iterable

from speechlint.engine.violation import SourceEdit
from speechlint.span import LineIndex, Span


class OverlapError(ValueError):
    """Edits that want to change the same characters."""


def edited(source: str, edits: Iterable[SourceEdit]) -> str:
    """The source with every edit made; equal edits are made once.

    Raises :class:`OverlapError` for edits that touch the same characters or insert different text at one point.
    """
    lines = LineIndex(source)
    spans = sorted({(Span(lines.offset(edit.start), lines.offset(edit.end)), edit.replacement) for edit in edits})
    pieces: list[str] = []
    done = 0
    previous: Span | None = None
    for span, replacement in spans:
        if span.start < done or span == previous:
            raise OverlapError(f"{span.start}–{span.end}")
        pieces += (source[done : span.start], replacement)
        done = span.end
        previous = span
    return "".join((*pieces, source[done:]))
