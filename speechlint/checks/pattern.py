"""The kind ``pattern``: a regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.document import Paragraph
from speechlint.span import Span
from speechlint.text.expressions import matches, regex_for
from speechlint.text.frozen import frozen
from speechlint.text.literals import required_literals

if TYPE_CHECKING:
    from speechlint.text.expressions import Match

TIME_LIMIT = 1.0
"""Seconds that one pattern may spend on one document."""


@frozen
class Pattern:
    r"""Reports each match of a regular expression (syntax of the ``regex`` module) within a paragraph.

    ``^`` and ``$`` stand for the bounds of the paragraph. Nothing is implicit: there is no ``\b`` around words (Han
    characters are letters to it), and ``\d`` also matches full-width digits; write ``[0-9]`` where only those are
    meant. A pattern that does not finish in time is a failure, never silence.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "pattern"
    values: ClassVar[frozenset[str]] = frozenset({"replacement", "g1", "g2", "g3"})
    related_values: ClassVar[frozenset[str]] = frozenset()
    needs_literals: ClassVar[bool] = True

    pattern: str
    """The regular expression."""
    group: int = 0
    """The group to report; 0 is the whole match."""
    replace: str | None = None
    r"""What to put in place of the reported group; ``\1`` or ``\g<name>`` take groups of the match."""
    unless_before: tuple[str, ...] = ()
    """No finding where one of these strings stands right before it."""
    unless_after: tuple[str, ...] = ()
    """No finding where one of these strings stands right after it."""
    unless_inside: tuple[str, ...] = ()
    """No finding where it lies inside one of these strings."""
    minority_to: str | None = None
    """Another regular expression, the usual way: findings only in a text that mostly does as it says."""
    minority_share: float = 0.5
    """With ``minority_to``: findings only while they are less than this share of both ways together."""
    any_of: tuple[str, ...] | None = None
    """Strings of which one must stand in the paragraph; worked out from the pattern where absent."""

    def __post_init__(self) -> None:
        if self.any_of is None:
            self._verify()
            object.__setattr__(self, "any_of", required_literals(self.pattern))

    def literals(self) -> Iterable[str]:
        return self.any_of or ()

    def find(self, subject: Subject) -> Iterator[Found]:
        if self.minority_to is None:
            yield from self._matches(subject)
            return
        found = list(self._matches(subject))
        if found:
            usual = sum(1 for _ in matches(self.minority_to, subject.text, [(0, len(subject.text))], TIME_LIMIT))
            if len(found) < self.minority_share * (len(found) + usual):
                yield from found

    def _matches(self, subject: Subject) -> Iterator[Found]:
        parts = [paragraph.span for paragraph in self._candidates(subject)]
        for match in matches(self.pattern, subject.text, parts, TIME_LIMIT) if parts else ():
            span = Span(*match.span(self.group))
            if span.start >= 0 and not self._exempt(subject, span):
                yield self._found(match, span)

    def _candidates(self, subject: Subject) -> list[Paragraph]:
        """The paragraphs that hold one of the required strings; all of them where none is required."""
        document = subject.document
        if not self.any_of:
            return [paragraph for paragraph in document.paragraphs if paragraph.ordinal]
        starts = (start for literal in self.any_of for start in subject.hits.get(literal, ()))
        return [document.paragraphs[index] for index in sorted({document.paragraph_at(start) for start in starts})]

    def _exempt(self, subject: Subject, span: Span) -> bool:
        text = subject.text
        if self.unless_before and text.endswith(self.unless_before, 0, span.start):
            return True
        if self.unless_after and text.startswith(self.unless_after, span.end):
            return True
        return inside(text, span, self.unless_inside)

    def _found(self, match: Match, span: Span) -> Found:
        replacement = match.expand(self.replace) if self.replace is not None else ""
        groups = {f"g{number}": match[number] or "" for number in range(1, min(3, match.re.groups) + 1)}
        return Found(
            span,
            {"replacement": replacement, "g1": "", "g2": "", "g3": "", **groups},
            edits=(Edit(span, replacement),) if self.replace is not None else (),
        )

    def _verify(self) -> None:
        try:
            expression = regex_for(self.pattern)
            regex_for(self.minority_to or "")
        except ValueError as error:
            raise ValueError(f"正则表达式有误：{error}") from None
        if self.group > expression.groups:
            raise ValueError(f"正则表达式只有{expression.groups}个分组，没有第{self.group}组")
