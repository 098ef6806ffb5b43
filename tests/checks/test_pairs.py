import pytest

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.pairs import PairProblem, Pairs
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

UNCLOSED = Pairs(PairProblem.UNCLOSED)
UNOPENED = Pairs(PairProblem.UNOPENED)
TITLES = Pairs(PairProblem.NESTED, ("《》",), "〈〉")


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ("“甲”（乙）《丙》", [], []),
        ("“甲（乙）", [(0, "“")], []),
        ("甲”乙）", [], [(1, "”"), (3, "）")]),
        ("“甲（乙”", [(2, "（")], []),
        ("（甲“乙）丙”", [(2, "“")], [(6, "”")]),
        ("“甲\n乙”", [(0, "“")], [(4, "”")]),
        ("““甲”", [(0, "“")], []),
        ("甲”“乙", [(2, "“")], [(1, "”")]),
        ("a) b)", [], []),
    ],
)
def test_lone_marks(text: str, unclosed: list[tuple[int, str]], unopened: list[tuple[int, str]]) -> None:
    assert words(UNCLOSED, text) == unclosed
    assert words(UNOPENED, text) == unopened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说：“甲。\n“乙。\n“丙。”", []),
        ("他说：“甲。\n“乙。”", []),
        ("他说：“甲。\n“乙”丙。", [(3, "“")]),
        ("他说：“甲。\n乙。\n“丙。”", [(3, "“")]),
        ("他说：“甲。\n“乙。", [(3, "“"), (7, "“")]),
    ],
)
def test_a_quotation_may_run_over_several_paragraphs(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(UNCLOSED, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1）甲；12）乙。一）丙，a）丁", []),
        ("甲\n（一）乙\n一）丙", []),
        ("增长5%）", [(4, "）")]),
        ("共12项一）", [(5, "）")]),
    ],
)
def test_the_bracket_of_a_list_mark_needs_no_partner(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(UNOPENED, text) == expected


def test_nested_pairs_of_one_form() -> None:
    assert found(TITLES, "《转发《甲》的函》") == [
        Found(
            Span(3, 6),
            {"mark": "《", "partner": "》"},
            (Related(Span(0, 9), {"mark": "《"}),),
            (Edit(Span(3, 4), "〈"), Edit(Span(5, 6), "〉")),
        )
    ]
    assert repaired(TITLES, "《转发《甲》《乙》的函》") == "《转发〈甲〉〈乙〉的函》"
    assert words(TITLES, "《甲》《乙》") == []
    assert words(Pairs(PairProblem.NESTED), "（甲《乙（丙）》）") == []


def test_values() -> None:
    assert found(UNCLOSED, "（甲") == [Found(Span(0, 1), {"mark": "（", "partner": "）"})]
    assert found(UNOPENED, "甲）") == [Found(Span(1, 2), {"mark": "）", "partner": "（"})]


def test_a_hundred_thousand_brackets_take_no_quadratic_time() -> None:
    assert len(words(UNCLOSED, "（" * 100_000 + "甲）")) == 99_999
    assert len(words(UNOPENED, "甲" + "）" * 100_000)) == 100_000


def test_a_pair_is_two_characters() -> None:
    with pytest.raises(ValueError, match="一前一后两个符号"):
        Pairs(PairProblem.UNCLOSED, ("“",))
