"""All literals of all rules in one pass over the text (Aho and Corasick, CACM 18(6), 1975)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick


class TermIndex:
    """Finds every occurrence of every literal, overlapping ones too."""

    def __init__(self, literals: Iterable[str]) -> None:
        self._literals = sorted({literal for literal in literals if literal})
        self._automaton = AhoCorasick(self._literals) if self._literals else None

    def find(self, text: str) -> Mapping[str, tuple[int, ...]]:
        """Literal → the offsets (ascending) where it starts; literals that do not occur are absent."""
        hits: dict[str, list[int]] = {}
        if self._automaton is not None:
            for index, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                hits.setdefault(self._literals[index], []).append(start)
        return {literal: tuple(starts) for literal, starts in hits.items()}
