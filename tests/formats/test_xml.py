"""The XML formats: checkstyle and junit."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from speechlint.engine.violation import Failure
from speechlint.formats import RenderOptions, checkstyle, junit
from speechlint.formats.controls import harmless
from speechlint.formats.display import visible
from speechlint.formats.xml_text import content, tag
from speechlint.run.report import Report, Skipped
from tests.formats.builders import HOSTILE, entry, hostile_reports, report, violation

OPTIONS = RenderOptions()


@given(HOSTILE, HOSTILE)
def test_attributes_and_content_read_back(value: str, text: str) -> None:
    element = ET.fromstring(f"<{tag('x', key=value)}>{content(text)}</x>")
    assert element.attrib == {"key": harmless(value)}
    assert (element.text or "") == harmless(text)


@pytest.mark.parametrize(
    ("changes", "written"), [({}, "x"), ({"a": None}, "x"), ({"a": 1, "b": '"<'}, 'x a="1" b="&quot;&lt;"')]
)
def test_tags(changes: dict[str, str | int | None], written: str) -> None:
    assert tag("x", **changes) == written


@given(hostile_reports())
def test_checkstyle_reads_back(found: Report) -> None:
    (file,) = ET.fromstring(checkstyle.render(found, OPTIONS).encode())
    assert file.attrib == {"name": harmless(found.files[0].path)}
    assert [error.attrib for error in file] == [
        {
            "line": str(item.start.line),
            "column": str(item.start.column),
            "severity": item.severity.value,
            "message": harmless(item.message),
            "source": item.rule,
        }
        for item in found.violations
    ]


@given(hostile_reports())
def test_junit_reads_back(found: Report) -> None:
    root = ET.fromstring(junit.render(found, OPTIONS).encode())
    (suite,) = root
    number = len(found.violations)
    assert suite.attrib == {
        "name": harmless(found.files[0].path),
        "tests": str(max(1, number)),
        "failures": str(number),
        "errors": "0",
        "skipped": "0",
    }
    failures = [failure for case in suite for failure in case]
    assert [(failure.tag, failure.get("message"), failure.get("type")) for failure in failures] == [
        ("failure", harmless(item.message), item.severity.value) for item in found.violations
    ]
    for failure, item in zip(failures, found.violations, strict=True):
        where = f"{visible(item.path)}:{item.start.line}:{item.start.column} "
        assert (failure.text or "").startswith(where)


def mixed() -> Report:
    return report(
        violation(path="乙.txt"),
        files=(entry("乙.txt"), entry("甲.txt")),
        failures=(Failure("丙.txt", "读不了"), Failure("乙.txt", "超时", "wording/slow")),
        skipped=(Skipped("丁.png", "不支持"),),
    )


def test_checkstyle_has_an_element_a_file() -> None:
    root = ET.fromstring(checkstyle.render(mixed(), OPTIONS).encode())
    assert [(file.get("name"), [error.get("source") for error in file]) for file in root] == [
        ("丙.txt", ["speechlint/failure"]),
        ("乙.txt", ["wording/slip", "wording/slow"]),
        ("甲.txt", []),
    ]


def test_junit_has_a_suite_a_file() -> None:
    root = ET.fromstring(junit.render(mixed(), OPTIONS).encode())
    assert root.attrib == {"name": "speechlint", "tests": "5", "failures": "1", "errors": "2", "skipped": "1"}
    assert [(suite.get("name"), [[outcome.tag for outcome in case] for case in suite]) for suite in root] == [
        ("丁.png", [["skipped"]]),
        ("丙.txt", [["error"]]),
        ("乙.txt", [["failure"], ["error"]]),
        ("甲.txt", [[]]),
    ]
