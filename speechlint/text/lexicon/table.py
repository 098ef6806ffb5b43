"""A map from 64-bit keys to levels 1–15 in two and a half bytes a key, without the keys.

It is a static function over three blocks (Botelho, Pagh and Ziviani 2007; the layout of the XOR filter, Graf and Lemire
2020): the slots that a key hashes to, XORed, give twelve bits to know the key by and its level. A key that was never put
in is taken for one of the others once in 4,096 times.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from types import ModuleType

from speechlint.text.lexicon import lookups
from speechlint.text.lexicon.codes import han_pairs
from speechlint.text.lexicon.lanes import LANE, Hash, hash_of, listed, places

_SPARE = 1.23  # slots a key: below it the keys cannot be peeled
_MOST_SEEDS = 20
_LONG_RUN = 200_000  # keys after which loading numpy (0.1 s) pays


class Run:
    """What looks keys up: numpy, where installed, once more than ``long`` keys have been looked up in any table."""

    def __init__(self, long: int = _LONG_RUN) -> None:
        self._lookups: ModuleType = lookups
        self._left = long

    def lookups(self, number: int) -> ModuleType:
        """What looks up a further number of keys."""
        if self._left > 0:
            self._left -= number
            if self._left <= 0:
                self._lookups = _fastest()
        return self._lookups


def _fastest() -> ModuleType:
    try:
        from speechlint.text.lexicon import vectors  # noqa: PLC0415 - an extra, and 0.1 s
    except ImportError:
        return lookups
    return vectors


_RUN = Run()


class Table:
    """The levels of keys. ``slots`` are three blocks of equal length."""

    __slots__ = ("_blocks", "_hash", "_run")

    def __init__(self, slots: memoryview, seed: int, run: Run = _RUN) -> None:
        size = len(slots) // 3
        self._blocks = tuple(slots[size * index : size * (index + 1)] for index in range(3))
        self._hash = hash_of(seed)
        self._run = run

    def levels(self, keys: bytes) -> list[int]:
        """The level of each key (eight bytes each, little-endian), 0 where it is not in the table."""
        number = len(keys) // LANE
        if not self._blocks[0]:
            return [0] * number
        levels: list[int] = self._run.lookups(number).levels_of(keys, self._blocks, self._hash)
        return levels

    def breaks(self, codes: str) -> list[int]:
        """The offsets of the pairs of Han characters of which both trigrams that hold them are unknown; not the outermost.

        The keys of the table are trigrams.
        """
        if not self._blocks[0]:
            return han_pairs(codes)
        offsets: list[int] = self._run.lookups(len(codes) // 2).breaks(codes, self._blocks, self._hash)
        return offsets


def packed(levels: Mapping[int, int]) -> tuple[array[int], int]:
    """The slots of a table for these levels, and the seed of its hash."""
    keys = array("Q", levels).tobytes() if levels else b""
    wanted = array("B", levels.values())
    for seed in range(_MOST_SEEDS):
        slots = _solved(keys, wanted, hash_of(seed))
        if slots is not None:
            return slots, seed
    raise ValueError("keys that cannot be told apart")


def _solved(keys: bytes, levels: Sequence[int], hashing: Hash) -> array[int] | None:
    count = len(levels)
    block = int(count * _SPARE / 3) + 11 if count else 0
    ends = [array("I"), array("I"), array("I")]
    marks = array("H")
    for first, second, third, words in places(keys, block, hashing):
        ends[0].extend(first)
        ends[1].extend(place + block for place in second)
        ends[2].extend(place + 2 * block for place in third)
        marks.extend(listed(words, LANE * len(first)))
    order = _peeled(ends, 3 * block)
    if len(order) < count:
        return None
    slots = array("H", bytes(2 * 3 * block))
    one, two, three = ends
    for key, slot in reversed(order):
        rest = slots[one[key]] ^ slots[two[key]] ^ slots[three[key]]
        slots[slot] ^= rest ^ marks[key] ^ levels[key]
    return slots


def _peeled(ends: Sequence[array[int]], size: int) -> list[tuple[int, int]]:
    """Keys with a slot that none of the later ones uses, in an order in which they can be taken away."""
    degrees = array("H", bytes(2 * size))
    links = array("I", bytes(4 * size))
    for end in ends:
        for key, slot in enumerate(end):
            degrees[slot] += 1
            links[slot] ^= key
    order: list[tuple[int, int]] = []
    free = [slot for slot in range(size) if degrees[slot] == 1]
    while free:
        slot = free.pop()
        if degrees[slot] != 1:
            continue
        key = links[slot]
        order.append((key, slot))
        for end in ends:
            other = end[key]
            degrees[other] -= 1
            links[other] ^= key
            if degrees[other] == 1:
                free.append(other)
    return order
