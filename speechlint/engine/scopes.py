"""The regions that a rule's ``within`` and ``outside`` name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from speechlint.document import Part
from speechlint.facts import Enclosure, Facts
from speechlint.rulebook.rule import Scope
from speechlint.span import Span, outermost

_PARTS = {
    Scope.TABLE: {Part.TABLE},
    Scope.FOOTNOTE: {Part.FOOTNOTE, Part.ENDNOTE},
    Scope.HEADER: {Part.HEADER, Part.FOOTER},
}
_ENCLOSURES = {Scope.QUOTE: Enclosure.QUOTE, Scope.BOOK_TITLE: Enclosure.BOOK_TITLE, Scope.BRACKET: Enclosure.BRACKET}


class Regions:
    """The scopes of one document, each worked out once, when a rule asks."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._spans: dict[Scope, tuple[Span, ...]] = {}

    def allow(self, span: Span, within: tuple[Scope, ...], outside: tuple[Scope, ...]) -> bool:
        """Whether a span lies in one of the ``within`` scopes (if any) and in none of the ``outside`` ones."""
        if within and not any(self._holds(scope, span) for scope in within):
            return False
        return not any(self._holds(scope, span) for scope in outside)

    def _holds(self, scope: Scope, span: Span) -> bool:
        spans = self._outermost(scope)
        index = bisect_right(spans, span.start, key=lambda region: region.start) - 1
        return index >= 0 and spans[index].contains(span)

    def _outermost(self, scope: Scope) -> tuple[Span, ...]:
        if scope not in self._spans:
            self._spans[scope] = tuple(outermost(self._regions(scope)))
        return self._spans[scope]

    def _regions(self, scope: Scope) -> Iterable[Span]:
        facts = self._facts
        match scope:
            case Scope.TITLE:
                return [speech.title for speech in facts.speeches if speech.title]
            case Scope.SALUTATION:
                return [speech.salutation for speech in facts.speeches if speech.salutation]
            case Scope.HEADING:
                return [heading.span for heading in facts.headings]
            case Scope.PARAGRAPH:
                heads = [*self._regions(Scope.TITLE), *self._regions(Scope.SALUTATION), *self._regions(Scope.HEADING)]
                return _behind(heads, [paragraph.span for paragraph in facts.document.body()])
            case Scope.TABLE | Scope.FOOTNOTE | Scope.HEADER:
                return [paragraph.span for paragraph in facts.document.paragraphs if paragraph.part in _PARTS[scope]]
            case _:
                return [pair.span for pair in facts.enclosed if pair.kind is _ENCLOSURES[scope]]


def _behind(heads: list[Span], paragraphs: list[Span]) -> Iterable[Span]:
    """What is left of each paragraph behind the title, salutation or heading that it begins with."""
    ends = sorted((head.start, head.end) for head in heads)
    for paragraph in paragraphs:
        index = bisect_right(ends, (paragraph.end, paragraph.end)) - 1
        covered = ends[index][1] if index >= 0 else paragraph.start
        if covered < paragraph.end:
            yield Span(max(paragraph.start, covered), paragraph.end)
