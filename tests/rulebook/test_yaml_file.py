from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from speechlint.rulebook import yaml_file
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.yaml_file import MAX_BYTES, parse_yaml, read_yaml


def complaints(text: str) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        parse_yaml(text, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12:30", "12:30"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("2024-01-01", "2024-01-01"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("9" * 30, "9" * 30),
        ("true", True),
        ("False", False),
        ("12", 12),
        ("-7", -7),
        ("0", 0),
        ("0.5", 0.5),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ("|-\n  12", "12"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(written: str, value: object) -> None:
    assert parse_yaml(f"键: {written}\n", "a.yaml").plain() == {"键": value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- ***\n", ["a.yaml:1:4: YAML 语法错误：以 * 或 & 开头的文字要加引号"]),
        ("a: *b\n", ["a.yaml:1:4: 不支持别名“*b”；以 * 开头的文字要加引号"]),
        ("a: !!python/object:os.system x\n", ["a.yaml:1:4: 不支持 YAML 标签“tag:yaml.org,2002:python/object:os.system”；以 ! 开头的文字要加引号"]),
        ("甲: 1\n乙: 2\n甲: 3\n", ["a.yaml:3:1: 键“甲”重复，前面在第1行"]),
        ("a: 1\n---\nb: 2\n", ["a.yaml:2:1: 一个文件只能有一份 YAML 文档（不要用 --- 分隔）"]),
        ("? [a]\n: b\n", ["a.yaml:1:3: 键必须是一段文字"]),
        ("a: 中文: 值\n", ["a.yaml:1:6: YAML 语法错误：这里不该有“: ”；值里有冒号加空格时，请给整个值加引号，缩进也请检查"]),
        ("a: @b\n", ["a.yaml:1:4: YAML 语法错误：不能以这个字符开头（@ ` % 和制表符）；文字请加引号，缩进请用空格"]),
        ('a: "b\nc: 1\n', ["a.yaml:3:1: YAML 语法错误：引号没有配对"]),
        ('a: "\\d"\n', ["a.yaml:1:5: YAML 语法错误：双引号里的反斜杠要写两个，或者改用单引号"]),
        ("a: [b, c\nd: e\n", ["a.yaml:2:2: YAML 语法错误：方括号里缺少逗号或右括号"]),
        ("a: {b: c\nd: e\n", ["a.yaml:2:2: YAML 语法错误：花括号里缺少逗号或右括号；以 { 开头的文字要加引号"]),
        ("甲: 乙\x07\n", ["a.yaml:1:5: 有不能直接写的控制字符 U+0007；在双引号里可写作 \\x 或 \\u 转义"]),
        ("[" * 50, ["a.yaml:1:33: 嵌套超过32层"]),
        ("a: *x\nb: *y\nb: 1\n", [
            "a.yaml:1:4: 不支持别名“*x”；以 * 开头的文字要加引号",
            "a.yaml:2:4: 不支持别名“*y”；以 * 开头的文字要加引号",
            "a.yaml:3:1: 键“b”重复，前面在第2行",
        ]),
    ],
)  # fmt: skip
def test_faults_have_their_place(text: str, expected: list[str]) -> None:
    assert complaints(text) == expected


def test_both_loaders_agree_on_faults_of_structure(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: *x\nb: {c: 1, c: 2}\n"
    with_c = complaints(text)
    monkeypatch.setattr(yaml_file, "_LOADER", yaml.SafeLoader)
    assert complaints(text) == with_c


def test_places_count_lines_as_editors_do_and_columns_in_code_points() -> None:
    node = parse_yaml('一: "甲\u2028乙"\r\n二: "𠮷"\r三: [x, {键: 值}]\n', "a.yaml")
    third = node.get("三")
    assert third is not None
    assert [tuple(item.position) for item in third.items()] == [(3, 5), (3, 8)]
    assert [tuple(scalar.position) for scalar in node.scalars()] == [(1, 4), (2, 4), (3, 5), (3, 12)]


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeff键: 值\n".encode())
    assert read_yaml(path).plain() == {"键": "值"}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("标题: 讲话\n名称: x\n".encode("gbk"), ":1:1: 不是 UTF-8 编码（可能是 GBK 或 UTF-16），请另存为 UTF-8"),
        (b"a: 1\nb: " + b"\xff", ":2:4: 不是 UTF-8 编码（可能是 GBK 或 UTF-16），请另存为 UTF-8"),
        (b" " * (MAX_BYTES + 1), ": 文件太大，超过8 MB"),
    ],
)
def test_a_file_that_is_no_text_is_said_to_be_so(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(RulebookError) as caught:
        read_yaml(path)
    assert str(caught.value) == f"{path}{complaint}"


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(RulebookError, match="无法读取"):
            read_yaml(path)


@pytest.mark.parametrize("text", ["[" * 1_000_000, "- " * 200_000, "a: &x [" * 100_000, "{a: " * 200_000])
def test_nesting_is_given_up_early(text: str) -> None:
    assert complaints(text)


def test_nothing_at_all_is_none() -> None:
    assert parse_yaml("# 只有注释\n", "a.yaml").plain() is None


WORDS = st.sampled_from(
    [
        "a",
        "键",
        "- ",
        ": ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        '"',
        "'",
        "*",
        "&",
        "!",
        "|",
        ">",
        "#",
        "%",
        "---",
        "\t",
        "0",
        "~",
        "?",
        "«",
        "\\",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_gives_data_or_problems(text: str) -> None:
    with contextlib.suppress(RulebookError):
        parse_yaml(text, "a.yaml").plain()
