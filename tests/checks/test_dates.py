from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.dates import DateProblem, Dates, Holiday
from speechlint.span import Span
from speechlint.text.calendar import WEEKDAYS
from tests.checks.helpers import found, fragment, lie_in_order, repaired, whole, words

IMPOSSIBLE = Dates(DateProblem.IMPOSSIBLE)
WEEKDAY = Dates(DateProblem.WEEKDAY)
REVERSED = Dates(DateProblem.REVERSED)
HOLIDAY = Dates(
    DateProblem.HOLIDAY,
    holiday_table=(Holiday(("教师节",), 9, 10, "法"), Holiday(("国家宪法日",), 12, 4, "决定")),
)
ZERO = Dates(DateProblem.LEADING_ZERO)
LUNAR = Dates(DateProblem.LUNAR_DIGITS)
COMMA = Dates(DateProblem.SEPARATOR)
POINT = Dates(DateProblem.SEPARATOR, marks=".．")
MIXED = Dates(DateProblem.MIXED)


def seen(check: Dates, text: str) -> list[str]:
    return [text for _, text in words(check, text)]


def filled(**values: str) -> dict[str, str]:
    return {**dict.fromkeys(Dates.values, ""), **values}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2月30日、4月31日、13月5日", ["2月30日", "4月31日", "13月5日"]),
        ("2023年2月29日、2024年2月29日、2月29日", ["2023年2月29日"]),
        ("2024年13月、二月三十日", ["2024年13月", "二月三十日"]),
        ("６月３１日", ["６月３１日"]),
        ("6月28日至31日，7月28日至31日", ["31日"]),
        ("00月00日、5月00日", []),
        ("24月龄、13个月、第13月5日", []),
    ],
)
def test_impossible_days(text: str, expected: list[str]) -> None:
    assert seen(IMPOSSIBLE, text) == expected


@pytest.mark.parametrize(
    ("text", "limit"), [("2月30日", "2月只有29天"), ("2023年2月29日", "2月只有28天"), ("13月5日", "一年只有12个月")]
)
def test_why_a_day_is_impossible(text: str, limit: str) -> None:
    assert [hit.values for hit in found(IMPOSSIBLE, text)] == [filled(date=text, limit=limit)]


def test_whole_finding_of_a_weekday() -> None:
    assert found(WEEKDAY, "定于2026年11月20日（星期四）") == [
        Found(
            Span(2, 17),
            filled(date="2026年11月20日", weekday="四", expected="五"),
            (),
            (Edit(Span(16, 17), "五"),),
        )
    ]


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(["星期", "周", "礼拜"]), st.integers(0, 6))
def test_a_weekday_is_right_on_one_day_of_seven(day: date, word: str, shift: int) -> None:
    named = WEEKDAYS[(day + timedelta(shift)).weekday()]
    text = f"{day.year}年{day.month}月{day.day}日（{word}{named}）召开"
    assert bool(found(WEEKDAY, text)) is bool(shift)
    assert repaired(WEEKDAY, text) == f"{day.year}年{day.month}月{day.day}日（{word}{WEEKDAYS[day.weekday()]}）召开"


def test_without_a_year_a_weekday_needs_the_time_of_the_text() -> None:
    text = "3月20日（周四）"
    assert seen(WEEKDAY, text) == []
    assert words(WEEKDAY, text, context=fragment(as_of=date(2026, 1, 5))) == [(0, "3月20日（周四")]


def test_a_title_leaves_two_years_open() -> None:
    text = "在2026年全县工作会议上的讲话\n同志们：\n3月20日（周五）、3月20日（周四）、3月20日（周一）。"
    hits = found(WEEKDAY, text, context=whole())
    assert [(hit.values["weekday"], hit.values["expected"], hit.edits) for hit in hits] == [("一", "四或五", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日至2日", ["3月5日至2日"]),
        ("3月5日至3月2日", ["3月5日至3月2日"]),
        ("3月2日至5日、12月28日至1月3日", []),
        ("2024年5月1日—2024年4月1日", ["2024年5月1日—2024年4月1日"]),
        ("2023年12月28日至2024年1月3日", []),
        ("2024年5月1日至2023年6月1日", ["2024年5月1日至2023年6月1日"]),
        ("9月6日至1964年7月14日", []),
        ("三月五日至二日", ["三月五日至二日"]),
        ("2月30日至1日", []),
    ],
)
def test_reversed_ranges(text: str, expected: list[str]) -> None:
    assert seen(REVERSED, text) == expected


def test_whole_finding_of_a_holiday() -> None:
    assert found(HOLIDAY, "9月11日教师节") == [
        Found(Span(0, 8), filled(name="教师节", expected="9月10日"), (), (Edit(Span(0, 5), "9月10日"),), "教师节")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月10日教师节，12月4日是国家宪法日", []),
        ("9月11日是第四十个教师节", ["9月11日是第四十个教师节"]),
        ("国家宪法日（12月5日）", ["国家宪法日（12月5日"]),
        ("9月8日，教师节前夕，9月8日教师节前夕", []),
        ("9月1日开学，9月10日教师节", []),
        ("“9月11日教师节”", []),
    ],
)
def test_holidays(text: str, expected: list[str]) -> None:
    assert seen(HOLIDAY, text) == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("07月05日、2024年08月", "7月5日、2024年8月"),
        ("10月05日", "10月5日"),
        ("10月10日、2024-07-05、107月报", "10月10日、2024-07-05、107月报"),
        ("00月00日、06月龄", "00月00日、06月龄"),
    ],
)
def test_leading_zeros(text: str, right: str) -> None:
    assert repaired(ZERO, text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("农历8月15日", "农历八月十五"),
        ("农历1月初1", "农历正月初一"),
        ("农历12月23日", "农历腊月二十三"),
        ("农历8月", "农历八月"),
        ("农历八月十五、8月15日、农历13月", "农历八月十五、8月15日、农历13月"),
    ],
)
def test_lunar_dates(text: str, right: str) -> None:
    assert repaired(LUNAR, text) == right


@pytest.mark.parametrize(
    ("check", "text", "right"),
    [
        (COMMA, "签于2024、1、5。", "签于2024年1月5日。"),
        (COMMA, "2023、2024、2025年；2024、13、5；2024、1、5、7", "2023、2024、2025年；2024、13、5；2024、1、5、7"),
        (POINT, "签于2024.1.5，", "签于2024年1月5日，"),
        (POINT, "版本2024.1.5.2、v2024.1.5、2024.1.5-3", "版本2024.1.5.2、v2024.1.5、2024.1.5-3"),
        (POINT, "2024-1-5", "2024-1-5"),
    ],
)
def test_separators(check: Dates, text: str, right: str) -> None:
    assert repaired(check, text) == right


def test_mixed_ways_of_writing() -> None:
    assert found(MIXED, "2024年1月5日、2024年2月6日、2024年3月7日、2024.4.8、2024.5.9") == [
        Found(Span(30, 38), filled(date="点号", other="阿拉伯数字"), (Related(Span(0, 9)),)),
        Found(Span(39, 47), filled(date="点号", other="阿拉伯数字"), (Related(Span(0, 9)),)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月5日、2024年2月6日、2024.4.8",
        "二〇二四年一月五日、二〇二四年二月六日",
        "2024年1月5日、2024年2月6日、“二〇二四年一月五日、二〇二四年二月六日”",
    ],
)
def test_one_way_of_writing(text: str) -> None:
    assert seen(MIXED, text) == []


def test_a_holiday_on_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="没有2月30日"):
        Holiday(("节",), 2, 30, "")


def test_holidays_need_their_table() -> None:
    with pytest.raises(ValueError, match="holiday_table"):
        Dates(DateProblem.HOLIDAY)


_PIECES = st.lists(
    st.sampled_from(
        ["2024年", "2", "月", "30", "日", "至", "（星期", "三）", "农历", "、", ".", "-", "教师节", "0", "\n", "“", "”"]
    ),
    max_size=40,
)


@given(_PIECES)
def test_every_finding_lies_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for check in (IMPOSSIBLE, WEEKDAY, REVERSED, HOLIDAY, ZERO, LUNAR, COMMA, POINT, MIXED):
        hits = found(check, text)
        assert lie_in_order(hits, text)
        assert all(set(hit.values) == Dates.values for hit in hits)
