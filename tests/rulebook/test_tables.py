from __future__ import annotations

from pathlib import Path

import pytest

from speechlint.checks.terms import Term, Terms
from speechlint.rulebook.packs import read_library
from tests.rulebook.files import RULE, write

INLINE = 'table:\n  - {wrong: "抓一抓", right: "抓好"}\n'
TABLE = '- {wrong: "抓一抓", right: "抓好"}\n- {wrong: "搞一搞"}\n'


def rule(table: str) -> str:
    return RULE.replace(INLINE, f"table: {table}\n")


def rows(root: Path) -> tuple[Term, ...]:
    (loaded,) = read_library([root]).checked().rules
    assert isinstance(loaded.rule.check, Terms)
    return loaded.rule.check.table


@pytest.mark.parametrize("name", ["表/词.yaml", '["表/词.yaml"]', '"./表/词.yaml"'])
def test_a_table_is_found_from_the_root(tmp_path: Path, name: str) -> None:
    root = write(tmp_path, {"包/a.yaml": rule(name), "表/词.yaml": TABLE})
    assert rows(root) == (Term("抓一抓", "抓好"), Term("搞一搞"))


def test_several_tables_and_rows_of_the_rule_come_in_order(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.yaml": rule('["词.yaml", {wrong: "甲"}, "词.yaml"]'), "词.yaml": TABLE})
    assert [term.wrong for term in rows(root)] == ["抓一抓", "搞一搞", "甲", "抓一抓", "搞一搞"]


def complaints(root: Path) -> list[str]:
    return [str(problem).removeprefix(f"{root}/") for problem in sorted(set(read_library([root]).problems))]


def test_a_fault_in_a_table_is_reported_in_the_table_once(tmp_path: Path) -> None:
    files = {"a.yaml": rule("词.yaml"), "b.yaml": rule("词.yaml"), "词.yaml": '- {wrong: "甲"}\n- {wrogn: "乙"}\n- 3\n'}
    assert complaints(write(tmp_path, files)) == [
        "词.yaml:2:3: 缺少必填的键“wrong”",
        "词.yaml:2:4: 未知的键“wrogn”，是不是“wrong”？",
        "词.yaml:3:3: 应为“键: 值”的对应表",
    ]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("../外.yaml", "表“../外.yaml”不在规则目录之内；路径从规则目录写起"),
        ("/etc/passwd", "表“/etc/passwd”不在规则目录之内；路径从规则目录写起"),
        ("链.yaml", "表“链.yaml”不在规则目录之内；路径从规则目录写起"),
        ("词表.yaml", "没有表“词表.yaml”；路径从规则目录写起，是不是“词.yaml”？"),
        ('["无.yaml"]', "没有表“无.yaml”；路径从规则目录写起"),
    ],
)
def test_a_table_lies_below_the_root(tmp_path: Path, name: str, complaint: str) -> None:
    (tmp_path / "外.yaml").write_text(TABLE, encoding="utf-8")
    root = write(tmp_path / "r", {"a.yaml": rule(name), "词.yaml": TABLE})
    (root / "链.yaml").symlink_to(tmp_path / "外.yaml")
    (found,) = complaints(root)
    assert found.startswith("a.yaml:6:")
    assert complaint in found


def test_a_table_is_a_list(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.yaml": rule("b.yaml"), "b.yaml": "甲: 乙\n"})
    assert "b.yaml:1:1: 表应是一个列表，每行以“- ”开头" in complaints(root)
