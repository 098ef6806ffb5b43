from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found
from speechlint.checks.tokens import Element, Tokens, WordList
from speechlint.checks.tokens.elements import anchor
from speechlint.checks.tokens.fitting import may_stand
from speechlint.checks.tokens.reading import readings
from speechlint.span import Span
from speechlint.text.segmentation import tokens
from tests.checks.helpers import found, repaired, words

DE = Element(words=("的",))
COMPLEMENT = Tokens(
    (
        Element(edge=True, not_words=("该",)),
        Element(tags=("v",), longest=1),
        DE,
        Element(words=("很", "不")),
        Element(tags=("a", "ad", "v"), longest=2),
        Element(edge=True),
    ),
    report=(2, 5),
    replace="得",
    replaced=3,
    unless_inside=("没讲的很清楚",),
    unless_earlier=("比",),
)
WAYS = Tokens(
    (
        Element(words=("一项", "这项")),
        Element(least=0, most=3, not_words=("拓宽",)),
        Element(endings=("途径", "道路")),
        Element(edge=True),
    ),
    report=(1, 3),
)


def test_whole_finding() -> None:
    assert found(COMPLEMENT, "道理讲的很清楚。") == [
        Found(Span(2, 7), {"replacement": "得"}, (), (Edit(Span(3, 4), "得"),))
    ]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (COMPLEMENT, "讲的很清楚", ["讲的很清楚"]),
        (COMPLEMENT, "讲的很清楚、放的不彻底", ["讲的很清楚", "放的不彻底"]),
        (COMPLEMENT, "“放管服”放的不彻底", ["放的不彻底"]),
        (COMPLEMENT, "讲的很清楚道理", []),
        (COMPLEMENT, "该放的不放", []),
        (COMPLEMENT, "比讲的很清楚", []),
        (COMPLEMENT, "事先没讲的很清楚", []),
        (COMPLEMENT, "书的很清楚", []),
        (COMPLEMENT, "讲，的很清楚", []),
        (WAYS, "这是一项途径", ["一项途径"]),
        (WAYS, "这是一项重要途径", ["一项重要途径"]),
        (WAYS, "一项农民增收致富的途径", []),
        (WAYS, "一项农民增收的途径", ["一项农民增收的途径"]),
        (WAYS, "一项拓宽途径", []),
        (WAYS, "一项途径建设", []),
        (WAYS, "一项、途径", []),
    ],
)
def test_sequences(check: Tokens, text: str, expected: list[str]) -> None:
    assert [wording for _, wording in words(check, text + "。")] == expected


def test_a_wording_may_be_several_words_but_no_part_of_one() -> None:
    check = Tokens((Element(words=("最大限度", "限度")), DE, Element(tags=("v",))), report=(1, 2))
    assert words(check, "最大限度的给予。") == [(0, "最大限度的")]
    assert words(Tokens((Element(words=("大限度",)), DE)), "最大限度的给予。") == []


def test_words_and_tags_together_ask_for_one_word_of_both() -> None:
    check = Tokens((Element(words=("更好", "书"), tags=("d",)), DE))
    assert words(check, "更好的书的。") == [(0, "更好的")]


def test_an_edge_that_may_be_a_word() -> None:
    check = Tokens((DE, Element(words=("书",)), Element(words=("吗",), edge=True)))
    assert words(check, "我的书，你的书吗，他的书店。") == [(1, "的书"), (5, "的书吗")]


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (0, 1, ["学校", "老师学校"]),
        (1, 1, ["老师学校"]),
        (1, 2, ["老师学校", "老师老师学校"]),
        (2, 2, ["老师老师学校"]),
    ],
)
def test_wordings_in_a_row(least: int, most: int, expected: list[str]) -> None:
    teachers = Element(words=("老师",), least=least, most=most)
    check = Tokens((Element(edge=True), teachers, Element(words=("学校",))))
    assert [wording for _, wording in words(check, "学校，老师学校，老师老师学校。")] == expected


@pytest.mark.parametrize("text", ["长的很慢", "长的很慢很慢", "地里长的很慢", "庄稼长的很慢"])
def test_of_a_word_with_a_given_ending_the_ending_is_reported(text: str) -> None:
    slow = Element(words=("很慢",), tags=("a", "d", "x", "z"), most=2)
    check = Tokens((Element(endings=("长", "走")), DE, slow, Element(edge=True)), report=(1, 3))
    assert [wording for _, wording in words(check, text + "。")] == [text[text.index("长") :]]


def test_elements_name_lists_of_words() -> None:
    lists = (WordList("快慢", ("快", "慢")), WordList("难易", ("难", "易")))
    quick = Element(words=("早",), words_of=("快慢",))
    check = Tokens((DE, quick, Element(edge=True)), list_table=lists)
    assert [wording for _, wording in words(check, "来的早，走的快，说的慢，做的难。")] == ["的早", "的快", "的慢"]
    others = Element(not_words=("早",), not_words_of=("快慢", "难易"))
    check = Tokens((DE, others, Element(edge=True)), list_table=lists)
    assert [wording for _, wording in words(check, "来的早，走的快，做的难，做的好。")] == ["的好"]


def test_repair() -> None:
    assert repaired(COMPLEMENT, "讲的很清楚，放的不彻底。") == "讲得很清楚，放得不彻底。"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"sequence": (Element(tags=("v",)),)}, "至少要有一项写明 words"),
        ({"sequence": (Element(words=("的",), least=0),)}, "至少要有一项写明 words"),
        ({"sequence": (Element(words_of=("动词",)),)}, "list_table 里没有“动词”"),
        ({"sequence": (DE,), "report": (1, 2)}, "sequence 只有1项，没有第2项"),
        ({"sequence": (DE,), "replace": "地", "replaced": 0}, "sequence 只有1项，没有第0项"),
        ({"sequence": (DE,), "replace": "地"}, "replace 和 replaced 要一起写"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Tokens(**arguments)  # type: ignore[arg-type]


def test_the_literals_are_those_of_the_longest_run_of_wordings() -> None:
    assert set(COMPLEMENT.literals()) == {"的很", "的不"}
    assert set(WAYS.literals()) == {"一项", "这项"}


@given(st.text("讲放的很不清楚彻底，、“”。该比 ", max_size=40))
def test_findings_are_in_order_apart_and_within_a_clause(text: str) -> None:
    document = text.strip()
    ends = [0]
    for start, wording in words(COMPLEMENT, document):
        assert start >= ends[-1]
        assert document[start : start + len(wording)] == wording
        assert wording[1] == "的"
        assert not set(wording) & set("，、“”。")
        ends.append(start + len(wording))


@given(st.text("讲放的很不清楚彻底一项这途径道路拓宽，、“”。3% ", max_size=30), st.sampled_from([COMPLEMENT, WAYS]))
def test_no_reading_is_lost_before_the_text_is_cut(text: str, check: Tokens) -> None:
    found = anchor(check.sequence)
    assert found is not None
    for spans in readings(text, tokens(text), check.sequence, 0, len(text)) if text else ():
        start, end = spans[0].start, spans[-1].end
        places = [
            (at, at + len(word)) for word in found.literals for at in range(start, end) if text[at:].startswith(word)
        ]
        assert any(may_stand(text, *place, found) for place in places)


def test_a_huge_line_is_cheap() -> None:
    assert words(COMPLEMENT, "讲的很清楚道理" * 20_000) == []
