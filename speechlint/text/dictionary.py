"""jieba's own data files, read word by word.

jieba loads its whole dictionary (349,046 words, 0.7 s) and the emission table of its hidden Markov model (35,227
characters, 20 ms) before it cuts the first clause. Here both are mappings that look into the files when they are
asked, and remember: what they answer is what jieba's own tables answer.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from os.path import join
from typing import Final

from speechlint.text.cachedir import read_cached, write_cached
from speechlint.text.records import NamedTuple

_SIZE: Final = 5_071_852
"""Bytes of ``dict.txt`` as jieba 0.42.1 ships it."""
_TOTAL: Final = 60_101_967
"""The sum of its frequencies."""
_SORTED_FROM: Final = "\n一".encode()
_INDEX: Final = f"dictionary-{_SIZE}-{sys.byteorder}.bin"
_KEY: Final = b"'\\u"
_LONGEST: Final = 32  # characters of a logarithm

Buffer = bytes | mmap


class Dictionary:
    """The words of ``dict.txt``: frequency and part of speech.

    From its first Chinese word on the file is sorted by first character; the few lines before hold words with Latin
    letters. Where the words of each character begin is kept in the cache folder.
    """

    total: Final = _TOTAL
    """The sum of all frequencies."""

    def __init__(self, content: Buffer, index: Index) -> None:
        self._content = content
        self._index = index
        self._head = b"\n" + content[: index.starts[0]]
        self._sections: dict[str, bytes] = {}

    @staticmethod
    def of(folder: str) -> Dictionary | None:
        """The dictionary in a folder; None where it is not the one whose order and total are known."""
        try:
            with open(join(folder, "dict.txt"), "rb") as file:  # noqa: PTH118, PTH123 - start-up: pathlib costs more
                content = mmap(file.fileno(), 0, access=ACCESS_READ)
        except (OSError, ValueError):
            return None
        if len(content) != _SIZE:
            return None
        return Dictionary(content, Index.kept() or Index.made(content))

    def frequency(self, text: str) -> int | None:
        """How frequent a word is; 0 for what only begins one, None for what does neither (as jieba's ``FREQ``)."""
        entry = self._entry(text)
        if entry is not None:
            return int(entry[0])
        if not _may_be_word(text):
            return None
        begins = b"\n" + _encoded(text)
        return 0 if begins in self._section(text[0]) or begins in self._head else None

    def tag(self, word: str) -> str | None:
        """The part of speech of a word (标注 of the dictionary: n, v, a, ns …); None for what is no word of it."""
        entry = self._entry(word)
        return entry[1].decode() if entry is not None else None

    def _entry(self, word: str) -> tuple[bytes, bytes] | None:
        """Frequency and part of speech. Of two lines for one word the later counts."""
        if not _may_be_word(word):
            return None
        sought = b"\n" + _encoded(word) + b" "
        for lines in (self._section(word[0]), self._head):
            at = lines.rfind(sought)
            if at >= 0:
                begin = at + len(sought)
                frequency, _, tag = lines[begin : lines.index(b"\n", begin)].partition(b" ")
                return (frequency, tag) if tag else None
        return None

    def _section(self, character: str) -> bytes:
        if character not in self._sections:
            section = self._lines_of(character)
            if section and not section.startswith(_encoded(character)):  # the index is that of another file
                self._index = Index.made(self._content)
                section = self._lines_of(character)
            self._sections[character] = b"\n" + section
        return self._sections[character]

    def _lines_of(self, character: str) -> bytes:
        start, end = self._index.bounds(character, len(self._content))
        return self._content[start:end]


class Index(NamedTuple):
    """Where the lines of each first character begin: the characters in order, and for each a byte offset."""

    characters: str
    starts: array[int]

    @staticmethod
    def made(content: Buffer) -> Index:
        """The index of a dictionary; the cache folder receives it."""
        characters: list[str] = []
        starts = array("I")
        offset = content.find(_SORTED_FROM) + 1
        for line in content[offset:].splitlines(keepends=True):
            character = line[:4].decode("utf-8", "ignore")[0]
            if not characters or characters[-1] != character:
                characters.append(character)
                starts.append(offset)
            offset += len(line)
        index = Index("".join(characters), starts)
        write_cached(_INDEX, index.characters.encode() + b"\n" + starts.tobytes())
        return index

    @staticmethod
    def kept() -> Index | None:
        """The index that the cache folder holds, if there is one."""
        characters, _, starts = (read_cached(_INDEX) or b"").partition(b"\n")
        try:
            index = Index(characters.decode(), array("I", starts))
        except ValueError:
            return None
        return index if index.characters and len(index.characters) == len(index.starts) else None

    def bounds(self, character: str, end: int) -> tuple[int, int]:
        """From where to where the lines of a character go; ``end`` is where the last ones do."""
        at = bisect_left(self.characters, character)
        if self.characters[at : at + 1] != character:
            return end, end
        return self.starts[at], self.starts[at + 1] if at + 1 < len(self.starts) else end


class WholeDictionary:
    """A dictionary of unknown make, read whole: one word a line, with frequency and part of speech."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._frequencies: dict[str, int] = {}
        self._tags: dict[str, str] = {}
        self.total = 0
        for line in lines:
            word, frequency, *tag = line.decode().split()
            self._frequencies[word] = int(frequency)
            self._tags[word] = tag[0] if tag else ""
            self.total += int(frequency)
            for end in range(1, len(word)):
                self._frequencies.setdefault(word[:end], 0)

    def frequency(self, text: str) -> int | None:
        """See :meth:`Dictionary.frequency`."""
        return self._frequencies.get(text)

    def tag(self, word: str) -> str | None:
        """See :meth:`Dictionary.tag`."""
        return self._tags.get(word)


class Emissions(dict[str, float | None]):
    """How likely a state of the hidden Markov model shows a character (logarithms), read from ``prob_emit.py``.

    The file has a dictionary a state, and in it a line a character (``'\\u4e01': -8.12…,``), by code point.
    """

    def __init__(self, content: bytes, start: int, end: int) -> None:
        super().__init__()
        self._content = content
        self._start = start
        self._end = end

    @staticmethod
    def of(folder: str) -> dict[str, Emissions] | None:
        """State → its emissions, from the folder of the model; None where the file is not written as expected."""
        try:
            with open(join(folder, "prob_emit.py"), "rb") as file:  # noqa: PTH118, PTH123
                content = file.read()
        except OSError:
            return None
        starts = [0]
        for state in b"BEMS":
            starts.append(content.find(b"'%c': {" % state, starts[-1]))
            if starts[-1] < 0:
                return None
        return {
            state: Emissions(content, start, end)
            for state, (start, end) in zip("BEMS", pairwise([*starts[1:], len(content)]), strict=True)
        }

    def __missing__(self, character: str) -> float | None:
        return self.setdefault(character, self._looked_up(f"'\\u{ord(character):04x}': ".encode()))

    def get(self, character: str, default: float | None = None) -> float | None:  # type: ignore[override]
        """The likelihood of a character, or else ``default``."""
        found = self[character]
        return default if found is None else found

    def _looked_up(self, key: bytes) -> float | None:
        """The value behind a key of ten bytes, by bisection."""
        content, low, high = self._content, self._start, self._end
        while low < high:
            at = content.rfind(_KEY, self._start, (low + high) // 2 + len(_KEY))
            at = content.find(_KEY, low, high) if at < low else at
            if at < 0:
                return None
            found = content[at : at + len(key)]
            if found == key:
                return float(content[at + len(key) : at + len(key) + _LONGEST].split(b",", 1)[0].rstrip(b"} \n"))
            low, high = (at + len(key), high) if found < key else (low, at)
        return None


def _may_be_word(text: str) -> bool:
    """Whether a text is not empty and holds nothing that parts the columns or lines of the file."""
    return bool(text) and " " not in text and "\n" not in text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
