"""The format ``gitlab``: a Code Quality report for merge requests.

GitLab merges entries of equal fingerprint and compares them between branches, so a fingerprint is made of path, rule
and the finding's own fingerprint, never of its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from speechlint.formats.json_text import laid_out
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import entries, placed_message
from speechlint.formats.words import words
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, options: RenderOptions) -> str:
    """The report as a list of issues; what could not be done is a ``blocker``."""
    return laid_out([*_violations(report, options.language), *_failures(report)], 1)


def _violations(report: Report, language: str) -> Iterator[dict[str, Any]]:
    say, by_path = words(language), entries(report)
    fingerprint = _Fingerprints()
    for found in report.violations:
        yield {
            "description": placed_message(found, by_path.get(found.path), say),
            "check_name": found.rule,
            "fingerprint": fingerprint(found.path, found.rule, found.fingerprint),
            "severity": _SEVERITIES[found.severity],
            "location": {"path": found.path, "lines": {"begin": found.start.line, "end": found.end.line}},
        }


def _failures(report: Report) -> Iterator[dict[str, Any]]:
    fingerprint = _Fingerprints()
    for failure in report.failures:
        name = failure.rule or "speechlint/failure"
        yield {
            "description": failure.message,
            "check_name": name,
            "fingerprint": fingerprint(failure.path, name, "failure", failure.message),
            "severity": "blocker",
            "location": {"path": failure.path, "lines": {"begin": 1}},
        }


class _Fingerprints:
    """Hashes of keys; equal keys are told apart by their ordinal."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def __call__(self, *key: str) -> str:
        self._seen[key] += 1
        data = "\0".join((*key, str(self._seen[key]))).encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=16).hexdigest()
