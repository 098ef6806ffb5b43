"""Real figures in a text that masks its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import MaskedSpeech, masked_speeches
from speechlint.facts.placeholders import ValueKind
from speechlint.span import Span
from speechlint.text.patterns import compiled

FEWEST_MASKED = 10
"""Masked amounts and percentages in a speech before a real one is left over."""
LARGEST_SHARE = 0.1
"""Real ones among all of them, at most."""

_REACH = 30  # characters between two figures of one statement
_STATISTICS = frozenset({ValueKind.MONEY, ValueKind.PERCENT})


def real_figures(subject: Subject) -> Iterator[Found]:
    """Amounts of money and percentages left in, those of one sentence as one place."""
    for speech in masked_speeches(subject):
        masked = [slot for slot in speech.slots if slot.value in _STATISTICS and not slot.half]
        if len(masked) < FEWEST_MASKED:
            continue
        real = [span for span in _figures(speech) if not subject.facts.is_quoted(span)]
        if len(real) <= LARGEST_SHARE * (len(real) + len(masked)):
            values = {"masked": subject.document[masked[0].span], "count": str(len(masked))}
            for span in _statements(subject.text, real):
                yield Found(span, values, (Related(masked[0].span),))


def _figures(speech: MaskedSpeech) -> Iterator[Span]:
    for match in _figure().finditer(speech.text, *speech.span):
        yield Span(*match.span())


@cache
def _figure() -> re.Pattern[str]:
    number = r"(?<![\d.*＊×Xx－—\-])(?!100[%％])[1-9][\d,]*(?:\.\d+)?"
    return compiled(rf"{number}(?:[百千万亿余多]{{0,3}}(?:美|欧|港)?元|[%％]|个?百分点)(?!以[上下内])")


def _statements(text: str, spans: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if (
            last is not None
            and span.start - last.end <= _REACH
            and not re.search("[。\n]", text[last.end : span.start])
        ):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
