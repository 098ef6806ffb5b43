"""jieba's own data files, read word by word.

jieba loads its whole dictionary (349,046 words, 0.7 s) and the emission table of its hidden Markov model (35,227
characters, 20 ms) before it cuts the first clause. Here both are mappings that look into the files when they are
asked, and remember: what they answer is what jieba's own tables answer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from os.path import join
from typing import Final

_SIZE: Final = 5_071_852
_TOTAL: Final = 60_101_967
_SORTED_FROM: Final = "\n一".encode()


class Dictionary:
    """The words of ``dict.txt``: frequency and part of speech.

    From its first Chinese word on the file is sorted by first character; the few lines before hold words with Latin
    letters.
    """

    total: Final = _TOTAL
    """The sum of all frequencies."""

    def __init__(self, content: bytes) -> None:
        start = content.index(_SORTED_FROM)
        self._head = b"\n" + content[: start + 1]
        self._lines = _Lines(content, start + 1)
        self._sections: dict[str, bytes] = {}

    @staticmethod
    def of(folder: str) -> Dictionary | None:
        """The dictionary in a folder; None where it is not the one whose order and total are known."""
        content = _read(join(folder, "dict.txt"))  # noqa: PTH118 - start-up: pathlib costs more than the look-up
        return Dictionary(content) if content is not None and len(content) == _SIZE else None

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
            self._sections[character] = b"\n" + self._lines.starting_with(_encoded(character))
        return self._sections[character]


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


class Frequencies(dict[str, int | None]):
    """What jieba calls ``FREQ``: word → frequency, what only begins a word → 0."""

    def __init__(self, dictionary: Dictionary | WholeDictionary) -> None:
        super().__init__()
        self._dictionary = dictionary

    def __missing__(self, text: str) -> int | None:
        return self.setdefault(text, self._dictionary.frequency(text))

    def __contains__(self, text: object) -> bool:
        return self[text] is not None  # type: ignore[index]

    def get(self, text: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """The frequency of a text, or else ``default``."""
        found = self[text]
        return default if found is None else found


class Emissions(dict[str, float | None]):
    """How likely a state of the hidden Markov model shows a character (logarithms), read from ``prob_emit.py``."""

    def __init__(self, lines: bytes) -> None:
        super().__init__()
        self._lines = lines

    @staticmethod
    def of(folder: str) -> dict[str, Emissions] | None:
        """State → its emissions, from the folder of the model; None where the file is not written as expected."""
        content = _read(join(folder, "prob_emit.py"))  # noqa: PTH118
        if content is None:
            return None
        starts = [content.find(b"'%s': {" % state) for state in (b"B", b"E", b"M", b"S")]
        if min(starts) < 0 or starts != sorted(starts):
            return None
        ends = [*starts[1:], len(content)]
        return {state: Emissions(content[start:end]) for state, start, end in zip("BEMS", starts, ends, strict=True)}

    def __missing__(self, character: str) -> float | None:
        key = f"'\\u{ord(character):04x}': ".encode()
        at = self._lines.find(key)
        value = (
            None if at < 0 else float(self._lines[at + len(key) : at + len(key) + 32].split(b",")[0].rstrip(b"} \n"))
        )
        return self.setdefault(character, value)

    def get(self, character: str, default: float | None = None) -> float | None:  # type: ignore[override]
        """The likelihood of a character, or else ``default``."""
        found = self[character]
        return default if found is None else found


class _Lines:
    """Lines sorted by their first character, as a sequence of byte offsets for :func:`bisect`."""

    def __init__(self, content: bytes, start: int) -> None:
        self._content = content
        self._start = start

    def __len__(self) -> int:
        return len(self._content)

    def __getitem__(self, offset: int) -> bytes:
        """What the line that holds an offset begins with (four bytes hold any character)."""
        start = self._line_start(offset)
        return self._content[start : start + 4]

    def starting_with(self, character: bytes) -> bytes:
        """The lines that start with a character (its UTF-8 bytes)."""
        first = self._line_start(bisect_left(self, character, self._start))
        end = bisect_left(self, character + b"\xff", first)
        return self._content[first : self._line_start(end) if end < len(self._content) else end]

    def _line_start(self, offset: int) -> int:
        return max(self._start, self._content.rfind(b"\n", self._start, offset) + 1)


def _may_be_word(text: str) -> bool:
    """Whether a text is not empty and holds nothing that parts the columns or lines of the file."""
    return bool(text) and " " not in text and "\n" not in text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None
