"""What speaks for and against an exchange, a doubling or a loss of characters, and how it is weighed.

The weights come from logistic regressions, one for each form, as ``benchmarks/weigh.py --form`` fits them: on three
fifths of the places of one half of the reports (8.2 million characters), each fifth read with a lexicon of the other
four, as it is and with 12,000 slips planted.
"""

from __future__ import annotations

from enum import StrEnum
from math import log, log1p
from operator import mul
from typing import Final

from speechlint.facts.slips.evidence import NO_WORD, WordEvidence
from speechlint.text.lexicon.codes import MOST
from speechlint.text.records import NamedTuple

_LOGARITHMS: Final = tuple(map(log1p, MOST))
_MOST_EXPECTED = 3
_USUAL = 5  # the level of the frequency from which a word is to be reckoned with
_UNFORESEEN = -2.0  # where nothing is known to foresee it from


class EditForm(StrEnum):
    """What happened to two neighbouring characters."""

    SWAP = "swap"
    DOUBLING = "doubling"
    OMISSION = "omission"


class EditEvidence(NamedTuple):
    """All that is known of a place and of its repair: levels of the runs that the repair makes, and that it unmakes.

    ``before`` and ``after`` are the levels of the trigrams to either side that stay: with one character more they are
    the first and the last of the 4-grams made. ``pair_word`` is the frequency of the two characters as they stand as a
    word, ``covering`` that of a longer one that has both, ``ending`` and ``beginning`` those of words that end with the
    first and begin with the second. ``word`` is the longest that only the repair makes. ``pair`` and ``trigram`` count
    in the text around what stands here and what one neighbour makes of it (1: only here), ``expected`` what should.
    """

    fours: tuple[int, ...]
    threes: tuple[int, ...]
    twos: tuple[int, ...]
    before: int
    after: int
    lost_threes: tuple[int, ...]
    lost_twos: tuple[int, ...]
    pair_word: int
    covering: int
    ending: int
    beginning: int
    signs: int
    is_function: bool
    rarest: int
    word: WordEvidence = NO_WORD
    pair: int = 1
    trigram: int = 1
    expected: int = 0


WEIGHTS: Final = {
    # swap, doubling, omission
    "bias": (-6.13, -1.87, -0.68),
    "4-grams": (0.56, 1.28, 0.87),
    "4-gram, most": (-0.02, 0.05, 0.56),
    "4-gram, second": (0.28, -0.07, 0.18),
    "4-gram, foreseen from before": (0.39, 1.34, 0.32),
    "4-gram, foreseen from after": (0.03, 1.63, 1.0),
    "trigram, least": (-0.51, 0.01, 0.04),
    "trigrams, mean": (2.48, 0.01, 1.05),
    "trigram lost, most": (-0.48, -1.24, 0.0),
    "pair made, least": (-0.1, 0.0, -0.46),
    "pairs lost": (-0.34, -0.29, -0.32),
    "trigram before": (-0.03, -0.14, -0.27),
    "trigram after": (0.1, -0.02, -0.17),
    "pair as a word": (0.0, 0.06, -0.25),
    "pair as a usual word": (0.0, -0.78, 0.0),
    "pair in a word": (-0.38, -0.54, -0.23),
    "words to both sides": (-0.45, -0.49, -0.58),
    "usual words to both sides": (0.85, -0.37, 0.73),
    "word to one side": (-0.1, 0.18, -0.05),
    "word made": (0.56, 0.31, 0.53),
    "word made, frequency": (0.17, -0.08, 0.05),
    "signs beside": (0.47, -0.55, 0.75),
    "function character": (0.26, 0.25, -1.4),
    "rarest character": (0.83, 1.74, -0.68),
    "pair in the text": (-0.72, 1.17, -0.42),
    "trigram in the text": (-4.04, -2.3, -4.85),
    "expected in the text": (2.09, 0.6, 1.57),
}
_COLUMNS: Final = dict(zip(EditForm, zip(*WEIGHTS.values(), strict=True), strict=True))


def features(evidence: EditEvidence) -> tuple[float, ...]:
    """The numbers that are weighed, in the order of the weights; at least one 4-gram made is known."""
    second, most = sorted((0, *evidence.fours))[-2:]
    threes = [_LOGARITHMS[level] for level in evidence.threes]
    less, more = sorted((evidence.ending, evidence.beginning))
    return (
        1.0,
        len(evidence.fours) - evidence.fours.count(0),
        _LOGARITHMS[most],
        _LOGARITHMS[second],
        _foreseen(evidence.fours[0], evidence.before),
        _foreseen(evidence.fours[-1], evidence.after),
        min(threes, default=0.0),
        sum(threes) / max(1, len(threes)),
        _LOGARITHMS[max(evidence.lost_threes, default=0)],
        _LOGARITHMS[min(evidence.twos, default=0)],
        sum([_LOGARITHMS[level] for level in evidence.lost_twos]),
        _LOGARITHMS[evidence.before],
        _LOGARITHMS[evidence.after],
        evidence.pair_word,
        evidence.pair_word >= _USUAL,
        evidence.covering,
        less,
        less >= _USUAL,
        more,
        evidence.word.size,
        evidence.word.frequency,
        evidence.signs,
        evidence.is_function,
        _LOGARITHMS[evidence.rarest],
        log(evidence.pair),
        log(evidence.trigram),
        min(evidence.expected, _MOST_EXPECTED),
    )


def score(form: EditForm, evidence: EditEvidence) -> float:
    """The weighed sum."""
    return sum(map(mul, _COLUMNS[form], features(evidence)), start=0.0)


def at_most(form: EditForm, evidence: EditEvidence) -> float:
    """The highest score that evidence without what the text around says can come to."""
    return score(form, evidence) + max(0.0, WEIGHTS["expected in the text"][_ORDER[form]]) * _MOST_EXPECTED


_ORDER: Final = {form: order for order, form in enumerate(EditForm)}


def _foreseen(four: int, three: int) -> float:
    """How surely a 4-gram follows from three of its characters: the logarithm of its share of their sources."""
    return max(_UNFORESEEN, _LOGARITHMS[four] - _LOGARITHMS[three]) if three else _UNFORESEEN
