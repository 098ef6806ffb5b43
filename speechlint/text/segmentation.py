"""Words (分词): the one door to jieba.

jieba is the reference. It runs here in a tokenizer of our own: no cache file in the temp folder (which anybody could
plant), no log, no ``pkg_resources``, no warnings. Its dictionary is sorted by first character, so of its 349,046
words only those are read that begin with a character of the text: the first clause costs some 40 ms instead of 700.

rjieba, where installed, takes over in long runs. Its words were compared with jieba's on 1,438,125 different clauses
of government reports (23 million characters): all 2,911 differences stood in clauses with addresses, hyphens, signs
or rare characters, none in one that :data:`_PLAIN` matches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from speechlint.span import Span

if TYPE_CHECKING:
    from types import ModuleType

_PLAIN = re.compile(r"[\u4e00-\u9fd5A-Za-z0-9、“”‘’（）《》·—…]+")
_LONG_RUN = 20_000  # characters after which loading rjieba (0.1 s) pays
_KNOWN_SIZE = 5_071_852
_KNOWN_CRC = 0x1394096D
_KNOWN_TOTAL = 60_101_967
_SORTED_FROM = "\n一".encode()


class Token(NamedTuple):
    """A word and its place in the text that was cut."""

    span: Span
    text: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text (best a clause) in order; together they are the whole text, white space included."""
    return tuple(_placed(_segmenter().cut(text)))


def is_known(word: str) -> bool:
    """Whether a word stands in jieba's dictionary (349,046 words, names and places among them)."""
    return _segmenter().knows(word)


def _placed(words: Iterable[str]) -> Iterator[Token]:
    start = 0
    for word in words:
        yield Token(Span(start, start + len(word)), word)
        start += len(word)


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


class Segmenter:
    """jieba, and rjieba once more than ``long_run`` characters have been cut and where it cuts alike."""

    def __init__(self, long_run: int = _LONG_RUN) -> None:
        self._reference: _Jieba | None = None
        self._fast: Callable[[str], list[str]] | None = None
        self._left = long_run

    def cut(self, text: str) -> list[str]:
        """The words of a text."""
        if self._left > 0:
            self._left -= len(text)
            if self._left <= 0:
                self._fast = _rjieba()
        if self._fast is not None and _PLAIN.fullmatch(text):
            return self._fast(text)
        return self._jieba().cut(text)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary."""
        return self._jieba().knows(word)

    def _jieba(self) -> _Jieba:
        if self._reference is None:
            self._reference = _Jieba()
        return self._reference


def _rjieba() -> Callable[[str], list[str]] | None:
    try:
        from rjieba import cut  # noqa: PLC0415 - an extra, and 0.1 s
    except ImportError:
        return None
    fast: Callable[[str], list[str]] = cut
    return fast


class _Jieba:
    """jieba's exact mode with new words (HMM), on a tokenizer that nobody else has."""

    def __init__(self) -> None:
        jieba = _quietly_imported()
        self._tokenizer = jieba.Tokenizer()
        self._dictionary = _Dictionary.of(jieba)
        if self._dictionary is None:
            self._tokenizer.FREQ, self._tokenizer.total = self._tokenizer.gen_pfdict(self._tokenizer.get_dict_file())
        else:
            self._tokenizer.total = _KNOWN_TOTAL
        self._tokenizer.initialized = True

    def cut(self, text: str) -> list[str]:
        self._read_for(text)
        return list(self._tokenizer.cut(text))

    def knows(self, word: str) -> bool:
        self._read_for(word)
        return bool(self._tokenizer.FREQ.get(word))

    def _read_for(self, text: str) -> None:
        if self._dictionary is not None:
            self._dictionary.read_for(text, self._tokenizer.FREQ)


def _quietly_imported() -> ModuleType:
    """jieba, without the ``pkg_resources`` that it would load (0.1 s, a warning) and its escape warnings."""
    import sys  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    missing = object()
    loaded: Any = sys.modules.get("pkg_resources", missing)
    if loaded is missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # importing it fails: jieba then reads its files itself
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415
    finally:
        if loaded is missing:
            del sys.modules["pkg_resources"]
    module: ModuleType = jieba
    return module


class _Dictionary:
    """jieba's dictionary, read by first characters. It holds what jieba makes of it: prefixes count as words of 0."""

    def __init__(self, content: bytes) -> None:
        start = content.index(_SORTED_FROM) + 1
        self._head = content[:start]
        self._lines = _Lines(content, start)
        self._read: set[str] = set()

    @staticmethod
    def of(jieba: ModuleType) -> _Dictionary | None:
        """The dictionary of an installed jieba; None where it is not the one whose order is known."""
        from os.path import dirname, join  # noqa: PLC0415
        from zlib import crc32  # noqa: PLC0415

        try:
            with open(join(dirname(jieba.__file__ or ""), "dict.txt"), "rb") as file:  # noqa: PTH118, PTH120, PTH123
                content = file.read()
        except OSError:
            return None
        known = len(content) == _KNOWN_SIZE and crc32(content) == _KNOWN_CRC
        return _Dictionary(content) if known else None

    def read_for(self, text: str, frequencies: dict[str, int]) -> None:
        """Add all words that can stand in a text."""
        if not self._read:
            self._add(self._head, frequencies)
            self._read.add("")
        for character in set(text) - self._read:
            self._read.add(character)
            self._add(self._lines.starting_with(character.encode("utf-8", "surrogatepass")), frequencies)

    @staticmethod
    def _add(lines: bytes, frequencies: dict[str, int]) -> None:
        for line in lines.decode().splitlines():
            word, frequency, _ = line.split(" ")
            frequencies[word] = int(frequency)
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)


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
