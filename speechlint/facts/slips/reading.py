"""A text as the lexicons see it, read once for all forms of slips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speechlint.text.lexicon.codes import LONGEST, OTHER, SIGNS, coded
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

MARGIN: Final = LONGEST + 1
"""Signs that are put before and after the text, so that every character has neighbours."""

NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两几")
"""Which of them belongs somewhere is no matter of wording."""

NO_WORDING: Final = frozenset(SIGNS) | NUMERALS
"""Signs and numerals."""

_EDGE = OTHER * MARGIN


class Reading(NamedTuple):
    """The coded text between margins, its breaks (断口) and its odd characters, as offsets.

    A break is a pair of Han characters such as no good text has beside what stands here: unknown are both trigrams
    that hold the pair. Odd is a Han character that makes breaks with all Han characters beside it, with one at least.
    """

    codes: str
    breaks: list[int]
    odd: list[int]


def read(text: str, lexicons: Lexicons) -> Reading:
    """Read a text."""
    codes = _EDGE + coded(text) + _EDGE
    breaks = lexicons.breaks(codes)
    return Reading(codes, breaks, list(_odd(codes, breaks)))


def _odd(codes: str, breaks: list[int]) -> Iterator[int]:
    """The odd characters but for numerals."""
    for before, at, after in zip([0, *breaks], breaks, [*breaks[1:], 0], strict=False):
        if before != at - 1 and codes[at - 1] in SIGNS and codes[at] not in NUMERALS:
            yield at
        if (after == at + 1 or codes[at + 2] in SIGNS) and codes[at + 1] not in NUMERALS:
            yield at + 1
