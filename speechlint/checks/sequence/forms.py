"""Marks of another form than their siblings', and marks with the wrong stop."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.facts.ladder import LADDER, Family, Marker, written
from speechlint.facts.series import Item, Series
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_SPOKEN = (Family.IS, Family.MUST, Family.ORDINAL, Family.ITS)
_ALIKE = str.maketrans("．（）", ".()")
_BACK = 12  # marks before a stray one among which its siblings are looked for
_SENTENCE_HEAD = (
    r"(?!同时|此外|另外|一是|比如|例如|目前|当前|今年)[^，。；：！？、“”（）\d\s一][^，。；：！？“”（）\d\s]{3,13}。"
)
_SHORT_SENTENCE = Late(_SENTENCE_HEAD)
_LEAD = Late(rf"[^。！？\n]{{2,40}}。({_SENTENCE_HEAD})(?=[^。！？\n]{{0,200}}，)")


class Stops(NamedTuple):
    """The forms of mark that are wrong and the stop that they should have."""

    forms: tuple[str, ...]
    right: str
    once: bool


def wrong_stops(subject: Subject, chosen: list[Series], stops: Stops) -> Iterator[Found]:
    """Marks with a stop that their form does not take."""
    document = subject.document
    for series in chosen:
        marks = [item.marker for item in series.items if item.marker.form in stops.forms]
        for mark in marks[:1] if stops.once else marks:
            places = [_stop(document.text, other) for other in (marks if stops.once else [mark])]
            span = Span(mark.span.start, max(mark.span.end, places[0].end))
            right = document.text[mark.span.start : places[0].start] + stops.right
            values = _values(document[span], expected=right)
            yield Found(span, values, edits=tuple(Edit(place, stops.right) for place in places))


def mixed_stops(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Marks whose stop is not that of most of their siblings (of the first one, where there is no most)."""
    document = subject.document
    for series in chosen:
        if series.family not in (Family.ARABIC, Family.HAN):
            continue
        marks = [item.marker for item in series.items]
        counted = Counter(mark.form.translate(_ALIKE) for mark in marks)
        if len(counted) == 1:
            continue
        usual = next(mark for mark in marks if mark.form.translate(_ALIKE) == counted.most_common(1)[0][0])
        right = document[_stop(document.text, usual)]
        for mark in marks:
            if mark.form.translate(_ALIKE) != usual.form.translate(_ALIKE):
                expected = document.text[mark.span.start : mark.numeral.end] + right
                yield Found(
                    mark.span,
                    _values(document[mark.span], expected=expected, example=document[usual.span]),
                    (Related(usual.span, {"mark": document[usual.span]}),),
                    (Edit(_stop(document.text, mark), right),),
                )


def mixed(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """Items that fill the gap of a series, or go on with it, under a mark of another form."""
    items = sorted(
        ((item, series) for series in chosen for item in series.items), key=lambda pair: pair[0].marker.span.start
    )
    starts = [item.marker.span.start for item, _ in items]
    for series in chosen:
        first = series.items[0]
        if first.number == 1 or not first.sure or first.marker.number is None or series.first > 1:
            continue
        at = bisect_left(starts, series.start)
        for before, other in reversed(items[max(0, at - _BACK) : at]):
            if _siblings(first, before) and other.family is not series.family:
                if _lacks(other, first.number) and _exchangeable(series.family, other):
                    yield _stray(subject, first.marker, before.marker)
                break


def _siblings(item: Item, before: Item) -> bool:
    """Whether an item carries on where another left off, both opening paragraphs or both within one."""
    mark, last = item.marker, before.marker
    together = (mark.leading and last.leading) or (mark.paragraph == last.paragraph and not mark.leading)
    return together and before.number == item.number - 1


def _lacks(series: Series, number: int) -> bool:
    return all(item.number != number for item in series.items)


def _exchangeable(family: Family, other: Series) -> bool:
    """Whether two forms can be mistaken for each other: two spoken ones, or two of the ladder around a gap."""
    if family in _SPOKEN and other.family in _SPOKEN:
        return True
    return family in LADDER and other.family in LADDER and not other.sound


def _stray(subject: Subject, mark: Marker, before: Marker) -> Found:
    document = subject.document
    number = mark.number or 0
    expected = written(document, before, number)
    edits = () if before.family is Family.ORDINAL or mark.family is Family.ORDINAL else (Edit(mark.span, expected),)
    return Found(
        mark.span,
        _values(document[mark.span], expected=expected, example=document[before.span]),
        (Related(before.span, {"mark": document[before.span]}),),
        edits,
    )


def unnumbered(subject: Subject, chosen: list[Series]) -> Iterator[Found]:
    """First siblings without a number: 加快甲区建设。……1.改造乙区。……2.发展丙业。…… within one paragraph.

    The siblings begin with a short sentence without a comma, and so does the one in question, right behind the
    sentence that leads the paragraph.
    """
    document = subject.document
    for series in chosen:
        marks = [item.marker for item in series.items]
        if series.family is not Family.ARABIC or len(marks) < 2 or marks[0].leading or not series.sound:
            continue
        paragraph = document.paragraphs[marks[0].paragraph]
        lead = _leading_mark(subject, marks[0].paragraph)
        if lead is None or any(mark.paragraph != marks[0].paragraph for mark in marks):
            continue
        heads = [_SHORT_SENTENCE.match(document.text, mark.span.end, paragraph.span.end) for mark in marks]
        opening = _LEAD.match(document.text, lead.span.end, marks[0].span.start)
        if opening is None or not all(heads):
            continue
        span = Span(*opening.span(1))
        renumbered = [Edit(mark.numeral, str((mark.number or 0) + 1)) for mark in marks]
        first = document[marks[0].span]
        yield Found(
            span,
            _values(document[span], expected=first, example=first),
            (Related(marks[0].span, {"mark": first}),),
            (Edit(Span(span.start, span.start), first), *renumbered),
        )


def _leading_mark(subject: Subject, paragraph: int) -> Marker | None:
    marks = subject.facts.markers
    at = bisect_left(marks, paragraph, key=lambda mark: mark.paragraph)
    found = marks[at] if at < len(marks) else None
    return found if found is not None and found.paragraph == paragraph and found.leading else None


def _stop(text: str, mark: Marker) -> Span:
    """The stop of a mark: what its form has behind the number, or behind the bracket."""
    if mark.form.startswith(("（", "(")):
        return Span(mark.span.end, mark.span.end + (text[mark.span.end : mark.span.end + 1] in "、．.，,：:"))
    tail = len(mark.form) - mark.form.index("N") - 1
    words = len(mark.form.rstrip("、．.，,：:")) - mark.form.index("N") - 1
    return Span(mark.numeral.end + words, mark.numeral.end + tail)


def _values(mark: str, *, expected: str = "", example: str = "") -> dict[str, str]:
    return {"mark": mark, "previous": "", "missing": "", "expected": expected, "example": example}
