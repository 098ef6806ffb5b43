"""``check --statistics``: how often each rule fired."""

from __future__ import annotations

from collections import Counter

from speechlint.run.report import Report

SCHEMA = "speechlint-statistics/1"


def statistics(report: Report, format: str, language: str) -> str:
    """The rules that fired, the commonest first, as a table or as JSON."""
    counts = Counter((violation.rule, violation.severity.value) for violation in report.violations)
    rows = [
        (number, severity, rule, report.rules[rule].words(language).title if rule in report.rules else "")
        for (rule, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if format == "json":
        from speechlint.formats.json_text import indented  # noqa: PLC0415 - only for this format

        keys = ("count", "severity", "rule", "title")
        data = {"schema": SCHEMA, "rules": [dict(zip(keys, row, strict=True)) for row in rows]}
        return indented(data)
    digits = max((len(str(number)) for number, *_ in rows), default=0)
    width = max((len(rule) for _, _, rule, _ in rows), default=0)
    return "".join(
        f"{number:>{digits}}  {severity:<7}  {rule:<{width}}  {title}\n" for number, severity, rule, title in rows
    )
