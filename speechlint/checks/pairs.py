"""The kind ``pairs``: quotation marks (引号), brackets (括号) and title marks (书名号) that do not pair or nest well.

GB/T 15834-2011: 4.8 (引号), 4.9 (括号), 4.15 (书名号).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.facts.enclosures import paired
from speechlint.span import Span
from speechlint.text.frozen import frozen
from speechlint.text.patterns import Late

_LIST_MARK = Late(r"(?:\A|[。；：，、！？\s])[0-9A-Za-z一二三四五六七八九十]{1,3}\Z")
_LIST_MARK_LENGTH = 4  # with the mark before it
_RUNS_ON = frozenset("“「")
_CLOSES = frozenset("”」")


class PairProblem(StrEnum):
    """What can be wrong with paired marks."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    NESTED = "nested"


@frozen
class Pairs:
    """Reports paired marks that lack their partner, or a pair that stands directly inside one of the same form.

    Judged per paragraph, over all the listed pairs together. A quotation that runs over several paragraphs opens each
    of them and closes in the last (GB/T 15834-2011, 4.8): such openings are no findings; nor is the bracket of a list
    mark (``1）``, ``一）``, ``a）``).
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
        found = [(marks, paired(marks.signs, self.pairs)) for marks in subject.facts.marks]
        if self.problem is PairProblem.NESTED:
            for marks, pairing in found:
                for inner, outer in pairing.nested:
                    yield self._nesting(subject.text, marks.span(inner), marks.span(outer))
            return
        lone = {
            marks.paragraph: [marks.offsets[index] for index in pairing.lone]
            for marks, pairing in found
            if pairing.lone
        }
        yield from self._without_partner(subject, lone)

    def _without_partner(self, subject: Subject, lone: Mapping[int, list[int]]) -> Iterator[Found]:
        closing_of = {pair[0]: pair[1] for pair in self.pairs}
        partner = closing_of | {closing: opening for opening, closing in closing_of.items()}
        running_on = _running_on(subject, lone) if lone else frozenset()
        for offset in chain.from_iterable(lone.values()):
            mark = subject.text[offset]
            wanted = (mark in closing_of) is (self.problem is PairProblem.UNCLOSED)
            if wanted and offset not in running_on and not _ends_list_mark(subject.text, offset):
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


def _ends_list_mark(text: str, offset: int) -> bool:
    before = text[max(0, offset - _LIST_MARK_LENGTH) : offset]
    return text[offset] in "）)" and _LIST_MARK.search(before) is not None


def _running_on(subject: Subject, lone: Mapping[int, list[int]]) -> frozenset[int]:
    """Offsets of unclosed “ that belong to a quotation which runs on and closes at the end of a later paragraph.

    ``lone`` holds the marks without a partner by the index of their paragraph.
    """
    running: set[int] = set()
    pending: list[int] = []
    for index, paragraph in enumerate(subject.document.paragraphs):
        if not paragraph.ordinal:
            continue
        marks = lone.get(index, [])
        text = subject.document[paragraph.span] if pending else ""
        if pending and text.lstrip()[:1] not in _RUNS_ON:
            pending = []
        elif pending and not marks:
            if text.rstrip().rstrip("。！？")[-1:] in _CLOSES:
                running.update(pending)
            pending = []
        unclosed = [offset for offset in marks if subject.text[offset] in _RUNS_ON]
        pending = [*pending, *unclosed] if len(unclosed) == 1 else []
    return frozenset(running)
