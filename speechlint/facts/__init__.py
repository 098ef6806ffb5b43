"""What the text says about itself: computed once per document, and only when some check asks.

Each fact is a pure function in a module of this package; :class:`Facts` keeps the results.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from speechlint.document import Context, DocType, Document
from speechlint.facts.clauses import Sentence, sentences
from speechlint.facts.dates import DayMention, YearMention, days, years
from speechlint.facts.enclosures import Enclosed, Enclosure, Marks, enclosed, marks
from speechlint.facts.ladder import Heading, Marker, headings
from speechlint.facts.list_marks import markers
from speechlint.facts.present import Present, Sources, presents
from speechlint.facts.rare import rare
from speechlint.facts.reviews import Turns, turns
from speechlint.facts.speeches import Speech, doc_type, speeches
from speechlint.span import Span, outermost

if TYPE_CHECKING:
    from speechlint.facts.copies import Copy
    from speechlint.facts.placeholders import Slot
    from speechlint.facts.series import Series
    from speechlint.text.segmentation import Token

__all__ = ["Enclosure", "Facts"]

T = TypeVar("T")


class Facts:
    """The shared facts of one document."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document = document
        self.context = context

    @cached_property
    def rare(self) -> dict[str, list[int]]:
        """Where the text's rare characters stand: what is among them need not be looked for in all the text."""
        return rare(self.document.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences(self.document))

    @cached_property
    def marks(self) -> tuple[Marks, ...]:
        """The quotation marks, brackets and title marks of each paragraph that holds any."""
        return tuple(marks(self.document))

    @cached_property
    def enclosed(self) -> tuple[Enclosed, ...]:
        return tuple(enclosed(self.marks))

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
        return tuple(markers(self.document, self.enclosed))

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The series that the list marks form, by their beginning."""
        from speechlint.facts.series import series  # noqa: PLC0415 - only where a rule asks

        return tuple(series(self.markers, self.speeches))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(headings(self.document, self.markers))

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        return tuple(speeches(self.document, self.context))

    @cached_property
    def doc_type(self) -> DocType:
        return doc_type(self.document, self.context, self.speeches)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Quotations and titles in 《》 that lie in no other, by start: what others said or wrote."""
        return tuple(outermost(pair.span for pair in self.enclosed if pair.kind is not Enclosure.BRACKET))

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [span.start for span in self.quoted]

    def quotation(self, span: Span) -> Span | None:
        """The outermost quotation or title in 《》 that a span lies in."""
        index = bisect_right(self._quoted_starts, span.start) - 1
        return self.quoted[index] if index >= 0 and self.quoted[index].contains(span) else None

    def is_quoted(self, span: Span) -> bool:
        """Whether a span lies in a quotation or in a title in 《》."""
        return self.quotation(span) is not None

    @cached_property
    def years(self) -> tuple[YearMention, ...]:
        return tuple(years(self.document))

    @cached_property
    def days(self) -> tuple[DayMention, ...]:
        return tuple(days(self.document))

    @cached_property
    def presents(self) -> tuple[Present, ...]:
        """When each speech is spoken, in the order of ``speeches``."""
        sources = Sources(
            self.document, self.years, self.days, self.is_quoted, self.context.as_of, self.context.fragment
        )
        return presents(sources, self.speeches)

    @cached_property
    def placeholders(self) -> tuple[Slot, ...]:
        """What is left to fill in, in reading order."""
        from speechlint.facts.placeholders import placeholders  # noqa: PLC0415 - only where a rule or command asks

        return tuple(placeholders(self.document, self.enclosed))

    @cached_property
    def copied_paragraphs(self) -> tuple[Copy, ...]:
        from speechlint.facts.copies import copied_paragraphs  # noqa: PLC0415 - only where a rule asks

        return tuple(copied_paragraphs(self.document, self.speech_at))

    @cached_property
    def copied_sentences(self) -> tuple[Copy, ...]:
        from speechlint.facts.copies import copied_sentences  # noqa: PLC0415 - only where a rule asks

        found = copied_sentences(self.document, self.sentences, self.speech_at, self.is_quoted, self.copied_paragraphs)
        return tuple(found)

    @cached_property
    def turns(self) -> Turns:
        return turns(self.document)

    @cached_property
    def _words(self) -> dict[str, tuple[Token, ...]]:
        return {}

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """The words of a clause; equal clauses are cut once."""
        from speechlint.text.segmentation import Token, tokens  # noqa: PLC0415 - few texts have a clause that needs words

        text = self.document[span]
        if text not in self._words:
            self._words[text] = tokens(text)
        return tuple([Token(where.shift(span.start), word) for where, word in self._words[text]])

    @cached_property
    def _shared(self) -> dict[Hashable, object]:
        return {}

    def shared(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What several rules of a kind need to know of the document, computed for the first of them."""
        if key not in self._shared:
            self._shared[key] = compute()
        return cast("T", self._shared[key])

    def present_at(self, offset: int) -> Present:
        """When the speech that holds a reading offset is spoken."""
        return self.presents[self._speech_index(offset)]

    @cached_property
    def _trails(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Where each heading starts, and the labels of it and of those above it."""
        trails: list[tuple[int, tuple[str, ...]]] = []
        above: list[tuple[int, str]] = []
        for heading in self.headings:
            above = [*(step for step in above if step[0] < heading.level), (heading.level, heading.label)]
            trails.append((heading.span.start, tuple(label for _, label in above if label)))
        return tuple(trails)

    def section_at(self, offset: int) -> tuple[str, ...]:
        """The labels of the headings that a reading offset stands under, from the outermost."""
        index = bisect_right(self._trails, offset, key=lambda trail: trail[0])
        return self._trails[index - 1][1] if index else ()

    def speech_at(self, offset: int) -> Speech:
        """The speech that holds a reading offset."""
        return self.speeches[self._speech_index(offset)]

    def _speech_index(self, offset: int) -> int:
        return max(0, bisect_right(self.speeches, offset, key=lambda speech: speech.span.start) - 1)
