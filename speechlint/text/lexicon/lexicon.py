"""A lexicon: in how many sources each run of characters of good texts stands. Opened in milliseconds, read in place.

The file: eight bytes of magic, the length of the header, the header (JSON), the sections. ``alphabet`` is the string of
characters that stand in several sources (and the signs for figures and the rest), each with its level in ``characters``;
``pairs`` has a bit for each pair of them that occurs; ``twos``, ``threes``, ``fours`` and ``words`` are tables
(:mod:`.table`) of the runs of two, three and four characters, and of the words of a dictionary by frequency.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import chain, islice
from operator import or_
from typing import Any, Final

from speechlint.text.cachedir import cached_path, write_cached
from speechlint.text.digest import blake2b
from speechlint.text.lexicon import LexiconError
from speechlint.text.lexicon.codes import LONGEST, keys
from speechlint.text.lexicon.table import Table
from speechlint.text.records import NamedTuple

MAGIC: Final = b"\x93SLEXIC1"
PREFIX: Final = len(MAGIC) + 4
GRAMS: Final = {2: "twos", 3: "threes", 4: "fours"}
"""The sections of the runs of characters, by their length."""

_OFTEN = 16  # times that a character is asked for, after which a column has paid


class Section(NamedTuple):
    """Where a section lies, in bytes from the end of the header; ``seed`` for tables."""

    start: int
    size: int
    seed: int = 0


class Lexicon:
    """An opened lexicon."""

    def __init__(self, header: dict[str, Any], content: memoryview) -> None:
        sections = {name: Section(*place) for name, place in header["sections"].items()}
        self.about: dict[str, Any] = header["about"]
        """Title, number of sources and documents, the fewest sources of grams."""
        self.alphabet: str = header["alphabet"]
        self._index = {character: index for index, character in enumerate(self.alphabet)}
        self._row = (len(self.alphabet) + 7) // 8
        self._characters = _section(content, sections["characters"])
        self._pairs = _section(content, sections["pairs"])
        if len(self._characters) < len(self.alphabet) or len(self._pairs) < self._row * len(self.alphabet):
            raise ValueError("sections too short")
        self._grams = {size: _table(content, sections[name]) for size, name in GRAMS.items()}
        self._words = _table(content, sections["words"])
        self._columns: dict[int, int] = {}
        self._asked: dict[int, int] = {}
        self._sets: dict[tuple[str, ...], int] = {}

    def character(self, character: str) -> int:
        """The level of a character."""
        index = self._index.get(character)
        return 0 if index is None else self._characters[index]

    def grams(self, wanted: bytes, size: int) -> list[int]:
        """The level of each run of ``size`` characters (two to four), by their keys."""
        return self._grams[size].levels(wanted)

    def words(self, wanted: bytes) -> list[int]:
        """The level of each word of two to four characters, by their keys; 0 for what is no word of the dictionary."""
        return self._words.levels(wanted)

    def breaks(self, codes: str) -> list[int]:
        """The offsets of the pairs of Han characters of which both trigrams that hold them are unknown; not the outermost."""
        return self._grams[3].breaks(codes)

    def between(self, before: str, candidates: tuple[str, ...], after: str) -> list[str]:
        """Those of the candidates (groups of characters) that occur both after the one character and before the other."""
        start, end = self._index.get(before), self._index.get(after)
        if start is None or end is None:
            return []
        fitting = self._set(candidates) & self._following(start)
        asked = self._asked[end] = self._asked.get(end, 0) + 1
        if asked > _OFTEN:
            return [self.alphabet[index] for index in _indices(fitting & self._column(end))]
        row, byte, bit = self._row, end >> 3, 1 << (end & 7)
        return [self.alphabet[index] for index in _indices(fitting) if self._pairs[index * row + byte] & bit]

    def joined(self, pairs: Iterable[str]) -> list[bool]:
        """Whether each of some pairs of characters occurs."""
        nowhere = len(self.alphabet)
        index, row, bits = self._index, self._row, self._pairs
        places = [(index.get(pair[0], nowhere), index.get(pair[1], nowhere)) for pair in pairs]
        return [
            start < nowhere and end < nowhere and bits[start * row + (end >> 3)] >> (end & 7) & 1 == 1
            for start, end in places
        ]

    def fillers(self, before: str, after: str, most: int) -> list[str]:
        """The commonest characters that occur both after the one and before the other, at most so many."""
        start, end = self._index.get(before), self._index.get(after)
        if start is None or end is None:
            return []
        fitting = self._following(start) & self._column(end)
        return [self.alphabet[index] for index in islice(_indices(fitting), most)]

    def _following(self, index: int) -> int:
        """The characters that occur after one as bits, one for each of the alphabet."""
        return int.from_bytes(self._pairs[index * self._row : (index + 1) * self._row], "little")

    def _column(self, index: int) -> int:
        """The characters that occur before one as bits, one for each of the alphabet."""
        if index not in self._columns:
            column = bytes(self._pairs[index >> 3 :: self._row]).translate(_digits(index & 7))
            self._columns[index] = int(column[len(self.alphabet) - 1 :: -1], 2)
        return self._columns[index]

    def _set(self, groups: tuple[str, ...]) -> int:
        """The characters of some groups as bits, one for each of the alphabet."""
        bits = self._sets.get(groups)
        if bits is None:
            if len(groups) > 1:
                bits = reduce(or_, [self._set((group,)) for group in groups])
            else:
                row = bytearray(self._row)
                for index in filter(None, map(self._index.get, groups[0])):  # a sign stands at 0
                    row[index >> 3] |= 1 << (index & 7)
                bits = int.from_bytes(row, "little")
            self._sets[groups] = bits
        return bits


class Lexicons(NamedTuple):
    """Several lexicons as one: what one of them knows is known, as well as the best of them knows it."""

    members: tuple[Lexicon, ...]

    def character(self, character: str) -> int:
        """The level of a character."""
        return max(lexicon.character(character) for lexicon in self.members)

    def grams(self, grams: Iterable[str], size: int) -> list[int]:
        """The level of each of some runs of ``size`` characters (two to four)."""
        wanted = keys(grams, size)
        return _highest([lexicon.grams(wanted, size) for lexicon in self.members])

    def words(self, words: Iterable[str]) -> list[int]:
        """The level of each word of two to four characters, 0 for what is no word of a dictionary."""
        wanted = keys([word.ljust(LONGEST, "\0") for word in words], LONGEST)
        return _highest([lexicon.words(wanted) for lexicon in self.members])

    def breaks(self, codes: str) -> list[int]:
        """The offsets of the pairs of Han characters of which both trigrams that hold them are unknown; not the outermost."""
        first, *rest = (lexicon.breaks(codes) for lexicon in self.members)
        return sorted(set(first).intersection(*rest)) if rest else first

    def joined(self, pairs: Sequence[str]) -> list[bool]:
        """Whether each of some pairs of characters occurs."""
        found = [lexicon.joined(pairs) for lexicon in self.members]
        return found[0] if len(found) == 1 else list(map(max, *found))

    def fillers(self, before: str, after: str, most: int) -> list[str]:
        """The commonest characters that occur both after the one and before the other, at most so many of each."""
        found = [lexicon.fillers(before, after, most) for lexicon in self.members]
        return found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))

    def between(self, before: str, candidates: tuple[str, ...], after: str) -> list[str]:
        """Those of the candidates (groups of characters) that occur both after the one character and before the other."""
        found = [lexicon.between(before, candidates, after) for lexicon in self.members]
        return found[0] if len(found) == 1 else list(dict.fromkeys(chain.from_iterable(found)))


def _indices(bits: int) -> Iterator[int]:
    """Which bits of a number are set, from the lowest."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1


@cache
def _digits(bit: int) -> bytes:
    """A table that makes of each byte the digit of one of its bits."""
    return bytes([b"01"[byte >> bit & 1] for byte in range(256)])


def _highest(levels: Sequence[list[int]]) -> list[int]:
    return levels[0] if len(levels) == 1 else list(map(max, *levels))


def open_lexicon(path: str) -> Lexicon:
    """The lexicon in a file, read once until the file changes. Raises :class:`LexiconError`."""
    try:
        status = os.stat(path)  # noqa: PTH116 - on the way of every start
        return _read(path, (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    except OSError as error:
        raise LexiconError(f"无法读取词库 {path}：{error.strerror or error}") from None


@cache
def _read(path: str, stamp: tuple[int, ...]) -> Lexicon:
    """The lexicon in a file. That its content is whole is verified once for each stamp of a file: it takes longest."""
    verified = f"lexicon-{blake2b(repr((os.path.abspath(path), *stamp)).encode(), digest_size=16).hexdigest()}"  # noqa: PTH100
    known = cached_path(verified) is not None
    lexicon = read_lexicon(_content(path, known), path, verified=known)
    if not known:
        write_cached(verified, b"")
    return lexicon


def _content(path: str, known: bool) -> memoryview:
    with open(path, "rb") as file:  # noqa: PTH123
        if known and sys.platform != "win32":  # there a mapped file cannot be replaced
            from mmap import ACCESS_READ, mmap  # noqa: PLC0415

            return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        return memoryview(file.read())


def read_lexicon(content: memoryview, path: str, *, verified: bool = False) -> Lexicon:
    """The lexicon in the content of a file; ``verified``: known to be whole. Raises :class:`LexiconError`."""
    if not content:
        raise LexiconError(f"词库 {path} 是空文件，请重新生成")
    if bytes(content[: len(MAGIC) - 1]) != MAGIC[:-1]:
        raise LexiconError(f"{path} 不是词库文件；词库用 speechlint lexicon build 生成")
    if bytes(content[: len(MAGIC)]) != MAGIC:
        raise LexiconError(f"词库 {path} 是别的版本的格式，请用这一版的 speechlint lexicon build 重新生成")
    size = int.from_bytes(content[len(MAGIC) : PREFIX], "little")
    body = content[PREFIX + size :]
    try:
        header = json.loads(bytes(content[PREFIX : PREFIX + size]))
        if header["size"] != len(body) or not (verified or _is_whole(body, header["check"])):
            raise ValueError("content changed")
        return Lexicon(header, body)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LexiconError(f"词库 {path} 已损坏或不完整，请重新生成或重新下载") from None


def _is_whole(body: memoryview, check: int) -> bool:
    from zlib import crc32  # noqa: PLC0415 - seldom needed

    return crc32(body) == check


def _section(content: memoryview, section: Section) -> memoryview:
    return content[section.start : section.start + section.size]


def _table(content: memoryview, section: Section) -> Table:
    slots = _section(content, section).cast("H")
    if sys.byteorder == "big":
        from array import array  # noqa: PLC0415 - on few machines

        swapped = array("H", slots.tobytes())
        swapped.byteswap()
        slots = memoryview(swapped)
    return Table(slots, section.seed)
