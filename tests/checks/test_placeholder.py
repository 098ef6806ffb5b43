import pytest

from speechlint.checks.base import Found, Related
from speechlint.checks.placeholder import Placeholder, PlaceholderProblem
from speechlint.facts.placeholders import Certainty, Notation, ValueKind
from speechlint.span import Span
from tests.checks.helpers import found, words

ALL = Placeholder(certainty=tuple(Certainty))
MIXED = Placeholder(report=PlaceholderProblem.MIXED)


def test_whole_finding() -> None:
    values = {"expected": "百分比", "value": "percent", "notation": "asterisk", "sign": "*"}
    empty = {"usual": "", "count": "", "usual_count": ""}
    assert found(Placeholder(), "增长**.*%。") == [Found(Span(2, 7), {**values, **empty})]


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (Placeholder(), [(0, "**"), (5, "××"), (19, "2*.5%")]),
        (ALL, [(0, "**"), (5, "××"), (10, "某某"), (19, "2*.5%")]),
        (Placeholder(notations=(Notation.CROSS, Notation.SOME)), [(5, "××")]),
        (Placeholder(expected=(ValueKind.PERCENT,)), [(19, "2*.5%")]),
        (Placeholder(certainty=(Certainty.LIKELY,)), [(10, "某某")]),
        (Placeholder(report=PlaceholderProblem.HALF_FILLED), [(19, "2*.5%")]),
    ],
)
def test_selection(check: Placeholder, expected: list[tuple[int, str]]) -> None:
    assert words(check, "**县委、××县委、某某县委，税收增长2*.5%。") == expected


def test_mixed_names_the_usual_sign_and_shows_it_once() -> None:
    [finding] = found(MIXED, "XX县、XX镇、××乡、××村、XX局")
    assert finding.span == Span(8, 10)
    assert finding.related == (Related(Span(0, 2)),)
    assert {key: finding.values[key] for key in ("sign", "usual", "count", "usual_count")} == {
        "sign": "×",
        "usual": "X",
        "count": "2",
        "usual_count": "3",
    }


def test_one_notation_is_not_mixed() -> None:
    assert found(MIXED, "XX县、XXX镇，20XX年X月") == []
