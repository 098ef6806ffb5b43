import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from speechlint.text.alignment import Alignment, Difference, aligned

WORDS = st.text("甲乙丙", max_size=8)


@pytest.mark.parametrize(
    ("wording", "text", "piece", "place", "expected"),
    [
        ("千里之行始于足下", "道是千里之行始于足下的", (0, 4), 2, Alignment(2, 10, 0, ())),
        ("千里之行始于足下", "千里之行起于足下", (0, 4), 0, Alignment(0, 8, 1, (Difference(4, 5, 4, 5),))),
        ("千里之行始于足下", "所谓千里行始于足下", (4, 8), 5, Alignment(2, 9, 1, (Difference(4, 4, 2, 3),))),
        ("千里之行始于足下", "千里之行就始于足下", (0, 4), 0, Alignment(0, 9, 1, (Difference(4, 5, 4, 4),))),
        ("看好门管好人", "看好人管好门", (3, 5), 3, None),
    ],
)
def test_a_wording_around_its_piece(
    wording: str, text: str, piece: tuple[int, int], place: int, expected: Alignment | None
) -> None:
    assert aligned(wording, text, piece, place, 1) == expected


def test_differences_on_both_sides_of_the_piece_come_in_order() -> None:
    assert aligned("看好门管好人", "看好人管好门", (3, 5), 3, 2) == Alignment(
        0, 6, 2, (Difference(2, 3, 2, 3), Difference(5, 6, 5, 6))
    )


def test_differences_that_touch_are_one() -> None:
    assert aligned("甲乙丙丁戊己", "甲乙子丑戊己", (0, 2), 0, 2) == Alignment(0, 6, 2, (Difference(2, 4, 2, 4),))


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_distance_is_the_least_of_all_ways_to_end_and_to_begin(
    before: str, after: str, left: str, right: str
) -> None:
    most = 3
    found = aligned(before + "丁" + after, left + "丁" + right, (len(before), len(before) + 1), len(left), most)
    least = min(Levenshtein.distance(before, left[at:]) for at in range(len(left) + 1)) + min(
        Levenshtein.distance(after, right[:at]) for at in range(len(right) + 1)
    )
    assert (found.distance if found else None) == (least if least <= most else None)


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_differences_make_the_text_from_the_wording(before: str, after: str, left: str, right: str) -> None:
    wording, text = before + "丁" + after, left + "丁" + right
    found = aligned(wording, text, (len(before), len(before) + 1), len(left), 4)
    if found is not None:
        repaired = text[: found.end]
        for one in reversed(found.differences):
            repaired = repaired[: one.start] + wording[one.begin : one.stop] + repaired[one.end :]
        assert repaired[found.start :] == wording
