"""The format ``rdjson``: Reviewdog Diagnostic Format. Columns count UTF-8 bytes from 1, ends are exclusive.

Source: ``proto/rdf/reviewdog.proto``. Columns need :attr:`FileEntry.source`; without it, and in Word documents, whose
lines are paragraphs, a range names lines only and no suggestion is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from speechlint.engine.violation import Failure, Fix, RelatedPlace, Violation
from speechlint.formats.json_text import laid_out
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import counts_paragraphs, entries, placed_message
from speechlint.formats.units import Columns, utf8_length
from speechlint.formats.words import Words, position_text, words
from speechlint.rulebook.rule import Severity
from speechlint.run.report import FileEntry, Report
from speechlint.span import Position

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, options: RenderOptions) -> str:
    """The report as one ``DiagnosticResult``."""
    say, by_path = words(options.language), entries(report)
    sources = {path: columns for path, entry in by_path.items() if (columns := _columns(entry))}
    diagnostics = [_violation(found, by_path, sources, say) for found in report.violations]
    failures = [_failure(failure) for failure in report.failures]
    return laid_out({"source": {"name": "speechlint"}, "diagnostics": diagnostics + failures}, 2)


def _columns(entry: FileEntry) -> Columns | None:
    return None if entry.source is None or counts_paragraphs(entry) else Columns(entry.source, utf8_length)


def _violation(
    found: Violation, by_path: Mapping[str, FileEntry], sources: Mapping[str, Columns], say: Words
) -> dict[str, Any]:
    columns = sources.get(found.path)
    message = placed_message(found, by_path.get(found.path), say)
    suggestions = [_suggestion(found.fix, columns)] if found.fix and columns else []
    return {
        "message": "\n".join((message, *_related(found.related, say))),
        "location": {"path": found.path, "range": _range(found.start, found.end, columns)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.rule},
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": failure.message,
        "location": {"path": failure.path},
        "severity": "ERROR",
        "code": {"value": failure.rule or "speechlint/failure"},
    }


def _related(related: tuple[RelatedPlace, ...], say: Words) -> Iterator[str]:
    for other in related:
        yield f"{say.see}{position_text(other.start)}{say.colon}{other.message or other.text}"


def _range(start: Position, end: Position, columns: Columns | None) -> dict[str, Any]:
    return {"start": _position(start, columns), "end": _position(end, columns)}


def _position(position: Position, columns: Columns | None) -> dict[str, int]:
    if columns is None:
        return {"line": position.line}
    return {"line": position.line, "column": columns.column(position)}


def _suggestion(fix: Fix, columns: Columns) -> dict[str, Any]:
    """All edits as one, since suggestions are taken one by one: what lies between them is repeated as it is."""
    edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
    text = edits[0].replacement
    for last, edit in pairwise(edits):
        text += columns.between(last.end, edit.start) + edit.replacement
    return {"range": _range(edits[0].start, edits[-1].end, columns), "text": text}
