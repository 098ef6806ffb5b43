from __future__ import annotations

from datetime import date, timedelta

import pytest

from speechlint.text.calendar import days_in, exists, shifted, weekday, weekday_name


@pytest.mark.parametrize(
    ("month", "year", "days"),
    [(1, 2023, 31), (2, 2023, 28), (2, 2024, 29), (2, 1900, 28), (2, 2000, 29), (2, None, 29), (4, None, 30)],
)
def test_days_in(month: int, year: int | None, days: int) -> None:
    assert days_in(month, year) == days


@pytest.mark.parametrize(
    ("month", "day", "year", "there"),
    [
        (2, 29, None, True),
        (2, 29, 2023, False),
        (2, 29, 2024, True),
        (2, 30, None, False),
        (4, 31, None, False),
        (13, None, None, False),
        (0, None, None, False),
        (12, 31, 2025, True),
        (5, 0, None, False),
        (14, 3, None, False),
    ],
)
def test_exists(month: int, day: int | None, year: int | None, there: bool) -> None:
    assert exists(month, day, year) is there


@pytest.mark.parametrize(
    ("name", "number"), [("星期一", 0), ("周五", 4), ("礼拜天", 6), ("星期日", 6), ("周末", None), ("", None)]
)
def test_weekday(name: str, number: int | None) -> None:
    assert weekday(name) == number


def test_names_and_numbers_of_weekdays_agree() -> None:
    assert weekday_name(date(2026, 11, 20)) == "五"
    week = [date(2026, 11, 16 + offset) for offset in range(7)]
    assert [weekday(weekday_name(day)) for day in week] == list(range(7))


@pytest.mark.parametrize(
    ("day", "by", "then"),
    [
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
        (date(2024, 3, 1), -1, date(2024, 2, 29)),
        (date.max, 1, date.max),
        (date.min, -1, date.min),
        (date(2024, 1, 1), 10**8, date.max),
    ],
)
def test_shifted(day: date, by: int, then: date) -> None:
    assert shifted(day, timedelta(by)) == then
