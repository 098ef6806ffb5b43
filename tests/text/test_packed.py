"""Plain values as bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.text.packed import packed, unpacked

_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(_PLAIN)
def test_a_value_comes_back_the_same(value: object) -> None:
    assert unpacked(packed(value)) == value


@given(_PLAIN, st.data())
def test_a_damaged_value_is_none(value: object, data: st.DataObject) -> None:
    content = bytearray(packed(value))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="damaged"):
        unpacked(bytes(content))


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 40])
def test_what_was_not_packed_has_no_value(content: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpacked(content)


def test_what_is_not_plain_is_refused() -> None:
    with pytest.raises(ValueError, match="unmarshallable"):
        packed(object())
