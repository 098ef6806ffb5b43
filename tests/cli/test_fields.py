"""The list of slots to fill in."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Speechlint

TEXT = "在全县大会上的讲话\n同志们：\n一、回顾\n**县税收增长*.*%，【单位名称】和【单位名称】负责。张某某已受处分。\n"


@pytest.fixture
def draft(folder: Path) -> Path:
    path = folder / "稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_table_is_aligned_and_counts(draft: Path, speechlint: Speechlint) -> None:
    ended = speechlint("fields", str(draft))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (
        "稿.txt\n"
        "  位置  占位符        应填          所在部分  所在句子\n"
        "  4:1   **            省市县等地名  一、      ⟦**⟧县税收增长*.*%，【单位名称…\n"
        "  4:8   *.*%          百分比        一、      **县税收增长⟦*.*%⟧，【单位名称】和【单位名称…\n"
        "  4:13  【单位名称】  单位名称      一、      **县税收增长*.*%，⟦【单位名称】⟧和【单位名称】负责。\n"
        "  4:20  【单位名称】  单位名称      一、      …长*.*%，【单位名称】和⟦【单位名称】⟧负责。\n"
        "\n"
        "1 份文稿共 4 处待填：单位名称 2、省市县等地名 1、百分比 1；其中 1 处与前面的栏目同名\n"
    )


def test_what_is_doubtful_is_listed_on_request(draft: Path, speechlint: Speechlint) -> None:
    listed = json.loads(speechlint("fields", "--all", "--format", "json", str(draft)).out)
    assert [field["text"] for field in listed["fields"]] == ["**", "*.*%", "【单位名称】", "【单位名称】", "某某"]


def test_json(draft: Path, speechlint: Speechlint) -> None:
    listed = json.loads(speechlint("fields", "--format", "json", str(draft)).out)
    assert listed["schema"] == "speechlint-fields/1"
    assert listed["failures"] == []
    assert listed["fields"][2] == {
        "path": "稿.txt",
        "line": 4,
        "column": 13,
        "end_line": 4,
        "end_column": 19,
        "text": "【单位名称】",
        "notation": "bracket",
        "value": "organisation",
        "expected": "单位名称",
        "certainty": "certain",
        "half_filled": False,
        "name": "单位名称",
        "section": "一、",
        "paragraph": 4,
        "sentence": "**县税收增长*.*%，【单位名称】和【单位名称】负责。",
    }


def test_csv_for_a_spreadsheet(draft: Path, folder: Path, speechlint: Speechlint) -> None:
    ended = speechlint("fields", "-o", "清单.csv", str(draft))
    content = (folder / "清单.csv").read_bytes()
    assert (ended.status, ended.out) == (0, "")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["文件", "行", "列", "所在部分", "占位符", "应填", "栏目", "所在句子", "填写"]
    assert rows[1][:7] == ["稿.txt", "4", "1", "一、", "**", "省市县等地名", ""]
    assert [row[-1] for row in rows[1:]] == ["", "", "", ""]


def test_no_cell_is_a_formula(folder: Path, speechlint: Speechlint) -> None:
    (folder / "a.txt").write_text("=1+1由**同志负责。", encoding="utf-8")
    row = next(line for line in speechlint("fields", "--format", "csv").out.splitlines() if line.startswith("a.txt"))
    assert next(csv.reader([row]))[7] == "'=1+1由**同志负责。"


def test_a_template_lists_the_same(draft: Path, speechlint: Speechlint) -> None:
    as_template = speechlint("fields", "--stage", "template", str(draft))
    assert as_template.out == speechlint("fields", str(draft)).out


def test_english(draft: Path, speechlint: Speechlint) -> None:
    out = speechlint("fields", "--lang", "en", str(draft)).out
    assert "4:8" in out
    assert "percent" in out
    assert out.endswith("4 slots in 1 documents: organisation 2, place 1, percent 1; 1 of them repeat a field's name\n")


def test_what_cannot_be_read_is_a_failure(folder: Path, speechlint: Speechlint) -> None:
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 40)
    ended = speechlint("fields", "a.txt", "没有.txt")
    assert ended.status == 2
    assert "未能读取" in ended.out
    assert "没有.txt" in ended.out


def test_nothing_to_fill_in(folder: Path, speechlint: Speechlint) -> None:
    (folder / "a.txt").write_text("大家辛苦了。", encoding="utf-8")
    assert speechlint("fields").out == "0 份文稿共 0 处待填\n"
