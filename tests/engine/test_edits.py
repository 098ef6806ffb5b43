from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.engine.edits import OverlapError, edited
from speechlint.engine.violation import SourceEdit
from speechlint.span import LineIndex

SOURCE = "甲乙丙\r\n丁\n\n戊\r己"


def edit(start: int, end: int, replacement: str, source: str = SOURCE) -> SourceEdit:
    lines = LineIndex(source)
    return SourceEdit(lines.position(start), lines.position(end), replacement)


@pytest.mark.parametrize(
    ("edits", "result"),
    [
        ([], SOURCE),
        ([edit(1, 2, "")], "甲丙\r\n丁\n\n戊\r己"),
        ([edit(10, 11, "庚"), edit(0, 1, "子丑")], "子丑乙丙\r\n丁\n\n戊\r庚"),
        ([edit(0, 0, "前"), edit(11, 11, "后")], f"前{SOURCE}后"),
        ([edit(3, 5, ""), edit(5, 6, "丁丁")], "甲乙丙丁丁\n\n戊\r己"),
        ([edit(1, 1, "子"), edit(1, 2, "丑")], "甲子丑丙\r\n丁\n\n戊\r己"),
        ([edit(1, 2, "子"), edit(1, 2, "子")], "甲子丙\r\n丁\n\n戊\r己"),
    ],
)
def test_edits_are_put_in_whatever_their_order(edits: list[SourceEdit], result: str) -> None:
    assert edited(SOURCE, edits) == edited(SOURCE, reversed(edits)) == result


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 2, "子"), edit(1, 3, "丑")],
        [edit(0, 3, "子"), edit(1, 1, "丑")],
        [edit(1, 2, "子"), edit(1, 2, "丑")],
        [edit(1, 1, "子"), edit(1, 1, "丑")],
    ],
)
def test_edits_of_the_same_characters_are_refused(edits: list[SourceEdit]) -> None:
    with pytest.raises(OverlapError):
        edited(SOURCE, edits)


@given(st.text("甲乙\r\n", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_edits_that_change_nothing_leave_the_source(source: str, bounds: list[tuple[int, int]]) -> None:
    spans: list[tuple[int, int]] = []
    for start, end in sorted((min(pair), max(pair)) for pair in bounds):
        if end <= len(source) and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    assert edited(source, [edit(start, end, source[start:end], source) for start, end in set(spans)]) == source
