"""Columns in the units that others count in: UTF-8 bytes (rdjson), UTF-16 code units (editors)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from speechlint.span import LineIndex, Position

_BLOCK = 512


def utf8_length(text: str) -> int:
    """Bytes of a text in UTF-8; a lone surrogate counts three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def utf16_length(text: str) -> int:
    """UTF-16 code units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class Columns:
    """Converts the code point columns of one source to another unit.

    Lengths are summed up block by block once, so that a conversion costs the same in a line of ten megabytes.
    """

    __slots__ = ("_lines", "_measure", "_source", "_sums")

    def __init__(self, source: str, measure: Callable[[str], int]) -> None:
        self._source = source
        self._measure = measure
        self._lines = LineIndex(source)
        blocks = (source[start : start + _BLOCK] for start in range(0, len(source), _BLOCK))
        self._sums = (0, *accumulate(map(measure, blocks)))

    def column(self, position: Position) -> int:
        """The column of a position, from 1, in the other unit."""
        start = self._lines.offset(Position(position.line, 1))
        return self._before(start + position.column - 1) - self._before(start) + 1

    def between(self, start: Position, end: Position) -> str:
        """The source between two positions, line ends as they are."""
        return self._source[self._lines.offset(start) : self._lines.offset(end)]

    def _before(self, offset: int) -> int:
        block = offset // _BLOCK
        return self._sums[block] + self._measure(self._source[block * _BLOCK : offset])
