from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.sequence import Sequence, SequenceProblem
from speechlint.facts.ladder import Family
from speechlint.span import Span
from tests.checks.helpers import found, lie_in_order, repaired, words


def check(problem: str, *families: str, **options: object) -> Sequence:
    chosen = tuple(Family(family) for family in families)
    return Sequence(SequenceProblem(problem), chosen, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("problem", "text", "expected"),
    [
        ("gap", "一、甲\n二、乙\n五、丙", [(8, "五、")]),
        ("gap", "一是甲。三是乙。", [(4, "三是")]),
        ("gap", "一、甲二、乙\n三、丙", []),
        ("gap", "一是甲。第二，乙。三是丙。", []),
        ("gap", "（一）甲\n1.乙\n2.丙\n（二）丁\n1.戊\n3.己", [(22, "3.")]),
        ("gap", "首先，甲。再次，乙。", []),
        ("repeat", "（一）甲\n（一）乙\n（二）丙", []),
        ("repeat", "（一）甲\n（二）乙\n（二）丙", [(10, "（二）")]),
        ("back", "一、甲\n二、乙\n三、丙\n二、丁", [(12, "二、")]),
        ("start", "二、甲\n三、乙", [(0, "二、")]),
        ("counted", "第一句话：甲\n第二句话：乙\n第二句话：丙", [(14, "第二句话")]),
        ("counted", "第一件事，甲\n第二件事，乙\n第四件事，丙\n第五件事，丁", [(14, "第四件事")]),
        ("counted", "一送真心。\n二送耐心。\n三送孝心。\n三送恒心。", [(18, "三送")]),
        ("counted", "第一句话：甲\n第一件事，乙\n第二句话：丙\n第二件事，丁\n第三句话：戊\n第三件事，己", []),
        ("counted", "第一句话：甲\n第三句话：乙", []),
        ("counted", "第二句话：甲\n第四句话：乙\n第六句话：丙", []),
        ("counted", "一路走来。\n三年过去。\n三番五次。", []),
        ("start", "会上强调，（一）甲。\n（二）乙", []),
        ("masked", "1.甲。×.乙。3.丙。", [(4, "×.")]),
        ("masked", "1.甲。2.乙。*.丙。", []),
        ("lonely", "一、甲\n（一）乙\n二、丙", [(4, "（一）")]),
        ("lonely", "一是甲，还要乙。", []),
        ("mixed", "一是甲。二要乙。三是丙。", [(4, "二要")]),
        ("mixed", "一要甲。重点一是乙，二是丙。二要丁。", []),
        ("stops", "1.甲\n2.乙\n3、丙", [(8, "3、")]),
        ("reversed", "（一）甲\n一、乙\n二、丙\n（二）丁", [(5, "一、")]),
        ("reversed", "一、甲\n（一）乙\n*、丙\n（二）丁\n二、戊", []),
        (
            "restart",
            "一、甲得好，进展快。\n二、乙得好，进展快。\n一、丙得好，进展快。\n二、丁得好，进展快。",
            [(22, "一、")],
        ),
    ],
)
def test_problems(problem: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check(problem), text) == expected


def test_a_gap_names_what_is_missing_and_the_item_before() -> None:
    (hit,) = found(check("gap"), "（一）甲\n（二）乙\n（五）丙")
    assert hit.span == Span(10, 13)
    assert hit.values == {
        "mark": "（五）",
        "previous": "（二）",
        "missing": "（三）至（四）",
        "expected": "（三）",
        "example": "",
    }
    assert [(other.span, other.values) for other in hit.related] == [(Span(5, 8), {"mark": "（二）"})]
    assert hit.edits == ()


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (check("masked"), "1.甲。*.乙。3.丙。", "1.甲。2.乙。3.丙。"),
        (check("masked"), "*.甲。2.乙。", "1.甲。2.乙。"),
        (check("masked"), "１．甲\n＊．乙\n３．丙", "１．甲\n2．乙\n３．丙"),
        (check("masked"), "（一）甲\n（*）乙\n（三）丙", "（一）甲\n（二）乙\n（三）丙"),
        (check("masked"), "第一，甲。第*，乙。第三，丙。", "第一，甲。第二，乙。第三，丙。"),
        (check("mixed"), "一是甲，二要乙，三是丙。", "一是甲，二是乙，三是丙。"),
        (check("stops"), "1、甲\n2、乙\n3.丙", "1、甲\n2、乙\n3、丙"),
        (check("stop", forms=("（N）、",)), "（一）、甲\n（二）、乙", "（一）甲\n（二）乙"),
        (check("stop", "1.", forms=("N、",), right=".", once=True), "1、甲\n2、乙", "1.甲\n2.乙"),
        (check("stop", "首先", forms=("N、",), right="，"), "首先、甲。其次、乙。", "首先，甲。其次，乙。"),
    ],
)
def test_repairs(rule: Sequence, text: str, expected: str) -> None:
    assert repaired(rule, text) == expected


def test_once_reports_the_first_mark_of_a_series() -> None:
    assert words(check("stop", "1.", forms=("N、",), right=".", once=True), "1、甲\n2、乙\n一、丙\n1、丁") == [
        (0, "1、"),
        (12, "1、"),
    ]


@pytest.mark.parametrize(
    ("under", "text", "expected"),
    [
        ((), "形势很好。\n（一）甲\n（二）乙", [(6, "（一）")]),
        ((), "工作安排\n（一）甲\n（二）乙", []),
        ((), "一、甲\n（一）乙\n（二）丙", []),
        (("一、",), "一、甲\n1.乙\n2.丙", [(4, "1.")]),
        (("一、",), "一、甲\n（一）乙\n1.丙\n2.丁", []),
        (("一、",), "一、甲\n一要乙\n1.丙\n2.丁", []),
    ],
)
def test_skipped_levels(under: tuple[str, ...], text: str, expected: list[tuple[int, str]]) -> None:
    rule = check("skip", "（一）", "1.", under=tuple(Family(family) for family in under))
    assert words(rule, text) == expected


def test_hostile_lists_end() -> None:
    for text in ("1.甲\n999.乙\n" * 500, "（一）甲\n" * 1000, "*.甲。" * 1000, "一、甲\n" + "三、乙\n" * 1000):
        for problem in ("gap", "start", "lonely", "masked", "mixed", "restart", "reversed"):
            assert isinstance(found(check(problem), text), list)


_MARKS = [
    "一、",
    "二、",
    "三、",
    "*、",
    "（一）",
    "（二）",
    "（*）",
    "1.",
    "2.",
    "*.",
    "一是",
    "二是",
    "第一，",
    "第二，",
    "第一句话：",
    "第三句话：",
    "首先，",
    "最后，",
]
_LINES = st.tuples(st.sampled_from(_MARKS), st.sampled_from(["抓项目", "抓服务。", "抓作风。二是抓实绩。"])).map(
    "".join
)


@given(st.lists(_LINES, max_size=10).map("\n".join))
def test_any_order_of_marks_is_judged(text: str) -> None:
    for problem in SequenceProblem:
        assert lie_in_order(found(check(problem), text), text)
