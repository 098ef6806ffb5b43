"""Years of one speech that contradict each other, and the traces of a year replaced throughout (全局替换年份)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.years.anniversaries import counts
from speechlint.checks.years.plans import role_claims
from speechlint.checks.years.rows import Anniversary, Plan, Role
from speechlint.facts.dates import JOINT, YearMention, first_from
from speechlint.facts.present import Clue, ClueKind
from speechlint.span import Span
from speechlint.text.calendar import shifted
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

_ENOUGH = 1
"""Two different years are enough to contradict any third."""
_NEXT_YEAR = ("明年", "来年")
_EXACT = (ClueKind.STATED, ClueKind.DATE_LINE)


class Disproof(NamedTuple):
    """A year that a statement about it proves wrong: ``span`` is the year as written, ``claim`` the statement."""

    year: int
    span: Span
    claim: Span
    reason: str


def this_year_conflicts(subject: Subject) -> Iterator[Found]:
    """今年（2023年） against 今年是2024年, against the date of the speech, or against its title.

    A title may name the year to come, so it disagrees with the year before only where the text never speaks of 明年.
    """
    facts = subject.facts
    for speech, present in zip(facts.speeches, facts.presents, strict=True):
        exact = [clue for clue in present.clues if clue.kind in _EXACT and clue.this_year is not None and clue.span]
        titles = [clue for clue in present.clues if clue.kind is ClueKind.TITLE]
        plans_ahead = any(subject.text.find(word, *speech.span) >= 0 for word in _NEXT_YEAR)
        first: dict[int | None, Clue] = {}
        for clue in exact:
            others = [other for year, other in first.items() if year != clue.this_year][:1]
            others += [title for title in titles if _disagrees(clue, title, plans_ahead=plans_ahead)]
            if clue.kind is ClueKind.STATED and others and clue.span and others[0].span:
                other = _year_of(others[0])
                values = {"claim": f"{clue.this_year}年", "other": other}
                yield Found(clue.span, values, (Related(others[0].span, {"other": other}),))
            if len(first) <= _ENOUGH:
                first.setdefault(clue.this_year, clue)


def other_times(subject: Subject, grace: timedelta) -> Iterator[Found]:
    """Titles, dates and 今年是2024年 that place the text well before or after the day it is judged by."""
    as_of = subject.context.as_of
    if as_of is None:
        return
    first, last = shifted(as_of, -grace), shifted(as_of, grace)
    for present in subject.facts.presents:
        for clue in present.clues:
            apart = clue.latest < first or last < clue.earliest
            if clue.kind in (*_EXACT, ClueKind.TITLE) and clue.span is not None and apart:
                yield Found(
                    clue.span, {"claim": _year_of(clue), "other": f"{as_of.year}年{as_of.month}月{as_of.day}日"}
                )


def replaced_years(
    subject: Subject,
    plans: tuple[Plan, ...],
    roles: tuple[Role, ...],
    unless: tuple[str, ...],
    anniversaries: tuple[Anniversary, ...],
) -> Iterator[Found]:
    """All other mentions, in one speech, of a year that a statement proves wrong: the year was replaced throughout.

    Ranges, quotations and years that another statement bears out are left alone.
    """
    facts = subject.facts
    disproofs, proven = _judged(subject, plans, roles, unless, anniversaries)
    for speech in facts.speeches:
        within = [disproof for disproof in disproofs if speech.span.contains(disproof.claim)]
        claims = {disproof.span.start for disproof in within}
        years = {disproof.year: disproof for disproof in reversed(within)}
        borne_out = {year for year, span in proven if speech.span.contains(span)}
        for mention in facts.years[
            first_from(facts.years, speech.span.start) : first_from(facts.years, speech.span.end)
        ]:
            disproof = years.get(mention.year)
            if disproof is None or mention.year in borne_out or _is_apart(subject, mention, claims):
                continue
            yield Found(
                mention.span,
                {"claim": f"{mention.year}年", "why": disproof.reason},
                (Related(disproof.claim),),
            )


def _disagrees(clue: Clue, title: Clue, *, plans_ahead: bool) -> bool:
    if clue.latest < title.earliest or clue.earliest > title.latest:
        return True
    year_before = clue.this_year == title.earliest.year < title.latest.year
    return year_before and not plans_ahead


def _year_of(clue: Clue) -> str:
    return f"{clue.this_year or clue.latest.year}年"


def _judged(
    subject: Subject,
    plans: tuple[Plan, ...],
    roles: tuple[Role, ...],
    unless: tuple[str, ...],
    anniversaries: tuple[Anniversary, ...],
) -> tuple[list[Disproof], list[tuple[int, Span]]]:
    """The written years that statements disprove, and those that statements bear out."""
    wrong: list[Disproof] = []
    right: list[tuple[int, Span]] = []
    for claim in role_claims(subject, plans, roles, unless):
        if not claim.year.written:
            continue
        if claim.holds:
            right.append((claim.year.years[0], claim.year.span))
        else:
            reason = f"“{claim.plan.title}”是{claim.plan.start}—{claim.plan.end}年"
            wrong.append(Disproof(claim.year.years[0], claim.year.span, claim.span, reason))
    for count in counts(subject, anniversaries):
        if count.year.written and count.row.unit == "周年":
            if count.holds:
                right.append((count.year.years[0], count.year.span))
            else:
                reason = f"{count.name}{count.number}{count.row.unit}是{count.row.base + count.number}年"
                wrong.append(Disproof(count.year.years[0], count.year.span, count.span, reason))
    return wrong, right


def _is_apart(subject: Subject, mention: YearMention, claims: set[int]) -> bool:
    """Whether a mention is the disproved one itself, quoted, or the end of a range."""
    text = subject.text
    ranged = _range_before().search(text, max(0, mention.span.start - 8), mention.span.start)
    return (
        ranged is not None
        or _range_after().match(text, mention.span.end) is not None
        or mention.span.start in claims
        or subject.facts.is_quoted(mention.span)
    )


@cache
def _range_before() -> re.Pattern[str]:
    return compiled(rf"[0-9０-９年月日]{JOINT}$")


@cache
def _range_after() -> re.Pattern[str]:
    return compiled(rf"{JOINT}[0-9０-９今]")
