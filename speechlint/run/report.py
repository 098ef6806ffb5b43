"""The report: everything a run found, in one value that every output format reads."""

from __future__ import annotations

from collections.abc import Mapping

from speechlint.engine.violation import Failure, Violation
from speechlint.rulebook.rule import Rule, Severity
from speechlint.text.frozen import frozen
from speechlint.text.records import NamedTuple


class FileEntry(NamedTuple):
    """A file that was judged. ``characters`` counts the code points of its reading text.

    ``source`` is the decoded text, kept only for formats that count columns in other units than code points.
    """

    path: str
    format: str
    encoding: str
    characters: int
    stage: str
    source: str | None = None


class Skipped(NamedTuple):
    """A file passed over on a walk, and why."""

    path: str
    reason: str


_NO_RULES: Mapping[str, Rule] = {}
_NOTHING_HIDDEN: Mapping[Severity, int] = {}


@frozen
class Report:
    """What a run found. ``violations`` are those to show, in the order path, start, end, rule.

    ``rules`` holds every rule that took part, by id; ``suppressed`` and ``baselined`` count what is not shown, and
    ``hidden``, by severity, what lies below the level asked for. ``failing`` counts the violations that make the run
    fail: those at or above the threshold that holds for their file. ``stale`` counts the entries of baselines whose
    findings are no longer there.
    """

    files: tuple[FileEntry, ...]
    violations: tuple[Violation, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    rules: Mapping[str, Rule] = _NO_RULES
    hidden: Mapping[Severity, int] = _NOTHING_HIDDEN
    failing: int = 0
    stale: int = 0

    def count(self, severity: Severity) -> int:
        """How many of the violations shown have this severity."""
        return sum(violation.severity is severity for violation in self.violations)
