"""The shipped tables of wrong and right wording."""

from __future__ import annotations

from itertools import chain

import pytest

from speechlint.checks.base import inside
from speechlint.checks.consistency import Consistency
from speechlint.checks.terms import Term, Terms
from speechlint.rulebook.packs import shipped_library
from speechlint.span import Span

CHECKS = {loaded.rule.id: loaded.rule.check for loaded in shipped_library().checked().rules}
TABLES = {name: check.table for name, check in CHECKS.items() if isinstance(check, Terms)}


def reported(text: str, table: tuple[Term, ...]) -> list[str]:
    """The wrong wordings of a table that would be reported in a text, by plain search."""
    return [
        term.wrong
        for term in table
        for start in range(len(text))
        if text.startswith(term.wrong, start)
        and not inside(text, Span(start, start + len(term.wrong)), term.not_inside)
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
class TestTermTables:
    def test_each_wording_has_one_row(self, table: tuple[Term, ...]) -> None:
        wrong = [term.wrong for term in table]
        assert sorted(wrong) == sorted(set(wrong))

    def test_what_is_put_in_place_is_not_reported_again(self, table: tuple[Term, ...]) -> None:
        assert {term.wrong: found for term in table if (found := reported(term.right, table))} == {}

    def test_a_wording_is_reported_once(self, table: tuple[Term, ...]) -> None:
        assert {term.wrong: found for term in table if (found := reported(term.wrong, table)) != [term.wrong]} == {}

    def test_longer_words_hold_the_wording(self, table: tuple[Term, ...]) -> None:
        assert [(term.wrong, word) for term in table for word in term.not_inside if term.wrong not in word] == []

    def test_each_row_names_its_source(self, table: tuple[Term, ...]) -> None:
        assert [term.wrong for term in table if not term.source] == []


def test_misspelling_rules_do_not_report_one_place_twice() -> None:
    tables = [TABLES[rule] for rule in ("wording/misspelling", "wording/variant-word", "wording/canonical-formula")]
    everything = tuple(chain.from_iterable(tables))
    assert {term.wrong: found for term in everything if len(found := reported(term.wrong, everything)) != 1} == {}


def test_a_spelling_that_is_reported_wherever_it_stands_is_not_compared_with_others() -> None:
    always = {term.wrong for term in TABLES["wording/variant-word"]}
    compared = CHECKS["consistency/spelling-variant"]
    assert isinstance(compared, Consistency)
    forms = chain.from_iterable(row.forms for row in compared.table)
    assert always.isdisjoint(forms)
