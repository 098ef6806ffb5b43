"""The readings of a clause: where the elements of a sequence stand among its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from speechlint.checks.tokens.elements import Element, at_edge
from speechlint.span import Span

if TYPE_CHECKING:
    from speechlint.text.segmentation import Token


def readings(
    text: str, words: Sequence[Token], sequence: tuple[Element, ...], begin: int, end: int
) -> Iterator[tuple[Span, ...]]:
    """Where the elements stand, for the first reading from each word on that begins at ``begin`` to ``end``.

    ``words`` are those of a clause of ``text``.
    """
    first = bisect_left(words, begin, key=_start)
    for start in range(first, min(bisect_right(words, end, key=_start), len(words)) + 1):
        found = next(_readings(text, words, start, sequence), None)
        if found is not None:
            yield found


def _readings(
    text: str, words: Sequence[Token], start: int, sequence: tuple[Element, ...]
) -> Iterator[tuple[Span, ...]]:
    """All ways to read a sequence from a word on, the longest runs first."""
    if not sequence:
        yield ()
        return
    for end in _ends(text, words, start, sequence[0]):
        span = _span(words, start, end, sequence[0])
        for rest in _readings(text, words, end, sequence[1:]):
            yield (span, *rest)


def _span(words: Sequence[Token], start: int, end: int, element: Element) -> Span:
    """What an element stands for: the words, of a single word with a given ending the ending."""
    if start == end:
        place = _place(words, start)
        return Span(place, place)
    word = words[start]
    ending = max((len(ending) for ending in element.endings if word.text.endswith(ending)), default=0)
    first = word.span.end - ending if ending and end == start + 1 else word.span.start
    return Span(first, words[end - 1].span.end)


def _ends(text: str, words: Sequence[Token], start: int, element: Element) -> Iterator[int]:
    """The word indices up to which an element may reach."""
    if element.edge and at_edge(text, _place(words, start)):
        yield start
    if not element.takes_words:
        return
    ends = [start] if element.least == 0 else []
    fresh = {start}
    for count in range(1, element.most + 1):
        fresh = {end for place in fresh for end in _word_ends(words, place, element)}
        if count >= element.least:
            ends += fresh
    yield from sorted(set(ends), reverse=True)


def _word_ends(words: Sequence[Token], start: int, element: Element) -> Iterator[int]:
    """The word indices up to which one word reaches, or one wording of several: 最大限度 is cut into two."""
    if not element.is_wording:
        if start < len(words) and element.is_met_by(words[start].text):
            yield start + 1
        return
    wording = ""
    for index in range(start, len(words)):
        wording += words[index].text
        if element.may_be(wording):
            yield index + 1
        if len(wording) >= element.lengths[-1]:
            return


def _start(word: Token) -> int:
    return word.span.start


def _place(words: Sequence[Token], index: int) -> int:
    return words[index].span.start if index < len(words) else words[-1].span.end
