"""The format ``checkstyle``: the XML of Checkstyle, which many CI systems read. Columns count code points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speechlint.engine.violation import Failure, Violation
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import entries, placed_message
from speechlint.formats.words import Words, words
from speechlint.formats.xml_text import DECLARATION, tag
from speechlint.run.report import FileEntry, Report


def render(report: Report, options: RenderOptions) -> str:
    """The report as one ``file`` element for each file, clean ones included."""
    return DECLARATION + "\n".join(_lines(report, words(options.language))) + "\n"


def _lines(report: Report, say: Words) -> Iterator[str]:
    by_path = entries(report)
    found: dict[str, list[str]] = {path: [] for path in by_path}
    for violation in report.violations:
        found.setdefault(violation.path, []).append(_violation(violation, by_path, say))
    for failure in report.failures:
        found.setdefault(failure.path, []).append(_failure(failure))
    yield '<checkstyle version="4.3">'
    for path in sorted(found):
        yield f"  <{tag('file', name=path)}>"
        yield from found[path]
        yield "  </file>"
    yield "</checkstyle>"


def _violation(found: Violation, by_path: Mapping[str, FileEntry], say: Words) -> str:
    inside = tag(
        "error",
        line=found.start.line,
        column=found.start.column,
        severity=found.severity,
        message=placed_message(found, by_path.get(found.path), say),
        source=found.rule,
    )
    return f"    <{inside}/>"


def _failure(failure: Failure) -> str:
    inside = tag("error", severity="error", message=failure.message, source=failure.rule or "speechlint/failure")
    return f"    <{inside}/>"
