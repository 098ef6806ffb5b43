"""Items → outcomes, in one process or, where that pays, in several. The outcomes are the same, and in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from speechlint.run.judge import Item, Judge, Outcome, lost
from speechlint.run.limits import patience_for

PARALLEL_FROM = 2_000_000
"""Bytes to judge from which further processes pay: below, starting them takes longer."""

Progress = Callable[[int, int], object]
"""Told how many files are done, and how many there are."""


def outcomes(
    items: Sequence[Item], judge: Judge, progress: Progress, *, processes: int, parallel_from: int = PARALLEL_FROM
) -> list[Outcome]:
    """What comes of the items, in their order, with at most so many processes."""
    processes = min(processes, len(items))
    if processes > 1 and sum(item.size for item in items) >= parallel_from:
        return _together(items, judge, progress, processes)
    results = []
    for item in items:
        results.append(judge(item))
        progress(len(results), len(items))
    return results


def _together(items: Sequence[Item], judge: Judge, progress: Progress, processes: int) -> list[Outcome]:
    from speechlint.run.workers import Crew  # noqa: PLC0415 - multiprocessing, where it pays

    for item in items:
        judge.linter(item.settings)  # before the workers are forked, so that they all have it
    largest_first = sorted(range(len(items)), key=lambda index: -items[index].size)
    crew = Crew(
        work=_Work(judge, tuple(items)),
        lost=lambda index, why: lost(items[index], why.exit_code),
        seconds=lambda index: patience_for(items[index].size),
        processes=processes,
    )
    results = crew.run(largest_first, lambda done: progress(done, len(items)))
    by_index = dict(zip(largest_first, results, strict=True))
    return [by_index[index] for index in range(len(items))]


@dataclass(frozen=True, slots=True)
class _Work:
    """Judges an item by its number, for that is all that need be sent to a worker."""

    judge: Judge
    items: tuple[Item, ...]

    def __call__(self, index: int) -> Outcome:
        return self.judge(self.items[index])
