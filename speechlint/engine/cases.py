"""Runs the cases of a rule file: exactly the marked spans, no others, this rule alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from speechlint.document import Context, DocType, Stage
from speechlint.engine.linter import Linter
from speechlint.readers import read_text
from speechlint.rulebook.rule import Case, Rule


@dataclass(frozen=True, slots=True)
class CaseResult:
    """How a case went; ``problem`` is empty when it passed."""

    rule: str
    case: Case
    problem: str


def run_cases(rule: Rule, cases: Iterable[Case]) -> Iterator[CaseResult]:
    """Judge each case by this rule alone."""
    linter = Linter([rule])
    for case in cases:
        yield CaseResult(rule.id, case, _problem(linter, case))


def context_of(case: Case) -> Context:
    """What a case says of its text; it is a fragment unless it names a doc_type."""
    options = case.options
    return Context(
        stage=Stage(options.get("stage", "draft")),
        as_of=date.fromisoformat(options["as_of"]) if "as_of" in options else None,
        doc_type=DocType(options["doc_type"]) if "doc_type" in options else None,
        fragment="doc_type" not in options,
    )


def _problem(linter: Linter, case: Case) -> str:
    document = read_text(case.text, "case", case.format)
    verdict = linter.judge(document, context_of(case))
    if verdict.failures:
        return verdict.failures[0].message
    spans = tuple(sorted(tuple(document.source_map.source_span(violation.span)) for violation in verdict.violations))
    if spans != case.expected:
        return f"应标出{_quoted(case.text, case.expected)}，实际标出{_quoted(case.text, spans)}"
    if case.related is not None:
        related = tuple(other.text for violation in verdict.violations for other in violation.related)
        if related != case.related:
            return f"相关之处应为{list(case.related)}，实际为{list(related)}"
    return ""


def _quoted(text: str, spans: Iterable[tuple[int, ...]]) -> str:
    return "、".join(f"{start}–{end}“{text[start:end]}”" for start, end in spans) or "无"
