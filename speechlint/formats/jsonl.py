"""The format ``jsonl``: one JSON record a line, each with its ``type``: violation, failure, skipped, and one summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from speechlint.formats.json import (
    SCHEMA,
    failure_record,
    skipped_record,
    summary_record,
    tool,
    violation_record,
)
from speechlint.formats.json_text import one_line
from speechlint.formats.options import RenderOptions
from speechlint.run.report import Report


def render(report: Report, options: RenderOptions) -> str:  # noqa: ARG001  # a format's signature
    """The records of the format ``json``, for programs that read line by line."""
    return "".join(f"{one_line(record)}\n" for record in _records(report))


def _records(report: Report) -> Iterator[dict[str, Any]]:
    for found in report.violations:
        yield {"type": "violation", **violation_record(found)}
    for failure in report.failures:
        yield {"type": "failure", **failure_record(failure)}
    for skipped in report.skipped:
        yield {"type": "skipped", **skipped_record(skipped)}
    yield {"type": "summary", "schema": SCHEMA, "tool": tool(), **summary_record(report)}
