"""Text as the lexicon sees it: Han characters, and one sign each for figures and for everything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

OTHER: Final = "\x01"
"""Stands for what is neither Han nor a figure: punctuation, letters, line ends, the edges of the text."""
FIGURE: Final = "\x02"
"""Stands for a figure."""
SIGNS: Final = OTHER + FIGURE
LONGEST: Final = 4
"""Characters of the longest gram (字串)."""

MOST: Final = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 18, 25, 40, 70, 120, 200)
"""The fewest sources that each level (0–15) stands for."""

_FIGURES = re.compile("[0-9０-９]")
_OTHERS = re.compile("[^\u3400-\u9fff\x02]")
_KEY = 8


def coded(text: str) -> str:
    """The text, character by character as the lexicon sees it."""
    return _OTHERS.sub(OTHER, _FIGURES.sub(FIGURE, text))


def keys(grams: Iterable[str]) -> bytes:
    """The keys of grams of at most four characters: UTF-16 filled up with zeros to eight bytes."""
    return b"".join([gram.encode("utf-16-le").ljust(_KEY, b"\0") for gram in grams])


def key(gram: str) -> int:
    """The key of one gram as a number."""
    return int.from_bytes(keys((gram,)), "little")


def level(sources: int) -> int:
    """The level of a number of sources."""
    return max(index for index, least in enumerate(MOST) if least <= sources)


def trigram_keys(codes: str, offsets: Iterable[int]) -> bytes:
    """The keys of the trigrams at some offsets."""
    data = codes.encode("utf-16-le")
    return b"".join([data[2 * offset : 2 * offset + 6] + b"\0\0" for offset in offsets])
