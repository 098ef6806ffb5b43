"""Items by what they have in common."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speechlint.text.grouping import grouped


def test_keys_and_items_keep_their_order() -> None:
    found = grouped([("乙", 1), ("甲", 2), ("乙", 3), ("乙", 1)])
    assert list(found.items()) == [("乙", (1, 3, 1)), ("甲", (2,))]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers())))
def test_every_item_is_in_its_group_and_nowhere_else(pairs: list[tuple[int, int]]) -> None:
    found = grouped(pairs)
    assert sorted((key, item) for key, items in found.items() for item in items) == sorted(pairs)
