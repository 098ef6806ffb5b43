from __future__ import annotations

import json

from hypothesis import given

from speechlint.engine.violation import Failure
from speechlint.formats import RenderOptions
from speechlint.formats.gitlab import render
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report
from speechlint.span import Span
from tests.formats.builders import Everywhere, hostile_reports, lint, report, rule, violation

OPTIONS = RenderOptions()


def fingerprints(found: Report) -> list[str]:
    return [item["fingerprint"] for item in json.loads(render(found, OPTIONS))]


def test_severities() -> None:
    found = report(*(violation(line=line, severity=severity) for line, severity in enumerate(Severity, 1)))
    assert [item["severity"] for item in json.loads(render(found, OPTIONS))] == ["major", "minor", "info"]


@given(hostile_reports())
def test_entries_read_back_with_fingerprints_of_their_own(found: Report) -> None:
    issues = json.loads(render(found, OPTIONS))
    assert [
        (issue["location"]["path"], issue["location"]["lines"], issue["check_name"], issue["description"])
        for issue in issues
    ] == [
        (item.path, {"begin": item.start.line, "end": item.end.line}, item.rule, item.message)
        for item in found.violations
    ]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_equal_findings_get_different_fingerprints() -> None:
    failure = Failure("坏.txt", "读不了")
    found = report(violation(), violation(line=2), violation(path="乙.txt"), failures=(failure, failure))
    assert len(set(fingerprints(found))) == 5


def test_fingerprints_survive_moved_lines() -> None:
    slip = rule(check=Everywhere((Span(2, 3),)))
    moved = rule(check=Everywhere((Span(9, 10),)))
    assert fingerprints(lint("防讯抗旱。", [slip])) != fingerprints(lint("防讯抗旱。", [slip], "乙.txt"))
    assert fingerprints(lint("防讯抗旱。", [slip])) == fingerprints(lint("新加一行。\n\n防讯抗旱。", [moved]))


def test_a_finding_more_changes_no_other_fingerprint() -> None:
    first, second = violation(fingerprint="a"), violation(line=2, fingerprint="b")
    alone, both = fingerprints(report(second)), fingerprints(report(first, second))
    assert both[1:] == alone
