"""How often characters and pairs of them occur in the text around a place."""

from __future__ import annotations

from collections import Counter
from typing import Final

from speechlint.text.records import NamedTuple

REACH: Final = 30_000
"""Characters to either side in which is counted, at least."""


class Occurrences(NamedTuple):
    """How often a character occurs, and after and before which others."""

    total: int
    before: Counter[str]
    after: Counter[str]


class Surroundings:
    """A text of which the characters are counted on demand, each once for all places of a stretch."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, int], Occurrences] = {}

    def at(self, place: int) -> Occurrences:
        """How often the character at an offset occurs around it; never at the very ends of the text."""
        key = self._text[place], place // REACH
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._counted(*key)
        return found

    def count(self, run: str, place: int) -> int:
        """How often a run occurs around an offset."""
        return self._text.count(run, *_bounds(place // REACH))

    def _counted(self, character: str, stretch: int) -> Occurrences:
        text, places = self._text, []
        start, end = _bounds(stretch)
        place = text.find(character, start, end)
        while place >= 0:
            places.append(place)
            place = text.find(character, place + 1, end)
        before = Counter([text[place - 1] for place in places])
        return Occurrences(len(places), before, Counter([text[place + 1 : place + 2] for place in places]))


def _bounds(stretch: int) -> tuple[int, int]:
    return max(0, (stretch - 1) * REACH), (stretch + 2) * REACH
