"""The years between two named events: 从“六普”到“七普”的十年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Found, Subject
from speechlint.checks.years.rows import Event
from speechlint.span import Span
from speechlint.text.calendar import first_day
from speechlint.text.numerals import HAN_NUMERALS, parse, to_han
from speechlint.text.patterns import compiled

_REACH = 40


def wrong_gaps(subject: Subject, rows: tuple[Event, ...]) -> Iterator[Found]:
    """Two events with 到 or 至 between them and a number of years behind that is not the one between them.

    The names may stand in quotation marks. 近, 约 and 多 make the number an approximate one, which is not judged.
    """
    days = {occasion.name: occasion.day for row in rows for occasion in row.occasions if occasion.day}
    for name, day in days.items():
        for start in subject.hits.get(name, ()):
            behind = subject.text[start + len(name) : start + len(name) + _REACH]
            match = _form().match(behind)
            if match is None or match["later"] not in days:
                continue
            years = first_day(days[match["later"]]).year - first_day(day).year
            if years > 0 and parse(match["number"]) != years:
                place = Span(start, start + len(name) + match.end())
                expected = f"{to_han(years)}年" if match["number"][0] in HAN_NUMERALS else f"{years}年"
                yield Found(place, {"name": f"{name}到{match['later']}", "expected": expected}, entry=name)


@cache
def _form() -> re.Pattern[str]:
    return compiled(
        r"[”’]?(?:到|至|—{1,2})[“‘]?(?P<later>[^“”‘’，。；：！？\n]{2,12}?)[”’]?(?:的|这|，这|，)?"
        rf"(?P<number>[0-9]{{1,2}}|[{HAN_NUMERALS}]{{1,3}})年(?=期间|间|来|时间|里|内|中)"
    )
