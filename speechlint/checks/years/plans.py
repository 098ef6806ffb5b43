"""Five-year plans (五年规划): the role of a year in a plan, the years of a plan, tasks of a past plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.checks.years.rows import Plan, Role, Task
from speechlint.checks.years.subjects import (
    YearSubject,
    evidence,
    in_digits_of,
    in_quotation,
    is_past,
    rewritten,
    whole,
    year_before,
    year_list,
)
from speechlint.facts.dates import JOINT, NOT_WITHIN_NUMBER, YEAR_DIGITS
from speechlint.span import Span
from speechlint.text.calendar import shifted
from speechlint.text.numerals import parse, parse_year
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple

_BETWEEN = "(?:规划|计划|时期|期间|发展|纲要|建设|实施|目标任务|目标|任务|经济社会|的|全面|圆满|高质量|顺利){0,4}"
_OPENING = frozenset('“"＂')
_HAN_DIGITS = frozenset("一二三四五六七八九十")
_CLAUSE = Late(r"[，。；：！？\n]")
_CLAUSE_REACH = 40
_RANGE_REACH = 16
_BRACKETS = frozenset("（(")
_LEAD = 8


class RoleClaim(NamedTuple):
    """The statement that a year has a role in a plan. ``suitable`` are the years for which it is true."""

    plan: Plan
    year: YearSubject
    span: Span
    role: str
    suitable: frozenset[int]

    @property
    def holds(self) -> bool:
        return not self.suitable.isdisjoint(self.year.years)


def role_claims(
    subject: Subject, plans: tuple[Plan, ...], roles: tuple[Role, ...], unless: tuple[str, ...]
) -> Iterator[RoleClaim]:
    """All statements like 2024年是“十四五”的开局之年, true ones too; not those in quotations.

    A word of ``unless`` right before the plan (谋划“十五五”的关键之年) puts the year before it.
    """
    words = {word: role for role in roles for word in role.words}
    form = None
    for plan, name in _mentions(subject, plans):
        form = form or _role_form(tuple(words))
        match = form.match(subject.text, name.end)
        if match is None or in_quotation(subject, name):
            continue
        span = Span(name.start - (subject.text[max(0, name.start - 1) : name.start] in _OPENING), match.end("role"))
        if subject.text[max(0, span.start - _LEAD) : span.start].endswith(unless):
            continue
        year = _year_after(subject, match.end()) or year_before(subject, span.start)
        if year is not None:
            yield RoleClaim(plan, year, span, match["role"], _suitable(plan, match, words))


def wrong_roles(
    subject: Subject, plans: tuple[Plan, ...], roles: tuple[Role, ...], unless: tuple[str, ...], *, written: bool
) -> Iterator[Found]:
    """The claims that do not hold; ``written`` picks those about a year in numbers, or else those about 今年."""
    for claim in role_claims(subject, plans, roles, unless):
        if claim.holds or claim.year.written is not written:
            continue
        place = whole(claim.year, claim.span)
        expected = min(claim.suitable) if len(claim.suitable) == 1 else None
        yield Found(
            place,
            {
                "name": claim.plan.title,
                "years": f"{claim.plan.start}—{claim.plan.end}年",
                "claim": claim.role,
                "expected": year_list(claim.suitable),
            },
            evidence(subject, claim.year, place),
            rewritten(subject, claim.year, expected) if expected else (),
            claim.plan.title,
        )


def wrong_spans(subject: Subject, plans: tuple[Plan, ...]) -> Iterator[Found]:
    """Plans with other years beside them than their own: “十三五”时期（2016—2021年）."""
    text = subject.text
    for plan, name in _mentions(subject, plans):
        match = _years_beside(text, name)
        if (
            match is None
            or in_quotation(subject, name)
            or _joined_plan().search(text, max(0, name.start - 4), name.start)
        ):
            continue
        start, end = parse_year(match["start"]), parse_year(match["end"])
        if (start, end) == (plan.start, plan.end) or start is None or end is None:
            continue
        edits = tuple(
            Edit(Span(*match.span(group)), in_digits_of(match[group], right))
            for group, given, right in (("start", start, plan.start), ("end", end, plan.end))
            if given != right
        )
        yield Found(
            Span(match.start("start"), match.end("unit")),
            {"name": plan.title, "years": f"{plan.start}—{plan.end}年"},
            (Related(name),),
            edits,
            plan.title,
        )


def _years_beside(text: str, name: Span) -> re.Match[str] | None:
    if not _BRACKETS.isdisjoint(text[name.end : name.end + _RANGE_REACH]):
        after = _span_after().match(text, name.end)
        if after is not None:
            return after
    start = max(0, name.start - _RANGE_REACH)
    return _span_before().search(text, start, name.start) if "年" in text[start : name.start] else None


def overdue_tasks(
    subject: Subject, plans: tuple[Plan, ...], tasks: tuple[Task, ...], grace: timedelta, unless: tuple[str, ...]
) -> Iterator[Found]:
    """Tasks of a plan that must have been done before the text was spoken."""
    for plan, name in _mentions(subject, plans):
        present = subject.facts.present_at(name.start)
        if present.earliest is None or in_quotation(subject, name):
            continue
        before, after = _around(subject.text, name)
        if any(word in before or word in after for word in unless):
            continue
        for task in tasks:
            due = date(plan.start + task.due - 1, 12, 31)
            parts = (_last(before, task.before), _first(after, task.after))
            if None in parts or not is_past(subject, name.start, shifted(due, grace)):
                continue
            clue = present.late_clue
            span = Span(name.start - (parts[0] or 0), name.end + (parts[1] or 0))
            related = (Related(clue.span),) if clue and clue.span else ()
            yield Found(span, {"name": plan.title, "until": f"{due.year}年"}, related, entry=plan.title)
            break


def _mentions(subject: Subject, plans: tuple[Plan, ...]) -> list[tuple[Plan, Span]]:
    """Where a plan is named, in reading order; not inside a longer numeral (二十一五)."""
    found = [
        (plan, Span(start, start + len(name)))
        for plan in plans
        for name in plan.names
        for start in subject.hits.get(name, ())
        if subject.text[max(0, start - 1) : start] not in _HAN_DIGITS
    ]
    return sorted(found, key=lambda mention: mention[1])


def _suitable(plan: Plan, match: re.Match[str], words: Mapping[str, Role]) -> frozenset[int]:
    ordinal = parse(match["ordinal"]) if match["ordinal"] else None
    if ordinal is not None:
        return frozenset({plan.start + ordinal - 1})
    allowed = [words[word].years for word in re.findall("|".join(map(re.escape, words)), match["words"])]
    common = set(allowed[0]).intersection(*allowed[1:]) or set(allowed[0])
    return frozenset(plan.start + number - 1 for number in common)


def _year_after(subject: Subject, offset: int) -> YearSubject | None:
    """The year named right after a role: …开局之年（2021年）, …收官之年的2025年."""
    match = _apposition_form().match(subject.text, offset)
    year = parse_year(match["digits"]) if match else None
    return (
        YearSubject(Span(match.start("digits"), match.end("unit")), (year,), written=True) if match and year else None
    )


def _around(text: str, name: Span) -> tuple[str, str]:
    """The clause before and after a name, at most ``_CLAUSE_REACH`` code points each."""
    before = _CLAUSE.split(text[max(0, name.start - _CLAUSE_REACH) : name.start])[-1]
    return before, _CLAUSE.split(text[name.end : name.end + _CLAUSE_REACH], maxsplit=1)[0]


def _last(before: str, words: tuple[str, ...]) -> int | None:
    """How far before the name the last of the words begins; 0 where none is asked for, None where none stands there."""
    at = max((before.rfind(word) for word in words), default=len(before))
    return None if at < 0 else len(before) - at


def _first(after: str, words: tuple[str, ...]) -> int | None:
    """How far after the name the first of the words ends, likewise."""
    ends = [after.find(word) + len(word) for word in words if word in after]
    return min(ends) if ends else None if words else 0


@cache
def _role_form(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return compiled(
        rf"[”\"＂]?{_BETWEEN}(?P<role>(?:(?P<words>(?:(?:{listed})[、和]?){{1,3}})的?(?:关键|重要|攻坚|决胜)?"
        rf"(?:之年|元年|一年|年份?(?![均初末底中])|年头)|第(?P<ordinal>[一二三四五1-5])(?:年(?!均)|个年头)))"
    )


@cache
def _apposition_form() -> re.Pattern[str]:
    return compiled(rf"(?:[（(]|的|——)(?P<digits>{YEAR_DIGITS})(?P<unit>年)(?P<closing>[）)]?)")


@cache
def _joined_plan() -> re.Pattern[str]:
    """Another plan right before a name: “十三五”“十四五”期间 spans both."""
    return compiled('五[”"＂]?[、和与及至到]?[“"＂]?$')


@cache
def _span_after() -> re.Pattern[str]:
    return compiled(
        rf"[”\"＂]?(?:规划|计划|时期|期间|纲要|的){{0,3}}[（(](?P<start>{YEAR_DIGITS})年?[ 　]?{JOINT}[ 　]?(?P<end>{YEAR_DIGITS})(?P<unit>年?)[）)]"
    )


@cache
def _span_before() -> re.Pattern[str]:
    """Right before the name, so that 2021—2025年“十四五”期间 counts and a mere list of years does not."""
    return compiled(
        rf"{NOT_WITHIN_NUMBER}(?P<start>{YEAR_DIGITS})年?[ 　]?{JOINT}[ 　]?(?P<end>{YEAR_DIGITS})(?P<unit>年)的?[“\"＂]?$"
    )
