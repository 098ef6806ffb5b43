from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.rulebook.cases import MarksError, marked, unmarked


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("无", "无", ()),
        ("甲«乙»丙", "甲乙丙", ((1, 2),)),
        ("«»甲", "甲", ((0, 0),)),
        ("甲«»", "甲", ((1, 1),)),
        ("«甲«乙»»", "甲乙", ((0, 2), (1, 2))),
        ("«甲»«乙»", "甲乙", ((0, 1), (1, 2))),
        ("«甲\n乙»", "甲\n乙", ((0, 3),)),
    ],
)
def test_marks_enclose_what_is_expected(text: str, plain: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert unmarked(text) == (plain, spans)


@pytest.mark.parametrize("text", ["甲»", "«甲", "«甲»»", "»«"])
def test_marks_pair_up(text: str) -> None:
    with pytest.raises(MarksError):
        unmarked(text)


def test_other_marks_leave_the_usual_ones_alone() -> None:
    assert unmarked("⟦«»⟧", "⟦⟧") == ("«»", ((0, 2),))
    assert marked("«»", [(0, 2)]) == "⟦«»⟧"


def nested(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    """Spans that nest: the i-th cut with the i-th from the end."""
    bounds = sorted(min(cut, len(text)) for cut in cuts)
    return sorted({(bounds[index], bounds[-index - 1]) for index in range(len(bounds) // 2)})


@given(st.text("甲乙\n", max_size=8), st.lists(st.integers(0, 8), max_size=6))
def test_marking_is_the_inverse(text: str, cuts: list[int]) -> None:
    spans = nested(text, cuts)
    assert unmarked(marked(text, spans)) == (text, tuple(spans))
