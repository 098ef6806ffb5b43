"""What speaks for and against a slip, and how it is weighed.

One sum of logarithms of counts instead of a dozen thresholds. The weights come from a logistic regression, as
``benchmarks/weigh.py`` fits it, with a lexicon of four fifths of the places of one half of the reports: on the other
fifth (2.7 million characters) as it is and with 8,039 slips planted, and on half of the ECSpell sentences.
"""

from __future__ import annotations

from math import log, log1p
from operator import mul
from typing import Final

from speechlint.text.alike import Likeness
from speechlint.text.lexicon.codes import HIGHEST, LONGEST, MOST
from speechlint.text.records import NamedTuple

_LOGARITHMS: Final = tuple(map(log1p, MOST))
_MOST_EXPECTED = 3


class WordEvidence(NamedTuple):
    """The longest word of the dictionary that covers the place: its characters and its frequency level, or zeros."""

    size: int
    frequency: int


NO_WORD: Final = WordEvidence(0, 0)


class Around(NamedTuple):
    """How often the odd character, and the rarer and the commoner pair that it makes, occur in the text (1: only here).

    A pair with a sign in it counts as 1.
    """

    single: int = 1
    rarer: int = 1
    commoner: int = 1


class Evidence(NamedTuple):
    """All that is known of a place: levels of the character there and of the one that should be, and of their runs.

    The pairs, trigrams and 4-grams are those that cover the place, from left to right. ``expected`` counts in the text
    around what should stand there.
    """

    likeness: Likeness
    wrong: int
    right: int
    wrong_pairs: tuple[int, int]
    right_pairs: tuple[int, int]
    threes: tuple[int, int, int]
    fours: tuple[int, int, int, int]
    wrong_word: WordEvidence = NO_WORD
    right_word: WordEvidence = NO_WORD
    around: Around = Around()
    expected: int = 0


WEIGHTS: Final = {
    "bias": -5.23,
    "near sound": -1.93,
    "shape": -0.87,
    "wrong character": 0.37,
    "right character": -0.13,
    "wrong pair before": -0.25,
    "wrong pair after": -0.24,
    "right pair before": 0.09,
    "right pair after": 0.17,
    "trigram, least": 0.31,
    "trigram, middle": 0.78,
    "trigram, most": 0.05,
    "4-gram, most": 0.16,
    "4-grams": 0.95,
    "wrong word": -0.37,
    "wrong word, frequency": -0.14,
    "right word": 0.79,
    "right word, frequency": 0.08,
    "character in the text": -0.76,
    "rarer pair in the text": -4.62,
    "commoner pair in the text": -2.32,
    "expected in the text": 0.66,
}


def features(evidence: Evidence) -> tuple[float, ...]:
    """The numbers that are weighed, in the order of the weights."""
    low, middle, high = sorted(evidence.threes)
    return (
        1.0,
        evidence.likeness is Likeness.NEAR_SOUND,
        evidence.likeness is Likeness.SHAPE,
        _LOGARITHMS[evidence.wrong],
        _LOGARITHMS[evidence.right],
        _LOGARITHMS[evidence.wrong_pairs[0]],
        _LOGARITHMS[evidence.wrong_pairs[1]],
        _LOGARITHMS[evidence.right_pairs[0]],
        _LOGARITHMS[evidence.right_pairs[1]],
        _LOGARITHMS[low],
        _LOGARITHMS[middle],
        _LOGARITHMS[high],
        _LOGARITHMS[max(evidence.fours)],
        4 - evidence.fours.count(0),
        evidence.wrong_word.size,
        evidence.wrong_word.frequency,
        evidence.right_word.size,
        evidence.right_word.frequency,
        log(evidence.around.single),
        log(evidence.around.rarer),
        log(evidence.around.commoner),
        min(evidence.expected, _MOST_EXPECTED),
    )


def score(evidence: Evidence) -> float:
    """The weighed sum."""
    return sum(map(mul, WEIGHTS.values(), features(evidence)), start=0.0)


def at_most(evidence: Evidence, *, words: bool = False) -> float:
    """The highest score that evidence without what is expected can come to; ``words``: that of words is there."""
    return score(evidence) + (_EXPECTED_AT_MOST if words else _EXPECTED_AT_MOST + _WORDS_AT_MOST)


_EXPECTED_AT_MOST: Final = max(0.0, WEIGHTS["expected in the text"]) * _MOST_EXPECTED
_WORDS_AT_MOST: Final = sum(
    max(0.0, WEIGHTS[f"{whose} word{what}"]) * most
    for whose in ("wrong", "right")
    for what, most in (("", LONGEST), (", frequency", HIGHEST))
)
