import pytest

from speechlint.text.similarity import folded, likeness, numbers, recurring, sharing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要抓紧、抓实，一抓到底。", "要抓紧抓实一抓到底"),
        ("　　“ＸＸ县” 税收**增长3.5%\u200b\ue004", "ＸＸ县税收增长35"),
        ("_—…《》", ""),
    ],
)
def test_folding_keeps_letters_and_digits(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_numbers() -> None:
    assert numbers("增长3.5%，达到12亿元") == ["3", "5", "12"]


@pytest.mark.parametrize(
    ("one", "other", "at_least", "expected"),
    [("甲乙丙丁", "甲乙丙丁", 0.0, 1.0), ("甲乙丙丁", "甲乙丙戊", 0.0, 0.75), ("甲乙丙丁", "甲乙丙戊", 0.8, 0.0)],
)
def test_likeness(one: str, other: str, at_least: float, expected: float) -> None:
    assert likeness(one, other, at_least) == pytest.approx(expected)


def test_pairs_share_a_piece_once_and_common_pieces_tell_nothing() -> None:
    pieces = [["a", "b"], ["b"], ["c", "a", "b"], ["c"]]
    assert list(sharing(pieces, 2)) == [(0, 2), (2, 3)]
    assert list(sharing(pieces, 3)) == [(0, 1), (0, 2), (1, 2), (2, 3)]


def test_what_stands_in_one_entry_or_in_several_more_than_once() -> None:
    assert recurring([["a", "b"], ["b", "c"], ["d", "d"]]) == {"b", "d"}
