"""Years and days as a text names them: 2024年, 二〇二四年, 今年, 3月5日（星期二）.

How they are written: GB/T 15835-2011 (出版物上数字用法) and GB/T 9704-2012 7.3.5.4 (党政机关公文格式). Whether a day
exists is for the checks to say: a mention of the 30th of February is a mention all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from speechlint.document import Document
from speechlint.span import Span
from speechlint.text.calendar import weekday
from speechlint.text.numerals import parse, parse_year
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import matches_beside

DIGITS = "0-9０-９"
YEAR_DIGITS = rf"(?:[12１２][{DIGITS}]{{3}}|[一二][九八〇○零OoＯ0０][〇○零OoＯ0０一二三四五六七八九]{{2}})"
"""A year of the calendar without 年: 2024, ２０２４, 二〇二四, and the misspellings 二○二四, 二零二四."""
NOT_WITHIN_NUMBER = rf"(?<![{DIGITS}.．〇○零一二三四五六七八九十百千])"
JOINT = "(?:至|到|—{1,2}|－{1,2}|–|―|-|～|~)"
"""What stands between the two ends of a range."""

_EARLIEST, _LATEST = 1840, 2100
_SMALL = rf"[{DIGITS}]{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?"
_LUNAR = frozenset(("农历", "阴历", "旧历", "夏历"))
_YEAR_FORM = Late(
    rf"年(?!来|多|以上|左右|历史|的历史)(?:(?<={NOT_WITHIN_NUMBER}({YEAR_DIGITS})年)|(?<={NOT_WITHIN_NUMBER}({YEAR_DIGITS})[ 　]年))"
)
"""The digits are looked for behind 年, as ``re`` skips to a single character."""
_DAY_FORM = Late(
    rf"(?P<date>(?:{NOT_WITHIN_NUMBER}(?P<year>{YEAR_DIGITS})[ 　]?年[ 　]?|{NOT_WITHIN_NUMBER}(?<![第满]))"
    rf"(?P<month>{_SMALL})[ 　]?月(?:[ 　]?(?P<day>{_SMALL})[ 　]?[日号](?![线楼院台车店]|[{DIGITS}](?![{DIGITS}]?[时点:：])))?)"
    r"(?:[ 　]?(?:[（(](?:星期|礼拜|周)(?P<bracketed>[一二三四五六日天])[）)]"
    r"|[，,]?(?:星期|礼拜|周)(?P<bare>[一二三四五六日天])(?=[，。；：！？,（()）上中下早晚\s]|$)))?",
    re.MULTILINE,
)
"""The name of a weekday outside brackets must stand free, or it may begin a name (周一鸣)."""


class YearMention(NamedTuple):
    """A year of the calendar, from 1840 to 2100: ``digits`` covers the four digits, ``span`` 年 as well."""

    span: Span
    digits: Span
    year: int


class DayMention(NamedTuple):
    """A month of a year or a day, as written: ``2024年3月``, ``3月5日``, ``2024年3月5日（星期二）``.

    ``span`` covers year, month and day; ``weekday`` counts from 0 for Monday and ``weekday_span`` covers its one
    character, both None where no weekday follows.
    """

    span: Span
    year: int | None
    month: int
    day: int | None
    weekday: int | None = None
    weekday_span: Span | None = None


def years(document: Document) -> Iterator[YearMention]:
    """All years of the calendar that 年 follows, in reading order; spans of time (2000年来) are none."""
    return years_in(document.text)


def years_in(text: str) -> Iterator[YearMention]:
    """The same for any text."""
    for match in _YEAR_FORM.finditer(text):
        digits = Span(*match.span(match.lastindex or 0))
        year = parse_year(text[digits.start : digits.end])
        if year is not None and _EARLIEST <= year <= _LATEST:
            yield YearMention(Span(digits.start, match.end()), digits, year)


def days(document: Document) -> Iterator[DayMention]:
    """All days, and months with their year, in reading order; lunar dates (农历八月十五) are none."""
    text = document.text
    for match in matches_beside("月", _DAY_FORM.made, text):
        month, day = parse(match["month"]), parse(match["day"] or "")
        lunar = text[max(0, match.start() - 2) : match.start()] in _LUNAR
        if month is None or (match["year"] is None and day is None) or lunar:
            continue
        named = match["bracketed"] or match["bare"]
        yield DayMention(
            Span(match.start(), match.end("date")),
            parse_year(match["year"]) if match["year"] else None,
            month,
            day,
            weekday(named) if named else None,
            Span(*match.span("bracketed" if match["bracketed"] else "bare")) if named else None,
        )


def first_from(mentions: tuple[YearMention, ...], offset: int) -> int:
    """Index of the first mention that starts at or after an offset."""
    return bisect_left(mentions, offset, key=lambda mention: mention.span.start)
