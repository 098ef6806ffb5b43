from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found, KnownPeople, Related
from speechlint.checks.consistency import Compared, Consistency
from speechlint.checks.consistency.wordings import Variants
from speechlint.document import Context
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

WORDS = Consistency(
    Compared.WORDING,
    table=(
        Variants(("规上", "规模", "规限"), not_inside=("规模化",)),
        Variants(("作出", "做出"), objects=("贡献", "部署")),
        Variants(("台账", "台帐"), recommended=True),
    ),
)
BRACKETS = Consistency(Compared.BRACKET)
PERSONS = Consistency(Compared.PERSON, known_table=(KnownPeople(("毛泽东",)),))
LEVELS = Consistency(Compared.LEVEL)
DOCUMENTS = Consistency(Compared.DOCUMENT)
HOMES = Consistency(Compared.HOME)
NAMES = Consistency(Compared.NAME)
SPEECH = "在全{0}农村工作会议上的讲话\n同志们：\n{1}今天的会议很重要，全{0}上下要抓好落实，确保各项任务按时完成。\n"


def test_whole_finding() -> None:
    assert found(WORDS, "规上、规上、规模") == [
        Found(
            Span(6, 8),
            {"usual": "规上", "usual_count": "2", "count": "1"},
            (Related(Span(0, 2)),),
            (Edit(Span(6, 8), "规上"),),
            "规上",
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规模、规上、规上", [(0, "规模")]),
        ("规模、规模、规模、规上、规上", [(9, "规上"), (12, "规上")]),
        ("规上、规上、规上、规模、规限", [(9, "规模"), (12, "规限")]),
        ("规上、规模", []),
        ("规上、规上、规模、规模", []),
        ("规上、规上、规模化", []),
        ("规上、规上、“规模”", []),
        ("作出贡献，作出了贡献，做出新的贡献", [(11, "做出")]),
        ("作出贡献，作出贡献，做出部署", []),
        ("作出贡献，作出贡献，做出样板，有贡献", []),
        ("台帐、台帐、台账", [(0, "台帐"), (3, "台帐")]),
        ("台帐、台帐", []),
    ],
)
def test_wordings(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(WORDS, text) == expected


def test_repair() -> None:
    assert repaired(WORDS, "台帐、台帐、台账，规上、规上、规模") == "台账、台账、台账，规上、规上、规上"


def test_once_and_in_quotations() -> None:
    signs = (Variants(("+", "＋")),)
    text = "“一+”“二+”“三+”，四＋，“五＋”"
    assert words(Consistency(Compared.WORDING, table=signs, once=True, quoted=True), text) == [(14, "＋")]
    assert words(Consistency(Compared.WORDING, table=signs, quoted=True), text) == [(14, "＋"), (18, "＋")]
    assert words(Consistency(Compared.WORDING, table=signs), text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各镇（街道），各镇（办事处），各镇（街道）", [(7, "各镇（办事处）")]),
        ("各镇（街道），各镇（办事处），各乡镇（街道）", []),
        ("各县（市、区），各县（市、区），各县（市）", []),
    ],
)
def test_brackets(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(BRACKETS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李志远书记讲话。按照李书记要求", []),
        ("李志书记讲话。按照李书记要求", [(9, "李书记")]),
        ("李志远书记讲话。按照志远书记要求", [(10, "志远书记")]),
        ("李志书记讲话。按照李书记要求，请李书记点评", [(9, "李书记")]),
        ("县委书记李志远同志讲话。李书记、志远书记、李志远书记强调", []),
        ("县委书记李志远同志讲话。李志远书记、李志远县长强调", [(18, "李志远县长")]),
        ("副县长李志远同志讲话。李志远县长强调", [(11, "李志远县长")]),
        ("李志远书记讲话。请李志强书记点评", [(9, "李志强书记")]),
        ("志远县长、志远县长、志远同志", [(10, "志远同志")]),
        ("志远县长、志远同志", [(5, "志远同志")]),
        ("李志远书记、李县长、李建国书记", []),
        ("毛泽东同志指出，毛泽东书记提出", []),
        ("李志远书记讲话，“李书记好”", []),
    ],
)
def test_persons(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(PERSONS, text + "。") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我县、我县、我县、我市、我县", [(9, "我市")]),
        ("我县、我县、我市、我县", []),
        ("我县、我县、我县、我县、我市、我市", []),
        ("我县、我县、我县、我县、我省、自我市场、我市场", []),
        ("我县、我县、我县、我县、“我市”", []),
    ],
)
def test_levels(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(LEVELS, text) == expected


@pytest.mark.parametrize(
    ("one", "other", "reported"),
    [
        ("《乡村道路建设规划办法》", "《乡村道路建设规范办法》", True),
        ("《乡村道路建设规划办法》", "《乡村道路的建设规划办法》", True),
        ("《乡村道路建设规划》", "《乡村道路建设规章》", False),
        ("《乡村道路建设规划一期》", "《乡村道路建设规划二期》", False),
        ("《乡村道路（建设）规划》", "《乡村道路建设规划》", False),
        ("《道路规划办法》", "《道路规范办法》", False),
    ],
)
def test_documents(one: str, other: str, *, reported: bool) -> None:
    assert [title for _, title in words(DOCUMENTS, f"{one}和{other}")] == [other] * reported
    assert [title for _, title in words(DOCUMENTS, f"{other}、{one}、{one}")] == [other] * reported


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们清河县很好，我们临水县很美", [(10, "临水县")]),
        ("中共清河县委提出，我们临水县很美", [(11, "临水县")]),
        ("中共清河县委提出，中共临水县委提出", []),
        ("我们清河县很好，中共东原市委提出", []),
        ("我们清河县很好，临水县很美", []),
        ("我们按照市委要求，我们围绕市场，我们各县，我们全县", []),
    ],
)
def test_homes(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(HOMES, text + "。") == expected


TITLE = "在云岭县干部大会上的讲话\n同志们：\n云岭大有可为。"
MAYOR = "刚才，李志远书记作了讲话。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITLE}今天的云凌面貌一新。", [(28, "云凌")]),
        (f"{TITLE}云陵县已经摘帽。", [(25, "云陵")]),
        (f"{TITLE}建设云林、云临两个园区。", []),  # other names
        (f"{TITLE}打造“云领”品牌，云领域应用拓展，云龄人多，云龄人少。", []),
        (f"{TITLE}云岗来的客商到了。", []),  # neither sounds nor looks alike
        ("同志们：\n云岭大有可为，云岭前景光明，云凌面貌一新。", []),  # no place is named
        (f"{MAYOR}李志远书记要求抓好落实，请李志原牵头。", [(26, "李志原")]),
        (f"{MAYOR}请李志原牵头。", []),  # either may be right
        (f"{MAYOR}李志远书记要求抓好落实，请李志国牵头。", []),
        ("在大会上的讲话\n县长　王建华\n王建华给大家拜年。会议由王剑华主持。", [(27, "王剑华")]),
    ],
)
def test_names(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(NAMES, text) == expected


def test_a_glued_speech_of_another_place() -> None:
    slogan = "清河要奋进，清河能奋进，谱写新时代清河高质量发展新篇章。"
    text = SPEECH.format("区", "我们临水区底蕴深厚。") + SPEECH.format("县", slogan)
    [finding] = found(HOMES, text, context=Context())
    assert (text[finding.span.start : finding.span.end], finding.span.start) == ("清河", text.index("清河"))
    assert finding.related == (Related(Span(text.index("临水区"), text.index("临水区") + 3)),)
    assert found(HOMES, SPEECH.format("县", slogan) * 2, context=Context()) == []


def test_speeches_are_not_compared_with_one_another() -> None:
    first, second = (
        SPEECH.format("县", "规上、规上、各镇（街道）、各镇（街道）。"),
        SPEECH.format("区", "规模、各镇（园区）。"),
    )
    for check in (WORDS, BRACKETS):
        assert words(check, first + second, context=Context()) == []
        assert len(words(check, first + second)) == 1


@given(st.text(alphabet="李志远书记同志我县市们清河规上模做作出贡献各镇（街道办）《》“”，。", max_size=80))
def test_the_rarer_side_never_outnumbers_the_usual_one(text: str) -> None:
    """But for a row that recommends a form."""
    recommended = {row.forms[0] for row in WORDS.table if row.recommended}
    for check in (WORDS, BRACKETS, LEVELS):
        for hit in found(check, text):
            assert int(hit.values["count"]) < int(hit.values["usual_count"]) or hit.entry in recommended
            assert text[hit.span.start : hit.span.end] != hit.values["usual"]
            assert hit.related[0].span != hit.span
