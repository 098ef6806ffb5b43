import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.facts.rare import all_rare, rare


def test_rare_characters_and_their_places() -> None:
    assert rare("第1章 GDP增长3.5%。\n　——完 ") == {" ": [3, 19], "\u3000": [15], "—": [16, 17]}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (" ", " ", True),
        ("，", "，", False),
        ("\n", "\n", False),
        ("\u0000", "\u001f", False),
        ("\ue000", "\uf8ff", True),
        ("\u4dff", "\u4dff", True),
        ("\u4d00", "\u4e00", False),
        ("\u9fff", "\ua000", False),
        ("\u0000", "\U0010ffff", False),
    ],
)
def test_ranges_of_rare_characters(first: str, last: str, *, expected: bool) -> None:
    assert all_rare(first, last) is expected


@given(st.text())
def test_a_character_is_either_rare_or_common(text: str) -> None:
    expected: dict[str, list[int]] = {}
    for offset, character in enumerate(text):
        if all_rare(character, character):
            expected.setdefault(character, []).append(offset)
    assert rare(text) == expected
