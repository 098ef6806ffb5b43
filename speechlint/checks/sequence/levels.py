"""Levels skipped, turned round or begun again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from speechlint.checks.base import Found, Related, Subject
from speechlint.facts.ladder import LADDER, RANK, Family, Marker, written
from speechlint.facts.series import Series
from speechlint.text.patterns import Late
from speechlint.text.scan import behind_last

_SHORT = 40  # characters of a line without a stop that passes for an unnumbered heading
_STOPS = "。！？；：…!?;:，,、"
_ANNOUNCEMENT = Late(r"[一二三四五六七八九十几两0-9](?:个|项|点|条|件|大|方面)|以下|如下|下面|分别是")


def skipped(subject: Subject, chosen: list[Series], under: tuple[Family, ...]) -> Iterator[Found]:
    """The first items of series whose next higher level in use is one of ``under`` (none at all where it is empty)."""
    seen: set[tuple[int, Family]] = set()
    for series in chosen:
        key = (series.speech, series.family)
        if not series.leading or series.family not in LADDER or (not under and key in seen):
            continue
        seen.add(key)
        if series.items[0].number != 1 or len(series.items) < 2:
            continue
        above = [mark for mark in series.path if mark.leading and RANK.get(mark.family, 99) < RANK[series.family]]
        if any(mark.family not in RANK for mark in series.path):
            continue
        family = above[-1].family if above else None
        if (family in under) if under else (family is None and not _headed(subject, series)):
            mark = series.items[0].marker
            expected = LADDER[LADDER.index(family) + 1] if family in LADDER else LADDER[0]
            related = (Related(above[-1].span, {"mark": subject.document[above[-1].span]}),) if above else ()
            yield Found(mark.span, _values(subject, mark, expected=expected.value), related)


def reversed_levels(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Series of a higher level that stand between two items of a lower one.

    A masked mark may have been open when a series began and have turned out to be no item.
    """
    latest: dict[tuple[int, Family], Series] = {}
    holding = {item.marker.span: series for series in subject.facts.series for item in series.items}
    for series in chosen:
        if not series.leading or series.family not in LADDER:
            continue
        earlier = latest.get((series.speech, series.family))
        latest[series.speech, series.family] = series
        if earlier is None or series.first == 1:
            continue
        last = earlier.items[-1].marker
        above = (
            holding[mark.span]
            for mark in series.path
            if mark.span in holding and RANK.get(mark.family, 99) < RANK[series.family]
        )
        between = next((higher for higher in above if higher.leading and higher.start > last.span.start), None)
        if between is not None:
            values = _values(subject, between.items[0].marker, previous=subject.document[last.span])
            yield Found(
                between.items[0].marker.span, values, (Related(last.span, {"mark": subject.document[last.span]}),)
            )


def restarts(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Headings that begin again at one although no heading above them and no lead-in tells of a new list."""
    holding = {item.marker.span: series for series in chosen for item in series.items}
    for series in chosen:
        first = series.items[0].marker
        if not series.leading or first.number != 1:
            continue
        outer = next((mark for mark in reversed(series.path) if mark.family is series.family and mark.leading), None)
        if outer is None or outer is not series.path[-1]:
            continue
        held = holding.get(outer.span)
        if held is None or held.items[-1].marker is not outer:
            continue
        if len(series.items) < 2 or _announced(subject, outer, first):
            continue
        values = _values(
            subject,
            first,
            previous=subject.document[outer.span],
            expected=written(subject.document, first, (outer.number or 0) + 1),
        )
        yield Found(first.span, values, (Related(outer.span, {"mark": subject.document[outer.span]}),))


def _announced(subject: Subject, outer: Marker, first: Marker) -> bool:
    """Whether the paragraphs between tell of a new list, or the headings are those of a table of contents."""
    paragraphs = subject.document.paragraphs
    marked = _marked_paragraphs(subject, outer, first)
    between = [
        index
        for index in range(outer.paragraph + 1, first.paragraph)
        if paragraphs[index].ordinal and index not in marked
    ]
    if _passes_for_heading(subject, outer.paragraph, len(subject.document[outer.span])) and not between:
        return True
    last = between[-1] if between else outer.paragraph
    return _leads_in(subject.document[paragraphs[last].span]) or any(
        paragraphs[index].level is not None or _passes_for_heading(subject, index, 0) for index in between
    )


def _marked_paragraphs(subject: Subject, outer: Marker, first: Marker) -> set[int]:
    """The paragraphs between two marks that marks of their own open."""
    marks = subject.facts.markers
    start, end = (bisect_left(marks, mark.span.start, key=lambda other: other.span.start) for mark in (outer, first))
    return {mark.paragraph for mark in islice(marks, start, end) if mark.leading}


def _leads_in(text: str) -> bool:
    """Whether a paragraph ends by announcing a list: 如下： 抓好五个方面的工作。"""
    whole = text.rstrip().rstrip("。！？")
    sentence = whole[behind_last("。！？", whole, 0, len(whole)) :]
    return text.rstrip()[-1] in "：:" or _ANNOUNCEMENT.search(sentence[-_SHORT:]) is not None


def _headed(subject: Subject, series: Series) -> bool:
    """Whether an unnumbered heading or a lead-in stands above a series, or the speech has other levels above it."""
    document = subject.document
    first = series.items[0].marker
    speech = subject.facts.speeches[series.speech]
    skip = max((span.end for span in (speech.title, speech.salutation, speech.teaser) if span), default=-1)
    if any(mark.leading and RANK.get(mark.family, 99) < RANK[series.family] for mark in _marks_of(subject, series)):
        return True
    opening = document.paragraph_at(speech.span.start)
    for index in range(first.paragraph - 1, opening - 1, -1):
        paragraph = document.paragraphs[index]
        if paragraph.ordinal and paragraph.span.start > skip:
            if paragraph.level is not None or _passes_for_heading(subject, index, 0):
                return True
            if document[paragraph.span].rstrip()[-1] in "：:":
                return True
    return False


def _marks_of(subject: Subject, series: Series) -> Iterator[Marker]:
    span = subject.facts.speeches[series.speech].span
    return (mark for mark in subject.facts.markers if span.start <= mark.span.start < span.end)


def _passes_for_heading(subject: Subject, index: int, mark_length: int) -> bool:
    text = subject.document[subject.document.paragraphs[index].span].strip()
    return 0 < len(text) <= _SHORT + mark_length and text[-1] not in _STOPS


def _values(subject: Subject, mark: Marker, *, previous: str = "", expected: str = "") -> dict[str, str]:
    return {
        "mark": subject.document[mark.span],
        "previous": previous,
        "missing": "",
        "expected": expected,
        "example": "",
    }
