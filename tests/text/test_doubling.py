import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.span import Span
from speechlint.text.doubling import doublings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要推进推进项目", [Span(1, 2)]),
        ("扩大投资扩大投资扩大投资", [Span(0, 5)]),
        ("好好好好好", [Span(0, 2)]),
        ("实现突破，实现发展", []),
        ("推进\n推进", []),
        ("\ud801人\ud801人", [Span(0, 1)]),
        ("", []),
    ],
)
def test_rows_of_units_of_two_to_four(text: str, expected: list[Span]) -> None:
    assert doublings(text, 2, 4) == expected


@given(st.text("好工作𠀀\n", max_size=40))
def test_every_doubled_unit_lies_in_a_span(text: str) -> None:
    starts = {
        start
        for length in range(2, 6)
        for start in range(len(text) - 2 * length + 1)
        if text[start : start + length] == text[start + length : start + 2 * length]
    }
    assert starts <= {start for span in doublings(text, 2, 5) for start in range(*span)}
