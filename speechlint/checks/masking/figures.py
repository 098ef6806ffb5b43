"""Real figures in a text that masks its figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import MaskedSpeech, masked_speeches
from speechlint.facts.placeholders import ValueKind
from speechlint.span import Span, joined
from speechlint.text.patterns import Late

FEWEST_MASKED = 10
"""Masked amounts and percentages in a speech before a real one is left over."""
LARGEST_SHARE = 0.1
"""Real ones among all of them, at most."""

_REACH = 30  # characters between two figures of one statement
_STATISTICS = frozenset({ValueKind.MONEY, ValueKind.PERCENT})
_FIGURE = Late(
    r"(?<![\d.*＊×Xx－—\-])(?!100[%％])[1-9][\d,]*(?:\.\d+)?(?:[百千万亿余多]{0,3}(?:美|欧|港)?元|[%％]|个?百分点)(?!以[上下内])"
)


def real_figures(subject: Subject) -> Iterator[Found]:
    """Amounts of money and percentages left in, those of one sentence as one place."""
    for speech in masked_speeches(subject):
        masked = [slot for slot in speech.slots if slot.value in _STATISTICS and not slot.half]
        if len(masked) < FEWEST_MASKED:
            continue
        real = [span for span in _figures(speech) if not subject.facts.is_quoted(span)]
        if len(real) <= LARGEST_SHARE * (len(real) + len(masked)):
            values = {"masked": subject.document[masked[0].span], "count": str(len(masked))}
            for span in joined(real, partial(_are_one_statement, subject.text)):
                yield Found(span, values, (Related(masked[0].span),))


def _figures(speech: MaskedSpeech) -> Iterator[Span]:
    for match in _FIGURE.finditer(speech.text, *speech.span):
        yield Span(*match.span())


def _are_one_statement(text: str, one: Span, other: Span) -> bool:
    between = text[one.end : other.start]
    return len(between) <= _REACH and "。" not in between and "\n" not in between
