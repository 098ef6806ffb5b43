"""Items → outcomes, in one process or, where that pays, in several. The outcomes are the same, and in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speechlint.run.judge import Judge, lost
from speechlint.run.limits import patience_for
from speechlint.run.outcome import Item, Outcome
from speechlint.text.frozen import frozen

PARALLEL_FROM = 2_000_000
"""Bytes to judge from which further processes pay: below, starting them takes longer."""

Progress = Callable[[int, int], object]
"""Told how many files are done, and how many there are."""


def outcomes(
    items: Sequence[Item], judge: Judge, progress: Progress, *, processes: int, parallel_from: int = PARALLEL_FROM
) -> list[Outcome]:
    """What comes of the items, in their order, with at most so many processes."""
    if processes > 1 and len(items) > 1 and sum(item.size for item in items) >= parallel_from:
        known = {index: found for index, item in enumerate(items) if (found := judge.recalled(item)) is not None}
        left = [index for index in range(len(items)) if index not in known]
        if len(left) > 1:
            known.update(_together(items, left, judge, lambda done: progress(len(known) + done, len(items)), processes))
    else:
        known = {}
    for index, item in enumerate(items):
        if index not in known:
            known[index] = judge(item)
            progress(len(known), len(items))
    return [known[index] for index in range(len(items))]


def _together(
    items: Sequence[Item], wanted: Sequence[int], judge: Judge, done: Callable[[int], object], processes: int
) -> dict[int, Outcome]:
    """The outcomes of some of the items, by index, worked out in several processes."""
    from speechlint.run.workers import Crew  # noqa: PLC0415 - multiprocessing, where it pays

    for index in wanted:
        judge.linter(items[index].settings)  # before the workers are forked, so that they all have it
    largest_first = sorted(wanted, key=lambda index: -items[index].size)
    crew = Crew(
        work=_Work(judge, tuple(items)),
        lost=lambda index, why: lost(items[index], why.exit_code),
        seconds=lambda index: patience_for(items[index].size),
        processes=min(processes, len(wanted)),
    )
    return dict(zip(largest_first, crew.run(largest_first, done), strict=True))


@frozen
class _Work:
    """Judges an item by its number, for that is all that need be sent to a worker."""

    judge: Judge
    items: tuple[Item, ...]

    def __call__(self, index: int) -> Outcome:
        return self.judge(self.items[index])
