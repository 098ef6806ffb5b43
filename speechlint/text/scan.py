"""Searching a text only where something can be found.

``re`` skips quickly to where a literal or a class of characters stands, but tries an expression that begins with a
look-behind or with several groups at every single character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


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
