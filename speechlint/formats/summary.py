"""The last line of a report for people: how much was looked at, what was found, what was not shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speechlint.formats.words import Words
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report


def summary(report: Report, words: Words) -> str:
    """``3 个文件：2 处错误，1 处警告；另有 5 处提示（--level info 显示）``."""
    return words.semicolon.join((_found(report, words), *_besides(report, words)))


def severity_counts(counts: Mapping[Severity, int], words: Words) -> str:
    """``2 处错误，1 处警告``: the severities that occur, the gravest first."""
    return words.comma.join(words.number(counts[severity], severity) for severity in Severity if counts.get(severity))


def _found(report: Report, words: Words) -> str:
    if not report.files and not report.violations:
        return words.nothing
    counts = {severity: report.count(severity) for severity in Severity}
    return words.number(len(report.files), "file") + words.colon + (severity_counts(counts, words) or words.clean)


def _besides(report: Report, words: Words) -> Iterator[str]:
    hidden = [severity for severity in Severity if report.hidden.get(severity)]
    if hidden:
        yield words.hidden.format(severity_counts(report.hidden, words), hidden[-1])
    for noun, number in (
        ("suppressed", report.suppressed),
        ("baselined", report.baselined),
        ("failure", len(report.failures)),
        ("skipped", len(report.skipped)),
    ):
        if number:
            yield words.number(number, noun)
