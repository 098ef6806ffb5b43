"""The kind ``enumeration``: canonical lists quoted incompletely, out of order or wrongly (四个意识, 新发展理念)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from itertools import chain
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.checks.enumeration.judging import (
    Disorder,
    Fault,
    Missing,
    Wrong,
    fault,
    is_complete,
    is_elsewhere,
    is_right,
)
from speechlint.checks.enumeration.labels import labelled, miscounted
from speechlint.checks.enumeration.reading import Listing, around, is_listed, item_at
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.facts.reviews import REVIEWED_YEARS
from speechlint.span import Span, outermost
from speechlint.text.calendar import first_day, in_chinese, last_day, shifted
from speechlint.text.frozen import computed, frozen
from speechlint.text.grouping import grouped
from speechlint.text.numerals import to_han
from speechlint.text.records import NamedTuple

_FEWEST = 2
"""Items that make a listing."""
_LONG_QUOTATION = 20
"""Characters that a quotation has besides the list where it is what somebody else said."""


class Problem(StrEnum):
    """What a rule of this kind reports. Each is explained under ``problem``."""

    MISSING = "missing"
    ORDER = "order"
    WRONG = "wrong"
    NUMERAL = "numeral"
    OUTDATED = "outdated"


class Reading(NamedTuple):
    """A listing read as one wording of a list, the ``version``-th; ``label`` is what the text calls it, if it does."""

    version: int
    listing: Listing
    label: Span | None
    right: bool


class Quotation(NamedTuple):
    """A listing with the row that it quotes."""

    row: CanonicalList
    listing: Listing
    label: Span | None


@frozen
class Enumeration:
    """Reports canonical lists that are not quoted as they stand.

    A list is judged where all its items, or all but one, stand side by side, or where its name stands right beside
    them. Partial mentions (…等), other lists that share items and lists regrouped among others are left alone.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "enumeration"
    values: ClassVar[frozenset[str]] = frozenset(
        {"name", "items", "count", "missing", "wrong", "right", "until", "source"}
    )
    related_values: ClassVar[frozenset[str]] = values
    needs_literals: ClassVar[bool] = True

    problem: Problem
    """One of

    - ``missing``: an item is not there; ``named`` tells where that is judged,
    - ``order``: all items are there, in another order,
    - ``wrong``: one item is another (乡村文明 for 乡风文明); repairs it,
    - ``numeral``: a complete list under a name with another numeral (“五个意识”); repairs it,
    - ``outdated``: the wording of an earlier time, where the text is plainly of a later one.
    """
    table: tuple[CanonicalList, ...]
    """The lists."""
    named: bool = True
    """For ``missing``: beside its name, or else without it, where a list is never quoted in part (``whole``)."""
    grace_days: int = 0
    """For ``outdated``: for so many days the earlier wording may still stand."""
    found_by: Mapping[str, tuple[str, ...]] = computed()
    families: Mapping[str, tuple[CanonicalList, ...]] = computed()

    def __post_init__(self) -> None:
        names = ((literal, row.name) for row in self.table for literal in (*row.labels, *row.anchors))
        object.__setattr__(self, "found_by", grouped(names))
        object.__setattr__(self, "families", grouped((row.name, row) for row in self.table))

    def literals(self) -> Iterable[str]:
        return self.found_by.keys()

    def find(self, subject: Subject) -> Iterator[Found]:
        names = set(chain.from_iterable(self.found_by[hit] for hit in self.found_by.keys() & subject.hits.keys()))
        found = chain.from_iterable(self._family(subject, self.families[name]) for name in names)
        yield from sorted(found, key=lambda hit: (hit.span, hit.entry))

    def _family(self, subject: Subject, rows: tuple[CanonicalList, ...]) -> Iterator[Found]:
        """What is to be said of one list in all its wordings."""
        key = tuple((row.items, row.short, row.between, row.labels, row.anchors) for row in rows)
        for readings in subject.facts.shared(key, lambda: _places(_readings(subject, rows))):
            if readings[0].right and self.problem not in (Problem.OUTDATED, Problem.NUMERAL):
                continue
            hit = self._judged(
                subject, rows, [Quotation(rows[one.version], one.listing, one.label) for one in readings]
            )
            if hit is not None:
                yield hit

    def _judged(self, subject: Subject, rows: tuple[CanonicalList, ...], rivals: list[Quotation]) -> Found | None:
        """One place, read as each of the wordings it may be."""
        if self.problem is Problem.OUTDATED:
            right = [quotation for quotation in rivals if is_right(quotation.row, quotation.listing)]
            over = bool(right) and all(self._is_over(subject, quotation) for quotation in right)
            return _outdated(subject, rows[-1], right[-1]) if over else None
        if self.problem is Problem.NUMERAL:
            return None if rivals[0].label else _miscount(subject, rows, rivals)
        for quotation in reversed(rivals):
            if not _in_use(subject, quotation):
                continue
            stated = quotation.label is not None
            problem = fault(subject.text, quotation.row, quotation.listing, stated=stated)
            if problem is not None:
                return self._told(subject, quotation, problem)
        return None

    def _told(self, subject: Subject, quotation: Quotation, problem: Fault) -> Found | None:
        row, listing = quotation.row, quotation.listing
        match self.problem, problem:
            case Problem.MISSING, Missing(places) if self.named is (quotation.label is not None):
                names = "、".join(row.wordings[place][0] for place in places)
                related = (Related(listing.span, _values(row)),) if quotation.label else ()
                return Found(quotation.label or listing.span, _values(row, missing=names), related, entry=row.name)
            case Problem.ORDER, Disorder():
                return Found(listing.span, _values(row), entry=row.name)
            case Problem.WRONG, Wrong(member, place):
                right = row.wordings[place][0]
                words = subject.document[member]
                return Found(member, _values(row, wrong=words, right=right), (), (Edit(member, right),), row.name)
            case _:
                return None

    def _is_over(self, subject: Subject, quotation: Quotation) -> bool:
        row, start = quotation.row, quotation.listing.span.start
        earliest = subject.facts.present_at(start).earliest if row.until else None
        if earliest is None or _is_in_others_words(subject, quotation.listing.span):
            return False
        years_back = REVIEWED_YEARS if subject.facts.turns.reviewing(start) else 0
        return earliest > shifted(last_day(row.until), timedelta(days=self.grace_days + 365 * years_back))


def _readings(subject: Subject, rows: tuple[CanonicalList, ...]) -> Iterator[Reading]:
    """The places where a text quotes a list, whatever it makes of it."""
    text, hits = subject.text, subject.hits
    for version, row in enumerate(rows):
        # 建党精神 in 伟大建党精神 is no label of its own
        labels = outermost(Span(start, start + len(label)) for label in row.labels for start in hits.get(label, ()))
        for label, listing in labelled(text, row, row.forms(short=True), labels) if labels else ():
            if len(listing.known) >= _FEWEST:
                yield Reading(version, listing, label, is_right(row, listing))
        forms = row.forms(short=False)
        seen = -1
        for start in subject.starts(row.anchors):
            member = item_at(text, start, forms) if start > seen else None
            if member is None or not is_listed(text, row, member.span):
                continue
            listing = around(text, row, forms, member)
            seen = listing.span.end
            if len(listing.known) >= max(_FEWEST, len(row.items) - 1):
                yield Reading(version, listing, None, is_right(row, listing))


def _places(readings: Iterable[Reading]) -> list[list[Reading]]:
    """The readings of each place; only those with a label where there are some, the right ones first."""
    places: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda reading: (reading.listing.span, reading.version)):
        if places and reading.listing.span.overlaps(places[-1][0].listing.span):
            places[-1].append(reading)
        else:
            places.append([reading])
    named = [[reading for reading in readings if reading.label] or readings for readings in places]
    return [sorted(readings, key=lambda reading: not reading.right) for readings in named]


def _in_use(subject: Subject, quotation: Quotation) -> bool:
    """Whether the text may be of the time of a wording."""
    present = subject.facts.present_at(quotation.listing.span.start)
    row = quotation.row
    late = bool(row.until) and present.earliest is not None and present.earliest > last_day(row.until)
    early = bool(row.since) and present.latest is not None and present.latest < first_day(row.since)
    return not late and not early


def _is_in_others_words(subject: Subject, span: Span) -> bool:
    """Whether a list is part of what somebody else said: in quotation marks with much besides."""
    quoted = subject.facts.quotation(span)
    return quoted is not None and (quoted.end - quoted.start) - (span.end - span.start) > _LONG_QUOTATION


def _miscount(subject: Subject, rows: tuple[CanonicalList, ...], rivals: list[Quotation]) -> Found | None:
    for row, listing, _ in rivals:
        known = [label for row in rows for label in row.labels]
        found = miscounted(subject.text, row, listing.span, known) if is_complete(row, listing) else None
        if found is not None:
            numeral, right = found
            values = _values(row, wrong=subject.document[numeral], right=right)
            return Found(numeral, values, (Related(listing.span, values),), (Edit(numeral, right),), row.name)
    return None


def _outdated(subject: Subject, now: CanonicalList, quotation: Quotation) -> Found | None:
    """An earlier wording, at the first item that is no longer in it; None where it is only part of what is said."""
    row, listing, _ = quotation
    wordings = {wording: place for place, accepted in enumerate(now.wordings) for wording in accepted}
    kept = {wordings[wording] for accepted in row.wordings for wording in accepted if wording in wordings}
    added = (wording for wording, place in wordings.items() if place not in kept)
    if not listing.alone or is_elsewhere(subject.text, listing.span, added):
        return None
    changed = [member.span for member in listing.members if wordings.keys().isdisjoint(row.wordings[member.place or 0])]
    clue = subject.facts.present_at(listing.span.start).late_clue
    values = {**_values(now), "until": in_chinese(row.until), "wrong": subject.document[listing.span]}
    related = (Related(clue.span, values),) if clue and clue.span else ()
    return Found(changed[0] if changed else listing.span, values, related, entry=row.name)


def _values(row: CanonicalList, *, missing: str = "", wrong: str = "", right: str = "") -> dict[str, str]:
    return {
        "name": row.name,
        "items": "、".join(wordings[0] for wordings in row.wordings),
        "count": to_han(len(row.items)),
        "missing": missing,
        "wrong": wrong,
        "right": right,
        "until": "",
        "source": row.source,
    }
