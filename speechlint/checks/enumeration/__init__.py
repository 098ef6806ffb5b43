"""The kind ``enumeration``: canonical lists quoted incompletely, out of order or wrongly (四个意识, 新发展理念)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from itertools import chain
from typing import ClassVar, NamedTuple

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
from speechlint.checks.enumeration.reading import Listing, around, item_at
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.facts.reviews import REVIEWED_YEARS
from speechlint.span import Span
from speechlint.text.calendar import first_day, in_chinese, last_day, shifted
from speechlint.text.frozen import computed, frozen
from speechlint.text.numerals import to_han

_LONG_QUOTATION = 20
"""Characters that a quotation has besides the list where it is somebody's words."""


class Problem(StrEnum):
    """What a rule of this kind reports. Each is explained under ``problem``."""

    MISSING = "missing"
    ORDER = "order"
    WRONG = "wrong"
    NUMERAL = "numeral"
    OUTDATED = "outdated"


class Quotation(NamedTuple):
    """A listing read as a quotation of a row; ``label`` is what the text calls it, where it does."""

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
    families: tuple[tuple[CanonicalList, ...], ...] = computed()

    def __post_init__(self) -> None:
        families: dict[str, list[CanonicalList]] = {}
        for row in self.table:
            families.setdefault(row.name, []).append(row)
        object.__setattr__(self, "families", tuple([tuple(rows) for rows in families.values()]))

    @property
    def needs_literals(self) -> bool:
        return True

    def literals(self) -> Iterable[str]:
        return chain.from_iterable((*row.labels, *row.anchors()) for row in self.table)

    def find(self, subject: Subject) -> Iterator[Found]:
        found = chain.from_iterable(self._family(subject, rows) for rows in self.families)
        yield from sorted(found, key=lambda hit: hit.span)

    def _family(self, subject: Subject, rows: tuple[CanonicalList, ...]) -> Iterator[Found]:
        """What is to be said of one list in all its wordings."""
        quotations = [quotation for row in rows for quotation in _quotations(subject, row)]
        told: set[Span] = set()
        for place in sorted({quotation.listing.span for quotation in quotations}):
            if any(place.overlaps(other) for other in told):
                continue
            rivals = [quotation for quotation in quotations if quotation.listing.span.overlaps(place)]
            hit = self._judged(subject, rows, rivals)
            if hit is not None:
                told.add(place)
                yield hit

    def _judged(self, subject: Subject, rows: tuple[CanonicalList, ...], rivals: list[Quotation]) -> Found | None:
        """One place, read as each of the wordings it may be."""
        named = [quotation for quotation in rivals if quotation.label]
        rivals = named or rivals
        right = [quotation for quotation in rivals if is_right(quotation.row, quotation.listing)]
        if self.problem is Problem.OUTDATED:
            current = [quotation for quotation in right if not self._is_over(subject, quotation)]
            return _outdated(subject, rows[-1], right[-1]) if right and not current else None
        if self.problem is Problem.NUMERAL:
            return None if named else _miscount(subject, rows, rivals)
        if right:
            return None
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
        if earliest is None or _in_long_quotation(subject, quotation.listing.span):
            return False
        years_back = REVIEWED_YEARS if subject.facts.turns.reviewing(start) else 0
        return earliest > shifted(last_day(row.until), timedelta(days=self.grace_days + 365 * years_back))


def _quotations(subject: Subject, row: CanonicalList) -> Iterator[Quotation]:
    """The places where a text quotes a row, whatever it makes of it."""
    text = subject.text
    labels = [Span(start, start + len(label)) for label in row.labels for start in subject.hits.get(label, ())]
    labels = [one for one in labels if not any(other != one and other.contains(one) for other in labels)]
    forms = row.forms(short=True)
    for label, listing in labelled(text, row, forms, labels):
        if sum(place is not None for place in listing.places) > 1:
            yield Quotation(row, listing, label)
    forms = row.forms(short=False)
    seen = -1
    for start in sorted({start for anchor in row.anchors() for start in subject.hits.get(anchor, ())}):
        member = item_at(text, start, forms) if start > seen else None
        if member is None:
            continue
        listing = around(text, row, forms, member)
        seen = listing.span.end
        if len(listing.members) > 1:
            yield Quotation(row, listing, None)


def _in_use(subject: Subject, quotation: Quotation) -> bool:
    """Whether the text may be of the time of a wording."""
    present = subject.facts.present_at(quotation.listing.span.start)
    row = quotation.row
    late = bool(row.until) and present.earliest is not None and present.earliest > last_day(row.until)
    early = bool(row.since) and present.latest is not None and present.latest < first_day(row.since)
    return not late and not early


def _in_long_quotation(subject: Subject, span: Span) -> bool:
    return any(
        quoted.contains(span) and (quoted.end - quoted.start) - (span.end - span.start) > _LONG_QUOTATION
        for quoted in subject.facts.quoted
        if quoted.start <= span.start
    )


def _miscount(subject: Subject, rows: tuple[CanonicalList, ...], rivals: list[Quotation]) -> Found | None:
    known = frozenset(label for row in rows for label in row.labels)
    for row, listing, _ in rivals:
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
