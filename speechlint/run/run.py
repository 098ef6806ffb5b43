"""Paths → report: find the files, judge them (in several processes where that pays), keep what is to be shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from speechlint.engine.violation import Failure, Violation
from speechlint.rulebook.globs import below, matches, translated
from speechlint.rulebook.rule import Rule
from speechlint.rulebook.workspace import Workspace
from speechlint.run.discovery import STDIN, Discovery, Search, SourceFile, discover
from speechlint.run.git import Changes, changes_since
from speechlint.run.judge import Item, Judge, Outcome, lost
from speechlint.run.limits import patience_for
from speechlint.run.paths import slashed
from speechlint.run.report import Report
from speechlint.run.touched import changed_files, touched

PARALLEL_FROM = 2_000_000
"""Bytes to judge from which further processes pay: below, starting them takes longer."""

Progress = Callable[[int, int], object]
"""Told how many files are done, and how many there are."""


def no_progress(done: int, total: int) -> None:
    """For those who do not ask."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at, and how.

    ``exclude`` are patterns that count from the current folder; ``stdin`` is the content of standard input, if one of
    the paths is ``-``, and ``stdin_name`` the path it stands for. ``changed`` is a revision: then only what changed
    since is of interest. ``processes`` is how many may be used. ``any_suffix`` takes files of every name that are
    named outright.
    """

    paths: tuple[str, ...]
    stdin: bytes = b""
    stdin_name: str = STDIN
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    changed: str | None = None
    processes: int = 1
    parallel_from: int = PARALLEL_FROM
    keep_source: bool = False
    any_suffix: bool = False


def find(request: Request, workspace: Workspace) -> tuple[Discovery, Changes | None]:
    """The files that a request is about. Raises :class:`RulebookError` and :class:`speechlint.run.git.GitError`."""
    excluded = _excluded(request.exclude, workspace)
    search = Search(request.paths, excluded, request.force_exclude, request.stdin_name, request.any_suffix)
    found = discover(search)
    if request.changed is None:
        return found, None
    changes = changes_since(request.changed, os.getcwd())
    return Discovery(tuple(changed_files(found.files, changes)), found.skipped, found.failures), changes


def run(request: Request, workspace: Workspace, progress: Progress = no_progress) -> Report:
    """Judge the files of a request.

    Raises :class:`RulebookError` with every problem of configuration and rules, :class:`speechlint.run.git.GitError`.
    """
    found, changes = find(request, workspace)
    items = [_item(file, request, workspace) for file in found.files]
    outcomes = _judged(items, request, progress)
    violations: list[Violation] = []
    failing = 0
    for item, outcome in zip(items, outcomes, strict=True):
        kept = outcome.violations
        if changes is not None:
            kept = touched(kept, item.file, outcome.entry, changes)
        failing += sum(item.settings.fail_on.fails(violation.severity) for violation in kept)
        violations.extend(kept)
    return Report(
        files=tuple(outcome.entry for outcome in outcomes if outcome.entry),
        violations=tuple(sorted(violations, key=lambda violation: violation.sort_key)),
        failures=_in_order((*found.failures, *(failure for outcome in outcomes for failure in outcome.failures))),
        skipped=found.skipped,
        suppressed=sum(outcome.suppressed for outcome in outcomes),
        rules=_rules(items, workspace),
        failing=failing,
    )


def _item(file: SourceFile, request: Request, workspace: Workspace) -> Item:
    if file.path == STDIN:
        return Item(file, workspace.settings(request.stdin_name), len(request.stdin), request.stdin)
    try:
        size = os.stat(file.path).st_size
    except OSError:  # gone meanwhile: reading it tells
        size = 0
    return Item(file, workspace.settings(file.path), size)


def _judged(items: Sequence[Item], request: Request, progress: Progress) -> list[Outcome]:
    """The outcomes, in the order of the items."""
    judge = Judge(keep_source=request.keep_source)
    processes = min(request.processes, len(items))
    if processes < 2 or sum(item.size for item in items) < request.parallel_from:
        outcomes = []
        for item in items:
            outcomes.append(judge(item))
            progress(len(outcomes), len(items))
        return outcomes
    from speechlint.run.workers import Crew  # noqa: PLC0415 - only where it pays

    for item in items:
        judge.linter(item.settings)
    largest_first = sorted(range(len(items)), key=lambda index: -items[index].size)
    crew = Crew(
        _Work(judge, tuple(items)),
        lambda index, why: lost(items[index], why),
        lambda index: patience_for(items[index].size),
        processes,
    )
    results = crew.run(largest_first, lambda done: progress(done, len(items)))
    in_order = dict(zip(largest_first, results, strict=True))
    return [in_order[index] for index in range(len(items))]


@dataclass(frozen=True, slots=True)
class _Work:
    """Judges an item by its number, for that is all that need be sent to a worker."""

    judge: Judge
    items: tuple[Item, ...]

    def __call__(self, index: int) -> Outcome:
        return self.judge(self.items[index])


def _excluded(patterns: Sequence[str], workspace: Workspace) -> Callable[[str], bool]:
    """Whether a file is left out, by the command line's patterns or by its configuration."""
    globs = [glob for glob in map(translated, patterns) if glob is not None]
    folder = slashed(os.getcwd())

    def excluded(path: str) -> bool:
        inside = below(folder, slashed(path)) if globs else None
        return (inside is not None and matches(globs, inside)) or workspace.excluded(path)

    return excluded


def _rules(items: Iterable[Item], workspace: Workspace) -> Mapping[str, Rule]:
    settings = {id(item.settings): item.settings for item in items} or {0: workspace.settings()}
    return {rule.id: rule for chosen in settings.values() for rule in chosen.rules}


def _in_order(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: (failure.path, failure.rule or "", failure.message)))
