from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from speechlint.engine.violation import Fix, SourceEdit
from speechlint.formats import RenderOptions
from speechlint.formats.rdjson import render
from speechlint.rulebook.rule import Safety
from speechlint.run.report import Report
from speechlint.span import LineIndex, Position
from tests.formats.builders import entry, hostile_reports, report, violation

OPTIONS = RenderOptions()


def diagnostics(found: Report) -> list[dict[str, Any]]:
    output = json.loads(render(found, OPTIONS))
    assert output["source"] == {"name": "speechlint"}
    read = output["diagnostics"]
    assert isinstance(read, list)
    return read


def cut(source: str, region: dict[str, dict[str, int]]) -> bytes:
    """What reviewdog cuts out: lines of the source, columns in bytes of UTF-8, the end exclusive."""
    data = source.encode("utf-8", "surrogatepass")
    index = LineIndex(source)
    starts = [0] + [
        len(source[: index.offset(Position(line, 1))].encode("utf-8", "surrogatepass"))
        for line in range(1, len(index) + 1)
    ]
    start, end = (starts[region[edge]["line"]] + region[edge]["column"] - 1 for edge in ("start", "end"))
    return data[start:end]


def normal(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


@given(hostile_reports())
def test_byte_columns_cut_out_exactly_the_text(found: Report) -> None:
    source = found.files[0].source or ""
    for diagnostic, item in zip(diagnostics(found), found.violations, strict=True):
        assert normal(cut(source, diagnostic["location"]["range"])) == item.text.encode("utf-8", "surrogatepass")
        assert diagnostic["location"]["path"] == item.path
        assert diagnostic["code"] == {"value": item.rule}
        assert diagnostic["message"].startswith(item.message)
        for suggestion in diagnostic.get("suggestions", []):
            assert item.fix
            (edit,) = item.fix.edits
            assert normal(cut(source, suggestion["range"])) == item.text.encode("utf-8", "surrogatepass")
            assert suggestion["text"] == edit.replacement


def test_several_edits_make_one_suggestion() -> None:
    source = "题目\n甲“乙\r\n丙”丁\n"
    edits = (
        SourceEdit(Position(3, 2), Position(3, 3), "』"),
        SourceEdit(Position(2, 2), Position(2, 3), "『"),
    )
    item = violation("“乙\n丙”", "甲", "丁", line=2, fix=Fix(Safety.SAFE, edits))
    (diagnostic,) = diagnostics(report(item, files=(entry(source=source),)))
    (suggestion,) = diagnostic["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 2, "column": 4}, "end": {"line": 3, "column": 7}},
        "text": "『乙\r\n丙』",
    }
    assert cut(source, suggestion["range"]).decode() == "“乙\r\n丙”"


def test_without_a_source_only_lines_are_told() -> None:
    fix = Fix(Safety.SAFE, (SourceEdit(Position(1, 3), Position(1, 5), "错字"),))
    for files in ((entry(),), (entry(encoding="", source="这是错子。"),), ()):
        (diagnostic,) = diagnostics(report(violation(fix=fix), files=files))
        assert diagnostic["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
        assert "suggestions" not in diagnostic
