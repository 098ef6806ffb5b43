"""Linter directives: where they stand, and that they are no text."""

from __future__ import annotations

import pytest

from speechlint.readers import read_text


def directives(text: str, format: str) -> list[tuple[str, int]]:
    """Text and reading offset of each directive."""
    return [(found.text, found.offset) for found in read_text(text, "稿", format).directives]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("%% speechlint: ignore years/plan-year 领导要求", "ignore years/plan-year 领导要求"),
        ("%%speechlint:ignore-file pairs/quote", "ignore-file pairs/quote"),
        ("  %% speechlint：ignore x  ", "ignore x"),
        ("　　%% speechlint: ignore x", "ignore x"),
        ("%% speechlint ignore x", "ignore x"),
        ("%% speechlint:", ""),
    ],
)
def test_a_directive_line(line: str, text: str) -> None:
    document = read_text(f"甲。\n{line}\n乙。")
    assert document.text == "甲。\n乙。"
    assert [(found.text, found.offset) for found in document.directives] == [(text, 3)]
    assert document.source[slice(*document.directives[0].span)] == line


@pytest.mark.parametrize(
    "line", ["%% 备注", "完成5%% speechlint: x", "% speechlint: x", "<!-- speechlint: ignore x -->"]
)
def test_other_lines_are_text(line: str) -> None:
    document = read_text(f"甲。\n{line}\n乙。")
    assert document.directives == ()
    assert document.text == f"甲。\n{line}\n乙。"


def test_a_directive_at_the_end_takes_effect_at_the_end() -> None:
    assert directives("甲。\n%% speechlint: ignore-end x", "text") == [("ignore-end x", 2)]


def test_several_in_a_row_keep_their_order() -> None:
    text = "%% speechlint: ignore a\n%% speechlint: ignore b\n甲。"
    assert directives(text, "text") == [("ignore a", 0), ("ignore b", 0)]


def test_nothing_but_directives_is_an_empty_document() -> None:
    document = read_text("%% speechlint: ignore-file x")
    assert (document.text, len(document.paragraphs)) == ("", 1)
    assert [found.offset for found in document.directives] == [0]


def test_a_directive_within_wrapped_text_parts_nothing() -> None:
    lines = [
        "今年以来，全市上下坚持稳中求进工作总基调",
        "，扎实推进重点项目建设，经济运行总体平稳",
        "，社会大局和谐稳定。各级各部门要进一步增",
        "强责任感和紧迫感，把思想和行动统一到市委",
        "决策部署上来，确保完成全年各项目标任务，",
        "为全面建设现代化新城作出更大贡献。",
    ]
    marked = "\n".join((*lines[:3], "%% speechlint: ignore x", *lines[3:]))
    assert read_text(marked).text == "".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。\n\n<!-- speechlint: ignore a/b 理由 -->\n\n乙。", [("ignore a/b 理由", 3)]),
        ("甲。\n<!--speechlint:ignore a/b-->\n乙。", [("ignore a/b", 3)]),
        ("<!-- speechlint：ignore\n a/b -->\n乙。", [("ignore\n a/b", 0)]),
        ("甲<!-- speechlint: ignore a/b -->丙。\n\n乙。", [("ignore a/b", 4)]),
        ("- 甲。\n  <!-- speechlint: ignore a/b -->\n- 乙。", [("ignore a/b", 3)]),
        ("> 甲。\n> <!-- speechlint: ignore a/b -->\n\n乙。", [("ignore a/b", 3)]),
        ("甲。<!-- 备注 -->乙。", []),
        ("```\n<!-- speechlint: ignore a/b -->\n```\n甲。", []),
        ("写作`<!-- speechlint: ignore a/b -->`。", []),
        ("甲。\n\n%% speechlint: ignore a/b", []),
    ],
)
def test_comments_of_markdown(text: str, expected: list[tuple[str, int]]) -> None:
    assert directives(text, "markdown") == expected
