"""Paragraphs of running text that end without a stop (段末缺句号)."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Edit, Found, Subject
from speechlint.document import Part
from speechlint.span import Span
from speechlint.text.scan import trimmed

_SHORTEST = 30  # characters of a paragraph that is no heading with a stop in it
_WITHIN = ("。", "！", "？", "；")
_PAUSES = frozenset("，、")
_FEW = 0.1  # the share of such paragraphs above which lines are broken, not stops forgotten
_STOP = "。"


def missing_stops(subject: Subject) -> Iterator[Found]:
    """The last character of each, with the stop; none where many are: there the lines are broken."""
    running = list(_running(subject))
    open_ended = [span for span in running if _is_open(subject.text[span.end - 1])]
    if len(open_ended) <= max(1, _FEW * len(running)):
        for span in open_ended:
            last = Span(span.end - 1, span.end)
            pause = subject.document[last] in _PAUSES
            edit = Edit(last if pause else Span(span.end, span.end), _STOP)
            yield Found(last, {"words": subject.document[last], "expected": _STOP, "name": ""}, edits=(edit,))


def _running(subject: Subject) -> Iterator[Span]:
    """The paragraphs that hold a sentence's end before their own."""
    for paragraph in subject.document.body():
        span = paragraph.span
        if paragraph.part is Part.BODY and paragraph.level is None and span.end - span.start >= _SHORTEST:
            words = trimmed(subject.text, span)
            if any(subject.text.find(stop, words.start, words.end - 1) >= 0 for stop in _WITHIN):
                yield words


def _is_open(last: str) -> bool:
    return last in _PAUSES or "一" <= last <= "鿿"
