"""What stands between paired marks: quotations (引号), titles (书名号), brackets (括号)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from speechlint.document import Document
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple


class Enclosure(StrEnum):
    """The families of paired marks."""

    QUOTE = "quote"
    BOOK_TITLE = "book-title"
    BRACKET = "bracket"


OPENING = {
    "“": ("”", Enclosure.QUOTE),
    "‘": ("’", Enclosure.QUOTE),
    "「": ("」", Enclosure.QUOTE),
    "『": ("』", Enclosure.QUOTE),
    "《": ("》", Enclosure.BOOK_TITLE),
    "〈": ("〉", Enclosure.BOOK_TITLE),
    "（": ("）", Enclosure.BRACKET),
    "(": (")", Enclosure.BRACKET),
    "〔": ("〕", Enclosure.BRACKET),
    "【": ("】", Enclosure.BRACKET),
    "［": ("］", Enclosure.BRACKET),
    "[": ("]", Enclosure.BRACKET),
}
_PAIRS = tuple(opening + closing for opening, (closing, _) in OPENING.items())
_MARK = Late(f"[{re.escape(''.join(_PAIRS))}]")
_LONGEST = 64
_KEPT = 4096
"""Sequences of at most ``_LONGEST`` marks that are remembered: the same few (“”（）“”) stand in every text."""


class Enclosed(NamedTuple):
    """A closed pair within one paragraph: ``span`` with the marks, ``inner`` without, ``depth`` from 0."""

    span: Span
    kind: Enclosure
    depth: int

    @property
    def inner(self) -> Span:
        return Span(self.span.start + 1, self.span.end - 1)


class Marks(NamedTuple):
    """The opening and closing marks of one paragraph: its index, which marks they are and where each stands."""

    paragraph: int
    signs: str
    offsets: tuple[int, ...]

    def span(self, pair: Pair) -> Span:
        """The text that a pair of these marks encloses, with the marks."""
        return Span(self.offsets[pair.opening], self.offsets[pair.closing] + 1)


class Pair(NamedTuple):
    """A closed pair, as two indices into a sequence of marks; ``depth`` counts the pairs around it."""

    opening: int
    closing: int
    depth: int


class Pairing(NamedTuple):
    """How a sequence of marks pairs.

    The closed pairs by their beginning, the indices of the marks without a partner, and (inner, outer) of each pair
    that stands directly inside one of the same form.
    """

    pairs: tuple[Pair, ...]
    lone: tuple[int, ...]
    nested: tuple[tuple[Pair, Pair], ...]


def marks(document: Document) -> Iterator[Marks]:
    """The marks of each paragraph that holds any."""
    text = document.text
    offsets = [match.start() for match in _MARK.finditer(text)]
    signs = "".join([text[offset] for offset in offsets])
    start = 0
    for index, paragraph in enumerate(document.paragraphs):
        end = bisect_left(offsets, paragraph.span.end, start)
        if end > start:
            yield Marks(index, signs[start:end], tuple(offsets[start:end]))
            start = end


def paired(signs: str, pairs: tuple[str, ...]) -> Pairing:
    """How the marks of one paragraph pair; only those of ``pairs`` count, which are two characters each.

    A mark without its partner hides no pair around it.
    """
    return _remembered(signs, pairs) if len(signs) <= _LONGEST else _paired(signs, pairs)


def enclosed(marks: Iterable[Marks]) -> Iterator[Enclosed]:
    """All closed pairs, by start."""
    for found in marks:
        for pair in paired(found.signs, _PAIRS).pairs:
            yield Enclosed(found.span(pair), OPENING[found.signs[pair.opening]][1], pair.depth)


def _paired(signs: str, pairs: tuple[str, ...]) -> Pairing:
    closed, lone = _closed(signs, {pair[0]: pair[1] for pair in pairs})
    found: list[Pair] = []
    nested: list[tuple[Pair, Pair]] = []
    around: list[Pair] = []
    for opening, closing in closed:
        while around and around[-1].closing < opening:
            around.pop()
        pair = Pair(opening, closing, len(around))
        if around and signs[around[-1].opening] == signs[opening]:
            nested.append((pair, around[-1]))
        around.append(pair)
        found.append(pair)
    return Pairing(tuple(found), tuple(lone), tuple(nested))


_remembered = lru_cache(_KEPT)(_paired)


def _closed(signs: str, closing_of: Mapping[str, str]) -> tuple[list[tuple[int, int]], list[int]]:
    """Opening and closing mark of each pair, by the opening one, and the marks without a partner."""
    opening_of = {closing: opening for opening, closing in closing_of.items()}
    closed: list[tuple[int, int]] = []
    lone: list[int] = []
    stack: list[int] = []
    waiting = dict.fromkeys(closing_of, 0)
    for index, sign in enumerate(signs):
        if sign in closing_of:
            stack.append(index)
            waiting[sign] += 1
        elif waiting.get(opening_of.get(sign, "")):
            while signs[stack[-1]] != opening_of[sign]:
                waiting[signs[stack[-1]]] -= 1
                lone.append(stack.pop())
            waiting[opening_of[sign]] -= 1
            closed.append((stack.pop(), index))
        elif sign in opening_of:
            lone.append(index)
    return sorted(closed), sorted([*lone, *stack])
