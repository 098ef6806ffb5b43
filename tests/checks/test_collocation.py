from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found
from speechlint.checks.collocation import Collocation, Row
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

CHECK = Collocation(
    (
        Row(("减少", "降低"), ("周期", "时限"), ("缩短", "压缩"), ("逆周期",)),
        Row(("扩大",), ("比重", "率"), ("提高",), ("频率",)),
        Row(("加大",), ("监管", "协调"), ("加强",)),
        Row(("解决",), ("保障",), ("强化",)),
        Row(("加强",), ("力",), ("增强",)),
        Row(("提升",), ("力度",), ("加大",)),
    ),
    ("推动", "做好", "具备"),
)


def test_whole_finding() -> None:
    assert found(CHECK, "要减少产品研发周期。") == [
        Found(
            Span(1, 9),
            {"verb": "减少", "noun": "周期", "right": "缩短”“压缩"},
            (),
            (Edit(Span(1, 3), "缩短"),),
            "减少周期",
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要减少办理时限", ["减少办理时限"]),
        ("没有减少办理时限", ["减少办理时限"]),
        ("减少办理时限至三天", ["减少办理时限"]),
        ("减少办理时限30%", ["减少办理时限"]),
        ("扩大绿色有机产品的比重", ["扩大绿色有机产品的比重"]),
        ("扩大医保覆盖率", ["扩大医保覆盖率"]),
        ("减少“一件事”办理周期", ["减少“一件事”办理周期"]),
        ("减少《目录》所列事项的办理周期", ["减少《目录》所列事项的办理周期"]),
        ("解决用水、用电等保障", ["解决用水、用电等保障"]),
        ("加强班子的引领力", ["加强班子的引领力"]),
        # members of a coordination, each for itself
        ("减少环节和周期", ["减少环节和周期"]),
        ("减少周期和环节", ["减少周期"]),
        ("减少周期、时限", ["减少周期", "减少周期、时限"]),
        ("减少办理周期、提高效率", ["减少办理周期"]),
        ("减少办理周期、做好服务", ["减少办理周期"]),
    ],
)
def test_the_head_of_the_object_decides(text: str, expected: list[str]) -> None:
    assert [wording for _, wording in words(CHECK, text + "。")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "缩短办理周期",
        "减少周期管理",
        "减少周期管理环节",
        "减少周期、时限管理",  # the last member may be the head of all
        "加大监管、处罚力度",
        "加大监管和处罚的力度",
        "减少环节缩短周期",
        "减少环节、缩短周期",
        "减少环节推动周期",
        "减少逆周期",
        "扩大频率",
        "减少的周期",
        "周期的减少",
        "改造提升力度",
        "加大改造提升力度",
        "具备解决住房的保障",
        "对解决住房的保障",
        "解决住房保障等问题",
        "解决住房、保障等问题",
        "提出“减少周期”",
        "减少，周期",
        "减少和周期",
        "减少" + "企业" * 30 + "周期",
    ],
)
def test_none(text: str) -> None:
    assert words(CHECK, text + "。") == []


def test_the_message_quotes_the_noun_as_it_stands() -> None:
    assert [hit.values["noun"] for hit in found(CHECK, "加强班子的引领力。")] == ["引领力"]


def test_only_a_single_object_is_repaired() -> None:
    assert repaired(CHECK, "降低审批周期，扩大环节和比重。") == "缩短审批周期，扩大环节和比重。"


@given(st.text("减少扩大解决周期比重率保障的、和等“”，。一件事3至", max_size=60))
def test_findings_are_ordered_begin_with_a_verb_and_stay_in_a_clause(text: str) -> None:
    hits = found(CHECK, text)
    assert hits == sorted(hits, key=lambda hit: hit.span)
    for hit in hits:
        wording = text.strip()[hit.span.start : hit.span.end] if text == text.strip() else ""
        assert not wording or (wording.startswith(("减少", "扩大", "解决")) and not set(wording) & set("，。"))


def test_a_huge_line_is_cheap() -> None:
    assert words(CHECK, "减少周期管理" * 20_000) == []
