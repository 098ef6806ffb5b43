"""All literals of all rules in one pass over the text (Aho and Corasick, CACM 18(6), 1975)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import add

from ahocorasick_rs import AhoCorasick

_LONG_RUN = 40_000  # characters after which the automaton of all literals (10 ms for the shipped rules) pays


class TermIndex:
    """Finds every occurrence of every literal, overlapping ones too.

    In the first ``long_run`` characters it looks only for the literals whose pairs of characters stand in the text:
    most of the work on a single text would be the automaton of the others.
    """

    def __init__(self, literals: Iterable[str], long_run: int = _LONG_RUN) -> None:
        self._literals = {literal for literal in literals if literal}
        self._automaton: _Automaton | None = None
        self._left = long_run

    def find(self, text: str) -> Mapping[str, tuple[int, ...]]:
        """Literal → the offsets (ascending) where it starts; literals that do not occur are absent."""
        self._left -= len(text)
        if self._automaton is None:
            if self._left > 0:
                return _Automaton(_possible(self._literals, text)).find(text)
            self._automaton = _Automaton(self._literals)
        return self._automaton.find(text)


class _Automaton:
    def __init__(self, literals: Iterable[str]) -> None:
        self._literals = sorted(literals)
        self._automaton = AhoCorasick(self._literals) if self._literals else None

    def find(self, text: str) -> Mapping[str, tuple[int, ...]]:
        hits: dict[str, list[int]] = {}
        if self._automaton is not None:
            for index, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                hits.setdefault(self._literals[index], []).append(start)
        return {literal: tuple(starts) for literal, starts in hits.items()}


def _possible(literals: Iterable[str], text: str) -> list[str]:
    """The literals whose first two pairs of characters and whose last stand in the text."""
    pairs = {"", *text, *map(add, text, text[1:])}
    return [one for one in literals if one[:2] in pairs and one[1:3] in pairs and one[-2:] in pairs]
