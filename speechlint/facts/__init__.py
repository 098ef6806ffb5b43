"""What the text says about itself: computed once per document, and only when some check asks.

Each fact is a pure function in a module of this package; :class:`Facts` keeps the results.
"""

from __future__ import annotations

from functools import cached_property

from speechlint.document import Context, DocType, Document
from speechlint.facts.clauses import Sentence, sentences
from speechlint.facts.enclosures import Enclosed, Enclosure, enclosed
from speechlint.facts.ladder import Heading, Marker, headings, markers
from speechlint.facts.speeches import Speech, doc_type, speeches
from speechlint.span import Span

__all__ = ["Enclosure", "Facts"]


class Facts:
    """The shared facts of one document."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document = document
        self.context = context

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.document))

    @cached_property
    def enclosed(self) -> tuple[Enclosed, ...]:
        return tuple(enclosed(self.document))

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Quotations with their marks, by start."""
        return tuple(pair.span for pair in self.enclosed if pair.kind is Enclosure.QUOTE)

    @cached_property
    def book_titles(self) -> tuple[Span, ...]:
        """Titles in 《》 with their marks, by start."""
        return tuple(pair.span for pair in self.enclosed if pair.kind is Enclosure.BOOK_TITLE)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        return tuple(markers(self.document))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(headings(self.document, self.markers))

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        return tuple(speeches(self.document, self.context))

    @cached_property
    def doc_type(self) -> DocType:
        return doc_type(self.document, self.context, self.speeches)

    def speech_at(self, offset: int) -> Speech:
        """The speech that holds a reading offset."""
        return next((speech for speech in reversed(self.speeches) if speech.span.start <= offset), self.speeches[0])
