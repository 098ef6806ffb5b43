"""The kind ``pairs``: quotation marks (引号), brackets (括号) and title marks (书名号) that do not pair or nest well.

GB/T 15834-2011: 4.8 (引号), 4.9 (括号), 4.15 (书名号).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.span import Span

_RUNS_ON = frozenset("“「")
_CLOSES = frozenset("”」")


class PairProblem(StrEnum):
    """What can be wrong with paired marks."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Reports paired marks that lack their partner, or a pair that stands directly inside one of the same form.

    Judged per paragraph, over all the listed pairs together. A quotation that runs over several paragraphs opens each
    of them and closes in the last (GB/T 15834-2011, 4.8): such openings are no findings.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "pairs"
    values: ClassVar[frozenset[str]] = frozenset({"mark", "partner"})
    related_values: ClassVar[frozenset[str]] = frozenset({"mark"})

    problem: PairProblem
    """``unclosed``, ``unopened`` or ``nested``."""
    pairs: tuple[str, ...] = ("“”", "‘’", "（）", "《》", "〈〉", "【】", "〔〕", "「」", "『』")
    """The pairs, two characters each."""
    inner: str = ""
    """For ``nested``: the pair to use inside, as a repair."""

    def __post_init__(self) -> None:
        wrong = next((pair for pair in (*self.pairs, self.inner or "“”") if len(pair) != len("“”")), None)
        if wrong is not None:
            raise ValueError(f"“{wrong}”应当是一前一后两个符号")

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        partner = {pair[0]: pair[1] for pair in self.pairs} | {pair[1]: pair[0] for pair in self.pairs}
        openings = frozenset(pair[0] for pair in self.pairs)
        judged = [
            (paragraph.span, *_paired(subject.text, paragraph.span, partner, openings))
            for paragraph in subject.document.body()
        ]
        if self.problem is PairProblem.NESTED:
            for _, _, nested in judged:
                yield from (self._nesting(subject.text, inner, outer) for inner, outer in nested)
            return
        running_on = _running_on(subject.text, [(span, lone) for span, lone, _ in judged])
        for _, lone, _ in judged:
            for offset in lone:
                mark = subject.text[offset]
                wanted = (mark in openings) is (self.problem is PairProblem.UNCLOSED)
                if wanted and offset not in running_on:
                    yield Found(Span(offset, offset + 1), {"mark": mark, "partner": partner[mark]})

    def _nesting(self, text: str, inner: Span, outer: Span) -> Found:
        mark = text[inner.start]
        edits: tuple[Edit, ...] = ()
        if self.inner:
            edits = (
                Edit(Span(inner.start, inner.start + 1), self.inner[0]),
                Edit(Span(inner.end - 1, inner.end), self.inner[1]),
            )
        return Found(inner, {"mark": mark, "partner": text[inner.end - 1]}, (Related(outer, {"mark": mark}),), edits)


def _paired(
    text: str, span: Span, partner: dict[str, str], openings: frozenset[str]
) -> tuple[list[int], list[tuple[Span, Span]]]:
    """Offsets of marks without partner, and (inner, outer) spans of pairs directly inside one of the same form."""
    lone: list[int] = []
    nested: list[tuple[Span, Span]] = []
    stack: list[int] = []
    inside: dict[int, list[Span]] = {}
    waiting = dict.fromkeys(openings, 0)
    for offset in range(*span):
        mark = text[offset]
        if mark not in partner:
            continue
        if mark in openings:
            stack.append(offset)
            waiting[mark] += 1
            continue
        if not waiting[partner[mark]]:
            lone.append(offset)
            continue
        while text[stack[-1]] != partner[mark]:
            waiting[text[stack[-1]]] -= 1
            lone.append(stack.pop())
        start = stack.pop()
        waiting[text[start]] -= 1
        outer = Span(start, offset + 1)
        nested.extend((child, outer) for child in inside.pop(start, ()))
        if stack and text[stack[-1]] == text[start]:
            inside.setdefault(stack[-1], []).append(outer)
    return sorted([*lone, *stack]), sorted(nested)


def _running_on(text: str, judged: list[tuple[Span, list[int]]]) -> frozenset[int]:
    """Offsets of unclosed “ that belong to a quotation which runs on and closes at the end of a later paragraph."""
    running: set[int] = set()
    pending: list[int] = []
    for span, lone in judged:
        unclosed = [offset for offset in lone if text[offset] in _RUNS_ON]
        if pending and text[span.start : span.end].lstrip()[:1] not in _RUNS_ON:
            pending = []
        elif pending and not lone:
            if text[span.start : span.end].rstrip().rstrip("。！？")[-1:] in _CLOSES:
                running.update(pending)
            pending = []
        pending = [*pending, *unclosed] if len(unclosed) == 1 else []
    return frozenset(running)
