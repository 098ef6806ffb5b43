from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.text.numerals import parse, parse_year, to_han, to_han_year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("１２", 12),
        ("一", 1),
        ("两", 2),
        ("〇", 0),
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("卅", 30),
        ("百零三", 103),
        ("一百零三", 103),
        ("一百二十三", 123),
        ("两千零二十四", 2024),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("一九七八", 1978),
        ("一〇", 10),
        ("十万", 100_000),
        ("一万零五百", 10_500),
        ("三亿二千万", 320_000_000),
        ("叁拾伍", 35),
    ],
)
def test_parse(text: str, value: int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "三五",
        "几",
        "十几",
        "3万",
        "1.5",
        "十十",
        "百百",
        "万",
        "二十二十",
        "一二十",
        "第一",
        "一百零",
        "零零零十",
        "①",
        "十" * 40,
    ],
)
def test_no_numeral(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024),
        ("２０２４", 2024),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二O二四", 2024),
        ("二Ｏ二四", 2024),
        ("二零二四", 2024),
        ("一九七八", 1978),
        ("2〇24", 2024),
    ],
)
def test_parse_year(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["", "24", "20245", "二千零二", "两〇二四", "20XX", "2O年四"])
def test_no_year(text: str) -> None:
    assert parse_year(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (2000, "二千"),
        (10_010, "一万零一十"),
        (120_345, "十二万零三百四十五"),
    ],
)
def test_to_han(number: int, text: str) -> None:
    assert to_han(number) == text


@pytest.mark.parametrize("number", [-1, 10**8])
def test_to_han_refuses_what_it_cannot_write(number: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        to_han(number)


def test_a_year_is_written_digit_by_digit() -> None:
    assert to_han_year(2024) == "二〇二四"


@given(st.integers(0, 10**8 - 1))
def test_what_is_written_is_read_again(number: int) -> None:
    assert parse(to_han(number)) == number


@given(st.integers(1000, 2999))
def test_a_written_year_is_read_again(year: int) -> None:
    assert parse_year(to_han_year(year)) == parse_year(str(year)) == year


@given(st.text(alphabet="〇零一二两三九十廿卅百千万亿0９", max_size=30))
def test_any_string_of_numerals_has_a_value_or_none(text: str) -> None:
    value = parse(text)
    assert value is None or value >= 0
