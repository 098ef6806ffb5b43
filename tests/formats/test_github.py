from __future__ import annotations

import re

from hypothesis import given

from speechlint.engine.violation import Failure, Violation
from speechlint.formats import RenderOptions
from speechlint.formats.controls import harmless
from speechlint.formats.github import render
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report
from tests.formats.builders import entry, hostile_reports, report, violation
from tests.formats.sample import sample

_COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::(.*)")


def unescaped(text: str, escapes: tuple[str, ...]) -> str:
    return re.sub("|".join(escapes), lambda match: chr(int(match[0][1:], 16)), text)


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner reads: one command a line, properties cut at commas, each at its first equals sign."""
    read = []
    for line in output.removesuffix("\n").split("\n") if output else []:
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        properties = {name: unescaped(value, ("%25", "%0D", "%0A", "%3A", "%2C")) for name, value in pairs}
        read.append((match[1], properties, unescaped(match[3], ("%25", "%0D", "%0A"))))
    return read


@given(hostile_reports())
def test_the_runner_reads_back_what_was_meant(found: Report) -> None:
    read = commands(render(found, RenderOptions()))
    assert len(read) == len(found.violations)
    for (_, properties, message), item in zip(
        read, sorted(found.violations, key=lambda item: -item.severity.rank), strict=True
    ):
        assert properties["file"] == harmless(item.path)
        assert (properties["line"], properties["endLine"]) == (str(item.start.line), str(item.end.line))
        assert properties["title"] == item.rule
        assert message.startswith(harmless(item.message))
        one_line = item.start.line == item.end.line
        assert ("col" in properties, "endColumn" in properties) == (one_line, one_line)


def test_escapes() -> None:
    item = violation(path="a,b:100%\n.txt", message="一%0A\r\n二：甲,乙::丙", rule="a:b/c,d")
    assert render(report(item), RenderOptions()) == (
        "::error file=a%2Cb%3A100%25%0A.txt,line=1,endLine=1,col=3,endColumn=5,title=a%3Ab/c%2Cd"
        "::一%250A%0D%0A二：甲,乙::丙\n"
    )


def test_the_gravest_come_first() -> None:
    found = report(
        violation(line=1, severity=Severity.INFO),
        violation(line=2, severity=Severity.ERROR),
        violation(line=3, severity=Severity.WARNING),
        violation(line=4, severity=Severity.ERROR),
        failures=(Failure("坏.txt", "读不了"),),
    )
    read = [(level, properties.get("line")) for level, properties, _ in commands(render(found, RenderOptions()))]
    assert read == [("error", None), ("error", "2"), ("error", "4"), ("warning", "3"), ("notice", "1")]


def many(severity: Severity, number: int) -> list[Violation]:
    return [violation(line=line, severity=severity) for line in range(1, number + 1)]


def test_what_github_leaves_out_is_counted() -> None:
    found = report(*many(Severity.ERROR, 13), *many(Severity.WARNING, 11), *many(Severity.INFO, 10))
    assert commands(render(found, RenderOptions()))[-1][0] == "notice"
    *_, last = commands(render(report(*many(Severity.ERROR, 13), *many(Severity.WARNING, 11)), RenderOptions()))
    assert last == (
        "notice",
        {"title": "speechlint"},
        "GitHub 每步每级只显示 10 条注解，另有 4 条未显示，完整结果见本步骤日志",
    )


def test_the_count_is_given_on_a_level_that_has_room() -> None:
    found = report(*many(Severity.WARNING, 9), *many(Severity.INFO, 12))
    level, _, message = commands(render(found, RenderOptions("en")))[-1]
    assert (level, message) == (
        "warning",
        "GitHub shows 10 annotations per level and step; 2 more are left out, see the log of this step",
    )


def test_a_level_with_ten_has_no_room() -> None:
    found = report(*many(Severity.WARNING, 12), *many(Severity.INFO, 10))
    assert commands(render(found, RenderOptions()))[-1][0] == "error"


def test_ten_of_a_level_leave_nothing_out() -> None:
    assert len(commands(render(report(*many(Severity.ERROR, 10)), RenderOptions()))) == 10


def test_word_documents_have_places_and_no_fixes() -> None:
    (cell, *_) = sample().violations
    ((_, properties, message),) = commands(
        render(report(cell, files=(entry(cell.path, encoding=""),)), RenderOptions())
    )
    assert (properties["line"], message) == ("4", "二、/表格 第4段：此处应填姓名")


def test_a_clean_report_says_nothing() -> None:
    assert render(report(files=(entry(),)), RenderOptions()) == ""
