"""The kind ``placeholder``: what a draft has left to fill in, and what a template gets wrong about its slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Related, Subject
from speechlint.facts.placeholders import SIGNS, Certainty, Notation, Slot, ValueKind
from speechlint.text.frozen import frozen


class PlaceholderProblem(StrEnum):
    """What to report of placeholders."""

    UNFILLED = "unfilled"
    HALF_FILLED = "half-filled"
    MIXED = "mixed"


@frozen
class Placeholder:
    """Reports placeholders (占位符), and says what belongs in their place.

    A whole expression is one finding: the signs with 第 before them and the unit after them (``*-**月``,
    ``第***次``, ``*.*个百分点``), a masked date from its year to its day. Of a masked name only the signs are marked.
    What belongs there is told from the words around it.

    Not taken for placeholders: sums and sizes (``5×8``, ``2×30万千瓦``), 数据要素×, formulas (``1+N``, ``3+X``) and the
    X and N of a text that holds one, Roman numerals and sizes (``XXIV``, ``XXL``), X射线, XX染色体, the zeros of 二〇二四
    and 四五〇〇万, footnote stars, dividing lines, bold text brought along from Markdown, 某些 and 某种, and signs that
    are spoken about (不得使用“××”字样).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "placeholder"
    values: ClassVar[frozenset[str]] = frozenset(
        {"expected", "value", "notation", "sign", "usual", "count", "usual_count"}
    )
    related_values: ClassVar[frozenset[str]] = frozenset()

    report: PlaceholderProblem = PlaceholderProblem.UNFILLED
    """``unfilled``: each placeholder; ``half-filled``: those where some figures are there already (``20**年3月*日``);
    ``mixed``: in a text that writes its placeholders with several signs, the first with each of the rarer signs."""
    notations: tuple[Notation, ...] = ()
    """Only placeholders written so; empty for all."""
    expected: tuple[ValueKind, ...] = ()
    """Only placeholders where one of these belongs; empty for all."""
    certainty: tuple[Certainty, ...] = (Certainty.CERTAIN,)
    """Only placeholders that are this sure: ``certain``, ``likely``, ``doubtful``."""

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        slots = [slot for slot in subject.facts.placeholders if self._meant(slot)]
        if self.report is PlaceholderProblem.MIXED:
            yield from _mixed(subject.text, slots)
            return
        for slot in slots:
            if slot.half or self.report is PlaceholderProblem.UNFILLED:
                yield Found(slot.span, _values(subject.text, slot))

    def _meant(self, slot: Slot) -> bool:
        return (
            slot.certainty in self.certainty
            and (not self.notations or slot.notation in self.notations)
            and (not self.expected or slot.value in self.expected)
        )


def _values(text: str, slot: Slot, **more: str) -> dict[str, str]:
    return {
        "expected": slot.value.label,
        "value": slot.value.value.replace("-", " "),
        "notation": slot.notation.value,
        "sign": _sign(text, slot),
        "usual": "",
        "count": "",
        "usual_count": "",
        **more,
    }


def _sign(text: str, slot: Slot) -> str:
    """The first character of the mask that is not a digit."""
    core = text[slot.core.start : slot.core.end]
    return next((character for character in core if not character.isdigit()), core[:1])


def _mixed(text: str, slots: list[Slot]) -> Iterator[Found]:
    signed = [(slot, _sign(text, slot)) for slot in slots if slot.notation in SIGNS]
    counts = Counter(sign for _, sign in signed)
    if len(counts) <= 1:
        return
    usual, usual_count = max(counts.items(), key=lambda item: item[1])
    first = {sign: slot for slot, sign in reversed(signed)}
    for sign, slot in sorted(first.items(), key=lambda item: item[1].span):
        if sign != usual:
            more = {"usual": usual, "count": str(counts[sign]), "usual_count": str(usual_count)}
            yield Found(slot.span, _values(text, slot, **more), (Related(first[usual].span),))
