"""The Gregorian calendar as speeches use it: days that exist, weekdays (星期), days and months as tables write them."""

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


def first_day(written: str) -> date:
    """The first day of ``2022``, ``2022-10`` or ``2022-10-16``. Raises ValueError for anything else."""
    year, month, day = _parts(written)
    return date(year, month or 1, day or 1)


def last_day(written: str) -> date:
    """The last day of ``2022``, ``2022-10`` or ``2022-10-16``. Raises ValueError for anything else."""
    year, month, day = _parts(written)
    return date(year, month or 12, day or days_in(month or 12, year))


def in_chinese(written: str) -> str:
    """``2022-10-16`` as 2022年10月16日, shorter forms likewise."""
    return "".join(f"{part}{unit}" for part, unit in zip(_parts(written), "年月日", strict=True) if part)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _parts(written: str) -> tuple[int, int, int]:
    parts = written.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        raise ValueError(f"“{written}”应写成2022、2022-10或2022-10-16")
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if (len(parts) > 1 and not exists(month)) or (len(parts) > 2 and not exists(month, day, year)):
        raise ValueError(f"没有“{written}”这一天")
    return year, month, day
