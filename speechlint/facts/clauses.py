"""Sentences and clauses of the reading text."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.document import Document
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import trimmed

CLOSING_MARKS = "”’）》」』】〕〉"
CLAUSE_STOPS = "，。；：！？,;!?\n"
"""Where a clause (小句) ends."""
SENTENCE_STOPS = "。！？\n"
"""Where a sentence (句子) ends: the marks of running Chinese text, and the line."""
SEGMENT_STOPS = f"{SENTENCE_STOPS}；"
"""Where a coordinate part of a sentence (分句) ends."""
HAN_CLAUSE_STOPS = f"{SEGMENT_STOPS}，："
"""Where a clause ends for certain: narrow marks stand within figures (1,200; 8:30) as well."""

_SENTENCE_END = Late(rf"([。！？!?][。！？!?]*[{CLOSING_MARKS}]*)\s*")  # ``[…]+`` is slow to look for
_CLAUSE = Late(f"[^{CLAUSE_STOPS}]+")
_CLAUSE_STOP = Late(f"[{CLAUSE_STOPS}]")


class Sentence(NamedTuple):
    """A sentence (句子) with its stop and closing marks; never crosses a paragraph. ``paragraph`` is an index."""

    span: Span
    paragraph: int


def sentences(document: Document) -> Iterator[Sentence]:
    """All sentences in reading order; white space around them is left out."""
    text = document.text
    for index, paragraph in enumerate(document.paragraphs):
        start, end = trimmed(text, paragraph.span)
        for stop in _SENTENCE_END.finditer(text, start, end):
            yield Sentence(Span(start, stop.end(1)), index)
            start = stop.end()
        if start < end:
            yield Sentence(Span(start, end), index)


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses (小句) within a span: maximal runs without ，。；：！？ and line ends, trimmed of white space."""
    for match in _CLAUSE.finditer(text, *span):
        clause = trimmed(text, Span(*match.span()))
        if clause.start < clause.end:
            yield clause


def clause_around(text: str, span: Span, reach: int) -> Span:
    """The clause that holds a span, at most ``reach`` characters to either side."""
    before = _CLAUSE_STOP.search(text[max(0, span.start - reach) : span.start][::-1])
    after = _CLAUSE_STOP.search(text, span.end, span.end + reach)
    return Span(
        span.start - before.start() if before else max(0, span.start - reach),
        after.start() if after else min(len(text), span.end + reach),
    )
