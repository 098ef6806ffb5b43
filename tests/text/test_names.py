import pytest

from speechlint.text.names import is_full_name, is_given_name


@pytest.mark.parametrize("word", ["李志远", "陈新", "欧建华"])
def test_full_names(word: str) -> None:
    assert is_full_name(word)


@pytest.mark.parametrize("word", ["", "李", "志远", "李志远明", "李的远", "安全", "林业", "金融办"])
def test_no_full_names(word: str) -> None:
    assert not is_full_name(word)


@pytest.mark.parametrize(
    ("word", "expected"), [("志远", True), ("国栋", True), ("建立", False), ("远", False), ("分管", False)]
)
def test_given_names(word: str, expected: bool) -> None:
    assert is_given_name(word) == expected
