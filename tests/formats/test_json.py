from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint import __version__
from speechlint.engine.violation import Failure, Violation
from speechlint.formats import RenderOptions, jsonl
from speechlint.formats import json as json_format
from speechlint.formats.json_text import laid_out, one_line
from speechlint.run.report import Report, Skipped
from speechlint.span import Span
from tests.formats.builders import HOSTILE, Everywhere, hostile_reports, lint, report, rule

OPTIONS = RenderOptions()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | HOSTILE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(HOSTILE, inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.integers(0, 4))
def test_json_text_reads_back(value: Any, depth: int) -> None:
    assert json.loads(one_line(value)) == value
    assert json.loads(laid_out(value, depth)) == value


@pytest.mark.parametrize(
    ("value", "depth", "text"),
    [
        ({"甲": [1, {"乙": None}], "丙": []}, 0, '{"甲": [1, {"乙": null}], "丙": []}\n'),
        ({"甲": [1, {"乙": None}], "丙": []}, 1, '{\n "甲": [1, {"乙": null}],\n "丙": []\n}\n'),
        ({"甲": [1, {"乙": None}]}, 2, '{\n "甲": [\n  1,\n  {"乙": null}\n ]\n}\n'),
        ("\x1b\x9b\u2028\ud800“", 0, '"\\u001b\\u009b\\u2028\\ud800“"\n'),
    ],
)
def test_layout(value: Any, depth: int, text: str) -> None:
    assert laid_out(value, depth) == text


def test_a_real_run_as_the_design_has_it() -> None:
    found = lint(
        "关于防汛的讲话\r\n　　讯期也长，讯情也急。",
        [rule(check=Everywhere((Span(10, 11), Span(15, 16)), "汛"))],
        "a.txt",
    )
    output = json.loads(json_format.render(found, OPTIONS))
    fingerprints = [item.pop("fingerprint") for item in output["violations"]]
    here = {"line": 2, "column": 3, "end_line": 2, "end_column": 4}
    there = {"line": 2, "column": 8, "end_line": 2, "end_column": 9}
    place = {"part": "body", "section": [], "paragraph": 2}

    def expected(at: dict[str, int], other: dict[str, int]) -> dict[str, Any]:
        return {
            "path": "a.txt",
            **at,
            "text": "讯",
            "rule": "wording/slip",
            "category": "typo",
            "severity": "error",
            "message": "“讯”是错字",
            "place": place,
            "fix": {"safety": "unsafe", "edits": [{**at, "replacement": "汛"}]},
            "related": [{"path": "a.txt", **other, "text": "讯", "message": "此处写作“讯”", "place": place}],
        }

    assert output == {
        "schema": "speechlint-report/1",
        "tool": {"name": "speechlint", "version": __version__},
        "files": [{"path": "a.txt", "encoding": "utf-8", "characters": 20, "stage": "draft"}],
        "violations": [expected(here, there), expected(there, here)],
        "failures": [],
        "skipped": [],
        "summary": {"files": 1, "error": 2, "warning": 0, "info": 0, "suppressed": 0, "baselined": 0},
    }
    assert fingerprints == [item.fingerprint for item in found.violations]
    assert len(set(fingerprints)) == 2


def test_empty_lists_and_nulls_are_written() -> None:
    found = report(failures=(Failure("b.txt", "读不了"),), skipped=(Skipped("c.png", "不支持"),))
    output = json.loads(json_format.render(found, OPTIONS))
    assert (output["files"], output["violations"]) == ([], [])
    assert output["failures"] == [{"path": "b.txt", "rule": None, "message": "读不了"}]
    assert output["skipped"] == [{"path": "c.png", "reason": "不支持"}]


def key(item: Violation) -> tuple[str, int, int, int, int, str, str, str]:
    return (item.path, *item.start, *item.end, item.rule, item.text, item.message)


def read_key(item: dict[str, Any]) -> tuple[Any, ...]:
    names = ("path", "line", "column", "end_line", "end_column", "rule", "text", "message")
    return tuple(item[name] for name in names)


@given(hostile_reports())
def test_every_text_reads_back_in_order(found: Report) -> None:
    output = json.loads(json_format.render(found, OPTIONS))
    assert [read_key(item) for item in output["violations"]] == [key(item) for item in found.violations]
    edits = [[edit["replacement"] for edit in item["fix"]["edits"]] for item in output["violations"] if item["fix"]]
    assert edits == [[edit.replacement for edit in item.fix.edits] for item in found.violations if item.fix]
    assert [[other["text"] for other in item["related"]] for item in output["violations"]] == [
        [other.text for other in item.related] for item in found.violations
    ]


@given(hostile_reports(), HOSTILE)
def test_lines_hold_the_same_records(found: Report, message: str) -> None:
    full = Report(found.files, found.violations, (Failure("x", message),), (Skipped("y", message),))
    whole = json.loads(json_format.render(full, OPTIONS))
    lines = [json.loads(line) for line in jsonl.render(full, OPTIONS).removesuffix("\n").split("\n")]
    assert lines == [
        *({"type": "violation", **item} for item in whole["violations"]),
        *({"type": "failure", **item} for item in whole["failures"]),
        *({"type": "skipped", **item} for item in whole["skipped"]),
        {"type": "summary", "schema": whole["schema"], "tool": whole["tool"], **whole["summary"]},
    ]
