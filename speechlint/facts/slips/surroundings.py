"""Where characters occur in the text around a place, and beside which others."""

from __future__ import annotations

from typing import Final

from speechlint.text.records import NamedTuple

REACH: Final = 30_000
"""Characters to either side in which is counted, at least."""


class Occurrences(NamedTuple):
    """The characters before and after each occurrence of one."""

    before: str
    after: str


class Surroundings:
    """A text in which the characters are looked for on demand, each once for all places of a stretch."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[tuple[str, int], Occurrences] = {}

    def at(self, place: int) -> Occurrences:
        """The occurrences of the character at an offset around it; one that the text neither begins nor ends with."""
        key = self._text[place], place // REACH
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._counted(*key)
        return found

    def count(self, run: str, place: int) -> int:
        """How often a run occurs around an offset."""
        return self._text.count(run, *_bounds(place // REACH))

    def _counted(self, character: str, stretch: int) -> Occurrences:
        start, end = _bounds(stretch)
        pieces = self._text[start:end].split(character)
        pieces[0] = self._text[max(0, start - 1) : start] + pieces[0]
        pieces[-1] += self._text[end : end + 1]
        return Occurrences(
            "".join([piece[-1:] or character for piece in pieces[:-1]]),
            "".join([piece[:1] or character for piece in pieces[1:]]),
        )


def _bounds(stretch: int) -> tuple[int, int]:
    return max(0, (stretch - 1) * REACH), (stretch + 2) * REACH
