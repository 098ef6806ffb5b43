from __future__ import annotations

from hypothesis import given

from speechlint.engine.violation import Failure
from speechlint.formats import RenderOptions
from speechlint.formats.concise import render
from speechlint.formats.display import visible
from speechlint.rulebook.rule import Severity
from speechlint.run.report import Report
from tests.formats.builders import hostile_reports, report, violation


def test_lines() -> None:
    found = report(
        violation(line=3, message="一\n二"),
        violation(path="a\nb.txt", severity=Severity.INFO, rule="years/plan-year"),
        failures=(Failure("坏.txt", "读不了"), Failure("讲话.txt", "超时", "wording/slow")),
    )
    assert render(found, RenderOptions()) == (
        "讲话.txt:3:3: error wording/slip 一‹U+000A›二\n"
        "a‹U+000A›b.txt:1:3: info years/plan-year “错子”应为“错字”\n"
        "坏.txt: failure 读不了\n"
        "讲话.txt: failure wording/slow 超时\n"
        "2 个文件：1 处错误，1 处提示；2 项检查未能完成\n"
    )


@given(hostile_reports())
def test_a_line_a_finding(found: Report) -> None:
    lines = render(found, RenderOptions()).splitlines()
    assert len(lines) == len(found.violations) + len(found.failures) + 1
    for item, line in zip(found.violations, lines, strict=False):
        where = f"{visible(item.path)}:{item.start.line}:{item.start.column}"
        assert line == f"{where}: {item.severity.value} {item.rule} {visible(item.message)}"
