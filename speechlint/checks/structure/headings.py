"""Headings that run into their text, and headings that end in a stop."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.facts.ladder import LADDER, LONGEST_HEADING, Marker
from speechlint.facts.series import Series
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.scan import at_first

_KEY = 6  # characters by which headings are looked up: shorter ones may recur by chance
_MOST_ALIKE = 16  # headings of one beginning that are told apart
_CONTEXT = 8  # characters shown on either side of a junction
_LEAST_SIBLINGS = 2
_LONG_TEXT = 80
_STOPS = "。；，、：,;:"
_PUNCTUATION = Late("[，。；：！？、,;:!?\n]")


def glued(subject: Subject) -> Iterator[Found]:
    """Places where the words of a heading that stands alone elsewhere run on into text without any mark."""
    document = subject.document
    heads: dict[str, dict[str, Span]] = {}
    for mark in subject.facts.markers:
        span = _alone(subject, mark)
        if span is not None and span.end - span.start >= _KEY and document.text[span.end - 1] not in _STOPS + "！？":
            alike = heads.setdefault(document[span][:_KEY], {})
            if len(alike) < _MOST_ALIKE:
                alike.setdefault(document[span], span)
    for mark in subject.facts.markers:
        start = mark.span.start
        for words, head in heads.get(document.text[start : start + _KEY], {}).items():
            end = start + len(words)
            if (
                start != head.start
                and document.text.startswith(words, start)
                and document.text[end : end + 1].isalnum()
            ):
                yield _junction(subject, end, mark, head)
                break


def _junction(subject: Subject, at: int, mark: Marker, head: Span) -> Found:
    text = subject.text
    before = text[max(mark.span.end, at - _CONTEXT) : at]
    after = text[at : at + _CONTEXT]
    start = at - len(_PUNCTUATION.split(before)[-1])
    end = at + len(_PUNCTUATION.split(after, maxsplit=1)[0])
    return Found(
        Span(start, end),
        {"words": subject.document[head], "expected": f"{text[start:at]}\n{text[at:end]}", "name": ""},
        (Related(head, {"words": subject.document[head]}),),
        (Edit(Span(at, at), "\n"),),
    )


def run_in(subject: Subject) -> Iterator[Found]:
    """Headings whose text follows in the same line without a stop, while all their siblings stand alone."""
    document = subject.document
    for series in _heading_series(subject):
        alone = [_alone(subject, item.marker) for item in series.items]
        odd = [item.marker for item, span in zip(series.items, alone, strict=True) if span is None]
        siblings = [span for span in alone if span is not None]
        if (
            len(odd) != 1
            or len(siblings) < _LEAST_SIBLINGS
            or any(document.text[span.end - 1] in _STOPS for span in siblings)
        ):
            continue
        text = document.text[odd[0].span.end : document.paragraphs[odd[0].paragraph].span.end]
        longest = max(span.end - span.start for span in siblings)
        lead = text[: at_first("。！？：；\n", text, 0, len(text))]
        if len(text) > _LONG_TEXT and len(lead) > longest + _CONTEXT:
            first = _PUNCTUATION.split(lead, maxsplit=1)[0]
            span = Span(odd[0].span.start, odd[0].span.end + len(first))
            yield Found(
                span,
                {"words": document[span], "expected": "", "name": ""},
                (Related(siblings[0], {"words": document[siblings[0]]}),),
            )


def stops(subject: Subject) -> Iterator[Found]:
    """Headings alone on their line that end in a stop, where most of their siblings do not."""
    document = subject.document
    for series in _heading_series(subject):
        alone = [span for item in series.items if (span := _alone(subject, item.marker)) is not None]
        stopped = [span for span in alone if document.text[span.end - 1] in "。；，、"]
        if len(alone) == len(series.items) and 0 < len(stopped) < len(alone) / 2:
            plain = next(span for span in alone if span not in stopped)
            for span in stopped:
                stop = Span(span.end - 1, span.end)
                yield Found(
                    stop,
                    {"words": document[span], "expected": document.text[span.start : stop.start], "name": ""},
                    (Related(plain, {"words": document[plain]}),),
                    (Edit(stop, ""),),
                )


def _heading_series(subject: Subject) -> Iterator[Series]:
    return (
        series
        for series in subject.facts.series
        if series.leading and series.family in LADDER and len(series.items) > _LEAST_SIBLINGS
    )


def _alone(subject: Subject, mark: Marker) -> Span | None:
    """The paragraph that a mark opens, if it is one short line: a heading that stands alone."""
    if not mark.leading or mark.family not in LADDER:
        return None
    text = subject.text
    end = subject.document.paragraphs[mark.paragraph].span.end
    if end - mark.span.end > LONGEST_HEADING:
        return None
    while end > mark.span.end and text[end - 1].isspace():
        end -= 1
    inner = text[mark.span.end : end - 1]
    return Span(mark.span.start, end) if set("。！？；").isdisjoint(inner) else None
