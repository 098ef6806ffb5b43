import pytest

from speechlint.checks import pattern
from speechlint.checks.base import Edit, Found
from speechlint.checks.pattern import Pattern
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words


def test_whole_finding_with_groups_and_repair() -> None:
    check = Pattern("(加强|加快)力度", replace=r"加大（原作\1）力度")
    assert found(check, "要加快力度") == [
        Found(
            Span(1, 5),
            {"replacement": "加大（原作加快）力度", "g1": "加快", "g2": "", "g3": ""},
            (),
            (Edit(Span(1, 5), "加大（原作加快）力度"),),
        )
    ]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (Pattern("^一"), "一是\n一是二", [(0, "一"), (3, "一")]),
        (Pattern("[^，]+$"), "甲，乙\n丙", [(2, "乙"), (4, "丙")]),
        (Pattern("甲[^乙]*丙"), "甲\n丙", []),
        (Pattern("(特别是)(，)", group=2), "特别是，要", [(3, "，")]),
        (Pattern("近一步", unless_before=("靠",)), "靠近一步，近一步", [(5, "近一步")]),
        (Pattern("人大常委", unless_after=("会",)), "人大常委会、人大常委", [(6, "人大常委")]),
        (Pattern("会报", unless_inside=("大会报告",)), "大会报告，会报工作", [(5, "会报")]),
        (Pattern("AI"), "推进AI工作", [(2, "AI")]),
        (Pattern(r"\bAI\b"), "推进AI工作", []),
        (Pattern("[0-9]+万"), "１２万、12万", [(4, "12万")]),
    ],
)
def test_places(check: Pattern, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check, text) == expected


def test_a_minority_is_reported_only_against_a_majority() -> None:
    check = Pattern("”、“", minority_to="”“")
    assert words(check, "“甲”、“乙”，“丙”“丁”“戊”") == [(2, "”、“")]
    assert words(check, "“甲”、“乙”，“丙”“丁”") == []
    assert words(check, "“甲”、“乙”") == []


def test_how_small_a_minority_must_be_can_be_said() -> None:
    check = Pattern("[ ]", minority_to="[0-9][一-龥]", minority_share=0.25)
    assert words(check, "1 甲，2乙，3丙，4丁，5戊") == [(1, " ")]
    assert words(check, "1 甲，2乙，3丙，4丁") == []


def test_a_group_that_did_not_take_part_is_no_finding() -> None:
    assert words(Pattern("甲(乙)?", group=1), "甲，甲乙") == [(3, "乙")]


def test_repair() -> None:
    assert repaired(Pattern("([0-9]) 万", replace=r"\1万"), "3 万元和5 万元") == "3万元和5万元"


@pytest.mark.parametrize(("expression", "reason"), [("(", "missing"), ("[甲", "unterminated"), ("甲)", "unbalanced")])
def test_a_bad_expression_is_refused(expression: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"正则表达式有误：.*{reason}"):
        Pattern(expression)


def test_a_group_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="没有第2组"):
        Pattern("(甲)", group=2)


def test_an_endless_expression_is_a_failure_not_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern, "TIME_LIMIT", 0.05)
    with pytest.raises(TimeoutError):
        found(Pattern("(.*?，){12}结尾"), "结尾" + "一，" * 60)


def test_expressions_without_a_required_literal_see_every_paragraph() -> None:
    assert words(Pattern("[一-龥]{3}"), "甲\n乙丙丁\n戊") == [(2, "乙丙丁")]
