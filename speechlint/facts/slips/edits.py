"""Two neighbouring characters that known wording has in the other order, or only once, or with another between them.

The evidence is that of :mod:`speechlint.facts.slips`: the text as it stands makes runs that no good text has, the text
as it should be makes runs that many have. Here more than one run changes, so that their number alone tells enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import log1p
from typing import Final

from speechlint.facts.slips.reading import MARGIN, NUMERALS, Reading
from speechlint.span import Span
from speechlint.text.doubling import doublings as doubled
from speechlint.text.lexicon.codes import LONGEST, MOST, SIGNS
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

_LOGARITHMS: Final = tuple(map(log1p, MOST))
_REACH = 30_000  # characters to either side in which what stands here is looked for
_WORD_SIZES = (2, 3, 4)
_MOST_CANDIDATES = 50_000
_MOST_REPAIRS = 2_000
_LEAST_SCORE = 2.0
_USUAL = 5  # the level of a word's frequency from which it is to be reckoned with
_NO_WORDING = frozenset(SIGNS) | NUMERALS


class Repair(NamedTuple):
    """Two characters that should probably be ``right``: the two in the other order, or one of them.

    ``expected`` is the known wording around it, which stands in at least ``sources`` of the sources; ``score`` is the
    sum of the logarithms of the sources of all runs of four characters that the repair makes.
    """

    span: Span
    right: str
    expected: str
    sources: int
    score: float


class _Candidate(NamedTuple):
    """The offset of two characters in the coded text, and what may have been meant by them."""

    at: int
    right: str


def swaps(reading: Reading, lexicons: Lexicons) -> Iterator[Repair]:
    """Two characters that known wording has in the other order (高量质发展), in reading order."""
    return _repairs(reading.codes, _swaps(reading, lexicons), lexicons)


def doublings(reading: Reading, lexicons: Lexicons) -> Iterator[Repair]:
    """A character twice that known wording has once (高质质量发展), in reading order."""
    return _repairs(reading.codes, _doublings(reading.codes), lexicons)


def _repairs(codes: str, candidates: Iterator[_Candidate], lexicons: Lexicons) -> Iterator[Repair]:
    fitting = _fitting(codes, list(islice(candidates, _MOST_CANDIDATES)), lexicons)
    found = (repair for repair in _weighed(codes, fitting, lexicons) if repair.score >= _LEAST_SCORE)
    last = 0
    for repair in islice(found, _MOST_REPAIRS):
        if repair.span.start >= last and _stands_once(codes, repair.span.start + MARGIN):
            last = repair.span.end
            yield repair


def _swaps(reading: Reading, lexicons: Lexicons) -> Iterator[_Candidate]:
    codes = reading.codes
    last = 0
    for odd in reading.odd:
        for at in (odd - 1, odd):
            one, other = codes[at], codes[at + 1]
            if at > last and one != other and not {one, other} & _NO_WORDING:
                last = at
                if lexicons.joined(codes[at - 1] + other + one + codes[at + 2]):
                    yield _Candidate(at, other + one)


def _doublings(codes: str) -> Iterator[_Candidate]:
    """Characters that stand twice in a row; not thrice, nor beside another such pair (干干净净)."""
    for at, end in doubled(codes, 1, 1):
        before, pair, after = codes[at - 2 : at], codes[at : at + 2], codes[at + 2 : at + 4]
        if end - at > 1 or pair[0] != pair[1] or pair[0] in _NO_WORDING:
            continue
        if before[0] != before[1] and after[0] != after[1]:
            yield _Candidate(at, pair[0])


def _fitting(codes: str, candidates: Sequence[_Candidate], lexicons: Lexicons) -> list[_Candidate]:
    """Those of which all trigrams are known once repaired and none is as they stand, and that are no words."""
    repaired = _levels([_grams(_repaired(codes, each, 1), 3) for each in candidates], lexicons, 3)
    fitting = [each for each, levels in zip(candidates, repaired, strict=True) if all(levels)]
    standing = _levels([_grams(_standing(codes, each, 1), 3) for each in fitting], lexicons, 3)
    fitting = [each for each, levels in zip(fitting, standing, strict=True) if not any(levels)]
    return [each for each in fitting if not _are_words(codes, each.at, lexicons)]


def _are_words(codes: str, at: int, lexicons: Lexicons) -> bool:
    """Whether two characters make a word, or one ends with the first and one begins with the second (业主 and 主体)."""
    ending = [codes[at + 1 - size : at + 1] for size in _WORD_SIZES]
    beginning = [codes[at + 1 : at + 1 + size] for size in _WORD_SIZES]
    levels = lexicons.words([*ending, *beginning, codes[at : at + 2]])
    parted = len(ending)
    return levels[-1] >= _USUAL or min(max(levels[:parted]), max(levels[parted:-1])) >= _USUAL


def _weighed(codes: str, candidates: Sequence[_Candidate], lexicons: Lexicons) -> Iterator[Repair]:
    made = [_made(codes, each) for each in candidates]
    for (at, right), grams, levels in zip(candidates, made, _levels(made, lexicons, LONGEST), strict=True):
        score = sum([_LOGARITHMS[level] for level in levels])
        if score:
            best = max(range(len(grams)), key=lambda index: (levels[index], len(grams[index].strip(SIGNS))))
            span = Span(at - MARGIN, at - MARGIN + 2)
            yield Repair(span, right, grams[best].strip(SIGNS), MOST[levels[best]], score)


def _made(codes: str, candidate: _Candidate) -> list[str]:
    """The runs of four characters that only the repair makes."""
    standing = _standing(codes, candidate, LONGEST - 1)
    return [gram for gram in _grams(_repaired(codes, candidate, LONGEST - 1), LONGEST) if gram not in standing]


def _repaired(codes: str, candidate: _Candidate, context: int) -> str:
    at, right = candidate
    return codes[at - context : at] + right + codes[at + 2 : at + 2 + context]


def _standing(codes: str, candidate: _Candidate, context: int) -> str:
    return codes[candidate.at - context : candidate.at + 2 + context]


def _grams(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(len(text) - size + 1)]


def _levels(lists: Sequence[Sequence[str]], lexicons: Lexicons, size: int) -> Iterator[list[int]]:
    """The levels of several lists of runs, looked up at once."""
    levels = iter(lexicons.grams([gram for grams in lists for gram in grams], size))
    return (list(islice(levels, len(grams))) for grams in lists)


def _stands_once(codes: str, at: int) -> bool:
    """Whether two characters and their neighbours occur nowhere else; otherwise they are a name, or meant so."""
    return codes.count(codes[at - 1 : at + 3], max(0, at - _REACH), at + _REACH) == 1
