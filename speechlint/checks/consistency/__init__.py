"""The kind ``consistency``: one thing, two names (前后不一致)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, KnownPeople, Subject, known_names
from speechlint.checks.consistency import brackets, documents, homes, levels, names, persons, wordings
from speechlint.checks.consistency.wordings import Variants
from speechlint.facts.homes import LEADS
from speechlint.facts.people import TITLES
from speechlint.text.frozen import frozen


class Compared(StrEnum):
    """What is compared. Each is explained under ``compare``."""

    WORDING = "wording"
    BRACKET = "bracket"
    PERSON = "person"
    LEVEL = "level"
    DOCUMENT = "document"
    HOME = "home"
    NAME = "name"


@frozen
class Consistency:
    """Reports the rarer of two names for one thing inside one speech, and shows the usual one.

    Both sides must be there: a text that always says 规模工业 is left alone. Nothing is reported where neither form
    prevails, in quotations and titles, nor of several speeches in one file that differ (only of their places).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "consistency"
    values: ClassVar[frozenset[str]] = frozenset({"usual", "usual_count", "count"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    compare: Compared
    """One of

    - ``wording``: the forms of each row of ``table`` (规上工业, 规模工业); offers the usual one,
    - ``bracket``: 各乡镇（街道） and 各乡镇（办事处）,
    - ``person``: 李志远书记 and 李书记, 志远同志 and 志远县长,
    - ``level``: 我市 where all the rest is 我县,
    - ``document``: titles in 《》 with one character changed or missing,
    - ``home``: a second county or city as the speaker's own (我们清河县, 中共临水县委),
    - ``name``: the place of title and salutation, or a person, with one character exchanged (宁岗县, 宁港).
    """
    table: tuple[Variants, ...] = ()
    """For ``wording``: the forms."""
    known_table: tuple[KnownPeople, ...] = ()
    """For ``person``: people who are rightly named in several ways."""
    least: int = 2
    """For ``wording`` and ``bracket``: how often the usual form must stand."""
    once: bool = False
    """For ``wording``: only the first place of each rarer form."""
    quoted: bool = False
    """For ``wording``: places in quotations and titles count as well."""

    @property
    def needs_literals(self) -> bool:
        return self.compare in (Compared.WORDING, Compared.PERSON, Compared.LEVEL)

    def literals(self) -> Iterable[str]:
        if self.compare is Compared.WORDING:
            return (form for row in self.table for form in row.forms)
        return _LITERALS.get(self.compare, ())

    def find(self, subject: Subject) -> Iterator[Found]:
        return iter(sorted(_SEARCHES[self.compare](self, subject), key=lambda found: found.span))


_LITERALS: Mapping[Compared, tuple[str, ...]] = {
    Compared.PERSON: TITLES,
    Compared.LEVEL: levels.OWN,
    Compared.HOME: LEADS,
    Compared.NAME: (*TITLES, *LEADS),
}
_SEARCHES: Mapping[Compared, Callable[[Consistency, Subject], Iterator[Found]]] = {
    Compared.WORDING: lambda rule, subject: wordings.variants(
        subject, rule.table, rule.least, once=rule.once, quoted=rule.quoted
    ),
    Compared.BRACKET: lambda rule, subject: brackets.brackets(subject, rule.least),
    Compared.PERSON: lambda rule, subject: persons.persons(subject, known_names(rule.known_table)),
    Compared.LEVEL: lambda _, subject: levels.levels(subject),
    Compared.DOCUMENT: lambda _, subject: documents.documents(subject),
    Compared.HOME: lambda _, subject: homes.second_homes(subject),
    Compared.NAME: lambda _, subject: names.misspelt_names(subject),
}
