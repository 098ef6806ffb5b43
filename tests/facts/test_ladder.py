from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.ladder import Family, written
from speechlint.readers import read_text

Mark = tuple[str, str, int | None, bool]


def facts(text: str, format: str = "text") -> Facts:
    return Facts(read_text(text, "draft.txt", format), Context(fragment=True))


def marks(text: str, format: str = "text") -> list[Mark]:
    found = facts(text, format)
    return [(found.document[mark.span], mark.family.value, mark.number, mark.leading) for mark in found.markers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、认清形势", [("一、", "一、", 1, True)]),
        ("　　（十二）抓项目", [("（十二）", "（一）", 12, True)]),
        ("1.修路", [("1.", "1.", 1, True)]),
        ("３．架桥", [("３．", "1.", 3, True)]),
        ("2、植树", [("2、", "1.", 2, True)]),
        ("(3)治水", [("(3)", "（1）", 3, True)]),
        ("4）清淤", [("4）", "1）", 4, True)]),
        ("⑤绿化", [("⑤", "①", 5, True)]),
        ("其二，要稳。", [("其二，", "其一", 2, True)]),
        ("首先，要稳。", [("首先", "首先", 1, True)]),
        ("第三章　组织", [("第三章", "第一章", 3, True)]),
        ("第二节 领导", [("第二节", "第一节", 2, True)]),
        ("第十条　为了加强管理", [("第十条", "第一条", 10, True)]),
        ("第一部分 工作回顾", [("第一部分", "第一部分", 1, True)]),
        ("（三 ）抓环境", [("（三 ）", "（一）", 3, True)]),
        ("一、二〇二四年工作回顾", [("一、", "一、", 1, True)]),
    ],
)
def test_a_mark_opens_its_paragraph(text: str, expected: list[Mark]) -> None:
    assert marks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要做到：一是稳，二是进；三是好。", [("一是", 1), ("二是", 2), ("三是", 3)]),
        ("一是要稳。二是要进。", [("一是要", 1), ("二是要", 2)]),
        ("下一步，一要快；二要好。", [("一要", 1), ("二要", 2)]),
        ("第一，稳。第二，进。", [("第一，", 1), ("第二，", 2)]),
        ("（一）差距。1.甲。2.乙。", [("（一）", 1), ("1.", 1), ("2.", 2)]),
        ("（三）一要抓好。", [("（三）", 3), ("一要", 1)]),
        ("有：（1）甲；（2）乙。", [("（1）", 1), ("（2）", 2)]),
        ("他说：“干！” 一是快。", [("一是", 1)]),
    ],
)
def test_marks_within_a_paragraph(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(mark, number) for mark, _, number, _ in marks(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "增长1.5亿元。2.5万户受益。",
        "会议定于2024.1.5召开。",
        "三、四季度抓收官。",
        "三、四线城市。",
        "一、二、三产业融合。",
        "第一、第二产业。",
        "一产不强，二产不大。一乡一业，一盘棋。",
        "一年接着一年干，一天也不耽误。",
        "一是一，二是二。",
        "一要素，二要件。",
        "要求“一是快；二是好”。",
        "（含：1.甲；2.乙）",
        "分别居第五、第三，全省领先。",
        "见第71、192页。",
        "3、4月份。80、90后。",
        "上午9:30。下午2:15。",
        "第三条第二款的规定。",
        "再次荣获称号。",
        "任务**项，**是重点。",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert marks(text) == []


def test_masked_numbers_take_the_family_of_their_neighbours() -> None:
    assert [(family, number) for _, family, number, _ in marks("一、甲\n*、乙\n三、丙")] == [
        ("一、", 1),
        ("一、", None),
        ("一、", 3),
    ]
    assert [family for _, family, _, _ in marks("1、甲\n*、乙")] == ["1.", "1."]
    assert [family for _, family, _, _ in marks("（*）甲\n（二）乙")] == ["（一）", "（一）"]
    assert marks("完成***.*亿元，增长*.*%。") == []


def test_headings_have_levels_labels_and_lead_sentences() -> None:
    text = (
        "一、抓好项目\n（一）储备一批。要早谋划、早动手。\n1.要" + "抓紧推进前期工作，" * 8 + "确保开工。\n二、抓好招商"
    )
    found = facts(text)
    assert [(heading.level, heading.label, found.document[heading.span]) for heading in found.headings] == [
        (1, "一、", "一、抓好项目"),
        (2, "（一）", "（一）储备一批。"),
        (3, "1.", "1."),
        (1, "二、", "二、抓好招商"),
    ]


def test_divisions_stand_above_the_ladder() -> None:
    found = facts("第一章　总则\n第一节　通则\n一、范围\n第二章　附则")
    assert [(heading.level, heading.label) for heading in found.headings] == [
        (1, "第一章"),
        (2, "第一节"),
        (3, "一、"),
        (1, "第二章"),
    ]


def test_headings_of_markup_count_from_below_the_title() -> None:
    found = facts("# 工作报告\n\n## 一、回顾\n\n### 成绩\n\n正文。\n\n## 展望", "markdown")
    assert [(heading.level, heading.label, found.document[heading.span]) for heading in found.headings] == [
        (1, "一、", "一、回顾"),
        (2, "", "成绩"),
        (1, "", "展望"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("（三）甲", 12, "（十二）"),
        ("３．甲", 14, "１４．"),
        ("二是甲", 3, "三是"),
        ("⑤甲", 6, "⑥"),
        ("首先，甲", 2, "其次"),
    ],
)
def test_a_mark_with_another_number(text: str, number: int, expected: str) -> None:
    found = facts(text)
    assert written(found.document, found.markers[0], number) == expected


WORDS = st.lists(
    st.sampled_from(
        [
            "一、",
            "（二）",
            "3.",
            "*.",
            "（*）",
            "一是",
            "第二，",
            "①",
            "甲",
            "。",
            "；",
            "\n",
            "“",
            "”",
            "（",
            "）",
            " ",
        ]
    ),
    max_size=40,
).map("".join)


@given(WORDS)
def test_marks_lie_in_order_within_their_paragraphs(text: str) -> None:
    found = facts(text)
    document = found.document
    end = 0
    for mark in found.markers:
        assert end <= mark.span.start < mark.span.end
        assert document.paragraphs[mark.paragraph].span.contains(mark.span)
        assert mark.span.contains(mark.numeral)
        assert (mark.number is None) == (document[mark.numeral][0] in "*＊×XxＸ")
        end = mark.span.end
    assert all(heading.level >= 1 for heading in found.headings)


def test_families_are_named_by_example() -> None:
    assert [family.value for family in (Family.HAN, Family.HAN_BRACKET, Family.ARABIC, Family.ARABIC_BRACKET)] == [
        "一、",
        "（一）",
        "1.",
        "（1）",
    ]
