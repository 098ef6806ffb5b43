"""The kind ``years``: years that disagree with facts, with each other, or with the time of the speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.checks.years import anniversaries, conflicts, events, gaps, numbers, plans, reckonings, wordings
from speechlint.checks.years.rows import Anniversary, Event, Plan, Role, Task, Wording
from speechlint.text.frozen import frozen


class Claim(StrEnum):
    """What a rule of this kind examines."""

    PLAN_ROLE = "plan-role"
    PLAN_SPAN = "plan-span"
    PLAN_TASK = "plan-task"
    ANNIVERSARY = "anniversary"
    OWN_ANNIVERSARY = "own-anniversary"
    RECKONING = "reckoning"
    REVIEW = "review"
    HEADING = "heading"
    EVENT_YEAR = "event-year"
    EVENT_NEVER = "event-never"
    EVENT_AHEAD = "event-ahead"
    EVENT_EARLY = "event-early"
    EVENT_GAP = "event-gap"
    WORDING_LATE = "wording-late"
    WORDING_EARLY = "wording-early"
    THIS_YEAR = "this-year"
    OTHER_TIME = "other-time"
    REPLACED = "replaced"
    AMOUNT = "amount"
    REVERSED = "reversed"
    ZERO = "zero"


_TABLES = {
    Claim.PLAN_ROLE: ("plan_table", "role_table"),
    Claim.PLAN_SPAN: ("plan_table",),
    Claim.PLAN_TASK: ("plan_table", "task_table"),
    Claim.ANNIVERSARY: ("anniversary_table",),
    Claim.EVENT_YEAR: ("event_table",),
    Claim.EVENT_NEVER: ("event_table",),
    Claim.EVENT_AHEAD: ("event_table",),
    Claim.EVENT_EARLY: ("event_table",),
    Claim.EVENT_GAP: ("event_table",),
    Claim.WORDING_LATE: ("wording_table",),
    Claim.WORDING_EARLY: ("wording_table",),
    Claim.REPLACED: ("plan_table", "role_table"),
}


@frozen
class Years:
    """Reports years that cannot be right. What is compared is said by ``claim``, what is known stands in tables.

    Arithmetic, not guessing: a written year (2024年) is compared with the tables; 今年, 去年 and 明年 only where the day
    given from outside (``as_of``) or the text itself (its title, the date below it, 今年是2024年) tells which year they
    are. Without such evidence the kind keeps silent. Quotations and titles in 《》 are history and never judged.

    - ``plan-role``: 2024年是“十四五”的开局之年
    - ``plan-span``: “十三五”时期（2016—2021年）
    - ``plan-task``: 编制“十四五”规划, spoken in 2024
    - ``anniversary``: 2024年是新中国成立70周年; 第N个教师节
    - ``own-anniversary``: 建院45周年 and 建院50周年 in one speech
    - ``reckoning``: 80年前，也就是1955年, spoken in 2025; 从2011年起，到今年是第12个年头
    - ``review``: 总结2023年工作，部署2025年任务
    - ``heading``: the heading 二、2025年工作安排 in a report of 2026
    - ``event-year``: 2023年召开的二十届三中全会
    - ``event-never``: 十九届八中全会
    - ``event-ahead``: 迎接党的二十大胜利召开, spoken in 2024
    - ``event-early``: 党的二十大精神, spoken in 2021
    - ``event-gap``: 从“六普”到“七普”的五年间
    - ``wording-late``, ``wording-early``: wordings before and after their time
    - ``this-year``: 今年（2023年） in a speech of 2024
    - ``other-time``: a title of 2024 where the day given from outside is in 2026
    - ``replaced``: every mention of a year that ``plan-role`` or ``anniversary`` proves wrong
    - ``amount``: 2024万元 among round amounts, in a speech about 2024
    - ``reversed``: 2025—2021年
    - ``zero``: 二○二四年, 二零二四年
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "years"
    values: ClassVar[frozenset[str]] = frozenset(
        {"name", "years", "claim", "expected", "other", "unit", "number", "why", "since", "until"}
    )
    related_values: ClassVar[frozenset[str]] = values

    claim: Claim
    """What to examine; the list above."""
    relative: bool = False
    """Judge what is said of 今年, 去年 and 明年 instead of years in numbers (plan-role, anniversary, event-year)."""
    grace_days: int = 0
    """For so many days after its time a text may still look back on a thing (plan-task, event-ahead, wording-late);
    so far may the text's own time lie from the day it is judged by (other-time)."""
    unless: tuple[str, ...] = ()
    """Words that turn a statement: in the clause, they show that it looks back (plan-task); right before a plan, that
    the year prepares it (plan-role, replaced: 谋划“十五五”的关键之年)."""
    plan_table: tuple[Plan, ...] = ()
    """The five-year plans."""
    role_table: tuple[Role, ...] = ()
    """What a year can be within a plan."""
    task_table: tuple[Task, ...] = ()
    """Tasks of a certain time in a plan."""
    anniversary_table: tuple[Anniversary, ...] = ()
    """What is counted from which year."""
    event_table: tuple[Event, ...] = ()
    """Events and series of meetings with their dates."""
    wording_table: tuple[Wording, ...] = ()
    """Wordings and their time."""

    def __post_init__(self) -> None:
        missing = [table for table in _TABLES.get(self.claim, ()) if not getattr(self, table)]
        if missing:
            raise ValueError(f"claim为{self.claim}时要有{'和'.join(missing)}")

    @property
    def needs_literals(self) -> bool:
        return self.claim in _TABLES

    def literals(self) -> Iterable[str]:
        for plan in self.plan_table:
            yield from plan.names
        for anniversary in self.anniversary_table:
            yield from anniversary.names
        for event in self.event_table:
            yield from (occasion.name for occasion in event.occasions)
        for wording in self.wording_table:
            yield from wording.words
            yield from wording.not_inside

    def find(self, subject: Subject) -> Iterator[Found]:
        blank = dict.fromkeys(self.values, "")
        found = sorted(_FINDERS[self.claim](self, subject), key=lambda hit: hit.span)
        return (hit._replace(values={**blank, **hit.values}) for hit in found)


_FINDERS: Mapping[Claim, Callable[[Years, Subject], Iterator[Found]]] = {
    Claim.PLAN_ROLE: lambda rule, subject: plans.wrong_roles(
        subject, rule.plan_table, rule.role_table, rule.unless, written=not rule.relative
    ),
    Claim.PLAN_SPAN: lambda rule, subject: plans.wrong_spans(subject, rule.plan_table),
    Claim.PLAN_TASK: lambda rule, subject: plans.overdue_tasks(
        subject, rule.plan_table, rule.task_table, timedelta(rule.grace_days), rule.unless
    ),
    Claim.ANNIVERSARY: lambda rule, subject: anniversaries.wrong_counts(
        subject, rule.anniversary_table, written=not rule.relative
    ),
    Claim.OWN_ANNIVERSARY: lambda _, subject: anniversaries.two_numbers(subject),
    Claim.RECKONING: lambda _, subject: reckonings.wrong_reckonings(subject),
    Claim.REVIEW: lambda _, subject: reckonings.wrong_reviews(subject),
    Claim.HEADING: lambda _, subject: reckonings.wrong_headings(subject),
    Claim.EVENT_YEAR: lambda rule, subject: events.wrong_years(subject, rule.event_table, written=not rule.relative),
    Claim.EVENT_NEVER: lambda rule, subject: events.never_held(subject, rule.event_table),
    Claim.EVENT_AHEAD: lambda rule, subject: events.looked_forward_to(
        subject, rule.event_table, timedelta(rule.grace_days)
    ),
    Claim.EVENT_EARLY: lambda rule, subject: events.spoken_too_early(subject, rule.event_table),
    Claim.EVENT_GAP: lambda rule, subject: gaps.wrong_gaps(subject, rule.event_table),
    Claim.WORDING_LATE: lambda rule, subject: wordings.out_of_date(
        subject, rule.wording_table, timedelta(rule.grace_days)
    ),
    Claim.WORDING_EARLY: lambda rule, subject: wordings.too_early(subject, rule.wording_table),
    Claim.REPLACED: lambda rule, subject: conflicts.replaced_years(
        subject, rule.plan_table, rule.role_table, rule.unless, rule.anniversary_table
    ),
    Claim.THIS_YEAR: lambda _, subject: conflicts.this_year_conflicts(subject),
    Claim.OTHER_TIME: lambda rule, subject: conflicts.other_times(subject, timedelta(rule.grace_days)),
    Claim.AMOUNT: lambda _, subject: numbers.amounts(subject),
    Claim.REVERSED: lambda _, subject: numbers.reversed_ranges(subject),
    Claim.ZERO: lambda _, subject: numbers.foreign_zeros(subject),
}
