"""Runs the cases of a rule file: exactly the marked spans, no others, this rule alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from speechlint.document import Context, DocType, Document, Stage
from speechlint.engine.edits import OverlapError, edited
from speechlint.engine.linter import Linter, Verdict
from speechlint.readers import read_text
from speechlint.rulebook.rule import Case, Rule


class Outcome(StrEnum):
    """How a case went."""

    VALIDATED = "validated"
    NOISY = "noisy"  # more is reported than is marked
    MISSING = "missing"  # something marked is not reported
    MISPLACED = "misplaced"  # both
    UNRELATED = "unrelated"  # the related places are others
    UNFIXED = "unfixed"  # the repair gives another text
    FAILED = "failed"  # the rule broke down


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case went; ``problem`` says in Chinese what is wrong and is empty when it passed.

    ``entries`` are the rows of the rule's tables that found something in it.
    """

    rule: str
    case: Case
    outcome: Outcome
    problem: str = ""
    entries: frozenset[str] = frozenset()


_Judged = tuple[Outcome, str]
_PASSED: _Judged = (Outcome.VALIDATED, "")


def run_cases(rule: Rule, cases: Iterable[Case]) -> Iterator[CaseResult]:
    """Judge each case by this rule alone."""
    linter = Linter([rule])
    for case in cases:
        document = read_text(case.text, "case", case.format)
        verdict = linter.judge(document, context_of(case))
        entries = frozenset(violation.entry for violation in verdict.violations if violation.entry is not None)
        yield CaseResult(rule.id, case, *_judged(document, verdict, case), entries)


def context_of(case: Case) -> Context:
    """What a case says of its text; it is a fragment unless it names a doc_type."""
    options = case.options
    return Context(
        stage=Stage(options.get("stage", "draft")),
        as_of=date.fromisoformat(options["as_of"]) if "as_of" in options else None,
        doc_type=DocType(options["doc_type"]) if "doc_type" in options else None,
        fragment="doc_type" not in options,
    )


def _judged(document: Document, verdict: Verdict, case: Case) -> _Judged:
    if verdict.failures:
        return Outcome.FAILED, verdict.failures[0].message
    for judged in (_by_spans, _by_related, _by_repair):
        outcome, problem = judged(document, verdict, case)
        if problem:
            return outcome, problem
    return _PASSED


def _by_spans(document: Document, verdict: Verdict, case: Case) -> _Judged:
    spans = tuple(sorted(tuple(document.source_map.source_span(violation.span)) for violation in verdict.violations))
    if spans == case.expected:
        return _PASSED
    found, expected = list(spans), []
    for span in case.expected:
        if span in found:
            found.remove(span)
        else:
            expected.append(span)
    outcome = Outcome.MISPLACED if found and expected else Outcome.NOISY if found else Outcome.MISSING
    return outcome, f"应标出{_quoted(case.text, case.expected)}，实际标出{_quoted(case.text, spans)}"


def _by_related(_document: Document, verdict: Verdict, case: Case) -> _Judged:
    related = tuple(other.text for violation in verdict.violations for other in violation.related)
    if case.related is None or related == case.related:
        return _PASSED
    return Outcome.UNRELATED, f"相关之处应为{list(case.related)}，实际为{list(related)}"


def _by_repair(_document: Document, verdict: Verdict, case: Case) -> _Judged:
    if case.fixed is None:
        return _PASSED
    edits = [edit for violation in verdict.violations if violation.fix for edit in violation.fix.edits]
    if not edits:
        return Outcome.UNFIXED, "应能改，实际没有给出修改"
    try:
        fixed = edited(case.text, edits)
    except OverlapError as error:
        return Outcome.UNFIXED, f"几处修改重叠：{error}"
    if fixed == case.fixed:
        return _PASSED
    return Outcome.UNFIXED, f"改后应为“{case.fixed}”，实际为“{fixed}”"


def _quoted(text: str, spans: Iterable[tuple[int, ...]]) -> str:
    return "、".join(f"{start}–{end}“{text[start:end]}”" for start, end in spans) or "无"
