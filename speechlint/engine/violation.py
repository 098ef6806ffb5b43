"""What the engine reports: violations, failures, and both of one file."""

from __future__ import annotations

from speechlint.document import Part
from speechlint.rulebook.rule import Category, Safety, Severity
from speechlint.span import Position, Span
from speechlint.text.records import NamedTuple


class Place(NamedTuple):
    """Where something stands, for people: the part, the headings above it, the paragraph's number from 1."""

    part: Part
    section: tuple[str, ...]
    paragraph: int


class SourceEdit(NamedTuple):
    """Replace the source between two positions by ``replacement``."""

    start: Position
    end: Position
    replacement: str


class Fix(NamedTuple):
    """A repair: all its edits or none."""

    safety: Safety
    edits: tuple[SourceEdit, ...]


class RelatedPlace(NamedTuple):
    """Another place that the violation rests on."""

    start: Position
    end: Position
    text: str
    message: str
    place: Place


class Violation(NamedTuple):
    """One finding, with source positions. ``span`` lies in the reading text; ``text`` is the source's.

    ``before`` and ``after`` are what surrounds it on its lines, at most 40 code points each, for excerpts.
    """

    path: str
    rule: str
    entry: str | None
    category: Category
    severity: Severity
    span: Span
    start: Position
    end: Position
    text: str
    before: str
    after: str
    message: str
    why: str
    place: Place
    related: tuple[RelatedPlace, ...]
    fix: Fix | None
    fingerprint: str

    @property
    def sort_key(self) -> tuple[str, Position, Position, str, str]:
        return (self.path, self.start, self.end, self.rule, self.message)


class Failure(NamedTuple):
    """Work that could not be done: an unreadable file, or a rule that broke down on it."""

    path: str
    message: str
    rule: str | None = None
