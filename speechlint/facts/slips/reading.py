"""A text as the lexicons see it, read once for all forms of slips."""

from __future__ import annotations

from typing import Final

from speechlint.text.lexicon.codes import LONGEST, OTHER, SIGNS, coded
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

MARGIN: Final = LONGEST + 1
"""Signs that are put before and after the text, so that every character has neighbours."""

NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两几")
"""Which of them belongs somewhere is no matter of wording."""

_EDGE = OTHER * MARGIN
_NO_WORDING = frozenset(SIGNS) | NUMERALS


class Reading(NamedTuple):
    """The coded text between margins, and the offsets in it of the odd characters: Han, of which no trigram is known.

    Characters between two signs are left out: there is no wording there.
    """

    codes: str
    odd: tuple[int, ...]


def read(text: str, lexicons: Lexicons) -> Reading:
    """Read a text."""
    codes = _EDGE + coded(text) + _EDGE
    return Reading(codes, tuple([at for at in lexicons.odd(codes) if _is_wording(codes[at - 1 : at + 2])]))


def _is_wording(around: str) -> bool:
    return around[1] not in _NO_WORDING and not (around[0] in SIGNS and around[2] in SIGNS)
