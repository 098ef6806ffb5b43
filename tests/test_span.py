"""Spans, lines and columns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.span import LineIndex, Position, Span, joined, line_spans, outermost, starting_within

sources = st.lists(st.sampled_from(("甲", "ab", "\n", "\r\n", "\r", "\u2028", "\v", "\x85", "𠮷"))).map("".join)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 2), Span(1, 3), True),
        (Span(0, 2), Span(2, 3), False),
        (Span(0, 4), Span(1, 2), True),
        (Span(1, 1), Span(0, 2), True),
        (Span(2, 2), Span(0, 2), False),
        (Span(0, 0), Span(0, 2), True),
        (Span(1, 1), Span(1, 1), True),
        (Span(1, 1), Span(2, 2), False),
    ],
)
def test_overlap(one: Span, other: Span, *, expected: bool) -> None:
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 3), Span(0, 3), True),
        (Span(0, 3), Span(1, 4), False),
        (Span(0, 3), Span(3, 3), True),
        (Span(1, 1), Span(1, 2), False),
    ],
)
def test_containment(one: Span, other: Span, *, expected: bool) -> None:
    assert one.contains(other) is expected


def test_shift() -> None:
    assert Span(1, 3).shift(4) == Span(5, 7)


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        ("", [(0, 0)]),
        ("甲", [(0, 1)]),
        ("甲\n", [(0, 1), (2, 2)]),
        ("甲\r\n乙\r丙\n", [(0, 1), (3, 4), (5, 6), (7, 7)]),
        ("甲\u2028乙\v丙\f丁\x85戊", [(0, 9)]),
        ("\n\r", [(0, 0), (1, 1), (2, 2)]),
    ],
)
def test_lines(source: str, spans: list[tuple[int, int]]) -> None:
    assert list(line_spans(source)) == spans
    assert len(LineIndex(source)) == len(spans)


def test_lines_from_an_offset_on() -> None:
    assert list(line_spans("甲\n乙\n丙", 2)) == [(2, 3), (4, 5)]


@given(sources)
def test_lines_are_the_same_however_they_end(source: str) -> None:
    lines = [source[line.start : line.end] for line in line_spans(source)]
    assert lines == re.split(r"\r\n|\r|\n", source)
    assert LineIndex(source).position(len(source)) == (len(lines), len(lines[-1]) + 1)


@given(sources)
def test_positions_and_offsets_are_inverse(source: str) -> None:
    index = LineIndex(source)
    positions = [index.position(offset) for offset in range(len(source) + 1)]
    assert [index.offset(position) for position in positions] == list(range(len(source) + 1))
    assert positions == sorted(positions)
    assert positions[0] == Position(1, 1)


@given(sources)
def test_a_position_counts_as_people_do(source: str) -> None:
    index = LineIndex(source)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, span in enumerate(line_spans(source), 1):
        assert source[slice(*span)] == lines[number - 1]
        assert index.position(span.start) == (number, 1)
        assert index.position(span.end) == (number, len(lines[number - 1]) + 1)


def test_offsets_within_a_span() -> None:
    assert starting_within((1, 3, 5, 8), Span(3, 8)) == (3, 5)
    assert starting_within((1, 3), Span(4, 9)) == ()


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([Span(2, 4), Span(0, 4), Span(3, 4)], [Span(0, 4)]),
        ([Span(0, 3), Span(2, 5), Span(5, 5)], [Span(0, 3), Span(2, 5)]),
        ([Span(1, 2), Span(1, 2)], [Span(1, 2)]),
    ],
)
def test_outermost(spans: list[Span], expected: list[Span]) -> None:
    assert outermost(spans) == expected


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))))
def test_every_span_lies_in_an_outermost_one_and_these_in_no_other(spans: list[Span]) -> None:
    kept = outermost(spans)
    assert all(any(other.contains(span) for other in kept) for span in spans)
    assert not any(one.contains(other) for one in kept for other in kept if one is not other)


def test_joined() -> None:
    spans = [Span(0, 4), Span(1, 2), Span(5, 6), Span(9, 10)]
    assert list(joined(spans, lambda one, other: other.start <= one.end + 1)) == [Span(0, 6), Span(9, 10)]
    assert list(joined([], lambda _one, _other: True)) == []
