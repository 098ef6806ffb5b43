"""The kind ``figures``: figures of one speech that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.checks.figures import arithmetic, exchanged, parallels, ratios, statements, wholes
from speechlint.text.frozen import frozen


class Conflict(StrEnum):
    """What a rule of this kind reports. Each is explained under ``conflict``."""

    SUM = "sum"
    PART = "part"
    PARTS = "parts"
    RATIO = "ratio"
    CHANGE = "change"
    DIRECTION = "direction"
    SHARES = "shares"
    VALUES = "values"
    UNITS = "units"
    RANKS = "ranks"
    COMPARISON = "comparison"
    PARALLEL = "parallel"
    EXCHANGED = "exchanged"


@frozen
class Figures:
    """Reports figures that cannot all be right.

    Compared is only what is stated of one indicator, period and place, in one speech. Approximate figures (约, 以上)
    are given room, masked ones (*.*) are none, and where sums are rounded, so may be their total.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "figures"
    values: ClassVar[frozenset[str]] = frozenset({"name", "claim", "counted", "other"})
    related_values: ClassVar[frozenset[str]] = frozenset({"other"})

    conflict: Conflict
    """One of

    - ``sum``: 甲2亿元、乙3亿元，合计6亿元,
    - ``part``: 企业100家，其中规上企业120家,
    - ``parts``: 企业100家，其中工业50家、农业60家; the product of a place and its three sectors,
    - ``ratio``: 教师132名，其中女教师66名，占45%,
    - ``change``: 由45%提高到50%，提高6个百分点; 由20家增加到30家，增长40%, 翻一番,
    - ``direction``: 由54.7%提高到48.2%,
    - ``shares``: parts of one whole that make more than 100 % (甲占45%、乙占35%、丙占30%), or 三次产业结构 that
      does not make 100,
    - ``values``: one indicator with two values in the same period,
    - ``units``: the same digits in two units (3.52亿元, 3.52万元),
    - ``ranks``: one indicator with two ranks,
    - ``comparison``: one indicator above and below the same average,
    - ``parallel``: 甲、乙、丙分别增长5%、6%,
    - ``exchanged``: one indicator with two values that differ by two exchanged digits (286.4, 268.4).
    """

    @property
    def needs_literals(self) -> bool:
        return bool(_LITERALS.get(self.conflict))

    def literals(self) -> Iterable[str]:
        return _LITERALS.get(self.conflict, ())

    def find(self, subject: Subject) -> Iterator[Found]:
        yield from sorted(_SEARCHES[self.conflict](subject), key=lambda found: found.span)


_LITERALS: Mapping[Conflict, tuple[str, ...]] = {
    Conflict.SUM: arithmetic.TOTALS,
    Conflict.PART: (wholes.PART,),
    Conflict.PARTS: (*wholes.OPENINGS, *wholes.REMAINDERS, *wholes.SECTORS),
    Conflict.RATIO: ratios.SHARE,
    Conflict.CHANGE: arithmetic.CHANGES,
    Conflict.DIRECTION: arithmetic.CHANGES,
    Conflict.SHARES: (*arithmetic.SHARE, *arithmetic.STRUCTURE),
    Conflict.RANKS: statements.RANKED,
    Conflict.COMPARISON: (*statements.ABOVE, *statements.BELOW),
    Conflict.PARALLEL: (parallels.RESPECTIVELY,),
}
_SEARCHES: Mapping[Conflict, Callable[[Subject], Iterator[Found]]] = {
    Conflict.SUM: arithmetic.sums,
    Conflict.PART: wholes.part,
    Conflict.PARTS: wholes.partitions,
    Conflict.RATIO: ratios.ratios,
    Conflict.CHANGE: arithmetic.changes,
    Conflict.DIRECTION: arithmetic.directions,
    Conflict.SHARES: arithmetic.shares,
    Conflict.VALUES: statements.two_values,
    Conflict.UNITS: statements.two_units,
    Conflict.RANKS: statements.two_ranks,
    Conflict.COMPARISON: statements.comparisons,
    Conflict.PARALLEL: parallels.unequal_lists,
    Conflict.EXCHANGED: exchanged.exchanged_digits,
}
