"""How a table is asked, in Python alone; :mod:`.vectors` has the same functions with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, pairwise
from operator import itemgetter, not_

from speechlint.text.lexicon.codes import HIGHEST, LONGEST, alternate_trigrams, han_places, keys
from speechlint.text.lexicon.lanes import LANE, Hash, joined, listed, places


def levels_of(wanted: bytes, blocks: Sequence[memoryview], hashing: Hash) -> list[int]:
    """The level of each key (eight bytes each, little-endian): its slots and its mark, XORed; 0 for what is no level."""
    found: list[int] = []
    for first, second, third, marks in places(wanted, len(blocks[0]), hashing):
        slots = marks ^ _taken(blocks[0], first) ^ _taken(blocks[1], second) ^ _taken(blocks[2], third)
        found += [level if level <= HIGHEST else 0 for level in listed(slots, LANE * len(first))]
    return found


def _taken(block: memoryview, places: list[int]) -> int:
    """The slots at some places of a block, each in a lane."""
    return joined(itemgetter(*places)(block) if len(places) > 1 else (block[places[0]],))


def breaks(codes: str, blocks: Sequence[memoryview], hashing: Hash) -> list[int]:
    """The breaks of a coded text by the trigrams of a table; see :meth:`.table.Table.breaks`."""
    wanted, may_be = alternate_trigrams(codes)
    offsets = compress(range(1, len(codes), 2), may_be)
    found = list(compress(offsets, map(not_, levels_of(wanted, blocks, hashing))))
    han, last = han_places(codes), len(codes) - LONGEST
    beside: list[int] = []
    for offset in found:  # of two neighbouring trigrams one is among these
        if han[offset] and (not beside or beside[-1] != offset - 1):
            beside.append(offset - 1)
        if han[offset + 2] and offset <= last:
            beside.append(offset + 1)
    levels = levels_of(keys([codes[offset : offset + 3] for offset in beside], 3), blocks, hashing)
    found += compress(beside, map(not_, levels))
    found.sort()
    return [after for offset, after in pairwise(found) if after == offset + 1]
