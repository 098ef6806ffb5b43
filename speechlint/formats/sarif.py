"""The format ``sarif``: SARIF 2.1.0 (OASIS), for code scanning services and editors.

Columns count code points, and the run says so (``columnKind``). Paths are percent-encoded URIs relative to
``%SRCROOT%``. In a Word document a line is the ordinal of a paragraph and a fix has no meaning for the bytes, so
there the message names the place and fixes are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from speechlint import __version__
from speechlint.engine.violation import Failure, Fix, RelatedPlace, Violation
from speechlint.formats.excerpt import repair
from speechlint.formats.json_text import laid_out
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import counts_paragraphs, entries, placed_message
from speechlint.formats.words import Words, words
from speechlint.rulebook.rule import Rule, Severity
from speechlint.run.report import FileEntry, Report, Skipped
from speechlint.span import Position
from speechlint.text.patterns import Late

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
_DRIVE = Late(r"[A-Za-z]:/")


def render(report: Report, options: RenderOptions) -> str:
    """The report as a SARIF log with one run."""
    return laid_out(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, words(options.language), options.language)]}, 4
    )


def uri(path: str) -> str:
    """A path as a URI reference (RFC 3986): UTF-8, percent-encoded; absolute paths as ``file:`` URIs."""
    encoded = "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in _path_bytes(path))
    if path.startswith("/"):
        return f"file://{encoded}"
    if _DRIVE.match(path):
        return f"file:///{path[0]}:{encoded[4:]}"
    return encoded


def _path_bytes(path: str) -> bytes:
    """The bytes of a path as the file system has them, also of one that is no UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def _run(report: Report, say: Words, language: str) -> dict[str, Any]:
    rules = sorted({*report.rules, *(found.rule for found in report.violations)})
    index = {rule: number for number, rule in enumerate(rules)}
    files = {entry.path: number for number, entry in enumerate(report.files)}
    by_path = entries(report)
    return {
        "tool": {
            "driver": {
                "name": "speechlint",
                "version": __version__,
                "rules": [_descriptor(name, report.rules.get(name), language, say) for name in rules],
            }
        },
        "language": say.tag,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which speechlint was run."}}},
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [*map(_failed, report.failures), *map(_passed_over, report.skipped)],
            }
        ],
        "artifacts": [_artifact(entry) for entry in report.files],
        "results": [_result(found, index, files, by_path.get(found.path), say) for found in report.violations],
        "properties": {"suppressed": report.suppressed, "baselined": report.baselined},
    }


def _descriptor(name: str, rule: Rule | None, language: str, say: Words) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    text = rule.words(language)
    source = say.source + rule.source if rule.source else ""
    return {
        "id": name,
        "shortDescription": {"text": text.title},
        "fullDescription": {"text": text.why or text.title},
        "help": {"text": "\n".join(filter(None, (text.why or text.title, source)))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.category],
            "kind": rule.kind,
            "pack": rule.pack,
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _artifact(entry: FileEntry) -> dict[str, Any]:
    return {
        "location": _artifact_location(entry.path),
        **({"encoding": entry.encoding} if entry.encoding else {}),
        "roles": ["analysisTarget"],
        "properties": {"format": entry.format, "stage": entry.stage, "characters": entry.characters},
    }


def _artifact_location(path: str, files: Mapping[str, int] | None = None) -> dict[str, Any]:
    address = uri(path)
    relative = {} if address.startswith("file:") else {"uriBaseId": _ROOT}
    numbered = {"index": files[path]} if files and path in files else {}
    return {"uri": address, **relative, **numbered}


def _result(
    found: Violation, rules: Mapping[str, int], files: Mapping[str, int], entry: FileEntry | None, say: Words
) -> dict[str, Any]:
    artifact = _artifact_location(found.path, files)
    place = {"fullyQualifiedName": say.full_place(found.place)}
    location = {**_location(artifact, found.start, found.end, found.text), "logicalLocations": [place]}
    fixes = [] if found.fix is None or counts_paragraphs(entry) else [_fix(found, found.fix, artifact, say)]
    return {
        "ruleId": found.rule,
        "ruleIndex": rules[found.rule],
        "level": _LEVELS[found.severity],
        "message": {"text": placed_message(found, entry, say)},
        "locations": [location],
        **({"relatedLocations": list(_related(found.related, artifact))} if found.related else {}),
        "partialFingerprints": {"speechlint/v1": found.fingerprint},
        **({"fixes": fixes} if fixes else {}),
        "properties": {
            "category": found.category,
            **({"entry": found.entry} if found.entry is not None else {}),
            "part": found.place.part,
            "section": found.place.section,
            "paragraph": found.place.paragraph,
        },
    }


def _location(artifact: dict[str, Any], start: Position, end: Position, text: str) -> dict[str, Any]:
    region = {**_region(start, end), "snippet": {"text": text}}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(start: Position, end: Position) -> dict[str, Any]:
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _related(related: tuple[RelatedPlace, ...], artifact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, other in enumerate(related, 1):
        message = {"text": other.message or other.text}
        yield {"id": number, **_location(artifact, other.start, other.end, other.text), "message": message}


def _fix(found: Violation, fix: Fix, artifact: dict[str, Any], say: Words) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": artifact, "replacements": replacements}
    return {"description": {"text": repair(found, say)}, "artifactChanges": [change]}


def _failed(failure: Failure) -> dict[str, Any]:
    rule = {"associatedRule": {"id": failure.rule}} if failure.rule else {}
    return {**_notification("error", failure.path, failure.message), **rule}


def _passed_over(skipped: Skipped) -> dict[str, Any]:
    return _notification("note", skipped.path, skipped.reason)


def _notification(level: str, path: str, message: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _artifact_location(path)}}
    return {"level": level, "message": {"text": message}, "locations": [location]}
