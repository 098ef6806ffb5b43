"""Markdown: what is read, in which paragraphs."""

from __future__ import annotations

import pytest

from speechlint.document import FrontMatter, Part
from speechlint.readers import read_text
from speechlint.span import Span


def read(text: str) -> list[str]:
    document = read_text(text, "稿.md", "markdown")
    return [document[paragraph.span] for paragraph in document.paragraphs]


def parts(text: str) -> list[tuple[str, Part, int | None]]:
    document = read_text(text, "稿.md", "markdown")
    return [(document[item.span], item.part, item.level) for item in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("甲。\n\n乙。", ["甲。", "乙。"], id="paragraphs"),
        pytest.param("- 甲\n* 乙\n+ 丙", ["甲", "乙", "丙"], id="bullets are no text"),
        pytest.param("- 甲\n  - 乙\n    - 丙", ["甲", "乙", "丙"], id="nested bullets"),
        pytest.param("- - 甲", ["甲"], id="bullet in bullet"),
        pytest.param("- [ ] 甲\n- [x] 乙", ["甲", "乙"], id="task list"),
        pytest.param("1. 甲\n2. 乙\n3) 丙", ["1. 甲", "2. 乙", "3) 丙"], id="numbers are text"),
        pytest.param("甲：\n2. 乙", ["甲：", "2. 乙"], id="a number opens a paragraph"),
        pytest.param("2024. 3", ["2024. 3"], id="a year is no list number"),
        pytest.param("> 甲\n> 乙。", ["甲", "乙。"], id="quotation"),
        pytest.param("> - 1. 甲", ["1. 甲"], id="all at once"),
        pytest.param("甲。\n> 乙。", ["甲。", "乙。"], id="a quotation opens a paragraph"),
        pytest.param("*注：据统计公报*", ["注：据统计公报"], id="no bullet without a blank"),
        pytest.param("甲\n\n***\n\n乙\n\n- - -\n\n丙\n\n___", ["甲", "乙", "丙"], id="thematic breaks"),
        pytest.param("```\n**市\n```\n甲。", ["甲。"], id="fence"),
        pytest.param("~~~ text\n甲\n```\n~~~~\n乙。", ["乙。"], id="tilde fence"),
        pytest.param("- 甲\n  ```\n  x\n  ```\n- 乙", ["甲", "乙"], id="fence in a list"),
        pytest.param("```\n甲。\n\n乙。", ["```", "甲。", "乙。"], id="an open fence swallows nothing"),
        pytest.param("甲。\n\n    x = 1\n\n乙。", ["甲。", "乙。"], id="indented code"),
        pytest.param(
            "甲。\n\n    各位代表，现在报告工作。", ["甲。", "各位代表，现在报告工作。"], id="an indented paragraph"
        ),
        pytest.param(
            "　　各位代表，现在报告工作。", ["　　各位代表，现在报告工作。"], id="ideographic indentation is kept"
        ),
        pytest.param("甲<!-- 乙 -->丙。", ["甲丙。"], id="comment in a line"),
        pytest.param("甲。\n<!-- 乙\n\n丙 -->\n丁。", ["甲。", "丁。"], id="comment over lines"),
        pytest.param("甲<!-- 乙。\n\n丙。", ["甲<!-- 乙。", "丙。"], id="an open comment swallows nothing"),
        pytest.param("<div>\n<p>甲</p><p>乙</p>\n</div>", ["甲", "乙"], id="block tags"),
        pytest.param("甲<br>乙<br/>丙", ["甲", "乙", "丙"], id="br"),
        pytest.param("<u>甲</u><span style='a'>乙</span>", ["甲乙"], id="inline tags"),
        pytest.param("<单位名称>与<name>、5<6>3", ["<单位名称>与<name>、5<6>3"], id="what is no tag of HTML is text"),
        pytest.param("<script>\nvar 甲;\n</script>\n乙。", ["乙。"], id="script"),
        pytest.param("[甲](https://example.com/a_b_c)乙。", ["甲乙。"], id="link"),
        pytest.param('[**甲**](a.html "题")乙。', ["甲乙。"], id="emphasis in a link"),
        pytest.param(
            "附件：[附件名称](姓名)、[1]甲", ["附件：[附件名称](姓名)、[1]甲"], id="brackets that are no link"
        ),
        pytest.param("<https://example.com>、<a@b.cn>", ["https://example.com、a@b.cn"], id="autolinks"),
        pytest.param("甲![图](a.png)乙", ["甲\ufffc乙"], id="picture"),
        pytest.param("甲\n\n![图](a(1).png)\n\n乙", ["甲", "乙"], id="picture alone"),
        pytest.param("甲`a*b`乙``c`d``", ["甲\ufffc乙``c`d``"], id="code span"),
        pytest.param("[x]: https://example.com\n\n甲", ["甲"], id="link definition"),
        pytest.param("[注]: 说明文字", ["[注]: 说明文字"], id="no link definition"),
        pytest.param(r"\*甲\*、2\.5、\\", [r"*甲*、2.5、" + "\\"], id="escapes"),
        pytest.param("甲&nbsp;乙&amp;丙", ["甲&nbsp;乙&amp;丙"], id="entities are text"),
        pytest.param("甲[^1]，乙[^注]。", ["甲，乙。"], id="footnote references"),
        pytest.param("##一、甲", ["##一、甲"], id="no heading without a blank"),
        pytest.param("~~甲~~乙，3~5个", ["甲乙，3~5个"], id="struck out"),
        pytest.param("__甲__ PM_2.5", ["甲 PM_2.5"], id="underscores"),
        pytest.param("姓名：__，单位：__。", ["姓名：__，单位：__。"], id="blanks to fill in"),
    ],
)
def test_reading(text: str, paragraphs: list[str]) -> None:
    assert read(text) == paragraphs


def test_headings_have_levels() -> None:
    text = "# 讲话\n\n## 一、形势 ##\n\n三、任务\n---\n\n题目\n===\n\n正文完。\n---\n\n#\n"
    assert parts(text) == [
        ("讲话", Part.BODY, 1),
        ("一、形势", Part.BODY, 2),
        ("三、任务", Part.BODY, 2),
        ("题目", Part.BODY, 1),
        ("正文完。", Part.BODY, None),
    ]


def test_cells_are_paragraphs() -> None:
    text = "下表：\n| **指标** | 数值\\|万元 |\n|:--|--:|\n| 收入 | 5<br>6 |\n| | **增长** |\n\n甲。"
    assert parts(text) == [
        ("下表：", Part.BODY, None),
        ("指标", Part.TABLE, None),
        ("数值|万元", Part.TABLE, None),
        ("收入", Part.TABLE, None),
        ("5", Part.TABLE, None),
        ("6", Part.TABLE, None),
        ("增长", Part.TABLE, None),
        ("甲。", Part.BODY, None),
    ]


def test_a_bar_alone_makes_no_table() -> None:
    assert parts("甲 | 乙\n\n丙|丁。") == [("甲 | 乙", Part.BODY, None), ("丙|丁。", Part.BODY, None)]


def test_footnotes_stand_where_they_are_written() -> None:
    text = "甲[^1]。\n\n[^1]: 注一。\n    续注。\n\n    再续。\n\n乙。"
    assert parts(text) == [
        ("甲。", Part.BODY, None),
        ("注一。", Part.FOOTNOTE, None),
        ("续注。", Part.FOOTNOTE, None),
        ("再续。", Part.FOOTNOTE, None),
        ("乙。", Part.BODY, None),
    ]


@pytest.mark.parametrize(
    ("text", "front_matter", "paragraphs"),
    [
        ("---\nstage: template\n---\n甲", FrontMatter("stage: template\n", 2), ["甲"]),
        ("---\r\nas_of: 2024-01-01\r\n...\r\n甲", FrontMatter("as_of: 2024-01-01\r\n", 2), ["甲"]),
        ("---\n---\n甲", FrontMatter("", 2), ["甲"]),
        ("---\n# 注\n'a b': 1\n---", FrontMatter("# 注\n'a b': 1\n", 2), [""]),
        ("---\n同志们：\n---\n甲", None, ["同志们：", "甲"]),
        ("---\na: b\n甲", None, ["a: b", "甲"]),
        ("\n---\na: b\n---\n甲", None, ["a: b", "甲"]),
    ],
)
def test_front_matter(text: str, front_matter: FrontMatter | None, paragraphs: list[str]) -> None:
    document = read_text(text, "稿.md", "markdown")
    assert document.front_matter == front_matter
    assert [document[item.span] for item in document.paragraphs] == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "各位代表：\n现在报告工作。\n请予审议。", ["各位代表：", "现在报告工作。", "请予审议。"], id="stops"
        ),
        pytest.param("全面深化改革，\n扩大对外开放。", ["全面深化改革，扩大对外开放。"], id="a comma runs on"),
        pytest.param("各位代表，\n现在报告工作。", ["各位代表，", "现在报告工作。"], id="a salutation does not"),
        pytest.param(
            "过去一年，我们坚持稳中求进工作总基调，全面深化\n改革开放，经济社会发展取得新成效。",
            ["过去一年，我们坚持稳中求进工作总基调，全面深化改革开放，经济社会发展取得新成效。"],
            id="a wrapped sentence",
        ),
        pytest.param(
            "We shall continue the reform and open up\nto the outside world.",
            ["We shall continue the reform and open up to the outside world."],
            id="Latin",
        ),
        pytest.param(
            "政府工作报告\n——2024年1月16日在市第十届人民代表大会第三次会议上\n市长 某某",
            ["政府工作报告", "——2024年1月16日在市第十届人民代表大会第三次会议上", "市长 某某"],
            id="title",
        ),
        pytest.param(
            "**政府工作报告**\n现在，我代表市政府报告工作。",
            ["政府工作报告", "现在，我代表市政府报告工作。"],
            id="bold line",
        ),
        pytest.param("印发《条例》\n全面实施。", ["印发《条例》", "全面实施。"], id="closing mark"),
        pytest.param("甲  \n乙，\\\n丙。", ["甲", "乙，", "丙。"], id="hard breaks"),
        pytest.param(
            "主要任务，\n一是深化改革，\n二是扩大开放。",
            ["主要任务，", "一是深化改革，", "二是扩大开放。"],
            id="list marks",
        ),
        pytest.param("　　甲，\n　　乙。", ["　　甲，", "　　乙。"], id="indented lines"),
    ],
)
def test_line_ends_within_a_block(text: str, paragraphs: list[str]) -> None:
    assert read(text) == paragraphs


def test_hard_wrapped_markdown_is_joined() -> None:
    lines = [
        "今年以来，全市上下坚持稳中求进工作总基调",
        "，扎实推进**重点项目建设**，经济运行平稳",
        "，社会大局和谐稳定。各级各部门要进一步增",
        "强责任感和紧迫感，把思想和行动统一起来。",
        "要确保完成全年各项目标任务，奋力谱写新篇",
        "章，作出更大贡献。",
    ]
    assert read("\n".join(lines)) == ["".join(lines).replace("*", "")]


def test_positions_skip_what_is_left_out() -> None:
    document = read_text("- 要**坚持**[改革](https://example.com)开放", "稿.md", "markdown")
    assert document.text == "要坚持改革开放"
    assert document.locate(Span(1, 3)) == ((1, 6), (1, 8))
    assert document.locate(Span(3, 5)) == ((1, 11), (1, 13))
    assert document.source_text(Span(0, 7)) == "要**坚持**[改革](https://example.com)开放"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("**一是抓要素。** 土地要跟着走。", "一是抓要素。土地要跟着走。"),
        ("要抓住 **关键** 环节。", "要抓住关键环节。"),
        ("要“稳” **字** 当头。", "要“稳”字当头。"),
        ("完成投资 **38.5** 亿元。", "完成投资 38.5 亿元。"),
        ("坚持**AI** 赋能。", "坚持AI 赋能。"),
    ],
)
def test_blanks_that_emphasis_needs_are_not_read(text: str, reading: str) -> None:
    assert read_text(text, "a.md", "markdown").text == reading
