"""The format ``json``: the whole report, ``speechlint-report/1``. Columns count code points."""

from __future__ import annotations

from typing import Any

from speechlint import __version__
from speechlint.engine.violation import Failure, Fix, Place, RelatedPlace, Violation
from speechlint.formats.json_text import laid_out
from speechlint.formats.options import RenderOptions
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report, Skipped
from speechlint.span import Position

SCHEMA = "speechlint-report/1"


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001  # a format's signature
    """The report as one JSON object, one finding a line."""
    return laid_out(
        {
            "schema": SCHEMA,
            "tool": tool(),
            "files": [
                {"path": entry.path, "encoding": entry.encoding, "characters": entry.characters, "stage": entry.stage}
                for entry in report.files
            ],
            "violations": [violation_record(found) for found in report.violations],
            "failures": [failure_record(failure) for failure in report.failures],
            "skipped": [skipped_record(skipped) for skipped in report.skipped],
            "summary": summary_record(report),
        },
        2,
    )


def tool() -> dict[str, str]:
    """Name and version of this program."""
    return {"name": "speechlint", "version": __version__}


def violation_record(found: Violation) -> dict[str, Any]:
    """A finding; ``entry`` only where a row of the rule's table fired."""
    return {
        "path": found.path,
        **_range(found.start, found.end),
        "text": found.text,
        "rule": found.rule,
        **({"entry": found.entry} if found.entry is not None else {}),
        "category": found.category,
        "severity": found.severity,
        "message": found.message,
        "place": _place(found.place),
        "fix": _fix(found.fix),
        "related": [_related(found.path, other) for other in found.related],
        "fingerprint": found.fingerprint,
    }


def failure_record(failure: Failure) -> dict[str, str | None]:
    """Work that could not be done."""
    return {"path": failure.path, "rule": failure.rule, "message": failure.message}


def skipped_record(skipped: Skipped) -> dict[str, str]:
    """A file passed over."""
    return {"path": skipped.path, "reason": skipped.reason}


def summary_record(report: Report) -> dict[str, int]:
    """The numbers of the report."""
    return {
        "files": len(report.files),
        **{severity.value: report.count(severity) for severity in Severity},
        "suppressed": report.suppressed,
        "baselined": report.baselined,
    }


def _range(start: Position, end: Position) -> dict[str, int]:
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _place(place: Place) -> dict[str, Any]:
    return {"part": place.part, "section": place.section, "paragraph": place.paragraph}


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_range(edit.start, edit.end), "replacement": edit.replacement} for edit in fix.edits]
    return {"safety": fix.safety, "edits": edits}


def _related(path: str, other: RelatedPlace) -> dict[str, Any]:
    return {
        "path": path,
        **_range(other.start, other.end),
        "text": other.text,
        "message": other.message,
        "place": _place(other.place),
    }
