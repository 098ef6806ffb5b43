from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Found, KnownPeople, Related
from speechlint.checks.masking import Masking, MaskingProblem
from speechlint.document import Context
from speechlint.span import Span
from tests.checks.helpers import found, lie_in_order, words

NAMES = Masking(MaskingProblem.NAME, known_table=(KnownPeople(("毛泽东",)),))
HALVES = Masking(
    MaskingProblem.HALF_NAME,
    brand_table=("鼎丰源", "华"),
    trade_table=("电子", "公司"),
    grounds="桥河",
    generic=("丰源县",),
)
LISTS = Masking(MaskingProblem.LIST, kinds=("河 湖", "镇 乡"), generic=("各", "重点"))
FIRMS = Masking(
    MaskingProblem.FIRM, brand_table=("鼎丰源华恒",), trade_table=("电子", "集团", "产业园"), generic=("丰源电",)
)
FIGURES = Masking(MaskingProblem.FIGURE)
ORDINALS = Masking(MaskingProblem.ORDINAL)
HOMES = Masking(MaskingProblem.HOME)
MASKED_FIGURES = "增长" + "、".join(["**.*%"] * 9) + "，完成**亿元。"


def test_whole_finding() -> None:
    assert found(NAMES, "**书记讲话，由志远同志和**同志负责。") == [
        Found(Span(8, 12), {"masked": "**同志", "count": ""}, (Related(Span(13, 17)),))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李志远同志分管", ["李志远同志"]),
        ("由陈新县长牵头", ["陈新县长"]),
        ("县委书记李志远同志和副县长建民同志", ["李志远同志", "建民同志"]),
        ("教育局李志远主任、教育局志远主任", ["李志远主任"]),
        ("由王书记牵头", ["王书记"]),
        ("由李志远牵头，由毛泽东主持，由工作专班负责", ["李志远"]),
        ("王同志、任书记、县书记", []),
        ("小志远同志", []),
        ("毛泽东同志和泽东同志", []),
        ("学习李志远同志，向李志远同志学习，李志远同志的先进事迹", []),
        ("他说“李志远同志辛苦了”", []),
        ("志远同志们、陈新主任科员", []),
        ("建立主任联系制度", []),
        ("**、李志远、××同志", ["李志远"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [name for _, name in words(NAMES, f"**同志主持。{text}。")] == expected
    assert words(NAMES, f"他主持。{text}。".replace("*", "甲").replace("×", "甲")) == []


def test_the_mask_with_the_same_title_is_shown() -> None:
    [finding] = found(NAMES, "**同志、**县长发言，李志远县长总结。")
    assert finding.related == (Related(Span(5, 9)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设**鼎电子", [(2, "**鼎电子")]),
        ("建设**鼎华公司", [(2, "**鼎华公司")]),
        ("建设**鼎5G项目", [(2, "**鼎5G")]),
        ("抓好华丰**", [(2, "华丰**")]),
        ("、华源和**出栏", [(1, "华源和**")]),
        ("涉及**桥镇", [(2, "**桥镇")]),
        ("建设**电子，繁华丰源**，**丰源县公司，**桥梁", []),
        ("增长**.*%，**鼎新", []),
    ],
)
def test_half_names(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(HALVES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("涉及**镇、清溪镇、**乡", [(6, "清溪镇")]),
        ("涉及清溪镇、白水镇、**乡", [(2, "清溪镇、白水镇")]),
        ("三河即**河、**河，两湖即明湖、镜湖", [(14, "明湖、镜湖")]),
        ("**河、**河，明湖", []),
        ("**镇、各乡、重点镇", []),
        ("**镇、清水河", []),
        ("**镇。明湖、镜湖", []),
    ],
)
def test_half_lists(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(LISTS, text + "。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托恒源铸造、华鼎电子等企业", ["恒源铸造、华鼎电子"]),
        ("与恒华集团合作", ["恒华集团"]),
        ("依托民营铸造、机械制造等企业", []),
        ("发展丰源电子", []),
        ("所谓“恒华集团”", []),
    ],
)
def test_firms(text: str, expected: list[str]) -> None:
    assert [name for _, name in words(FIRMS, f"**集团扩建。{text}。")] == expected
    assert words(FIRMS, f"**县扩建。{text}。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MASKED_FIGURES + "总投资12.5亿元。", ["12.5亿元"]),
        (MASKED_FIGURES + "覆盖率100%，完成5个。", []),
        (MASKED_FIGURES + "投资12亿元、5亿元。", []),
        ("投资12.5亿元，增长**.*%。", []),
    ],
)
def test_figures(text: str, expected: list[str]) -> None:
    assert [figure for _, figure in words(FIGURES, text)] == expected


def test_figures_of_one_statement_are_one_finding() -> None:
    text = MASKED_FIGURES * 3 + "甲类项目投资12亿元；乙类项目投资5.5亿元。"
    assert [figure for _, figure in words(FIGURES, text)] == ["12亿元；乙类项目投资5.5亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县第**次党代会以来，县十三次党代会和市十三次党代会", ["县十三次党代会"]),
        ("市委**届**次全会提出，市委九届五次全会和县委九届五次全会", ["市委九届五次全会"]),
        ("县第十三次党代会、县十三次党代会", []),
    ],
)
def test_ordinals(text: str, expected: list[str]) -> None:
    assert [name for _, name in words(ORDINALS, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中共**县委作出部署，我们清河县前景光明", ["清河县"]),
        ("在**县委全会上，中共清河县委提出", ["清河县"]),
        ("**市支持，我们清河县争先", []),
        ("**县支持，“我们清河县争先”，我们全县、我们按照县委部署", []),
        ("我们清河县争先，**镇带头", []),
    ],
)
def test_homes(text: str, expected: list[str]) -> None:
    assert [name for _, name in words(HOMES, text + "。")] == expected


def test_masks_of_another_speech_say_nothing() -> None:
    first = "在全县农村工作会议上的讲话\n同志们：\n今天，**同志作了安排，全县上下要抓好落实，确保各项任务按时完成。\n"
    second = "在全县教育工作会议上的讲话\n同志们：\n今天，李志远同志作了安排，全县上下要抓好落实，确保完成任务。\n"
    assert words(NAMES, first + second, context=Context()) == []
    assert [name for _, name in words(NAMES, second.replace("今天", "**同志到会"), context=Context())] == ["李志远同志"]


@given(st.text(alphabet="李志远同志书记建民由、，。**鼎丰电子公司河镇县第次党代会十三亿元1%", max_size=80))
def test_every_finding_lies_in_the_text(text: str) -> None:
    for check in (NAMES, HALVES, LISTS, FIRMS, FIGURES, ORDINALS, HOMES):
        assert lie_in_order(found(check, text), text)
