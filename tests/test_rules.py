"""Every case of every shipped rule, and the house rules for rule files."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

import pytest

from speechlint.checks import KINDS
from speechlint.document import Context, DocType
from speechlint.engine.cases import context_of, run_cases
from speechlint.engine.linter import Linter
from speechlint.readers import read_text
from speechlint.rulebook.packs import PACK_FILE, Library, shipped_library, shipped_root
from speechlint.rulebook.rule import Case, Rule
from speechlint.rulebook.rule_file import LoadedRule
from speechlint.rulebook.tables import is_table_key
from speechlint.rulebook.validation import known_keys
from tests.checks.helpers import found

LIBRARY: Library = shipped_library()
FEWEST_CASES = 2


def cases() -> list[object]:
    return list(_cases())


def _cases() -> Iterator[object]:
    for loaded in LIBRARY.rules:
        for sort, listed in (("valid", loaded.valid), ("invalid", loaded.invalid)):
            for index, case in enumerate(listed):
                yield pytest.param(loaded.rule, case, id=f"{loaded.rule.id}-{sort}-{index}")


def rules() -> list[object]:
    return [pytest.param(loaded, id=loaded.rule.id) for loaded in LIBRARY.rules]


def test_every_rule_file_loads() -> None:
    assert [str(problem) for problem in sorted(LIBRARY.problems)] == []
    assert LIBRARY.rules


@pytest.mark.parametrize(("rule", "case"), cases())
def test_the_rule_finds_exactly_what_its_case_marks(rule: Rule, case: Case) -> None:
    (result,) = run_cases(rule, [case])
    assert not result.problem, f"{rule.origin}:{case.line}: {result.outcome}: {result.problem}"


@pytest.mark.parametrize("loaded", rules())
def test_no_message_has_a_gap(loaded: LoadedRule) -> None:
    """Every value that a message names says something, whichever alternative of a pattern was found."""
    rule = loaded.rule
    named = {
        value
        for language in ("zh", "en")
        for _, value, _, _ in Formatter().parse(rule.words(language).message)
        if value in type(rule.check).values
    }
    gaps = {
        (case.text, value)
        for case in loaded.invalid
        for hit in found(rule.check, case.text, case.format, context_of(case))
        for value in named
        if not hit.values[value]
    }
    assert gaps == set()


@pytest.mark.parametrize("loaded", rules())
def test_a_rule_is_complete(loaded: LoadedRule) -> None:
    rule = loaded.rule
    assert min(len(loaded.valid), len(loaded.invalid)) >= FEWEST_CASES
    assert {"zh", "en"} == rule.wording.keys()
    chinese, english = rule.words("zh"), rule.words("en")
    assert chinese.why
    assert bool(chinese.related) == bool(english.related)
    assert not rule.id.startswith("speechlint/")  # those are the linter's own
    assert rule.pack in {pack.name for pack in LIBRARY.packs if (shipped_root() / pack.name / PACK_FILE).is_file()}


def test_every_pack_says_what_it_is_for() -> None:
    assert [pack.name for pack in LIBRARY.packs if not (pack.title and pack.description)] == []


def test_every_kind_is_used() -> None:
    assert {loaded.rule.kind for loaded in LIBRARY.rules} == set(KINDS)


@pytest.mark.parametrize("loaded", rules())
def test_every_fact_names_its_source(loaded: LoadedRule) -> None:
    """Of rows that can; those of word lists state no fact. A rule may name one for all its rows."""
    check = loaded.rule.check
    rows = [row for key in known_keys(type(check)) if is_table_key(key) for row in getattr(check, key)]
    assert loaded.rule.source or [row for row in rows if not getattr(row, "source", "none needed")] == []


def test_no_two_rules_have_one_title() -> None:
    titles = [loaded.rule.words("zh").title for loaded in LIBRARY.rules]
    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


def test_a_rule_yields_only_to_rules_at_least_as_severe_and_as_widely_used() -> None:
    known = {loaded.rule.id: loaded.rule for loaded in LIBRARY.rules}
    pairs = [(rule, known[master]) for rule in known.values() for master in rule.yields_to]
    assert pairs
    weaker = [
        (rule.id, master.id)
        for rule, master in pairs
        if master.severity.rank < rule.severity.rank
        or not set(rule.stages) <= set(master.stages)
        or (master.doc_types and not set(rule.doc_types or DocType) <= set(master.doc_types))
        or (master.within, master.outside) != ((), ())
    ]
    assert weaker == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议作了布署。", ["wording/misspelling"]),  # likely-slip sees it, too
        ("这是全县人民的的期盼。", ["repetition/doubled-particle"]),  # doubled-character sees it, too
        ("推动政府管理创新和和制度创新。", ["repetition/doubled-particle"]),
    ],
)
def test_what_several_rules_see_is_reported_once(text: str, expected: list[str]) -> None:
    verdict = Linter([loaded.rule for loaded in LIBRARY.rules]).judge(read_text(text), Context(fragment=True))
    assert [violation.rule for violation in verdict.violations] == expected
