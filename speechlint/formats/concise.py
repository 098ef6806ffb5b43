"""The format ``concise``: one line a finding, ``path:line:column: severity rule message``, the summary last."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.formats.display import visible
from speechlint.formats.options import RenderOptions
from speechlint.formats.summary import summary
from speechlint.formats.words import position_text, words
from speechlint.run.report import Report


def render(report: Report, options: RenderOptions) -> str:
    """The report for editors and ``grep``; the severity words are those of the configuration in any language."""
    return "\n".join((*_lines(report), summary(report, words(options.language)))) + "\n"


def _lines(report: Report) -> Iterator[str]:
    for found in report.violations:
        where = f"{visible(found.path)}:{position_text(found.start)}"
        yield f"{where}: {found.severity} {visible(found.rule)} {visible(found.message)}"
    for failure in report.failures:
        yield " ".join(
            filter(None, (f"{visible(failure.path)}: failure", visible(failure.rule or ""), visible(failure.message)))
        )
