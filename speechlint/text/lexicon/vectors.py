"""What :mod:`.lookups` does, with numpy: several times as fast, but it takes 0.1 s to load.

It is an extra (``fast``), and serves long runs alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from speechlint.text.lexicon.codes import HIGHEST
from speechlint.text.lexicon.lanes import Hash

Numbers = np.ndarray[Any, np.dtype[np.unsignedinteger[Any]]]

_HALF: Final = np.uint64(32)
_UNIT: Final = np.uint64(16)
_LOW: Final = np.uint64(0xFFFFFFFF)
_EVENLY_SPREAD: Final = np.uint64(20)
_MARK: Final = np.uint64(0xFFF0)
_SIGNS_END: Final = 256  # signs have codes below, Han characters above


def levels_of(wanted: bytes, blocks: Sequence[memoryview], hashing: Hash) -> list[int]:
    """The level of each key (eight bytes each, little-endian); see :func:`.lookups.levels_of`."""
    levels: list[int] = _levels(np.frombuffer(wanted, "<u8"), blocks, hashing).tolist()
    return levels


def breaks(codes: str, blocks: Sequence[memoryview], hashing: Hash) -> list[int]:
    """The breaks of a coded text by a table of trigrams; see :meth:`.table.Table.breaks`."""
    units = np.frombuffer(codes.encode("utf-16-le"), "<u2")
    if len(units) <= 3:
        return []
    wide = units.astype(np.uint64)
    keys = wide[:-2] | wide[1:-1] << _UNIT | wide[2:] << _HALF
    han = units >= _SIGNS_END
    every_other = 1 + 2 * np.flatnonzero((han[2:-1] & (han[1:-2] | han[3:]))[::2])
    found = every_other[_levels(keys[every_other], blocks, hashing) == 0]
    beside = np.unique(np.concatenate((found[han[found]] - 1, found[han[found + 2]] + 1)))
    beside = beside[beside < len(keys)]
    unknown = np.sort(np.concatenate((found, beside[_levels(keys[beside], blocks, hashing) == 0])))
    offsets: list[int] = unknown[1:][unknown[1:] == unknown[:-1] + 1].tolist()
    return offsets


def _levels(keys: Numbers, blocks: Sequence[memoryview], hashing: Hash) -> Numbers:
    low, high = keys & _LOW, keys >> _HALF
    for multipliers in hashing.rounds:
        mixed = _mixed(low, high, multipliers)
        high = mixed >> _HALF
        low = (mixed & _LOW) ^ high
    hashes = [_mixed(low, high, multipliers) for multipliers in (hashing.first, hashing.second, hashing.third)]
    slots = ((hashes[0] ^ hashes[1] ^ hashes[2]) & _MARK).astype(np.uint16)
    for hashed, block in zip(hashes, blocks, strict=True):
        slots ^= np.asarray(block)[((hashed >> _EVENLY_SPREAD & _LOW) * np.uint64(len(block))) >> _HALF]
    slots[slots > HIGHEST] = 0
    return slots.astype(np.uint8)


def _mixed(low: Numbers, high: Numbers, multipliers: tuple[int, int]) -> Numbers:
    return low * np.uint64(multipliers[0]) + high * np.uint64(multipliers[1])
