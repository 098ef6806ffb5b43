from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.formats.units import Columns, utf8_length, utf16_length
from speechlint.span import LineIndex, Position
from tests.formats.builders import HOSTILE


@pytest.mark.parametrize(("column", "utf8", "utf16"), [(1, 1, 1), (2, 2, 2), (3, 6, 4), (4, 9, 5), (5, 12, 6)])
def test_columns_of_one_line(column: int, utf8: int, utf16: int) -> None:
    source = "首\r\na\U00010400同们\n"  # 𐐀: four bytes, two code units, as in reviewdog's own example
    assert Columns(source, utf8_length).column(Position(2, column)) == utf8
    assert Columns(source, utf16_length).column(Position(2, column)) == utf16


def test_text_between_positions_keeps_its_line_ends() -> None:
    columns = Columns("一二\r\n三四\r五\n", utf8_length)
    assert columns.between(Position(1, 2), Position(3, 1)) == "二\r\n三四\r"


@pytest.mark.parametrize("length", [0, 1, 511, 512, 513, 1024, 5000])
def test_every_column_of_a_long_line(length: int) -> None:
    line = ("同a😀" * length)[:length]
    columns = Columns(f"题\n{line}\n尾", utf8_length)
    assert [columns.column(Position(2, at + 1)) for at in range(length + 1)] == [
        len(line[:at].encode()) + 1 for at in range(length + 1)
    ]
    assert columns.column(Position(3, 2)) == 4


@given(HOSTILE.flatmap(lambda text: st.tuples(st.just(text), st.integers(0, len(text)), st.integers(1, 700))))
def test_byte_and_utf16_columns_cut_the_encoded_line_at_the_same_place(case: tuple[str, int, int]) -> None:
    text, offset, times = case
    source = text * times
    lines = LineIndex(source)
    position = lines.position(offset)
    beginning = source[lines.offset(Position(position.line, 1)) : offset]
    rest_of_line = source[offset : offset + 5]
    utf8 = (beginning + rest_of_line).encode("utf-8", "surrogatepass")
    utf16 = (beginning + rest_of_line).encode("utf-16-le", "surrogatepass")
    byte = Columns(source, utf8_length).column(position) - 1
    unit = Columns(source, utf16_length).column(position) - 1
    assert utf8[:byte].decode("utf-8", "surrogatepass") == beginning
    assert utf16[: 2 * unit].decode("utf-16-le", "surrogatepass") == beginning
