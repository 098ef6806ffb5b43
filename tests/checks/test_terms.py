from speechlint.checks.base import Edit, Found
from speechlint.checks.terms import Term, Terms
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

TYPO = Terms((Term("曾强", "增强", ("曾强调",)), Term("布署", "部署", ("发布署", "公布署"))))


def test_whole_finding() -> None:
    assert found(TYPO, "要曾强本领") == [
        Found(Span(1, 3), {"wrong": "曾强", "right": "增强"}, (), (Edit(Span(1, 3), "增强"),), "曾强")
    ]


def test_longer_words_hide_a_term_only_where_they_stand() -> None:
    assert words(TYPO, "他曾强调，要曾强本领。") == [(6, "曾强")]
    assert words(TYPO, "发布署名文章，布署工作。") == [(7, "布署")]


def test_findings_come_in_reading_order_whatever_the_table() -> None:
    assert words(TYPO, "布署好，曾强些，再布署。") == [(0, "布署"), (4, "曾强"), (9, "布署")]


def test_without_a_right_wording_there_is_no_repair() -> None:
    assert found(Terms((Term("此处"),)), "此处")[0].edits == ()


def test_repair() -> None:
    assert repaired(TYPO, "布署好，曾强些。") == "部署好，增强些。"


def test_a_term_broken_over_two_lines_is_found() -> None:
    wrapped = "\n".join(
        [
            "全县上下要进一步认清当前发展的形势任务和",
            "肩负的责任使命切实把思想和行动统一到县委",
            "的要求上来不断推动各项工作取得新的成效曾",
            "强干事创业的本领坚持把项目建设作为总抓手",
            "扎实做好招商引资和营商环境优化的各项工作",
            "努力开创新局面。",
        ]
    )
    assert [text for _, text in words(TYPO, wrapped)] == ["曾强"]


def test_what_two_words_make_by_accident_and_given_names_are_none() -> None:
    check = Terms((Term("托展", "拓展"), Term("先峰", "先锋")))
    assert words(check, "依托展会托展市场，李先峰争当先峰。") == [(4, "托展"), (14, "先峰")]
