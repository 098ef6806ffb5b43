"""The kind ``terms``: wrong wording and the right one, by table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.span import Span
from speechlint.text.frozen import frozen


@frozen
class Term:
    """One row: ``wrong`` → ``right`` (empty: no repair), not where a hit lies inside one of ``not_inside``."""

    __pydantic_config__ = STRICT

    wrong: str
    right: str = ""
    not_inside: tuple[str, ...] = ()
    source: str = ""


@frozen
class Terms:
    """Reports each wrong wording of a table.

    Bare substrings are the main source of false alarms in Chinese. So a hit is none where one word ends and another
    begins within it (托展 in 依托展会), where it is somebody's given name, and inside one of the row's ``not_inside``
    strings (曾强 in 曾强调).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "terms"
    values: ClassVar[frozenset[str]] = frozenset({"wrong", "right"})
    related_values: ClassVar[frozenset[str]] = frozenset()
    needs_literals: ClassVar[bool] = True

    table: tuple[Term, ...] = ()
    """The rows."""

    def literals(self) -> Iterable[str]:
        return (term.wrong for term in self.table)

    def find(self, subject: Subject) -> Iterator[Found]:
        found = [
            Found(
                span,
                {"wrong": term.wrong, "right": term.right},
                edits=(Edit(span, term.right),) if term.right else (),
                entry=term.wrong,
            )
            for term in self.table
            for span in _places(subject, term)
        ]
        yield from sorted(found, key=lambda hit: hit.span)


def _places(subject: Subject, term: Term) -> Iterator[Span]:
    for start in subject.hits.get(term.wrong, ()):
        span = Span(start, start + len(term.wrong))
        if not (inside(subject.text, span, term.not_inside) or _is_accident(subject.text, span)):
            yield span


def _is_accident(text: str, span: Span) -> bool:
    from speechlint.text.words import is_across_words, is_within_name  # noqa: PLC0415 - few texts have a wrong wording

    return is_within_name(text, span) or is_across_words(text, span)
