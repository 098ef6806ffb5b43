"""The kind ``sequence``: the numbers and forms of list marks (序次语)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.checks.sequence import counted, forms, levels, numbers
from speechlint.facts.ladder import Family
from speechlint.facts.series import Series
from speechlint.text.frozen import frozen


class SequenceProblem(StrEnum):
    """What is reported. Each is explained under ``problem``."""

    GAP = "gap"
    REPEAT = "repeat"
    BACK = "back"
    START = "start"
    MASKED = "masked"
    LONELY = "lonely"
    UNNUMBERED = "unnumbered"
    MIXED = "mixed"
    STOPS = "stops"
    STOP = "stop"
    SKIP = "skip"
    REVERSED = "reversed"
    RESTART = "restart"
    COUNTED = "counted"


@frozen
class Sequence:
    """Reports list marks whose number, level or form is not what their neighbours ask for.

    Marks form series: siblings of one form, across paragraphs, each level within the one above it; 一要 within 八要
    is a series of its own, and numbering starts afresh in each speech of a file. Marks inside quotations and brackets
    are left alone, and so are decimals, dates and expressions that only look like marks (三、四季度, 一产).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "sequence"
    values: ClassVar[frozenset[str]] = frozenset({"mark", "expected", "previous", "missing", "example"})
    related_values: ClassVar[frozenset[str]] = frozenset({"mark"})

    problem: SequenceProblem
    """One of

    - ``gap``: a number is left out (一、二、四); ``missing`` names the marks that are,
    - ``repeat``: the same number twice running,
    - ``back``: a smaller number than the one before,
    - ``start``: a series of headings that does not begin with one, nor goes on with the series before it,
    - ``masked``: a number is masked (``*.``) and its neighbours tell which it is; repairs it,
    - ``lonely``: a first item without a second,
    - ``unnumbered``: the first of several siblings within a paragraph bears no number; repairs it,
    - ``mixed``: an item with a mark of another form than its siblings (一是, 二要, 三是); repairs it,
    - ``stops``: siblings with different stops behind their numbers (``1.`` and ``2、``); repairs it,
    - ``stop``: marks of one of the ``forms``; puts ``right`` in the place of the stop,
    - ``skip``: a series at a level whose next higher one is not used (``1.`` right below 一、),
    - ``reversed``: a higher level within a lower one (一、 below （一）),
    - ``restart``: headings begin again at one without a new heading above them,
    - ``counted``: paragraphs counted by a word (第一句话, 第二句话; 一送真心, 二送耐心) with a wrong number.
    """
    families: tuple[Family, ...] = ()
    """The forms of mark to look at, by example: 一、 （一） 1. （1） 1） ① 一是 一要 第一 其一 第一章 …; empty: all."""
    under: tuple[Family, ...] = ()
    """For ``skip``: the next higher level that is in use; empty: none at all."""
    forms: tuple[str, ...] = ()
    """For ``stop``: marks with ``N`` for their number and with the stop behind them (``（N）、``)."""
    right: str = ""
    """For ``stop``: the stop that should stand there; empty: none."""
    once: bool = False
    """For ``stop``: report the first mark of a series only (the repair is for all of them)."""

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        chosen = [series for series in subject.facts.series if not self.families or series.family in self.families]
        yield from sorted(self._search(subject, chosen), key=lambda found: found.span)

    def _search(self, subject: Subject, chosen: list[Series]) -> Iterator[Found]:
        match self.problem:
            case SequenceProblem.STOP:
                return forms.wrong_stops(subject, chosen, forms.Stops(self.forms, self.right, self.once))
            case SequenceProblem.SKIP:
                return levels.skipped(subject, chosen, self.under)
            case _:
                return _SEARCHES[self.problem](subject, chosen)


_SEARCHES: dict[SequenceProblem, Callable[[Subject, list[Series]], Iterator[Found]]] = {
    SequenceProblem.GAP: numbers.gaps,
    SequenceProblem.REPEAT: numbers.repeats,
    SequenceProblem.BACK: numbers.steps_back,
    SequenceProblem.START: numbers.late_starts,
    SequenceProblem.MASKED: numbers.masked,
    SequenceProblem.LONELY: numbers.lonely,
    SequenceProblem.UNNUMBERED: forms.unnumbered,
    SequenceProblem.MIXED: forms.mixed,
    SequenceProblem.STOPS: forms.mixed_stops,
    SequenceProblem.REVERSED: levels.reversed_levels,
    SequenceProblem.RESTART: levels.restarts,
    SequenceProblem.COUNTED: lambda subject, _: counted.counted(subject),
}
