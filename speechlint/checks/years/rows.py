"""The rows of the fact tables that the kind ``years`` reads."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import STRICT
from speechlint.text.calendar import first_day
from speechlint.text.frozen import computed, frozen
from speechlint.text.numerals import to_han
from speechlint.text.records import NamedTuple


@frozen
class Plan:
    """A five-year plan (五年规划): ``names`` as written in texts, first and last year."""

    __pydantic_config__ = STRICT

    names: tuple[str, ...]
    start: int
    end: int
    source: str

    def __post_init__(self) -> None:
        if not self.names or self.start >= self.end:
            raise ValueError("规划要有名称，起始年应早于终止年")

    @property
    def title(self) -> str:
        return self.names[0].strip("“”")


@frozen
class Role:
    """What a year can be within a plan: ``words`` (开局, 收官) and the plan years they suit, counted from 1.

    0 is the year before the plan begins, -1 the one before that.
    """

    __pydantic_config__ = STRICT

    words: tuple[str, ...]
    years: tuple[int, ...]


@frozen
class Task:
    """A task of a certain time in a plan: 编制 (before the name), 良好开局 (after it), due by the end of plan year ``due``.

    A mention is one when a word of each list that is not empty stands in the clause, on its side of the name.
    """

    __pydantic_config__ = STRICT

    due: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.before and not self.after:
            raise ValueError("before和after不能都空着")


@frozen
class Anniversary:
    """What is counted from a year: the Nth 周年 falls in ``base`` + N. ``unit`` 个 counts days: 第N个教师节."""

    __pydantic_config__ = STRICT

    names: tuple[str, ...]
    base: int
    source: str
    unit: str = "周年"
    not_inside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.unit not in ("周年", "个"):
            raise ValueError("unit只能是“周年”或“个”")


class Occasion(NamedTuple):
    """One event or one meeting of a series, as a text names it. ``day`` is None for one that never was."""

    name: str
    day: str | None
    row: Event

    @property
    def years(self) -> frozenset[int]:
        """The years that may stand beside the name."""
        return frozenset(self.row.also) | ({first_day(self.day).year} if self.day else frozenset())


@frozen
class Event:
    """An event, or a series of numbered meetings.

    ``names`` may hold ``{n}`` for the number in Chinese; then ``dates`` are those of the first, the second and so on.
    ``most`` is how many there are or can be; ``also`` are further years that rightly stand beside the name.
    """

    __pydantic_config__ = STRICT

    names: tuple[str, ...]
    dates: tuple[str, ...]
    source: str
    most: int = 0
    also: tuple[int, ...] = ()
    occasions: tuple[Occasion, ...] = computed()

    def __post_init__(self) -> None:
        for written in self.dates:
            first_day(written)
        if not self.names or not self.dates:
            raise ValueError("names和dates都不能空着")
        numbered = ["{n}" in name for name in self.names]
        if any(numbered) and not all(numbered):
            raise ValueError("names要么都有{n}，要么都没有")
        object.__setattr__(self, "occasions", tuple(self._occasions()))

    @property
    def numbered(self) -> bool:
        return "{n}" in self.names[0]

    def _occasions(self) -> Iterator[Occasion]:
        """Every name with its day; names of meetings beyond ``most`` are there without a day."""
        if not self.numbered:
            yield from (Occasion(name, self.dates[0], self) for name in self.names)
            return
        for number in range(1, 10):
            known = number <= len(self.dates)
            if known or (self.most and number > self.most):
                for name in self.names:
                    day = self.dates[number - 1] if known else None
                    yield Occasion(name.replace("{n}", to_han(number)), day, self)


@frozen
class Wording:
    """A wording that belongs to a time: first used ``since``, out of date after ``until`` (either may be absent).

    Any of ``words`` is a mention. Where ``led_by`` is given, one of its words must stand before it in the clause
    (确保…全面建成小康社会); a clause that holds one of ``unless`` looks back and is none. ``not_inside`` are longer words.
    """

    __pydantic_config__ = STRICT

    name: str
    words: tuple[str, ...]
    why: str
    source: str
    since: str = ""
    until: str = ""
    led_by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_inside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for written in (self.since, self.until):
            if written:
                first_day(written)
        if not self.since and not self.until:
            raise ValueError("since和until至少要有一个")
