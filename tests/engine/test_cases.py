from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.document import Context, DocType, Stage
from speechlint.engine.cases import Outcome, context_of, run_cases
from speechlint.rulebook.cases import unmarked
from speechlint.rulebook.rule import Case, Category, Rule, Severity, Wording
from speechlint.span import Span


@dataclass(frozen=True, slots=True)
class Letters:
    """Finds every letter, puts it in capitals and refers to the first character; breaks down at a ``!``."""

    kind: ClassVar[str] = "letters"
    values: ClassVar[frozenset[str]] = frozenset()
    related_values: ClassVar[frozenset[str]] = frozenset()
    repair: bool = True
    twice: bool = False

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        for index, character in enumerate(subject.text):
            if character == "!":
                raise TimeoutError
            if character.isascii() and character.isalpha():
                span = Span(index, index + 1)
                edits = (Edit(span, character.upper()),) if self.repair else ()
                yield Found(span, related=(Related(Span(0, 1)),), edits=edits)
                if self.twice:
                    yield Found(span, edits=(Edit(span, "？"),))


def rule(check: Letters) -> Rule:
    return Rule(
        "x/y", "letters", check, Category.OTHER, Severity.ERROR, {"zh": Wording("字母", "{text}")}, "x", "y.yaml"
    )


def case(text: str, fixed: str | None = None, related: tuple[str, ...] | None = None) -> Case:
    plain, spans = unmarked(text)
    return Case(plain, spans, 1, fixed, related)


@pytest.mark.parametrize(
    ("given", "check", "outcome", "problem"),
    [
        (case("甲乙"), Letters(), Outcome.VALIDATED, ""),
        (case("甲«a»乙«b»"), Letters(), Outcome.VALIDATED, ""),
        (case("甲a"), Letters(), Outcome.NOISY, "应标出无，实际标出1–2“a”"),
        (case("甲«a»b"), Letters(), Outcome.NOISY, "应标出1–2“a”，实际标出1–2“a”、2–3“b”"),
        (case("«甲»"), Letters(), Outcome.MISSING, "应标出0–1“甲”，实际标出无"),
        (case("«甲»«a»"), Letters(), Outcome.MISSING, "应标出0–1“甲”、1–2“a”，实际标出1–2“a”"),
        (case("«甲a»"), Letters(), Outcome.MISPLACED, "应标出0–2“甲a”，实际标出1–2“a”"),
        (case("甲«a»"), Letters(twice=True), Outcome.NOISY, "应标出1–2“a”，实际标出1–2“a”、1–2“a”"),
        (case("甲«a»", related=("甲",)), Letters(), Outcome.VALIDATED, ""),
        (case("甲«a»", related=("乙",)), Letters(), Outcome.UNRELATED, "相关之处应为['乙']，实际为['甲']"),
        (case("甲«a»", related=()), Letters(), Outcome.UNRELATED, "相关之处应为[]，实际为['甲']"),
        (case("甲«a»", fixed="甲A"), Letters(), Outcome.VALIDATED, ""),
        (case("甲«a»", fixed="甲B"), Letters(), Outcome.UNFIXED, "改后应为“甲B”，实际为“甲A”"),
        (case("甲«a»", fixed="甲a"), Letters(repair=False), Outcome.UNFIXED, "应能改，实际没有给出修改"),
        (case("甲!"), Letters(), Outcome.FAILED, "规则运行超时，已中止；请简化该规则的正则表达式"),
    ],
)  # fmt: skip
def test_each_outcome_has_its_name(given: Case, check: Letters, outcome: Outcome, problem: str) -> None:
    (result,) = run_cases(rule(check), [given])
    assert (result.rule, result.case, result.outcome, result.problem) == ("x/y", given, outcome, problem)


def test_repairs_that_overlap_are_told() -> None:
    plain, ((start, end),) = unmarked("«a»")
    given = Case(plain, ((start, end), (start, end)), 1, fixed="A")
    (result,) = run_cases(rule(Letters(twice=True)), [given])
    assert (result.outcome, result.problem) == (Outcome.UNFIXED, "几处修改重叠：0–1")


def test_places_count_in_the_text_as_written() -> None:
    given = Case("# 甲\n\n- 乙«a»".replace("«a»", "a"), ((8, 9),), 1, format="markdown")
    (result,) = run_cases(rule(Letters()), [given])
    assert result.outcome is Outcome.VALIDATED


@pytest.mark.parametrize(
    ("options", "context"),
    [
        ({}, Context(fragment=True)),
        ({"stage": "template", "as_of": "2025-03-01"}, Context(Stage.TEMPLATE, date(2025, 3, 1), fragment=True)),
        ({"doc_type": "speech"}, Context(doc_type=DocType.SPEECH)),
    ],
)
def test_a_case_is_a_fragment_unless_it_names_a_doc_type(options: dict[str, str], context: Context) -> None:
    assert context_of(Case("", (), 1, options=options)) == context
