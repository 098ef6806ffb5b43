"""Text as the lexicon sees it: Han characters, and one sign each for figures and for everything else."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import compress
from typing import Final

from speechlint.text.patterns import Late

OTHER: Final = "\x01"
"""Stands for what is neither Han nor a figure: punctuation, letters, line ends, the edges of the text."""
FIGURE: Final = "\x02"
"""Stands for a figure."""
SIGNS: Final = OTHER + FIGURE
LONGEST: Final = 4
"""Characters of the longest gram (字串)."""

MOST: Final = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 18, 25, 40, 70, 120, 200)
"""The fewest sources that each level (0–15) stands for."""
HIGHEST: Final = len(MOST) - 1
"""The highest level."""

_FIGURES = Late("[0-9０-９]")
_OTHERS = Late("[^\u3400-\u9fff\x02]")
_KEY = 8
_STRETCH = 65_536


def coded(text: str) -> str:
    """The text, character by character as the lexicon sees it."""
    return _OTHERS.sub(OTHER, _FIGURES.sub(FIGURE, text))


def keys(grams: Iterable[str], size: int) -> bytes:
    """The keys of grams of ``size`` characters, four at most: UTF-16 filled up with zeros to eight bytes."""
    filler = "\0" * (LONGEST - size)
    return filler.join([*grams, ""]).encode("utf-16-le")


def key(gram: str) -> int:
    """The key of one gram as a number."""
    return int.from_bytes(keys((gram,), len(gram)), "little")


def level(sources: int) -> int:
    """The level of a number of sources."""
    return max(index for index, least in enumerate(MOST) if least <= sources)


def alternate_trigrams(codes: str) -> tuple[bytes, bytes]:
    """The keys of those trigrams at offsets 1, 3, 5 … that a lexicon may know, and for each offset a byte: whether it may.

    It cannot where a sign stands in the middle or at both ends.
    """
    count = max(0, len(codes) - 2) // 2
    units = memoryview(codes.encode("utf-16-le")).cast("H")
    filled = memoryview(bytearray(count * _KEY)).cast("H")
    for place in range(3):
        filled[place::LONGEST] = units[place + 1 :: 2][:count]
    han = han_places(codes)
    before, middle, after = (int.from_bytes(han[place::2][:count], "little") for place in (1, 2, 3))
    may_be = (middle & (before | after)).to_bytes(count, "little")
    found, chosen = filled.cast("B").cast("Q"), array("Q")
    for start in range(0, count, _STRETCH):  # a list of all keys would take five times their room
        chosen.extend(compress(found[start : start + _STRETCH].tolist(), may_be[start : start + _STRETCH]))
    return chosen.tobytes(), may_be


def han_places(codes: str) -> bytes:
    """A byte for each character of a coded text: 1 for Han, 0 for signs."""
    return codes.encode("utf-16-le")[1::2].translate(_IS_HAN)


def han_pairs(codes: str) -> list[int]:
    """The offsets of the pairs of Han characters of a coded text, but for the outermost."""
    han = han_places(codes)
    return [offset for offset in range(1, len(han) - 2) if han[offset] and han[offset + 1]]


_IS_HAN: Final = bytes([0]) + bytes([1]) * 255  # the upper byte of UTF-16 is zero for signs alone
