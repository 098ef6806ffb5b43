"""Rules that yield to others: one place, one finding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speechlint.engine.precedence import Occupied
from speechlint.span import Span
from tests.engine.test_linter import Word, places, rule

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(0, 9))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_overlaps_are_those_of_single_spans(spans: list[Span], asked: Span) -> None:
    assert Occupied(spans).overlaps(asked) == any(span.overlaps(asked) for span in spans)


def test_a_rule_is_silent_only_where_a_stronger_one_reports_the_place() -> None:
    weak, strong = rule(Word("坏"), "pack/weak", yields_to=("pack/strong",)), rule(Word("坏了"), "pack/strong")
    expected = [("pack/strong", 1, 1), ("pack/weak", 1, 4)]
    assert places([weak, strong], "坏了，坏") == places([strong, weak], "坏了，坏") == expected
    assert places([weak], "坏了，坏") == [("pack/weak", 1, 1), ("pack/weak", 1, 4)]


def test_a_finding_that_yields_silences_nobody() -> None:
    rules = [
        rule(Word("甲乙"), "pack/a", yields_to=("pack/b",)),
        rule(Word("乙丙"), "pack/b", yields_to=("pack/c",)),
        rule(Word("丙丁"), "pack/c"),
    ]
    assert places(rules, "甲乙丙丁") == [("pack/a", 1, 1), ("pack/c", 1, 3)]
    assert places(rules, "甲乙丙") == [("pack/b", 1, 2)]
