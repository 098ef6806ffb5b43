"""The kind ``dates``: days that are not in the calendar, weekdays and holidays on the wrong day, how dates are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.facts.dates import DIGITS, JOINT, YEAR_DIGITS, DayMention
from speechlint.span import Span
from speechlint.text.calendar import days_in, exists, weekday_name
from speechlint.text.frozen import frozen
from speechlint.text.numerals import parse, parse_year, to_han
from speechlint.text.patterns import Late
from speechlint.text.scan import matches_beside

End = tuple[int | None, int | None, int]
"""Year, month and day of one end of a range; None for what is not written."""

_SMALL = rf"[{DIGITS}]{{1,2}}"
_HAN_SMALL = "[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_JOINTS = frozenset("至到—－–―-～~")
_OFTEN = 2
_HOLIDAY_REACH = 16
_AROUND_HOLIDAY = ("假", "长假", "小长假", "放假", "黄金周", "期间", "前", "后", "当周")
_NEW_YEAR_MONTHS = {1: "正", 12: "腊"}
_FIRST_DAYS = 10
_EITHER_SMALL = rf"{_SMALL}|{_HAN_SMALL}"
_RANGE_FORM = Late(
    rf"(?P<from>(?:(?P<year1>{YEAR_DIGITS})年)?(?P<month1>{_EITHER_SMALL})月(?P<day1>{_EITHER_SMALL})日?){JOINT}"
    rf"(?P<to>(?:(?P<year2>{YEAR_DIGITS})年)?(?:(?P<month2>{_EITHER_SMALL})月)?(?P<day2>{_EITHER_SMALL})日)(?![{DIGITS}])"
)
_DAY_BEFORE = Late(
    rf"(?<![{DIGITS}.．])(?P<month>{_SMALL})月(?P<day>{_SMALL})(?P<unit>日)"
    rf"(?:[，,]?是)?(?:第[^，。；：\n]{{1,5}}个)?(?:“?[三五六七八九十]+[一四八]?”?)?(?:中国|国家|国际|全国|世界)?的?[“\"]?$"
)
_DAY_AFTER = Late(rf"[”\"]?[（(](?:每年)?(?P<month>{_SMALL})月(?P<day>{_SMALL})(?P<unit>日)[）)]")
_ZERO_FORM = Late(
    rf"(?<![{DIGITS}.．])(?P<month>[{DIGITS}]{{1,2}})月(?:(?P<day>[{DIGITS}]{{1,2}})[日号])?(?![{DIGITS}龄])"
)
_LUNAR_FORM = Late(
    rf"(?:农历|阴历|旧历)(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?(?P<month>{_SMALL})月(?:初?(?P<day>{_SMALL})日?)?"
)
_SEPARATED_FORM = Late(
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?<![{DIGITS}A-Za-z/.．\-][0-9]{{4}})(?P<mark>[、.．\-])(?P<month>[0-9]{{1,2}})(?P=mark)"
    rf"(?P<day>[0-9]{{1,2}})(?![{DIGITS}A-Za-z/年月个项]|[.．\-][{DIGITS}])"
)


class DateProblem(StrEnum):
    """What a rule of this kind looks for."""

    IMPOSSIBLE = "impossible"
    WEEKDAY = "weekday"
    REVERSED = "reversed"
    HOLIDAY = "holiday"
    LEADING_ZERO = "leading-zero"
    LUNAR_DIGITS = "lunar-digits"
    SEPARATOR = "separator"
    MIXED = "mixed"


@frozen
class Holiday:
    """A holiday or memorial day on a fixed day of the solar calendar."""

    __pydantic_config__ = STRICT

    names: tuple[str, ...]
    month: int
    day: int
    source: str

    def __post_init__(self) -> None:
        if not exists(self.month, self.day):
            raise ValueError(f"没有{self.month}月{self.day}日")


@frozen
class Dates:
    """Reports days that cannot be right, and ways of writing them that the standards do not allow.

    - ``impossible``: 2月30日, 13月5日, 2023年2月29日
    - ``weekday``: 2026年11月20日（星期四）; without a written year only where the text tells which year it is of
    - ``reversed``: 3月5日至2日, 2024年5月1日至2024年4月1日; a range without years may pass the end of the year
    - ``holiday``: 9月11日教师节, by a table of days
    - ``leading-zero``: 07月05日 (GB/T 9704-2012 7.3.5.4: 月、日不编虚位)
    - ``lunar-digits``: 农历8月15日 (GB/T 15835-2011 4.2.1: 农历月日用汉字)
    - ``separator``: 2024、1、5 (GB/T 15834-2011 A.4.2); with ``marks``: 2024.1.5
    - ``mixed``: two ways of writing days in one text, each at least twice; the rarer ones are reported

    Lunar dates, ratios (1:500), version numbers and memorial days (5·12) are no dates.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "dates"
    values: ClassVar[frozenset[str]] = frozenset({"date", "expected", "other", "limit", "weekday", "name"})
    related_values: ClassVar[frozenset[str]] = values

    problem: DateProblem
    """What to look for; the list above."""
    marks: str = "、"
    """For ``separator``: the signs (of 、 . ．-) that must not stand between year, month and day."""
    holiday_table: tuple[Holiday, ...] = ()
    """For ``holiday``: the days and their dates."""

    def __post_init__(self) -> None:
        if self.problem is DateProblem.HOLIDAY and not self.holiday_table:
            raise ValueError("problem为holiday时要有holiday_table")

    def literals(self) -> Iterable[str]:
        for holiday in self.holiday_table:
            yield from holiday.names

    def find(self, subject: Subject) -> Iterator[Found]:
        blank = dict.fromkeys(self.values, "")
        found = sorted(_FINDERS[self.problem](self, subject), key=lambda hit: hit.span)
        return (hit._replace(values={**blank, **hit.values}) for hit in found)


def _impossible(_: Dates, subject: Subject) -> Iterator[Found]:
    """Days of no month, months of no year; a masked 00 is not meant to be one."""
    for mention in subject.facts.days:
        masked = mention.month == 0 or mention.day == 0
        if masked or exists(mention.month, mention.day, mention.year):
            continue
        yield Found(
            mention.span, {"date": subject.document[mention.span], "limit": _limit(mention.month, mention.year)}
        )
    for match in _ranges(subject):
        first, last = _end(match, "1"), _end(match, "2")
        if first is None or last is None or last[1] is not None or not first[1] or not exists(first[1], first[2]):
            continue
        if not exists(first[1], last[2], first[0]):
            span = Span(match.start("day2"), match.end())
            yield Found(span, {"date": subject.document[span], "limit": _limit(first[1], first[0])})


def _ranges(subject: Subject) -> Iterator[re.Match[str]]:
    """Ranges of days, each from its first day on."""
    for mention in subject.facts.days:
        if subject.text[mention.span.end : mention.span.end + 1] in _JOINTS:
            match = _RANGE_FORM.match(subject.text, mention.span.start)
            if match is not None:
                yield match


def _limit(month: int, year: int | None) -> str:
    return f"{month}月只有{days_in(month, year)}天" if exists(month) else "一年只有12个月"


def _wrong_weekday(_: Dates, subject: Subject) -> Iterator[Found]:
    for mention in subject.facts.days:
        years = _years_of(subject, mention)
        if mention.weekday is None or mention.weekday_span is None or mention.day is None or not years:
            continue
        if not all(exists(mention.month, mention.day, year) for year in years):
            continue
        days = [date(year, mention.month, mention.day) for year in years]
        if any(day.weekday() == mention.weekday for day in days):
            continue
        expected = "或".join(dict.fromkeys(weekday_name(day) for day in days))
        edits = (Edit(mention.weekday_span, expected),) if len(expected) == 1 else ()
        yield Found(
            Span(mention.span.start, mention.weekday_span.end),
            {
                "date": subject.document[mention.span],
                "weekday": subject.document[mention.weekday_span],
                "expected": expected,
            },
            edits=edits,
        )


def _years_of(subject: Subject, mention: DayMention) -> tuple[int, ...]:
    """The year written with a day, or the years that the text can be of."""
    if mention.year is not None:
        return (mention.year,)
    return subject.facts.present_at(mention.span.start).this_years


def _reversed(_: Dates, subject: Subject) -> Iterator[Found]:
    for match in _ranges(subject):
        first, last = _end(match, "1"), _end(match, "2")
        if first is not None and last is not None and _runs_back(first, last):
            yield Found(Span(*match.span()), {"date": match["from"], "other": match["to"]})


def _runs_back(first: End, last: End) -> bool:
    """Whether a range runs backwards; with only one year or none written it may pass the end of a year."""
    (year1, month1, day1), (year2, month2, day2) = first, last
    if not exists(month1 or 0, day1) or not exists(month2 or month1 or 0, day2):
        return False
    if year2 is not None:
        return year1 is not None and (year2, month2 or month1 or 0, day2) < (year1, month1 or 0, day1)
    return month2 in (None, month1) and day2 < day1


def _end(match: re.Match[str], number: str) -> End | None:
    """Year, month and day of one end of a range, None for a part that is not written; None for no numeral."""
    year, month, day = match[f"year{number}"], match[f"month{number}"], match[f"day{number}"]
    counted = parse(day)
    return None if counted is None else (parse_year(year or ""), parse(month or ""), counted)


def _wrong_holiday(rule: Dates, subject: Subject) -> Iterator[Found]:
    """Days beside the name of a holiday that is on another: 9月11日教师节, 教师节（9月11日）."""
    for holiday in rule.holiday_table:
        for name in holiday.names:
            for start in subject.hits.get(name, ()):
                span = Span(start, start + len(name))
                match = _DAY_BEFORE.search(subject.text, max(0, start - _HOLIDAY_REACH), start) or _DAY_AFTER.match(
                    subject.text, span.end
                )
                around = subject.text.startswith(_AROUND_HOLIDAY, span.end)
                if match is None or around or subject.facts.is_quoted(span):
                    continue
                month, day = parse(match["month"]), parse(match["day"])
                if (month, day) != (holiday.month, holiday.day) and month and day and exists(month, day):
                    place = Span(min(start, match.start("month")), max(span.end, match.end("unit")))
                    expected = f"{holiday.month}月{holiday.day}日"
                    written = Span(match.start("month"), match.end("unit"))
                    yield Found(
                        place,
                        {"name": name, "expected": expected},
                        edits=(Edit(written, expected),),
                        entry=holiday.names[0],
                    )


def _leading_zeros(_: Dates, subject: Subject) -> Iterator[Found]:
    for match in matches_beside("月", _ZERO_FORM.made, subject.text):
        edits = tuple(
            Edit(Span(match.start(part), match.start(part) + 1), "")
            for part in ("month", "day")
            if match[part] and match[part][0] in "0０"
        )
        expected = f"{match['month'].lstrip('0０')}月{match['day'].lstrip('0０') + '日' if match['day'] else ''}"
        if edits and match["month"].strip("0０"):
            yield Found(Span(*match.span()), {"expected": expected}, edits=edits)


def _lunar_digits(_: Dates, subject: Subject) -> Iterator[Found]:
    for match in _LUNAR_FORM.finditer(subject.text):
        month, day = parse(match["month"]), parse(match["day"] or "")
        if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
            continue
        written = f"{_NEW_YEAR_MONTHS.get(month, to_han(month))}月"
        if day is not None:
            written += ("初" if day <= _FIRST_DAYS else "") + to_han(day)
        span = Span(match.start("month"), match.end())
        yield Found(span, {"expected": written}, edits=(Edit(span, written),))


def _separators(rule: Dates, subject: Subject) -> Iterator[Found]:
    for match in _separated(subject.text, rule.marks):
        year, month, day = parse_year(match["year"]), parse(match["month"]), parse(match["day"])
        if year is not None and month and day and exists(month, day, year):
            expected = f"{year}年{month}月{day}日"
            span = Span(*match.span())
            yield Found(span, {"date": match[0], "expected": expected}, edits=(Edit(span, expected),))


def _mixed(_: Dates, subject: Subject) -> Iterator[Found]:
    """Two-sided: both ways stand at least twice, and the places of the rarer one are reported."""
    ways: dict[str, list[Span]] = {"阿拉伯数字": [], "汉字数字": [], "点号": [], "短横线": []}
    for mention in subject.facts.days:
        written = subject.document[mention.span]
        if mention.year is not None and mention.day is not None and not subject.facts.is_quoted(mention.span):
            ways["阿拉伯数字" if written[0].isdecimal() else "汉字数字"].append(mention.span)
    for name, marks in (("点号", ".．"), ("短横线", "-")):
        for match in _separated(subject.text, marks):
            if exists(parse(match["month"]) or 0, parse(match["day"])):
                ways[name].append(Span(*match.span()))
    used = {name: spans for name, spans in ways.items() if len(spans) >= _OFTEN}
    usual = max(used, key=lambda name: len(used[name]), default="")
    for name, spans in used.items():
        if name != usual:
            for span in spans:
                yield Found(span, {"date": name, "other": usual}, (Related(used[usual][0]),))


_FINDERS: Mapping[DateProblem, Callable[[Dates, Subject], Iterator[Found]]] = {
    DateProblem.IMPOSSIBLE: _impossible,
    DateProblem.WEEKDAY: _wrong_weekday,
    DateProblem.REVERSED: _reversed,
    DateProblem.HOLIDAY: _wrong_holiday,
    DateProblem.LEADING_ZERO: _leading_zeros,
    DateProblem.LUNAR_DIGITS: _lunar_digits,
    DateProblem.SEPARATOR: _separators,
    DateProblem.MIXED: _mixed,
}


def _separated(text: str, marks: str) -> Iterator[re.Match[str]]:
    """Year, month and day between two equal marks, with none of those marks beside: no version, no list of years."""
    for match in _SEPARATED_FORM.finditer(text):
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if match["mark"] in marks and match["mark"] not in beside:
            yield match
