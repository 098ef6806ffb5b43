"""Places in a text: offsets, and the line and column that people read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span touches the range it stands in."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, distance: int) -> Span:
        """The same range, ``distance`` code points further on."""
        return Span(self.start + distance, self.end + distance)


def starting_within(starts: Sequence[int], span: Span) -> Sequence[int]:
    """Of offsets in ascending order those that lie within a span."""
    return starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie in no other, by start; of equal ones the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return kept


def joined(spans: Iterable[Span], are_one: Callable[[Span, Span], bool]) -> Iterator[Span]:
    """Spans ordered by start, each made one with the span before it where both ``are_one``."""
    last: Span | None = None
    for span in spans:
        if last is not None and are_one(last, span):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


class Position(NamedTuple):
    """A place for people: line and column from 1, the column in code points."""

    line: int
    column: int


def lines(source: str, start: int = 0) -> Iterator[tuple[int, str]]:
    r"""The lines of a source from ``start`` on, each with its offset.

    They come without their ends: ``\n``, ``\r\n`` or ``\r`` and nothing else.
    """
    if "\r" in source:
        for end in _LINE_END.finditer(source, start):
            yield start, source[start : end.start()]
            start = end.end()
        yield start, source[start:]
    else:
        for line in source[start:].split("\n"):
            yield start, line
            start += len(line) + 1


def line_spans(source: str, start: int = 0) -> Iterator[Span]:
    """The lines of a source from ``start`` on, without their ends."""
    for offset, line in lines(source, start):
        yield Span(offset, offset + len(line))


class LineIndex:
    """Where the lines of a source begin."""

    __slots__ = ("_starts",)

    def __init__(self, source: str) -> None:
        self._starts = [start for start, _ in lines(source)]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """The position of a source offset (0 up to the length of the source)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The source offset of a position; the inverse of :meth:`position`."""
        return self._starts[position.line - 1] + position.column - 1
