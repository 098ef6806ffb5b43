"""Idioms (成语) and set phrases (习用语) of four characters, also with one of them unknown.

``idioms.bin`` beside this module is made by ``tools/idioms.py`` from the dictionary of jieba: four bytes with the seed
of a hash, then the slots of a table (:mod:`speechlint.text.lexicon.table`), all little-endian. Its keys are the
idioms, each with the level of its frequency, and the idioms with any one character blanked.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from speechlint.text.lexicon.codes import HIGHEST, OTHER, key, keys
from speechlint.text.lexicon.table import Table, packed

LENGTH: Final = 4
"""Characters of an idiom."""
BLANK: Final = OTHER
"""Stands for the character that is not known."""

_SEED: Final = 4


def blanked(run: str, place: int) -> str:
    """A run of characters without the one at a place."""
    return run[:place] + BLANK + run[place + 1 :]


def idiom_levels(runs: Iterable[str]) -> list[int]:
    """For each run of four characters, how many binary digits the frequency of that idiom has; 0 for what is none.

    For blanked runs 1 where an idiom fits. Of what is neither, one in 4,096 is taken for one.
    """
    return _table().levels(keys(runs, LENGTH))


def packed_idioms(frequencies: Mapping[str, int]) -> bytes:
    """The content of ``idioms.bin`` for some idioms. The same idioms give the same bytes."""
    levels = {
        key(run): 1 for run in sorted({blanked(idiom, place) for idiom in frequencies for place in range(LENGTH)})
    }
    levels |= {key(idiom): min(HIGHEST, max(1, frequencies[idiom].bit_length())) for idiom in sorted(frequencies)}
    slots, seed = packed(levels)
    return seed.to_bytes(_SEED, "little") + _little_endian(slots).tobytes()


@cache
def _table() -> Table:
    with open(os.path.join(os.path.dirname(__file__), "idioms.bin"), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        content = file.read()
    slots = _little_endian(array("H", content[_SEED:]))
    return Table(memoryview(slots), int.from_bytes(content[:_SEED], "little"))


def _little_endian(numbers: array[int]) -> array[int]:
    """Numbers between the order of bytes in the file and that of the machine, which is its own inverse."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
