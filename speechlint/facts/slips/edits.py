"""Two neighbouring characters that known wording has in the other order, or only once, or with another between them.

The evidence is that of :mod:`speechlint.facts.slips`: the text as it stands makes runs that no good text has, the text
as it should be makes runs that many have. Here more than one run changes, so that their number alone tells enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, groupby, islice
from math import log1p
from typing import Final

from speechlint.facts.slips.reading import MARGIN, NO_WORDING, Reading
from speechlint.span import Span
from speechlint.text.doubling import doublings as doubled
from speechlint.text.lexicon.codes import LONGEST, MOST, SIGNS
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

_LOGARITHMS: Final = tuple(map(log1p, MOST))
_REACH = 30_000  # characters to either side in which what stands here is looked for
_WORD_SIZES = (2, 3, 4)
_MOST_CANDIDATES = 50_000
_MOST_FILLERS = 400
_MOST_REPAIRS = 2_000
_LEAST_SCORE = 2.0
_LEAST_SIDE = 10  # the level of the better known of what lies to either side of a gap
_USUAL = 5  # the level of a word's frequency from which it is to be reckoned with


class Repair(NamedTuple):
    """Two characters that should probably be ``right``: the two exchanged, one of them, or both with one between them.

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


def omissions(reading: Reading, lexicons: Lexicons) -> Iterator[Repair]:
    """Two characters that known wording has with another between them (高质发展), in reading order."""
    return _repairs(reading.codes, _omissions(reading, lexicons), lexicons)


def _repairs(codes: str, candidates: Iterable[_Candidate], lexicons: Lexicons) -> Iterator[Repair]:
    fitting = _fitting(codes, list(islice(candidates, _MOST_CANDIDATES)), lexicons)
    found = (repair for repair in _weighed(codes, fitting, lexicons) if repair.score >= _LEAST_SCORE)
    best = (max(rivals, key=lambda repair: repair.score) for _, rivals in groupby(found, lambda repair: repair.span))
    last = 0
    for repair in islice(best, _MOST_REPAIRS):
        if repair.span.start >= last and _stands_once(codes, repair.span.start + MARGIN):
            last = repair.span.end
            yield repair


def _swaps(reading: Reading, lexicons: Lexicons) -> Iterable[_Candidate]:
    codes = reading.codes
    places = [at for at in _breaks(reading) if codes[at] != codes[at + 1]]
    for one, other in ((1, 0), (-1, 1), (0, 2)):  # neighbours once the two are exchanged
        places = list(compress(places, lexicons.joined([codes[at + one] + codes[at + other] for at in places])))
    return (_Candidate(at, codes[at + 1] + codes[at]) for at in places)


def _omissions(reading: Reading, lexicons: Lexicons) -> Iterable[_Candidate]:
    """What known pairs may stand between two characters that never meet, while what lies to either side is known."""
    codes = reading.codes
    places = list(islice(_lone_breaks(reading), _MOST_CANDIDATES))
    joined = lexicons.joined([codes[at : at + 2] for at in places])
    lone = [at for at, is_joined in zip(places, joined, strict=True) if not is_joined]
    sides = _levels([(codes[at - 2 : at + 1], codes[at + 1 : at + 4]) for at in lone], lexicons, 3)
    known = [at for at, levels in zip(lone, sides, strict=True) if max(levels) >= _LEAST_SIDE]
    wanting = [
        (at, character)
        for at in _no_words(codes, known, lexicons)
        for character in lexicons.fillers(codes[at], codes[at + 1], _MOST_FILLERS)
        if character not in NO_WORDING and character not in codes[at : at + 2]
    ][:_MOST_CANDIDATES]
    wanting = list(compress(wanting, lexicons.grams([codes[at - 1 : at + 1] + each for at, each in wanting], 3)))
    wanting = list(compress(wanting, lexicons.grams([each + codes[at + 1 : at + 3] for at, each in wanting], 3)))
    return (_Candidate(at, codes[at] + character + codes[at + 1]) for at, character in wanting)


def _breaks(reading: Reading) -> list[int]:
    """The breaks between characters that may be wording."""
    codes = reading.codes
    return [at for at in reading.breaks if codes[at] not in NO_WORDING and codes[at + 1] not in NO_WORDING]


def _lone_breaks(reading: Reading) -> Iterator[int]:
    """Those of them that have no other beside them."""
    places = _breaks(reading)
    for before, at, after in zip((0, *places), places, (*places[1:], 0), strict=False):
        if before < at - 1 and after != at + 1:
            yield at


def _doublings(codes: str) -> Iterator[_Candidate]:
    """Characters that stand twice in a row; not thrice, nor beside another such pair (干干净净)."""
    for at, end in doubled(codes, 1, 1):
        before, pair, after = codes[at - 2 : at], codes[at : at + 2], codes[at + 2 : at + 4]
        if end - at > 1 or pair[0] != pair[1] or pair[0] in NO_WORDING:
            continue
        if before[0] != before[1] and after[0] != after[1]:
            yield _Candidate(at, pair[0])


def _fitting(codes: str, candidates: Sequence[_Candidate], lexicons: Lexicons) -> list[_Candidate]:
    """Those of which all trigrams are known once repaired and none is as they stand, and that are no words."""
    repaired = _levels([_grams(_repaired(codes, each, 1), 3) for each in candidates], lexicons, 3)
    fitting = [each for each, levels in zip(candidates, repaired, strict=True) if all(levels)]
    standing = _levels([_grams(_standing(codes, each, 1), 3) for each in fitting], lexicons, 3)
    fitting = [each for each, levels in zip(fitting, standing, strict=True) if not any(levels)]
    free = set(_no_words(codes, [each.at for each in fitting], lexicons))
    return [each for each in fitting if each.at in free]


def _no_words(codes: str, places: Sequence[int], lexicons: Lexicons) -> list[int]:
    """Those of some pairs that make no word, and of which not one ends a word and the other begins one (业主 and 主体)."""
    ending = _levels([[codes[at + 1 - size : at + 1] for size in _WORD_SIZES] for at in places], lexicons)
    beginning = _levels([[codes[at + 1 : at + 1 + size] for size in _WORD_SIZES] for at in places], lexicons)
    whole = _levels([(codes[at : at + 2],) for at in places], lexicons)
    return [
        at
        for at, before, after, pair in zip(places, ending, beginning, whole, strict=True)
        if pair[0] < _USUAL and min(max(before), max(after)) < _USUAL
    ]


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


def _levels(lists: Sequence[Sequence[str]], lexicons: Lexicons, size: int | None = None) -> Iterator[list[int]]:
    """The levels of several lists of runs of a size, or of words, looked up at once."""
    wanted = [gram for grams in lists for gram in grams]
    levels = iter(lexicons.grams(wanted, size) if size else lexicons.words(wanted))
    return (list(islice(levels, len(grams))) for grams in lists)


def _stands_once(codes: str, at: int) -> bool:
    """Whether two characters and their neighbours occur nowhere else; otherwise they are a name, or meant so."""
    return codes.count(codes[at - 1 : at + 3], max(0, at - _REACH), at + _REACH) == 1
