"""Words (分词): the one door to jieba.

jieba is the reference. Its dictionary and its model are used, its code is not run: that would bring a cache file in the
temp folder (which anybody could plant), logs, warnings and 15 ms. Of its data files only what a clause asks for is read
(:mod:`speechlint.text.dictionary`); how words are found is in :mod:`speechlint.text.cutting`.

rjieba, where installed, takes over in long runs. Its words were compared with jieba's on 1,438,125 different clauses
of government reports (23 million characters): all 2,911 differences stood in clauses with addresses, hyphens, signs
or rare characters, none in one that :data:`_plain()` matches.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec

from speechlint.span import Span
from speechlint.text.cutting import Cutter
from speechlint.text.dictionary import Dictionary, Emissions, WholeDictionary
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

_LONG_RUN = 20_000  # characters after which loading rjieba (0.1 s) pays
_TAGS = 50_000  # words whose part of speech is remembered


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


@lru_cache(maxsize=_TAGS)
def tag(word: str) -> str:
    """The part of speech (词性) that jieba's dictionary gives a word: n, v, a, d, m, q, ns …; x for unknown words."""
    return _segmenter().tag(word)


def _placed(words: Iterable[str]) -> Iterator[Token]:
    start = 0
    for word in words:
        yield Token(Span(start, start + len(word)), word)
        start += len(word)


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


class Segmenter:
    """jieba's way, and rjieba once more than ``long_run`` characters have been cut and where it cuts alike."""

    def __init__(self, long_run: int = _LONG_RUN) -> None:
        self._fast: Callable[[str], list[str]] | None = None
        self._left = long_run

    @cached_property
    def _data(self) -> _Data:
        return _Data()

    def cut(self, text: str) -> list[str]:
        """The words of a text."""
        if self._left > 0:
            self._left -= len(text)
            if self._left <= 0:
                self._fast = _rjieba()
        if self._fast is not None and _plain().fullmatch(text):
            return self._fast(text)
        return self._data.cut(text)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary."""
        return bool(self._data.dictionary.frequency(word))

    def tag(self, word: str) -> str:
        """The part of speech of a word, x where the dictionary does not have it."""
        return self._data.dictionary.tag(word) or "x"


def _rjieba() -> Callable[[str], list[str]] | None:
    try:
        from rjieba import cut  # noqa: PLC0415 - an extra, and 0.1 s
    except ImportError:
        return None
    fast: Callable[[str], list[str]] = cut
    return fast


class _Data:
    """jieba's data files, found without running jieba itself (15 ms)."""

    def __init__(self) -> None:
        location = find_spec("jieba")
        self._folder = os.path.dirname(location.origin or "") if location else ""  # noqa: PTH120 - start-up
        self.dictionary = Dictionary.of(self._folder) or self._whole()

    @cached_property
    def cut(self) -> Callable[[str], list[str]]:
        """jieba's way of cutting, in a place of our own."""
        emissions = Emissions.of(os.path.join(self._folder, "finalseg")) or _modelled()  # noqa: PTH118
        return Cutter(self.dictionary.frequency, self.dictionary.total, emissions).cut

    def _whole(self) -> WholeDictionary:
        with open(os.path.join(self._folder, "dict.txt"), "rb") as lines:  # noqa: PTH118, PTH123
            return WholeDictionary(lines)


def _modelled() -> Mapping[str, Mapping[str, float]]:
    """The emissions as jieba loads them."""
    import warnings  # noqa: PLC0415 - for a jieba other than the known one

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        emissions: Mapping[str, Mapping[str, float]] = import_module("jieba.finalseg.prob_emit").P
    return emissions


@cache
def _plain() -> re.Pattern[str]:
    return compiled(r"[\u4e00-\u9fd5A-Za-z0-9、“”‘’（）《》·—…]+")
