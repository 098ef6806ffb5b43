from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from speechlint.engine.violation import Failure
from speechlint.formats import RenderOptions
from speechlint.formats.sarif import render, uri
from speechlint.run.report import Report
from speechlint.span import LineIndex, Position
from tests.formats.builders import PATHS, entry, hostile_reports, report, rule, violation
from tests.formats.sample import sample

SCHEMA = Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(found: Report, language: str = "zh") -> dict[str, Any]:
    log = json.loads(render(found, RenderOptions(language)))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_is_valid(language: str) -> None:
    assert run_of(sample(), language)["language"] == {"zh": "zh-CN", "en": "en"}[language]


def test_an_empty_report_is_valid() -> None:
    assert run_of(report())["results"] == []


def test_the_schema_is_not_a_rubber_stamp() -> None:
    log = json.loads(render(report(violation()), RenderOptions()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["results"][0]["nonsense"] = True
    assert len(list(VALIDATOR.iter_errors(log))) == 2


@given(hostile_reports())
def test_any_report_is_valid_and_its_regions_cut_out_the_text(found: Report) -> None:
    run = run_of(found)
    source = found.files[0].source or ""
    lines = LineIndex(source)
    for result, item in zip(run["results"], found.violations, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = lines.offset(Position(region["startLine"], region["startColumn"]))
        end = lines.offset(Position(region["endLine"], region["endColumn"]))
        assert source[start:end].replace("\r\n", "\n").replace("\r", "\n") == region["snippet"]["text"] == item.text
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == item.rule
        assert result["message"]["text"] == item.message
        assert bool(result.get("fixes")) is (item.fix is not None)
        assert len(result.get("relatedLocations", [])) == len(item.related)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a.txt", "a.txt"),
        ("会议/讲话 1.txt", "%E4%BC%9A%E8%AE%AE/%E8%AE%B2%E8%AF%9D%201.txt"),
        ("100%#?.txt", "100%25%23%3F.txt"),
        ("a:b.txt", "a%3Ab.txt"),  # no scheme
        ("../x.txt", "../x.txt"),
        ("-", "-"),
        ("/tmp/讲.txt", "file:///tmp/%E8%AE%B2.txt"),
        ("C:/文/a b.txt", "file:///C:/%E6%96%87/a%20b.txt"),
        ("\udcd6\udcd0.txt", "%D6%D0.txt"),  # a name in GBK on a system that expects UTF-8
        ("\ud800.txt", "%ED%A0%80.txt"),
    ],
)
def test_uri(path: str, address: str) -> None:
    assert uri(path) == address


@given(PATHS)
def test_a_uri_gives_the_path_back(path: str) -> None:
    address = uri(path)
    assert address.isascii()
    assert not set(address) & set(' "<>\\^`{|}#?')
    back = unquote_to_bytes(address.removeprefix("file://"))
    assert path.encode("utf-8", "surrogatepass") == back or path.encode("utf-8", "surrogateescape") == back


def test_absolute_paths_have_no_base() -> None:
    location = run_of(report(violation(path="/tmp/a.txt")))["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///tmp/a.txt", "index": 0}


def test_failures_make_the_run_unsuccessful() -> None:
    (invocation,) = run_of(report(failures=(Failure("坏.txt", "读不了", "a/b"),)))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["associatedRule"]) == ("error", {"id": "a/b"})
    assert run_of(report(violation()))["invocations"][0]["executionSuccessful"] is True


def test_rules_are_described_even_when_they_are_silent() -> None:
    rules = {"z/silent": rule("z/silent")}
    described = run_of(report(violation(rule="speechlint/unknown-directive"), rules=rules))["tool"]["driver"]["rules"]
    assert [item["id"] for item in described] == ["speechlint/unknown-directive", "z/silent"]
    assert described[1]["help"]["text"] == "错字念出来难堪。\n依据：通用规范汉字表"


def test_word_documents_have_places_and_no_fixes() -> None:
    (cell, *_) = sample().violations
    result = run_of(report(cell, files=(entry(cell.path, encoding=""),)))["results"][0]
    assert result["message"]["text"] == "二、/表格 第4段：此处应填姓名"
    assert "fixes" not in result
