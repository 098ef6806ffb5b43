"""When a text is spoken, argued from the text itself: its title, the date below it, 今年是2024年, 2024年工作安排.

Each clue bounds the day of delivery; together they give the years that 今年 can mean. A clue is never taken from a
quotation or a title in 《》.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from speechlint.document import Document
from speechlint.facts.dates import JOINT, YEAR_DIGITS, DayMention, YearMention, first_from, years_in
from speechlint.facts.speeches import Speech, front_matter_title
from speechlint.span import Span
from speechlint.text.calendar import days_in, exists
from speechlint.text.frozen import computed, frozen
from speechlint.text.numerals import parse_year
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_AUTUMN = 10
"""The month from which on speeches are drafted for the year to come."""
_LATE_AUTUMN = 11
"""The month from which on the year is spoken of as past."""
_JUST_PASSED = ("刚刚过去的", "刚刚走过的", "刚过去的", "即将过去的")
_FRONT_LINES = 8
_FRONT_WIDTH = 60
_END_LINES = 3
_DATE_LINE_WIDTH = 40
_ONE_OCCASION = timedelta(days=92)
_GOAL = ("到", "至")
_FAR_GOAL = ("远景", "愿景", "奋斗目标", "发展目标")
_SENTENCE_START = "。！\n*　 "
_OCCASION = ("会议上", "大会上", "会上", "仪式上", "讲话", "报告")
_HOUR = Late(
    "[，, 　]?(?:凌晨|早上|上午|中午|下午|晚上?|深夜)?(?:[0-9]{1,2}[时点：:](?:半|[0-9]{1,2}分?)?)?(?:[，,]?根据(?:现场)?录音整理)?"
)
"""What may follow the day of delivery."""
_LOOKS_BACK = ("总结", "决算", "述职", "回顾", "执行情况", "年度", "表彰", "公报")
_STATED_FORM = Late(
    rf"年(?<=(?P<word>[今去明])年)(?:[（(](?P<bracketed>{YEAR_DIGITS})年?[）)]|(?<=今年)是(?P<told>{YEAR_DIGITS})年)"
)
_PLANNED_FORM = Late(
    r"[，,]?是[^，。；：\n]{2,60}(?:之年|元年|一年|第[一二三四五]年|周年)"
    r"|度?(?:经济社会发展|国民经济和社会发展|经济|政府|全[市县区省州]|我[市县区省州])?的?(?:主要|各项){0,2}"
    r"(?:预期目标|工作安排|工作的?总体要求|重点工作|工作重点|工作思路|工作打算|工作建议)"
)
"""What follows a year that the text calls its own or the next one."""
_YEARS_ON = Late(rf"{YEAR_DIGITS}年?{JOINT}")  # from this year to another


class ClueKind(StrEnum):
    """Where a clue comes from."""

    AS_OF = "as-of"  # the day the text is judged by, given from outside
    DATE_LINE = "date-line"  # 2024年1月20日, above or below the text
    TITLE = "title"  # 2024年…会议上的讲话
    STATED = "stated"  # 今年是2024年, 今年（2024年）
    PASSED = "passed"  # 刚刚过去的2023年
    PLANNED = "planned"  # 2024年工作安排, 2024年是…之年


class Clue(NamedTuple):
    """The text was spoken neither before ``earliest`` nor after ``latest``; ``span`` is the evidence.

    ``span`` is None for what does not stand in the text: a day given from outside, front matter. ``this_year`` is the one year that 今年 means by it, where
    the clue says so.
    """

    kind: ClueKind
    span: Span | None
    earliest: date
    latest: date
    this_year: int | None = None


@frozen
class Present:
    """All that a speech says of its own time. A day given from outside overrules its own words.

    ``earliest`` and ``latest`` are the first and last day on which it can have been spoken, None where nothing is known
    or where clues exclude each other; ``late_clue`` and ``early_clue`` are the clues that show it.
    """

    clues: tuple[Clue, ...] = ()
    earliest: date | None = computed()
    latest: date | None = computed()
    late_clue: Clue | None = computed()
    early_clue: Clue | None = computed()

    def __post_init__(self) -> None:
        outside = self.clues[:1]
        judged = outside if outside and outside[0].kind is ClueKind.AS_OF else self.clues
        late = max(judged, key=lambda clue: clue.earliest, default=None)
        early = min(judged, key=lambda clue: clue.latest, default=None)
        agreed = late is not None and early is not None and late.earliest <= early.latest
        late = late if agreed and late and late.earliest > date.min else None
        early = early if agreed and early and early.latest < date.max else None
        object.__setattr__(self, "late_clue", late)
        object.__setattr__(self, "early_clue", early)
        object.__setattr__(self, "earliest", late.earliest if late else None)
        object.__setattr__(self, "latest", early.latest if early else None)

    @property
    def this_years(self) -> tuple[int, ...]:
        """The years that 今年 can mean, in order; none where that is open to one side.

        From October on a text judged by a day from outside may be meant for the year to come.
        """
        if self.earliest is None or self.latest is None:
            return ()
        ahead = self.clues[0].kind is ClueKind.AS_OF and self.latest.month >= _AUTUMN
        return tuple(range(self.earliest.year, self.latest.year + 1 + ahead))


class Sources(NamedTuple):
    """What the clues are read from: the mentions of the document and the places that do not speak for it."""

    document: Document
    years: tuple[YearMention, ...]
    days: tuple[DayMention, ...]
    is_quoted: Callable[[Span], bool]
    as_of: date | None
    fragment: bool


def presents(sources: Sources, speeches: tuple[Speech, ...]) -> tuple[Present, ...]:
    """The present of each speech; one without title and date of its own stands under those of the speech before."""
    outside = [Clue(ClueKind.AS_OF, None, sources.as_of, sources.as_of)] if sources.as_of else []
    spoken = list(_spoken(sources))
    starts = [clue.span.start for clue in spoken if clue.span]
    found: list[Present] = []
    inherited: list[Clue] = []
    for speech in speeches:
        own = [] if sources.fragment else [*_title(sources, speech), *_date_lines(sources, speech)]
        if not found and not own:
            own = list(_front_matter(sources.document))
        inherited = own or inherited
        within = spoken[bisect_right(starts, speech.span.start - 1) : bisect_right(starts, speech.span.end - 1)]
        found.append(Present((*outside, *inherited, *within)))
    return tuple(found)


def year_clue(kind: ClueKind, span: Span | None, year: int, *, looks_back: bool = False) -> Clue:
    """The clue that a text is about a year: spoken in it, in the autumn before, or (looking back) in the next."""
    return Clue(kind, span, date(year - 1, _AUTUMN, 1), date(year + looks_back, 12, 31))


def _title(sources: Sources, speech: Speech) -> Iterator[Clue]:
    for line in _front(sources.document, speech):
        text = sources.document[line]
        mentions = [
            mention
            for mention in _within(sources.years, line)
            if not sources.is_quoted(mention.span) and not sources.document.text.startswith(_FAR_GOAL, mention.span.end)
        ]
        dated = any(
            line.contains(day.span) and day.year for day in sources.days[_day_index(sources.days, line.start) :][:4]
        )
        if len({mention.year for mention in mentions}) == 1 and not dated and not _YEARS_ON.search(text):
            yield year_clue(
                ClueKind.TITLE,
                mentions[0].span,
                mentions[0].year,
                looks_back=_looks_back(text),
            )
            return


def _front_matter(document: Document) -> Iterator[Clue]:
    """The title that the front matter names, for a text that has none of its own."""
    title = front_matter_title(document)
    named = {mention.year for mention in years_in(title) if not title.startswith(_FAR_GOAL, mention.span.end)}
    if len(named) == 1 and not _YEARS_ON.search(title):
        yield year_clue(ClueKind.TITLE, None, named.pop(), looks_back=_looks_back(title))


def _looks_back(title: str) -> bool:
    return any(word in title for word in _LOOKS_BACK)


def _front(document: Document, speech: Speech) -> Iterator[Span]:
    """The title, or where none is known the short lines above the first sentence."""
    if speech.title is not None:
        yield speech.title
        return
    seen = 0
    for paragraph in document.paragraphs[document.paragraph_at(speech.span.start) :]:
        if not paragraph.ordinal:
            continue
        seen += 1
        text = document[paragraph.span].strip()
        if seen > _FRONT_LINES or paragraph.span.start >= speech.span.end or text.endswith(("：", ":")):
            return
        if "。" not in text and len(text) <= _FRONT_WIDTH:
            yield paragraph.span
        elif seen > 1:
            return


def _date_lines(sources: Sources, speech: Speech) -> Iterator[Clue]:
    """The day of delivery: it stands alone, or with the occasion, on one of the first or last short lines.

    Several days close together (delivered and adopted) are one clue; days far apart are none.
    """
    days = sorted(_dated_lines(sources, speech), key=lambda day: day.span)
    if not days:
        return
    first = min(date(day.year or 0, day.month, day.day or 1) for day in days)
    last = max(date(day.year or 0, day.month, day.day or days_in(day.month, day.year)) for day in days)
    if last - first < _ONE_OCCASION:
        yield Clue(ClueKind.DATE_LINE, days[0].span, first, last, first.year if first.year == last.year else None)


def _dated_lines(sources: Sources, speech: Speech) -> Iterator[DayMention]:
    document = sources.document
    first = document.paragraph_at(speech.span.start)
    last = document.paragraph_at(max(speech.span.start, speech.span.end - 1))
    body = [paragraph for paragraph in document.paragraphs[first : last + 1] if paragraph.ordinal]
    for line in {paragraph.span for paragraph in (*body[:_FRONT_LINES], *body[-_END_LINES:])}:
        text = document[line].strip()
        if len(text) > _DATE_LINE_WIDTH or "。" in text:
            continue
        for day in sources.days[_day_index(sources.days, line.start) :][:1]:
            if line.contains(day.span) and day.year is not None and exists(day.month, day.day, day.year):
                head = document.text[line.start : day.span.start].strip(" 　*—-－")
                written = day.weekday_span or day.span
                tail = document.text[written.end : line.end].strip(" 　*）)")
                alone = not head.strip("（(") and (not tail or tail.endswith(_OCCASION) or _HOUR.fullmatch(tail))
                if alone or (head.endswith(("（", "(")) and not tail):
                    yield day


def _spoken(sources: Sources) -> Iterator[Clue]:
    """The clues in running text, in reading order."""
    text = sources.document.text
    clues: list[Clue] = []
    for match in _STATED_FORM.finditer(text):
        year = parse_year(match["bracketed"] or match["told"])
        span = Span(match.start("word"), match.end())
        if year is not None and not sources.is_quoted(span):
            this_year = year - {"今": 0, "去": -1, "明": 1}[match["word"]]
            clues.append(Clue(ClueKind.STATED, span, date(this_year, 1, 1), date(this_year, 12, 31), this_year))
    for mention in sources.years:
        if text.endswith(_JUST_PASSED, 0, mention.span.start) and not sources.is_quoted(mention.span):
            earliest, latest = date(mention.year, _LATE_AUTUMN, 1), date(mention.year + 1, 12, 31)
            clues.append(Clue(ClueKind.PASSED, mention.span, earliest, latest))
    openers = [mention for mention in sources.years if _opens_sentence(text, mention.span)]
    opened = Counter(mention.year for mention in openers)
    reported = [mention for mention in openers if opened[mention.year] > 1 or opened[mention.year - 1]]
    planned = [mention for mention in sources.years if _PLANNED_FORM.match(text, mention.span.end)]
    clues.extend(
        Clue(ClueKind.PLANNED, mention.span, date(mention.year - 1, _AUTUMN, 1), date.max)
        for mention in {*reported, *planned}
        if not _is_goal(text, mention.span) and not sources.is_quoted(mention.span)
    )
    return iter(sorted(clues, key=lambda clue: clue.span or Span(0, 0)))


def _opens_sentence(text: str, span: Span) -> bool:
    """Whether a sentence begins with the year (2024年，全市…): the text reports on it, or plans it.

    A single far year may be a goal (2035年，基本实现…), so the caller wants the year before it reported on as well.
    """
    return text[max(0, span.start - 1) : span.start] in _SENTENCE_START and text[span.end : span.end + 1] in "，,"


def _is_goal(text: str, span: Span) -> bool:
    """Whether the year is what something lasts until: 到2025年."""
    return text[max(0, span.start - 3) : span.start].rstrip().endswith(_GOAL)


def _within(years: tuple[YearMention, ...], span: Span) -> Iterable[YearMention]:
    return years[first_from(years, span.start) : first_from(years, span.end)]


def _day_index(days: tuple[DayMention, ...], offset: int) -> int:
    return bisect_right(days, offset - 1, key=lambda day: day.span.start)
