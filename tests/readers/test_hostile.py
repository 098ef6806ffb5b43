"""Input that no person writes: it is read to the end, in time and memory that grow with its length."""

from __future__ import annotations

import pytest

from speechlint.readers import read_text

MANY = 20_000

HOSTILE = {
    "asterisks": "*" * MANY * 10,
    "asterisks between letters": "*a" * MANY,
    "pairs of asterisks": "**a" * MANY,
    "runs of all lengths": "".join("*" * (at % 7) + "甲" for at in range(MANY)),
    "underscores": "_" * MANY,
    "backticks": "`" * MANY * 10,
    "runs of backticks": "".join("`" * (at % 200) + "甲" for at in range(MANY // 10)),
    "open brackets": "[" * MANY * 10,
    "open links": "[甲](" * MANY,
    "links": "[甲](a/b)" * MANY,
    "open pictures": "![" * MANY,
    "open tags": "<b " * MANY,
    "angle brackets": "<" * MANY * 10,
    "tags": "<b>甲</b>" * MANY,
    "open comments": "<!--" * MANY,
    "comments": "<!-- -->" * MANY,
    "comment lines": "<!--\n" * MANY,
    "quote marks": ">" * MANY + "甲",
    "nested quotations": "\n".join(">" * at + "甲" for at in range(300)),
    "nested lists": "\n".join("  " * at + "- 甲" for at in range(300)),
    "bullets in a line": "- " * MANY + "甲",
    "list": "- 甲\n" * MANY,
    "numbers": "1. 甲\n" * MANY,
    "fences": "```\n" * MANY,
    "open fences": "```x\n" * MANY,
    "fences of falling length": "".join("`" * at + "\n" for at in range(400, 2, -1)),
    "bars": "|" * MANY + "\n" + "|-" * MANY,
    "rows": "|甲|乙|\n|-|-|\n" + "|甲|乙|\n" * MANY,
    "delimiters": "|-|-|\n" * MANY,
    "lines of a block": "甲，\n" * MANY,
    "wrapped lines": "今年以来，全市上下坚持稳中求进。工作总基\n调，扎实推进重点项目建设，经济运行总体平\n"
    * (MANY // 10),
    "lines of one width": "今年以来全市上下坚持稳中求进的工作总基调\n" * MANY,
    "list marks": "一、" * MANY,
    "lines with list marks": "一、甲\n" * MANY,
    "headings": "# 甲\n" * MANY,
    "hashes": "#" * MANY,
    "rules": "---\n" * MANY,
    "underlined": "甲\n---\n" * (MANY // 2),
    "backslashes": "\\" * MANY,
    "footnotes": "[^1]: 甲\n" * MANY,
    "directives": "%% speechlint: ignore x\n" * (MANY // 2),
    "blanks": " " * MANY + "甲",
    "tabs": "\t" * MANY + "甲",
    "one line": "推动高质量发展，" * MANY * 5,
    "blank lines": "\n" * MANY,
    "carriage returns": "\r" * MANY + "\r\n" * MANY,
    "noncharacters": "\ufdd0\ufdd1\ufdd2甲<!-- 乙 -->\n\n```\n丙\n```" * 100,
}


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_read(text: str, format: str) -> None:
    document = read_text(text, "稿", format)
    assert len(document.text) <= len(text)
    assert document.paragraphs[-1].span.end == len(document.text)
    assert ("甲" in document.text) <= ("甲" in text)


def test_no_nesting_is_too_deep_to_be_read() -> None:
    assert read_text(">" * MANY + "甲。", "稿", "markdown").text == "甲。"
    assert read_text("> - " * 500 + "甲。", "稿", "markdown").text == "甲。"


def test_noncharacters_of_the_source_are_text() -> None:
    assert read_text("甲\ufdd0乙\ufdd1丙", "稿", "markdown").text == "甲\ufdd0乙\ufdd1丙"
    assert read_text("甲\ufdd0乙<b>\ufdd1丙</b>", "稿", "markdown").text == "甲\ufdd0乙\ufdd1丙"
