"""The rows of the table of canonical lists (固定提法的列举)."""

from __future__ import annotations

from functools import cache

from speechlint.checks.base import STRICT
from speechlint.text.calendar import first_day, last_day
from speechlint.text.frozen import frozen

LIKE_THE_FIRST = "|"
"""Stands between the accepted wordings of one item; the first is the canonical one."""
_LEAST_ITEMS = 2
_TELLING = 3
"""Characters from which on an item is looked for by itself; shorter ones only together with their neighbour."""


@frozen
class CanonicalList:
    """A list whose items are fixed, in their order: 政治意识、大局意识、核心意识、看齐意识.

    An item is written ``大额资金的使用|大额度资金运作``: its accepted wordings, the canonical one first. Rows of one
    ``name`` are the wordings of different times: used ``since`` a day and until another (either may be absent).
    ``labels`` are what the list is called beside its items (“四个意识”), ``short`` the items as they stand there
    (道路、理论、制度、文化“四个自信”). ``between`` says what may separate items besides 、 and 和.
    ``ordered`` is off for a list that is told in several orders, ``whole`` on for one that is never quoted in part.
    ``anchors`` are the strings by which it is found without a label; where none are given they follow from the items,
    once: a row read back from the cache brings them along.
    """

    __pydantic_config__ = STRICT

    name: str
    items: tuple[str, ...]
    source: str
    labels: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    ordered: bool = True
    whole: bool = False
    since: str = ""
    until: str = ""
    anchors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.anchors:
            return
        if len(self.items) < _LEAST_ITEMS:
            raise ValueError("items至少要有两项")
        if self.short and len(self.short) != len(self.items):
            raise ValueError("short要与items一一对应")
        for written in filter(None, (self.since, self.until)):
            first_day(written)
        if self.since and self.until and first_day(self.since) > last_day(self.until):
            raise ValueError("since应早于until")
        object.__setattr__(self, "anchors", self._derived_anchors())

    @property
    def wordings(self) -> tuple[tuple[str, ...], ...]:
        """The accepted wordings of each item."""
        return _split(self.items)

    @property
    def separators(self) -> tuple[str, ...]:
        """What may stand between two items, the wider first."""
        return ("、", *sorted(self.between, key=len, reverse=True))

    def forms(self, *, short: bool) -> tuple[tuple[str, int], ...]:
        """Every wording of every item with its place in the list, the longest first."""
        return _forms(self.items, self.short if short else ())

    def _derived_anchors(self) -> tuple[str, ...]:
        """Strings that begin with an item, one of which stands in every quotation with no more than one fault.

        Two items tell a list where they are words of their own; of lists of short items, neighbours in pairs.
        """
        if len(self.items) == _LEAST_ITEMS:
            return ()
        telling = (*self.wordings[1], *self.wordings[-1])
        if all(len(wording) >= _TELLING for wording in telling):
            return telling
        firsts = {*range(0, len(self.items) - 1, 2), len(self.items) - 2}
        return tuple(
            one + separator + other
            for first in sorted(firsts)
            for separator in self.separators
            for one in self.wordings[first]
            for other in self.wordings[first + 1]
        )


@cache
def _split(items: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(item.split(LIKE_THE_FIRST)) for item in items)


@cache
def _forms(items: tuple[str, ...], short: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    full = [(wording, place) for place, wordings in enumerate(_split(items)) for wording in wordings]
    brief = [(wording, place) for place, wording in enumerate(short)]
    return tuple(sorted(full + brief, key=lambda form: -len(form[0])))
