"""Searching a text only where something can be found.

``re`` tries an expression that begins with a look-behind or an optional part at every single character. To where a class
of characters stands it skips ten times as fast, and ``str`` skips ten times as fast again to a single rare character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speechlint.span import Span


def holds(text: str, word: str) -> bool:
    """Whether a word stands in a text. Most words are known to be absent by one of their characters."""
    return all(character in text for character in word) and word in text


def behind_last(marks: str, text: str, start: int, end: int) -> int:
    """The offset right behind the last of some characters between two offsets; ``start`` where there is none."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))


def at_first(marks: str, text: str, start: int, end: int) -> int:
    """The offset of the first of some characters between two offsets; ``end`` where there is none."""
    return min((at for mark in marks if (at := text.find(mark, start, end)) >= 0), default=end)


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def offsets(words: Iterable[str], text: str) -> list[int]:
    """Where any of some rare words (of a string: any of its characters) begins, in order."""
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    found.sort()
    return found


def matches_from(starts: Iterable[int], form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``form.finditer`` finds, tried only at the offsets given; these must ascend, and no match may be empty."""
    free = 0
    for start in starts:
        match = form.match(text, start) if start >= free else None
        if match is not None:
            yield match
            free = match.end()


def matches_at(
    openings: re.Pattern[str], form: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What ``form.finditer`` finds, tried only where ``openings`` matches.

    ``openings`` must match the first character, and no more (there are look-aheads), wherever ``form`` can begin;
    ``form`` must not match the empty string.
    """
    end = len(text) if end is None else end
    free = start
    for opening in openings.finditer(text, start, end):
        if opening.start() >= free:
            match = form.match(text, opening.start(), end)
            if match is not None:
                yield match
                free = match.end()


def matches_beside(word: str, form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``form.finditer`` finds, tried only in lines that hold a word; no match may reach beyond its line."""
    place = text.find(word)
    while place >= 0:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        yield from form.finditer(text, text.rfind("\n", 0, place) + 1, end)
        place = text.find(word, end)
