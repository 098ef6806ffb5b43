"""A text as the lexicons see it, read once for all forms of slips."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
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
    """The coded text between margins, and its breaks (断口): where neighbours stand of which no good text has them so.

    They are offsets of pairs of characters; unknown are both trigrams that hold the pair.
    """

    codes: str
    breaks: list[int]

    def odd(self) -> Iterator[int]:
        """The offsets of the odd characters: Han, of which no trigram is known.

        Characters between two signs are left out: there is no wording there.
        """
        codes = self.codes
        for before, at in pairwise(self.breaks):
            is_lone = codes[before] in SIGNS and codes[at + 1] in SIGNS
            if at == before + 1 and codes[at] not in NO_WORDING and not is_lone:
                yield at


def read(text: str, lexicons: Lexicons) -> Reading:
    """Read a text."""
    codes = _EDGE + coded(text) + _EDGE
    return Reading(codes, lexicons.breaks(codes))
