from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Found, Related
from speechlint.checks.occasion import Claim, Occasion
from speechlint.span import Span
from tests.checks.helpers import found, lie_in_order, words

EVENTS = Occasion(Claim.EVENT, words=("运动会", "研讨会", "博览会"))
HOLIDAYS = Occasion(Claim.HOLIDAY, words=("教师节", "重阳节", "春节", "元旦"), together=("春节", "元旦"))
EDITIONS = Occasion(Claim.EDITION)
SPEAKERS = Occasion(Claim.SPEAKER)
PHASES = Occasion(Claim.PHASE)
MEET = "在第九届农民运动会上的致辞\n各位来宾：\n"


def test_whole_finding() -> None:
    assert found(EVENTS, "在研讨会上的致辞\n各位专家：\n预祝博览会圆满成功！") == [
        Found(Span(17, 20), {"usual": "研讨会"}, (Related(Span(1, 4)),))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MEET}我宣布：第九届博览会现在开幕！", ["博览会"]),
        (f"{MEET}祝愿本次研讨会取得圆满成功！", ["研讨会"]),
        (f"{MEET}预祝本届运动会圆满成功！", []),
        (f"{MEET}博览会同期举行，预祝博览会圆满成功！", []),
        (f"{MEET}预祝大会圆满成功！", []),
        ("在全县干部大会上的讲话\n同志们：\n预祝博览会圆满成功！", []),
    ],
)
def test_events(text: str, expected: list[str]) -> None:
    assert [word for _, word in words(EVENTS, text)] == expected


@pytest.mark.parametrize(
    ("title", "wish", "expected"),
    [
        ("重阳节", "祝大家教师节快乐", ["教师节"]),
        ("重阳节", "祝老同志们重阳节快乐", []),
        ("春节", "祝大家元旦愉快", []),
        ("全县", "祝大家教师节快乐", []),
        ("重阳节", "教师节刚过，祝大家教师节快乐", []),
    ],
)
def test_holidays(title: str, wish: str, expected: list[str]) -> None:
    assert [word for _, word in words(HOLIDAYS, f"在{title}座谈会上的讲话\n同志们：\n{wish}！")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天，第八届农民运动会开幕。", ["第八届"]),
        ("今天，第9届农民运动会开幕。", []),
        ("去年，第八届农民运动会在这里举行。", []),
        ("第十届农民运动会明年举行。", []),
        ("第八届农民运动会留下了佳话。", []),
        ("“今天，第八届农民运动会开幕”，去年的标语还在。", []),
        ("今天，第八届农民丰收节开幕。", []),
    ],
)
def test_editions(text: str, expected: list[str]) -> None:
    assert [word for _, word in words(EDITIONS, MEET + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我代表市委表示祝贺，我代表市政府表示感谢。", []),
        ("我代表市委表示祝贺，我代表县委讲几点，我谨代表市人大表示感谢。", ["我代表县委"]),
        ("我代表县委问好。在此，我谨代表中共清河区委感谢大家。", ["我谨代表中共清河区委"]),
        ("我代表县人大代表发言，市委代表到会。", []),
        ("他说：“我代表市委看望大家。”我代表县委感谢他。", []),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert [word for _, word in words(SPEAKERS, text)] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("闭幕会", "大会今天就要开幕了。", ["开幕"]),
        ("闭幕会", "现在，我宣布：大会胜利闭幕！", []),
        ("开幕式", "我宣布：运动会闭幕！", ["闭幕"]),
        ("开幕式", "明晚闭幕，运动会将留下佳话。", []),
        ("动员会", "我宣布：运动会开幕，展览闭幕。", []),
        ("闭幕会", "大会开幕以来，代表们畅所欲言。", []),
    ],
)
def test_phases(title: str, text: str, expected: list[str]) -> None:
    assert [word for _, word in words(PHASES, f"在全县人代会{title}上的讲话\n同志们：\n{text}")] == expected


@given(st.text("祝我代表市县委宣布第八九届运动会研讨开幕今天圆满成功：\n，", max_size=60))
def test_findings_lie_in_the_text_in_order(text: str) -> None:
    for check in (EVENTS, EDITIONS, SPEAKERS, PHASES):
        assert lie_in_order(found(check, text), text)


def test_hostile_texts_end() -> None:
    for text in ("祝" * 50_000, "我代表市委我代表县委" * 5_000, MEET + "今天第八届农民运动会" * 5_000):
        for check in (EVENTS, HOLIDAYS, EDITIONS, SPEAKERS, PHASES):
            assert isinstance(found(check, text), list)
