"""The Gregorian calendar as speeches use it: days that exist, weekdays (星期), Chinese names of days."""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS = "一二三四五六日"
_WEEKDAY = {name: number for number, name in enumerate(WEEKDAYS)} | {"天": 6}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def days_in(month: int, year: int | None = None) -> int:
    """The days of a month from 1 to 12; February has 29 where the year is not known."""
    return _DAYS[month - 1] - (month == _FEBRUARY and year is not None and not _is_leap(year))


def exists(month: int, day: int | None = None, year: int | None = None) -> bool:
    """Whether there is such a month or day; without a year, the 29th of February exists."""
    return 1 <= month <= 12 and (day is None or 1 <= day <= days_in(month, year))


def shifted(day: date, by: timedelta) -> date:
    """A day so much later (or earlier), at most the last (or first) day of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def weekday(name: str) -> int | None:
    """The day of the week, 0 for Monday, that the last character of 星期四, 周日, 礼拜天 names."""
    return _WEEKDAY.get(name[-1:])


def weekday_name(day: date) -> str:
    """一 to 日, as it stands after 星期."""
    return WEEKDAYS[day.weekday()]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
