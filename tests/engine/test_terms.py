"""All literals in one pass: what a plain search finds, in a single text and in a long run."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speechlint.engine.terms import TermIndex

WORDS = st.text(alphabet="甲乙丙", max_size=5)


@given(st.lists(WORDS), st.lists(WORDS, min_size=1), st.integers(0, 20))
def test_every_occurrence_is_found_overlapping_ones_too(literals: list[str], texts: list[str], long_run: int) -> None:
    index = TermIndex(literals, long_run)
    for text in texts:
        assert index.find(text) == {
            literal: starts
            for literal in literals
            if literal and (starts := tuple(at for at in range(len(text)) if text.startswith(literal, at)))
        }
