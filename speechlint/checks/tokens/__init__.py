"""The kind ``tokens``: a sequence of words, by wording, part of speech and length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.checks.tokens.elements import Anchor, Element, WordList, anchor, resolved
from speechlint.checks.tokens.fitting import may_stand
from speechlint.checks.tokens.reading import readings
from speechlint.facts.clauses import clause_around
from speechlint.span import Span
from speechlint.text.frozen import computed, frozen

__all__ = ["Element", "Tokens", "WordList"]

_REACH = 40
"""Characters of a clause that are looked at to either side of the anchor."""


@frozen
class Tokens:
    """Reports each sequence of words that is as the elements of ``sequence`` say, within a clause.

    Some elements in a row must name their ``words``: only a clause in which these stand, and around them strings that
    the other elements fit, is cut into words. A sequence never goes beyond a mark (、 ， “).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "tokens"
    values: ClassVar[frozenset[str]] = frozenset({"replacement"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    sequence: tuple[Element, ...]
    """The elements, in order."""
    list_table: tuple[WordList, ...] = ()
    """Lists of words that the elements name."""
    report: tuple[int, int] | None = None
    """The first and the last element to report, counted from 1; all of them where absent."""
    replace: str | None = None
    """What to put in place of ``replaced``."""
    replaced: int | None = None
    """The element that is replaced, counted from 1."""
    unless_inside: tuple[str, ...] = ()
    """No finding where it lies inside one of these strings."""
    unless_earlier: tuple[str, ...] = ()
    """No finding where one of these strings stands earlier in the clause."""

    elements: tuple[Element, ...] = computed()
    anchor: Anchor = computed()

    def __post_init__(self) -> None:
        lists = {row.name: row.words for row in self.list_table}
        try:
            elements = tuple(resolved(element, lists) for element in self.sequence)
        except KeyError as error:
            raise ValueError(f"list_table 里没有“{error.args[0]}”这个词表") from None
        found = anchor(elements)
        if found is None:
            raise ValueError("sequence 里至少要有一项写明 words，且 least 不为 0")
        for number in (*(self.report or ()), *((self.replaced,) if self.replaced is not None else ())):
            if not 1 <= number <= len(self.sequence):
                raise ValueError(f"sequence 只有{len(self.sequence)}项，没有第{number}项")
        if (self.replace is None) != (self.replaced is None):
            raise ValueError("replace 和 replaced 要一起写")
        object.__setattr__(self, "elements", elements)
        object.__setattr__(self, "anchor", found)

    @property
    def needs_literals(self) -> bool:
        return True

    def literals(self) -> Iterable[str]:
        return self.anchor.literals

    def find(self, subject: Subject) -> Iterator[Found]:
        spans = {
            spans
            for clause, place in self._candidates(subject)
            for spans in self._readings(subject, clause, place)
            if not self._exempt(subject, clause, spans)
        }
        last = -1
        for places in sorted(spans):
            span = self._reported(places)
            if span.start >= last:  # of two readings of the same words the first
                yield self._found(span, places)
                last = span.end

    def _candidates(self, subject: Subject) -> Iterator[tuple[Span, Span]]:
        """The clauses in which the sequence may stand, and there the places of its anchor."""
        text = subject.text
        for place in _places(subject, self.anchor.literals):
            if may_stand(text, *place, self.anchor):
                yield clause_around(text, place, _REACH), place

    def _readings(self, subject: Subject, clause: Span, place: Span) -> Iterator[tuple[Span, ...]]:
        """Where the elements stand around an anchor."""
        words = subject.facts.tokens(clause)
        return readings(subject.text, words, self.elements, place.start - self.anchor.reach, place.start)

    def _exempt(self, subject: Subject, clause: Span, spans: Sequence[Span]) -> bool:
        whole = Span(spans[0].start, spans[-1].end)
        earlier = subject.document[Span(clause.start, self._reported(spans).start)]
        return inside(subject.text, whole, self.unless_inside) or any(word in earlier for word in self.unless_earlier)

    def _reported(self, places: Sequence[Span]) -> Span:
        first, last = self.report or (1, len(places))
        return Span(places[first - 1].start, places[last - 1].end)

    def _found(self, span: Span, places: Sequence[Span]) -> Found:
        if self.replace is None or self.replaced is None:
            return Found(span, {"replacement": ""})
        return Found(span, {"replacement": self.replace}, edits=(Edit(places[self.replaced - 1], self.replace),))


def _places(subject: Subject, literals: tuple[str, ...]) -> list[Span]:
    """Where the literals stand; many rules have them in common."""
    return subject.facts.shared(
        ("places of", literals),
        lambda: [Span(start, start + len(literal)) for literal in literals for start in subject.hits.get(literal, ())],
    )
