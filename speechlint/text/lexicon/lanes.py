"""Many 64-bit keys hashed at once: each key a lane of one large integer, so that Python's big numbers do the loop.

Keys must lie in ``bytes``, little-endian, eight bytes each. The hash is multiply-add on 32-bit halves, twice, by odd
constants that a seed chooses; it has nothing to withstand but unlucky data (another seed is tried then).
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from speechlint.text.records import NamedTuple

LANE: Final = 8
"""Bytes of a key."""

_CHUNK = 1024 * LANE  # what fits into the first cache
_LOW = b"\xff\xff\xff\xff\0\0\0\0"
_BITS = 1 << 31


class Hash(NamedTuple):
    """Odd multipliers below 2³¹: of two rounds of mixing, then of each of the three blocks."""

    rounds: tuple[tuple[int, int], tuple[int, int]]
    first: tuple[int, int]
    second: tuple[int, int]
    third: tuple[int, int]


def hash_of(seed: int) -> Hash:
    """The hash that a seed chooses (multipliers by SplitMix64, Steele, Lea and Flood 2014)."""
    numbers = []
    state = seed
    for _ in range(10):
        state = (state + 0x9E3779B97F4A7C15) % (1 << 64)
        mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % (1 << 64)
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % (1 << 64)
        numbers.append((mixed ^ (mixed >> 31)) % _BITS | 1 | _BITS >> 1)
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    return Hash((pairs[0], pairs[1]), pairs[2], pairs[3], pairs[4])


Places = tuple[list[int], list[int], list[int], int]
"""For each key a place in each of three blocks, and a lane with twelve bits (upper ones of sixteen) to know it by."""


def places(keys: bytes, block: int, hashing: Hash) -> Iterator[Places]:
    """The places of the keys in three blocks of ``block`` slots each, a thousand keys at a time."""
    for start in range(0, len(keys), _CHUNK):
        yield _places(keys[start : start + _CHUNK], block, hashing)


def _places(keys: bytes, block: int, hashing: Hash) -> Places:
    size = len(keys)
    mask = _MASK if size == _CHUNK else int.from_bytes(_LOW * (size // LANE), "little")
    marks = (mask >> 20 & mask) * 16  # 12 of each lane's low 32 bits, four bits up
    lanes = int.from_bytes(keys, "little")
    low, high = lanes & mask, (lanes >> 32) & mask
    for multipliers in hashing.rounds:
        mixed = low * multipliers[0] + high * multipliers[1]
        high = (mixed >> 32) & mask
        low = (mixed & mask) ^ high  # alone, sums would keep the patterns of the keys
    first = low * hashing.first[0] + high * hashing.first[1]
    second = low * hashing.second[0] + high * hashing.second[1]
    third = low * hashing.third[0] + high * hashing.third[1]
    # the middle bits are evenly spread; the highest of a sum are not
    return (
        listed((((first >> 20) & mask) * block >> 32) & mask, size),
        listed((((second >> 20) & mask) * block >> 32) & mask, size),
        listed((((third >> 20) & mask) * block >> 32) & mask, size),
        (first ^ second ^ third) & marks,
    )


def joined(numbers: Iterable[int]) -> int:
    """Numbers below 2⁶⁴, each in a lane of one large integer."""
    return int.from_bytes(_little(array("Q", numbers)).tobytes(), "little")


def listed(lanes: int, size: int) -> list[int]:
    """The numbers in lanes of ``size`` bytes together."""
    return _little(array("Q", lanes.to_bytes(size, "little"))).tolist()


def _little(numbers: array[int]) -> array[int]:
    """Numbers as this machine has them, turned to little-endian or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


_MASK: Final = int.from_bytes(_LOW * (_CHUNK // LANE), "little")
