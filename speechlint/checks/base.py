"""What a check is, what it is given and what it may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, Final, Protocol

from speechlint.document import Context, Document
from speechlint.facts import Facts
from speechlint.span import Span
from speechlint.text.frozen import frozen
from speechlint.text.records import NamedTuple

STRICT: Final[dict[str, Any]] = {"extra": "forbid", "use_attribute_docstrings": True}
"""``__pydantic_config__`` of every kind and row: the rulebook refuses unknown keys and reads the field docstrings."""


NO_VALUES: Final[Mapping[str, str]] = {}
"""For messages that quote nothing."""


class Edit(NamedTuple):
    """Replace the reading text of ``span`` by ``replacement``."""

    span: Span
    replacement: str


class Related(NamedTuple):
    """Another place that a finding rests on, with the values for the rule's ``related`` message."""

    span: Span
    values: Mapping[str, str] = NO_VALUES


class Found(NamedTuple):
    """All that a check may say: where, which values the message takes, the other places, the repair.

    ``entry`` names the row of a table that fired (``rule#entry`` in selectors).
    """

    span: Span
    values: Mapping[str, str] = NO_VALUES
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    entry: str | None = None


class Subject(NamedTuple):
    """All that a check is given. ``hits`` holds, for each literal the check named, the offsets where it starts."""

    document: Document
    facts: Facts
    hits: Mapping[str, tuple[int, ...]]

    @property
    def text(self) -> str:
        """The reading text."""
        return self.document.text

    @property
    def context(self) -> Context:
        return self.facts.context

    def starts(self, literals: Iterable[str]) -> list[int]:
        """The offsets where any of some literals starts, in ascending order."""
        return sorted({start for literal in literals for start in self.hits.get(literal, ())})


class Check(Protocol):
    """A kind of check: a frozen dataclass whose fields are the keys of its rule files.

    The class docstring is the kind's manual page, the docstrings below its fields
    those of its keys. ``values`` names what the rule's ``message`` may quote in braces, ``related_values`` the same
    for the rule's ``related`` message. A check formats no message, knows no severity, no YAML and no other check.

    One that finds nothing where none of its ``literals`` stands says so by an attribute ``needs_literals``; it is not
    even made for a text without them.
    """

    kind: ClassVar[str]
    values: ClassVar[frozenset[str]]
    related_values: ClassVar[frozenset[str]]

    def literals(self) -> Iterable[str]:
        """Strings to be looked for beforehand, all rules at once; ``subject.hits`` has the results."""
        ...

    def find(self, subject: Subject) -> Iterator[Found]:
        """The findings in reading order."""
        ...


@frozen
class KnownPeople:
    """One row: people whom a speech may name as it likes."""

    __pydantic_config__ = STRICT

    names: tuple[str, ...]
    source: str = ""


def known_names(table: Iterable[KnownPeople]) -> frozenset[str]:
    """The names of a table, and the given names among them (小平同志)."""
    names = {name for row in table for name in row.names}
    return frozenset(names | {name[1:] for name in names})


def inside(text: str, span: Span, words: Iterable[str]) -> bool:
    """Whether a span lies inside an occurrence of one of the words."""
    return any(
        text.startswith(word, start) for word in words for start in range(max(0, span.end - len(word)), span.start + 1)
    )
