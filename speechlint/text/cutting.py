"""Cutting a text into words as jieba does: its exact mode (精确模式) with new words.

Of all ways to make a run of characters of words of the dictionary, the likeliest is taken (the product of the words'
frequencies); single characters that are left in a row are cut by a hidden Markov model of the places of characters in
words: B begins a word, M is within, E ends it, S is one (the algorithm of Viterbi). Sums and ties are formed as jieba
forms them, so that the words are the same to the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf, log
from typing import Final

from speechlint.text.patterns import Late

_RUN = Late("([\u4e00-\u9fd5a-zA-Z0-9+#&._%\\-]+)")
_SPACE = Late(r"(\r\n|\s)")
_HAN = Late("([\u4e00-\u9fd5]+)")
_LATIN = Late(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")

_NEVER: Final = -3.14e100
"""The logarithm of the model for what does not occur."""
_STATES: Final = "BMES"
_START: Final = {"B": -0.26268660809250016, "M": _NEVER, "E": _NEVER, "S": -1.4652633398537678}
_BEFORE: Final = {
    "B": (("E", -0.5897149736854513), ("S", -0.7211965654669841)),
    "M": (("M", -1.2603623820268226), ("B", -0.916290731874155)),
    "S": (("S", -0.6658631448798212), ("E", -0.8085250474669937)),
    "E": (("B", -0.510825623765990), ("M", -0.33344856811948514)),
}
"""State → the states that may stand before it, and how likely it follows each (``prob_trans.py`` of jieba 0.42.1)."""

_MOST_WEIGHTS: Final = 200_000
"""Pieces of text whose weight is remembered."""
_BEGINS: Final = 0.0
"""The weight of what is no word but begins one: words have negative weights."""

Emissions = Mapping[str, Mapping[str, float | None]]
"""State → character → how likely the state shows it (logarithms)."""


class Cutter:
    """Cuts texts into words, by a dictionary's frequencies and the emissions of the model.

    ``frequency`` gives 0 for what only begins a word, None for what does neither; ``total`` is the sum of all.
    """

    def __init__(self, frequency: Callable[[str], int | None], total: int, emissions: Emissions) -> None:
        self._frequency = frequency
        self._log_total = log(total)
        self._emissions = emissions
        self._weights: dict[str, float | None] = {}

    def cut(self, text: str) -> list[str]:
        """The words of a text in order; together they are the whole text."""
        return list(self._cut(text))

    def _cut(self, text: str) -> Iterator[str]:
        for index, piece in enumerate(_RUN.split(text)):
            if index % 2:
                yield from self._words(piece)
            else:
                for place, part in enumerate(_SPACE.split(piece)):
                    yield from (part,) if place % 2 else part

    def _words(self, run: str) -> Iterator[str]:
        """The words of a run of letters; single ones in a row go to the model, unless they are a word after all."""
        ends = self._likeliest(run)
        start = single = 0
        while start < len(run):
            end = ends[start]
            if end - start > 1:
                yield from self._singles(run[single:start])
                yield run[start:end]
                single = end
            start = end
        yield from self._singles(run[single:])

    def _likeliest(self, run: str) -> list[int]:
        """For each place of a run, the end of the word that begins there on the likeliest way to the end."""
        size, known = len(run), self._weights
        likelihoods = [0.0] * (size + 1)
        ends = [0] * size
        for start in range(size - 1, -1, -1):
            best, best_end = -inf, start + 1
            for end in range(start + 1, size + 1):
                piece = run[start:end]
                weight = known[piece] if piece in known else self._weight(piece)  # a call costs as much as the rest
                if weight is None:
                    break
                if weight:
                    likelihood = weight + likelihoods[end]
                    if likelihood >= best:
                        best, best_end = likelihood, end
            likelihoods[start] = best if best > -inf else likelihoods[start + 1] - self._log_total
            ends[start] = best_end
        return ends

    def _weight(self, piece: str) -> float | None:
        """The logarithm of a word's share of all words; see :data:`_BEGINS`, and None for what begins no word."""
        if piece not in self._weights:
            if len(self._weights) >= _MOST_WEIGHTS:
                self._weights.clear()
            frequency = self._frequency(piece)
            weight = log(frequency) - self._log_total if frequency else _BEGINS
            self._weights[piece] = weight if frequency is not None else None
        return self._weights[piece]

    def _singles(self, run: str) -> Iterator[str]:
        """The words of a run of characters of which none is part of a word of the dictionary."""
        if len(run) == 1 or self._weight(run):
            yield from run
            return
        for index, piece in enumerate(_HAN.split(run)):
            yield from self._new_words(piece) if index % 2 else filter(None, _LATIN.split(piece))

    def _new_words(self, run: str) -> Iterator[str]:
        """The words that the model makes of a run of Chinese characters."""
        start = 0
        for end, state in enumerate(self._states(run), 1):
            if state in "ES":
                yield run[start:end]
                start = end

    def _states(self, run: str) -> str:
        """The likeliest states of the characters of a run."""
        likelihoods = {state: _START[state] + self._shown(state, run[0]) for state in _STATES}
        ways = {state: state for state in _STATES}
        for character in run[1:]:
            best = {
                state: max(
                    (likelihoods[before] + transition + self._shown(state, character), before)
                    for before, transition in _BEFORE[state]
                )
                for state in _STATES
            }
            ways = {state: ways[before] + state for state, (_, before) in best.items()}
            likelihoods = {state: likelihood for state, (likelihood, _) in best.items()}
        _, last = max((likelihoods[state], state) for state in "ES")
        return ways[last]

    def _shown(self, state: str, character: str) -> float:
        shown = self._emissions[state].get(character, _NEVER)
        return _NEVER if shown is None else shown
