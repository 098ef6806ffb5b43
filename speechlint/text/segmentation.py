"""Words (分词): the one door to jieba.

jieba is the reference. It runs here in a tokenizer of our own: no cache file in the temp folder (which anybody could
plant), no log, no ``pkg_resources``, no warnings. Of its data files only what a clause asks for is read
(:mod:`speechlint.text.dictionary`): the first clause costs some 15 ms instead of 700.

rjieba, where installed, takes over in long runs. Its words were compared with jieba's on 1,438,125 different clauses
of government reports (23 million characters): all 2,911 differences stood in clauses with addresses, hyphens, signs
or rare characters, none in one that :data:`_plain()` matches.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from speechlint.span import Span
from speechlint.text.dictionary import Dictionary, Emissions, Frequencies, WholeDictionary
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
        if self._fast is not None and _plain().fullmatch(text):
            return self._fast(text)
        return self._jieba().cut(text)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary."""
        return self._jieba().knows(word)

    def tag(self, word: str) -> str:
        """The part of speech of a word, x where the dictionary does not have it."""
        return self._jieba().tag(word) or "x"

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
        dictionary = Dictionary.of(_folder(jieba.__file__)) or _whole(self._tokenizer)
        self._tokenizer.FREQ, self._tokenizer.total = Frequencies(dictionary), dictionary.total
        self._tokenizer.initialized = True
        self.tag = dictionary.tag

    def cut(self, text: str) -> list[str]:
        return list(self._tokenizer.cut(text))

    def knows(self, word: str) -> bool:
        return bool(self._tokenizer.FREQ.get(word))


def _whole(tokenizer: Any) -> WholeDictionary:
    with tokenizer.get_dict_file() as lines:
        return WholeDictionary(lines)


def _folder(file: str | None) -> str:
    return os.path.dirname(file or "")  # noqa: PTH120 - start-up: pathlib costs more than the look-up


class _Late(ModuleType):
    """A module of functions that is loaded when one of them is called."""

    def __getattr__(self, name: str) -> Any:
        def function(*arguments: object, **named: object) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return function


class _Silent(ModuleType):
    """A module for a log: whatever is asked of it is itself, and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments: object) -> Any:  # noqa: ARG002
        return self


def _quietly_imported() -> ModuleType:
    """jieba, without its escape warnings and without what it does not need here.

    ``pkg_resources`` (0.1 s, a warning) is kept from it: it then reads its files itself. ``tempfile`` and ``hashlib``
    serve its cache file and ``pickle`` Jython alone, so they are loaded when they are used; its log is not written.
    Its emission table gives way to :class:`Emissions`.
    """
    import sys  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    stand_ins: dict[str, Any] = {name: _Late(name) for name in ("tempfile", "hashlib", "pickle")}
    stand_ins |= {"pkg_resources": None, "logging": _Silent("logging")}
    location = find_spec("jieba")
    emissions = Emissions.of(_folder(location.origin) + "/finalseg") if location else None
    if emissions is not None:
        table: Any = ModuleType("jieba.finalseg.prob_emit")
        table.P = emissions
        stand_ins[table.__name__] = table
    present = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins | present)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415
    finally:
        for name in stand_ins.keys() - present.keys():
            del sys.modules[name]
    module: ModuleType = jieba
    return module


@cache
def _plain() -> re.Pattern[str]:
    return compiled(r"[\u4e00-\u9fd5A-Za-z0-9、“”‘’（）《》·—…]+")
