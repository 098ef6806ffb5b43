"""Paths → report: find the files, judge them, keep what is to be shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from speechlint.engine.built_in import BUILT_IN
from speechlint.engine.violation import Failure, Violation
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.globs import below, matches, translated
from speechlint.rulebook.rule import Rule
from speechlint.rulebook.settings import Settings
from speechlint.rulebook.workspace import Workspace
from speechlint.run.baseline_path import baseline_path
from speechlint.run.discovery import STDIN, Discovery, Search, SourceFile, discover
from speechlint.run.distribution import PARALLEL_FROM, Progress, outcomes
from speechlint.run.judge import Judge
from speechlint.run.outcome import Item, Outcome
from speechlint.run.paths import slashed
from speechlint.run.remembered import Memory, sweep
from speechlint.run.report import Report
from speechlint.run.silenced import SuppressionsFiles
from speechlint.text.records import NamedTuple

if TYPE_CHECKING:
    from speechlint.engine.baseline import Baseline
    from speechlint.run.git import Changes


class Request(NamedTuple):
    """What to look at, and how.

    ``exclude`` are patterns that count from the current folder; ``stdin`` is the content of standard input, if one of
    the paths is ``-``, and ``stdin_name`` the path it stands for. ``changed`` is a revision: then only what changed
    since is of interest. ``baselines`` says whether to heed them. ``processes`` is how many may be used.
    ``any_suffix`` takes files of every name that are named outright.
    """

    paths: tuple[str, ...]
    stdin: bytes = b""
    stdin_name: str = STDIN
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    changed: str | None = None
    baselines: bool = True
    processes: int = 1
    parallel_from: int = PARALLEL_FROM
    keep_source: bool = False
    any_suffix: bool = False


class Judged(NamedTuple):
    """Everything that a run found out, before anything is left out of the report.

    ``remarks`` are what is wrong with suppressions files; ``baselines`` are those to heed, by path; ``settings``
    those of the current folder.
    """

    found: Discovery
    results: tuple[tuple[Item, Outcome], ...]
    remarks: tuple[tuple[Violation, Settings], ...]
    changes: Changes | None
    baselines: Mapping[str, Baseline]
    settings: Settings


def find(request: Request, workspace: Workspace) -> tuple[Discovery, Changes | None]:
    """The files that a request is about. Raises :class:`RulebookError` and :class:`speechlint.run.errors.RunError`."""
    excluded = _excluded(request.exclude, workspace)
    found = discover(Search(request.paths, excluded, request.force_exclude, request.stdin_name, request.any_suffix))
    if request.changed is None:
        return found, None
    from speechlint.run.git import changes_since  # noqa: PLC0415 - only for --changed
    from speechlint.run.touched import changed_files  # noqa: PLC0415

    changes = changes_since(request.changed, os.getcwd())
    return Discovery(tuple(changed_files(found.files, changes)), found.skipped, found.failures), changes


def no_progress(done: int, total: int) -> None:
    """For those who do not ask."""


def judge(request: Request, workspace: Workspace, cache: Cache, progress: Progress = no_progress) -> Judged:
    """Judge the files of a request.

    Raises :class:`RulebookError` with every problem of configuration and rules, and
    :class:`speechlint.run.errors.RunError`.
    """
    found, changes = find(request, workspace)
    suppressions = SuppressionsFiles(cache)
    items = [_item(file, request, workspace, suppressions) for file in found.files]
    baselines = _baselines(items) if request.baselines else {}
    results = outcomes(
        items,
        Judge(Memory(cache), keep_source=request.keep_source),
        progress,
        processes=request.processes,
        parallel_from=request.parallel_from,
    )
    if cache.enabled:
        sweep()
    unused = frozenset(entry for outcome in results for entry in outcome.unused)
    return Judged(
        found,
        tuple(zip(items, results, strict=True)),
        tuple(suppressions.violations(unused)),
        changes,
        baselines,
        workspace.settings(),
    )


def report(judged: Judged) -> Report:
    """What is to be shown of a run."""
    known, stale = _accepted(judged)
    kept = list(_kept(judged, known))
    return Report(
        files=tuple(outcome.entry for _, outcome in judged.results if outcome.entry),
        violations=tuple(sorted((violation for violation, _ in kept), key=lambda violation: violation.sort_key)),
        failures=_in_order([*judged.found.failures, *_failures(judged)]),
        skipped=judged.found.skipped,
        suppressed=sum(outcome.suppressed for _, outcome in judged.results),
        baselined=len(known),
        rules=_rules(judged),
        failing=sum(settings.fail_on.fails(violation.severity) for violation, settings in kept),
        stale=stale,
    )


def _accepted(judged: Judged) -> tuple[frozenset[tuple[str, int]], int]:
    if not judged.baselines:
        return frozenset(), 0
    from speechlint.run.baselines import accepted  # noqa: PLC0415 - only where there is a baseline

    return accepted(judged.results, judged.baselines)


def _kept(judged: Judged, known: frozenset[tuple[str, int]]) -> Iterator[tuple[Violation, Settings]]:
    """The violations to show, each with the settings of its file."""
    for item, outcome in judged.results:
        path = item.file.path
        violations = tuple(found for index, found in enumerate(outcome.violations) if (path, index) not in known)
        if judged.changes is not None:
            from speechlint.run.touched import touched  # noqa: PLC0415 - only for --changed

            violations = touched(violations, path, outcome.entry, judged.changes)
        for violation in violations:
            yield violation, item.settings
    for violation, settings in judged.remarks:
        if violation.severity.rank >= settings.level.rank:
            yield violation, settings


def _item(file: SourceFile, request: Request, workspace: Workspace, suppressions: SuppressionsFiles) -> Item:
    if file.path == STDIN:
        settings = workspace.settings(request.stdin_name)
        entries = suppressions.entries_for(os.path.abspath(request.stdin_name), settings)
        return Item(file, settings, len(request.stdin), entries, request.stdin)
    settings = workspace.settings(file.path)
    try:
        size = os.stat(file.path).st_size
    except OSError:  # gone meanwhile: reading it tells
        size = 0
    return Item(file, settings, size, suppressions.entries_for(file.path, settings))


def _baselines(items: Iterable[Item]) -> Mapping[str, Baseline]:
    paths = {baseline_path(settings) for settings in {id(item.settings): item.settings for item in items}.values()}
    if paths <= {None}:
        return {}
    from speechlint.run.baselines import read  # noqa: PLC0415 - only where there is a baseline

    return {path: read(path) for path in sorted(filter(None, paths))}


def _excluded(patterns: Sequence[str], workspace: Workspace) -> Callable[[str], bool]:
    """Whether a file is left out, by the command line's patterns or by its configuration."""
    globs = [glob for glob in map(translated, patterns) if glob is not None]
    folder = slashed(os.getcwd())

    def excluded(path: str) -> bool:
        inside = below(folder, slashed(path)) if globs else None
        return (inside is not None and matches(globs, inside)) or workspace.excluded(path)

    return excluded


def _failures(judged: Judged) -> Iterator[Failure]:
    return (failure for _, outcome in judged.results for failure in outcome.failures)


def _rules(judged: Judged) -> Mapping[str, Rule]:
    settings = {id(item.settings): item.settings for item, _ in judged.results} or {0: judged.settings}
    return {**{rule.id: rule for chosen in settings.values() for rule in chosen.rules}, **BUILT_IN}


def _in_order(failures: Iterable[Failure]) -> tuple[Failure, ...]:
    return tuple(sorted(failures, key=lambda failure: (failure.path, failure.rule or "", failure.message)))
