"""Events and numbered meetings: a wrong year beside them, one that never was, one still looked forward to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.years.rows import Event, Occasion
from speechlint.checks.years.subjects import YearSubject, in_quotation, is_past, relative, rewritten, year_list
from speechlint.facts.dates import JOINT, NOT_WITHIN_NUMBER, YEAR_DIGITS
from speechlint.span import Span
from speechlint.text.calendar import first_day, in_chinese, last_day, shifted
from speechlint.text.numerals import parse_year
from speechlint.text.patterns import compiled

_REACH = 40
_NUMERALS = frozenset("一二三四五六七八九十")
_OF_THE_PARTY = "(?:(?:中国共产党|中共中央|党中央|中共|中央|党|全国|我国|第)的?)?"
_HELD = "(?:胜利|隆重|如期|成功|正式)?(?:召开|举行|举办|开幕|闭幕|开展|进行|完成|启动|发布)"

_SPOKEN_AT = "(?:[一-鿿]{2,4}(?:同志|总书记|主席|总理))?(?:出席|在)"


def occasions(subject: Subject, rows: tuple[Event, ...]) -> Iterator[tuple[Occasion, Span]]:
    """Every event that the text names, in reading order; not inside a longer numeral, quotation or 《》."""
    found = []
    for row in rows:
        for occasion in row.occasions:
            for start in subject.hits.get(occasion.name, ()):
                span = Span(start, start + len(occasion.name))
                if subject.text[max(0, start - 1) : start] not in _NUMERALS and not in_quotation(subject, span):
                    found.append((occasion, span))
    return iter(sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)))


def wrong_years(subject: Subject, rows: tuple[Event, ...], *, written: bool) -> Iterator[Found]:
    """Events beside a year that is not theirs; ``written`` picks years in numbers, or else 今年 and 去年."""
    reported = -1
    for occasion, span in occasions(subject, rows):
        if occasion.day is None or span.start < reported:
            continue
        for year, place in _years_beside(subject, span):
            if year.written is not written or not occasion.years.isdisjoint(year.years):
                continue
            reported = span.end
            right = min(occasion.years) if len(occasion.years) == 1 else None
            yield Found(
                place,
                {"name": occasion.name, "expected": in_chinese(occasion.day), "years": year_list(occasion.years)},
                _clue(subject, year),
                rewritten(subject, year, right) if right else (),
                occasion.row.names[0],
            )


def never_held(subject: Subject, rows: tuple[Event, ...]) -> Iterator[Found]:
    """Meetings with a number that their series does not reach: 十九届八中全会."""
    for occasion, span in occasions(subject, rows):
        if occasion.day is None:
            yield Found(span, {"name": occasion.name, "number": str(occasion.row.most)}, entry=occasion.row.names[0])


def looked_forward_to(subject: Subject, rows: tuple[Event, ...], grace: timedelta) -> Iterator[Found]:
    """Events that the text still awaits although they were over when it was spoken."""
    for occasion, span in occasions(subject, rows):
        present = subject.facts.present_at(span.start)
        if occasion.day is None or present.earliest is None:
            continue
        awaited = _awaited(subject, span)
        if awaited is None or not is_past(subject, span.start, shifted(last_day(occasion.day), grace)):
            continue
        clue = present.late_clue
        yield Found(
            awaited,
            {"name": occasion.name, "expected": in_chinese(occasion.day)},
            (Related(clue.span),) if clue and clue.span else (),
            entry=occasion.row.names[0],
        )


def spoken_too_early(subject: Subject, rows: tuple[Event, ...]) -> Iterator[Found]:
    """Events that the text speaks of as past (党的二十大精神) although they came in a later year; each once.

    In the year of an event reports speak of its spirit beforehand.
    """
    seen: set[tuple[str, ...]] = set()
    for occasion, span in occasions(subject, rows):
        present = subject.facts.present_at(span.start)
        if occasion.day is None or present.latest is None:
            continue
        key = (*occasion.row.names, occasion.day)
        day = date(first_day(occasion.day).year, 1, 1)
        if present.latest < day and key not in seen and _past_after().match(subject.text, span.end):
            seen.add(key)
            clue = present.early_clue
            yield Found(
                span,
                {"name": occasion.name, "expected": in_chinese(occasion.day)},
                (Related(clue.span),) if clue and clue.span else (),
                entry=occasion.row.names[0],
            )


def _years_beside(subject: Subject, name: Span) -> Iterator[tuple[YearSubject, Span]]:
    """The year before (2024年召开的…) and the year in brackets after the name, each with the place to report."""
    text = subject.text
    before = _year_before_form().search(text, max(0, name.start - _REACH), name.start)
    if before is not None and (before["held"] or _held_after().match(text, name.end)):
        span = Span(before.start("year"), before.end("year"))
        year = _resolved(subject, before["digits"], before["year"], span)
        if year is not None:
            yield year, Span(span.start, name.end)
    after = _year_after_form().match(text, name.end)
    year = _resolved(subject, after["digits"], after["digits"], Span(*after.span("digits"))) if after else None
    if after is not None and year is not None:
        yield year, Span(name.start, after.end())


def _resolved(subject: Subject, digits: str | None, word: str, span: Span) -> YearSubject | None:
    if digits is None:
        return relative(subject.facts.present_at(span.start), span, word)
    year = parse_year(digits)
    return YearSubject(span, (year,), written=True) if year is not None else None


def _clue(subject: Subject, year: YearSubject) -> tuple[Related, ...]:
    clues = () if year.written else subject.facts.present_at(year.span.start).clues[:1]
    return tuple(Related(clue.span) for clue in clues if clue.span)


def _awaited(subject: Subject, name: Span) -> Span | None:
    before = _awaited_before().search(subject.text, max(0, name.start - _REACH), name.start)
    if before is not None:
        return Span(before.start("lead"), name.end)
    after = _awaited_after().match(subject.text, name.end)
    party = _party().search(subject.text, max(0, name.start - _REACH), name.start)
    return Span(party.start() if party else name.start, after.end()) if after else None


@cache
def _year_before_form() -> re.Pattern[str]:
    """A year, perhaps a day of it, perhaps “held”, right before the name."""
    return compiled(
        rf"(?P<year>{NOT_WITHIN_NUMBER}(?P<digits>{YEAR_DIGITS})[ 　]?年|今年|去年|明年)"
        rf"(?:[0-9]{{1,2}}月(?:份|底|初|(?:[0-9]{{1,2}}日(?:{JOINT}[0-9]{{1,2}}日)?))?)?(?:底|初|下半年|上半年)?[，,]?"
        rf"(?:在北京|于北京|在京)?(?P<held>{_HELD}的|{_SPOKEN_AT})?{_OF_THE_PARTY}$"
    )


@cache
def _held_after() -> re.Pattern[str]:
    return compiled(
        rf"(?:将|上|期间|先后)?(?:[在于][^，。；\n]{{1,12}})?{_HELD}|(?:上|期间|审议|通过|批准|作出|提出|，|。|、)"
    )


@cache
def _year_after_form() -> re.Pattern[str]:
    return compiled(rf"[（(](?P<digits>{YEAR_DIGITS})(?:年[）)]?|[）)])")


@cache
def _awaited_before() -> re.Pattern[str]:
    return compiled(
        rf"(?P<lead>喜迎|迎接|恭迎|即将(?:迎来|召开的?|举行的?|举办的?|到来的?)|将(?:要|于今年)?(?:迎来|召开|举行|举办)的?)"
        rf"(?:举世瞩目的)?{_OF_THE_PARTY}$"
    )


@cache
def _party() -> re.Pattern[str]:
    return compiled(rf"{_OF_THE_PARTY}$")


@cache
def _awaited_after() -> re.Pattern[str]:
    return compiled(
        r"(?:即将|将要|将)(?:于(?:今年|明年)?[^，。；\n]{0,12})?(?:在[^，。；\n]{1,8})?(?:胜利|隆重)?(?:召开|举行|举办|开幕|到来)"
    )


@cache
def _past_after() -> re.Pattern[str]:
    return compiled("精神|报告|以来|胜利闭幕|闭幕后|作出|通过|审议通过|提出|擘画|部署|强调|《|的决策部署|决策部署|公报")
