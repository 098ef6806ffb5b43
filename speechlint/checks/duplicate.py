"""The kind ``duplicate``: sentences and paragraphs that stand in a text twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.facts.copies import Copy, is_running_text
from speechlint.span import Span
from speechlint.text.frozen import frozen
from speechlint.text.similarity import folded, likeness, numbers, recurring, sharing

_CLAUSE_STOPS = "，。；：！？、,;!?"
_TELLING_CLAUSE = 8
_MOST_SHARERS = 8
_SHARED = 0.12  # of a near copy at least this part stands in clauses left as they were
_LONGEST_COMPARED = 4000  # the comparison takes the product of both lengths
_SHOWN = 20


class DuplicateUnit(StrEnum):
    """What is compared."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Nearness(StrEnum):
    """Where a copy may stand."""

    ANYWHERE = "anywhere"
    NEXT = "next"
    APART = "apart"


@frozen
class Formula:
    """One row: a stock formula (通行表述) as it is written, and where it was seen."""

    __pydantic_config__ = STRICT

    formula: str
    source: str = ""


@frozen
class Duplicate:
    """Reports sentences or paragraphs that are copies, or nearly, of earlier ones in the same speech.

    Compared are letters, Han characters and digits alone: punctuation, spaces and invisible signs do not count. The
    later place is reported with the earlier one beside it (a copy in a website's summary above the text is the one
    reported), several sentences copied together as one.

    No copies: headings, lines without a stop, table rows, what stands in brackets or quotation marks, what lies in
    different speeches of one file, sentences of masks, and a text that consists of stock formulas alone
    (``formula_table``). A sentence that stands ``refrain`` times or more, or that opens or closes each of its
    paragraphs, is a refrain (复沓), unless its copies follow it at once.

    With ``similarity`` below 1, near copies are reported instead: those that differ in some words, not in numbers
    alone (statistics repeat their frames).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "duplicate"
    values: ClassVar[frozenset[str]] = frozenset({"length", "percent", "start", "count"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    unit: DuplicateUnit
    """``sentence`` or ``paragraph``."""
    shortest: int
    """The fewest characters (punctuation not counted) that a copy has."""
    longest: int | None = None
    """The most characters that a copy has; absent for any number."""
    where: Nearness = Nearness.ANYWHERE
    """``next``: only a copy right after the original; ``apart``: only one further on; ``anywhere``: both."""
    similarity: float = 1.0
    """1 for copies character by character, below it for near copies at least so alike."""
    refrain: int = 3
    """So many times make a sentence a refrain."""
    formula_table: tuple[Formula, ...] = ()
    """Stock formulas: a text of nothing else is no copy."""

    def __post_init__(self) -> None:
        if not 0.5 <= self.similarity <= 1:
            raise ValueError("similarity 应在 0.5 与 1 之间")

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        if self.similarity < 1:
            yield from self._near(subject)
            return
        facts = subject.facts
        sentences = self.unit is DuplicateUnit.SENTENCE
        for copy in facts.copied_sentences if sentences else facts.copied_paragraphs:
            if self._meant(copy) and not self._stock(subject.document[copy.span]):
                span, original = _teaser_first(subject, copy)
                edit = span if sentences else _with_line_end(subject, span)
                values = _values(subject.document[span], copy.length, 1.0, copy.count)
                yield Found(span, values, (Related(original),), (Edit(edit, ""),))

    def _meant(self, copy: Copy) -> bool:
        if copy.length < self.shortest or (self.longest is not None and copy.length > self.longest):
            return False
        if copy.adjacent:
            return self.where is not Nearness.APART
        sung = self.unit is DuplicateUnit.SENTENCE and (copy.refrain or copy.count >= self.refrain)
        return self.where is not Nearness.NEXT and not sung

    def _stock(self, text: str) -> bool:
        rest = folded(text)
        for row in self.formula_table:
            rest = rest.replace(folded(row.formula), "")
        return bool(self.formula_table) and len(rest) < _TELLING_CLAUSE

    def _near(self, subject: Subject) -> Iterator[Found]:
        document = subject.document
        pieces = self._pieces(subject)
        clauses = _recurring_clauses(document.text, pieces)
        reported: set[int] = set()
        for earlier, later in sharing(clauses, _MOST_SHARERS):
            original, span = pieces[earlier], pieces[later]
            shared = sum(map(len, clauses[earlier] & clauses[later]))
            if later in reported or shared < _SHARED * (span.end - span.start):
                continue
            if not _same_speech(subject, original, span):
                continue
            other = folded(document[span])
            alike = self._likeness(folded(document[original]), other)
            if alike:
                reported.add(later)
                yield Found(span, _values(document[span], len(other), alike, 2), (Related(original),))

    def _likeness(self, one: str, other: str) -> float:
        """0 for equal texts (they are copies) and for those with other numbers (statistics repeat their frames)."""
        longest = self.longest or _LONGEST_COMPARED
        measured = all(self.shortest <= len(text) <= longest for text in (one, other))
        if not measured or one == other or numbers(one) != numbers(other):
            return 0.0
        return likeness(one, other, self.similarity)

    def _pieces(self, subject: Subject) -> list[Span]:
        document = subject.document
        if self.unit is DuplicateUnit.SENTENCE:
            return [span for span, _ in subject.facts.sentences if span.end - span.start >= self.shortest]
        return [
            span
            for paragraph in document.body()
            if (span := paragraph.span).end - span.start >= self.shortest and is_running_text(document, paragraph)
        ]


def _values(text: str, length: int, alike: float, count: int) -> dict[str, str]:
    start = text[:_SHOWN].replace("\n", "") + ("……" if len(text) > _SHOWN else "")
    return {"length": str(length), "percent": str(int(alike * 100)), "start": start, "count": str(count)}


def _teaser_first(subject: Subject, copy: Copy) -> tuple[Span, Span]:
    """The place to report and the other: of a text and the summary glued above it, the summary is the copy."""
    teaser = subject.facts.speech_at(copy.original.start).teaser
    if teaser is not None and teaser.contains(copy.original) and not teaser.contains(copy.span):
        return copy.original, copy.span
    return copy.span, copy.original


def _with_line_end(subject: Subject, place: Span) -> Span:
    """The paragraph at a place with the line end that goes with it: the one after it, for the last the one before."""
    text = subject.text
    span = subject.document.paragraphs[subject.document.paragraph_at(place.start)].span
    if span.end < len(text):
        return Span(span.start, span.end + 1)
    return Span(max(0, span.start - 1), span.end)


def _recurring_clauses(text: str, pieces: Iterable[Span]) -> list[set[str]]:
    """For each piece, those of its clauses that stand elsewhere too and are long enough to tell it from others."""
    for stop in _CLAUSE_STOPS:  # much faster than to split by an expression
        text = text.replace(stop, "\n")
    clauses = [text[start:end].split("\n") for start, end in pieces]
    telling = {clause for clause in recurring(clauses) if len(clause) >= _TELLING_CLAUSE}
    return [telling.intersection(own) for own in clauses]


def _same_speech(subject: Subject, one: Span, other: Span) -> bool:
    return subject.facts.speech_at(one.start) is subject.facts.speech_at(other.start)
