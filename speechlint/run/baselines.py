"""The baselines of a run, and which findings they accept.

In a baseline paths count from its folder, in the report from the current one; here the two meet.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from speechlint.engine.baseline import Baseline, Comparison, compare
from speechlint.engine.baseline_file import BaselineError, load, save
from speechlint.engine.built_in import PACK
from speechlint.engine.violation import Violation
from speechlint.run.baseline_path import baseline_path
from speechlint.run.discovery import STDIN
from speechlint.run.errors import RunError
from speechlint.run.outcome import Item, Outcome
from speechlint.run.paths import shown_path, slashed

Results = Iterable[tuple[Item, Outcome]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, under the paths that count from a folder, and what ran there: path → ids of rules."""

    violations: tuple[Violation, ...]
    judged: Mapping[str, frozenset[str]]


def read(path: str) -> Baseline:
    """A baseline. Raises :class:`RunError`."""
    try:
        return load(Path(path), shown_path(path, path))
    except BaselineError as error:
        raise RunError(str(error)) from error


def write(baseline: Baseline, path: str) -> None:
    """Put a baseline in its file. Raises :class:`RunError`."""
    try:
        save(baseline, Path(path))
    except BaselineError as error:
        raise RunError(str(error)) from error


def findings(results: Results, folder: str) -> Findings:
    """What a baseline in ``folder`` may accept: all but what is wrong with suppressions."""
    violations: list[Violation] = []
    judged: dict[str, frozenset[str]] = {}
    for item, outcome in results:
        path = slashed(os.path.relpath(_absolute(item), folder))
        judged[path] = outcome.judged
        violations.extend(found._replace(path=path) for found in outcome.violations if not _built_in(found))
    return Findings(tuple(violations), judged)


def compared(found: Findings, baseline: Baseline, folder: str) -> Comparison:
    """The findings against a baseline in ``folder``."""
    gone = [path for path in baseline.paths if not os.path.exists(os.path.join(folder, path))]
    return compare(found.violations, baseline, found.judged, gone)


def accepted(results: Results, baselines: Mapping[str, Baseline]) -> tuple[frozenset[tuple[str, int]], int]:
    """The violations that the baselines accept, as (path of the item, index), and how many entries are stale."""
    by_baseline: defaultdict[str, list[tuple[Item, Outcome]]] = defaultdict(list)
    for item, outcome in results:
        path = baseline_path(item.settings)
        if path is not None and path in baselines:
            by_baseline[path].append((item, outcome))
    known: set[tuple[str, int]] = set()
    stale = 0
    for path, group in by_baseline.items():
        folder = os.path.dirname(path)
        found = findings(group, folder)
        keys = [
            (item.file.path, index)
            for item, outcome in group
            for index, violation in enumerate(outcome.violations)
            if not _built_in(violation)
        ]
        comparison = compared(found, baselines[path], folder)
        baselined = frozenset(map(id, comparison.baselined))
        known.update(key for key, violation in zip(keys, found.violations, strict=True) if id(violation) in baselined)
        stale += len(comparison.stale)
    return frozenset(known), stale


def _absolute(item: Item) -> str:
    return os.path.abspath(item.file.shown) if item.file.path == STDIN else item.file.path


def _built_in(violation: Violation) -> bool:
    return violation.rule.startswith(f"{PACK}/")
