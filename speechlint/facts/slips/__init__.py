"""Characters that stand where the wording known from good texts has another one that sounds or looks alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechlint.facts.slips.evidence import NO_WORD, Around, Evidence, WordEvidence, at_most, score
from speechlint.facts.slips.reading import MARGIN, NUMERALS, Reading
from speechlint.span import Span
from speechlint.text.alike import Likeness, alike, likeness
from speechlint.text.lexicon.codes import MOST, SIGNS
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

_SIGNS = frozenset(SIGNS)
_REACH = 30_000  # characters to either side in which the odd ones are counted
_IN_TURN = (
    frozenset("和或及暨与"),
    frozenset("苑园"),
    frozenset("苑院"),
)  # sound alike and stand in the same places by right
_LEAST_LEVEL = 2
_WORD_SIZES = (4, 3, 2)
_MOST_PLACES = 100_000


class Slip(NamedTuple):
    """A character that should probably be another.

    ``expected`` is the known wording around ``right``, which stands in at least ``sources`` of the sources;
    ``score`` weighs the evidence: the logarithm of the odds that it is a slip (on the texts it was fitted to).
    """

    span: Span
    right: str
    expected: str
    sources: int
    likeness: Likeness
    score: float
    evidence: Evidence


class _Place(NamedTuple):
    """A candidate at an offset of the coded text, with the levels of the trigrams and 4-grams that it would make."""

    at: int
    right: str
    threes: tuple[int, int, int]


def slips(reading: Reading, lexicons: Lexicons, least: float = 0.0) -> Iterator[Slip]:
    """The slips of a text with a score of at least ``least``, in reading order; of each place the best."""
    best: dict[int, Slip] = {}
    for slip in readings(reading, lexicons, least):
        start = slip.span.start
        if start not in best or best[start].score < slip.score:
            best[start] = slip
    yield from (best[start] for start in sorted(best))


def readings(reading: Reading, lexicons: Lexicons, least: float) -> Iterator[Slip]:
    """Whatever may have been meant at each place, with a score of at least ``least``."""
    codes, odd = reading
    places = _known(codes, _candidates(codes, odd[:_MOST_PLACES], lexicons), lexicons)
    yield from _weighed(codes, places, lexicons, least)


def _candidates(codes: str, odd: Sequence[int], lexicons: Lexicons) -> Iterator[tuple[int, str]]:
    for at in odd:
        for right in lexicons.between(codes[at - 1], alike(codes[at]), codes[at + 1]):
            yield at, right


def _known(codes: str, candidates: Iterator[tuple[int, str]], lexicons: Lexicons) -> list[_Place]:
    """Candidates that make a trigram which several sources have."""
    listed = list(candidates)
    grams = [gram for at, right in listed for gram in _grams(codes, at, right, 3)]
    levels = lexicons.grams(grams, 3)
    places = []
    for index, (at, right) in enumerate(listed):
        threes = (levels[3 * index], levels[3 * index + 1], levels[3 * index + 2])
        if max(threes) >= _LEAST_LEVEL and right not in NUMERALS:
            places.append(_Place(at, right, threes))
    return places


def _grams(codes: str, at: int, right: str, size: int) -> Iterator[str]:
    """The grams of a size that cover a place, with another character there."""
    window = codes[at - size + 1 : at] + right + codes[at + 1 : at + size]
    return (window[start : start + size] for start in range(size))


def _weighed(codes: str, places: Sequence[_Place], lexicons: Lexicons, least: float) -> Iterator[Slip]:
    promising = [
        (place, evidence) for place, evidence in _with_runs(codes, places, lexicons) if at_most(evidence) >= least
    ]
    for place, evidence in _with_words(codes, promising, lexicons):
        if at_most(evidence, words=True) < least:
            continue
        expected, sources = _wording(codes, place.at, place.right, evidence.threes, evidence.fours)
        complete = evidence._replace(around=_around(codes, place.at, expected))
        weight = score(complete)
        if weight >= least:
            span = Span(place.at - MARGIN, place.at - MARGIN + 1)
            yield Slip(span, place.right, expected, sources, evidence.likeness, weight, complete)


def _with_runs(codes: str, places: Sequence[_Place], lexicons: Lexicons) -> Iterator[tuple[_Place, Evidence]]:
    """The places with what characters, pairs, trigrams and 4-grams say."""
    pairs = [
        gram for at, right, _ in places for character in (codes[at], right) for gram in _grams(codes, at, character, 2)
    ]
    twos = lexicons.grams(pairs, 2)
    fours = lexicons.grams([gram for at, right, _ in places for gram in _grams(codes, at, right, 4)], 4)
    for index, place in enumerate(places):
        kind = likeness(codes[place.at], place.right)
        if kind is not None and not any({codes[place.at], place.right} <= group for group in _IN_TURN):
            two, four = twos[4 * index : 4 * index + 4], fours[4 * index : 4 * index + 4]
            yield (
                place,
                Evidence(
                    likeness=kind,
                    wrong=lexicons.character(codes[place.at]),
                    right=lexicons.character(place.right),
                    wrong_pairs=(two[0], two[1]),
                    right_pairs=(two[2], two[3]),
                    threes=place.threes,
                    fours=(four[0], four[1], four[2], four[3]),
                ),
            )


def _with_words(
    codes: str, places: Sequence[tuple[_Place, Evidence]], lexicons: Lexicons
) -> Iterator[tuple[_Place, Evidence]]:
    """The places with what the dictionary says, too."""
    words = [
        gram
        for (at, right, _), _ in places
        for character in (codes[at], right)
        for size in _WORD_SIZES
        for gram in _grams(codes, at, character, size)
    ]
    levels = lexicons.words(words)
    count = sum(_WORD_SIZES)
    for index, (place, evidence) in enumerate(places):
        start = 2 * count * index
        wrong, right = (_longest(levels[at : at + count]) for at in (start, start + count))
        yield place, evidence._replace(wrong_word=wrong, right_word=right)


def _longest(levels: Sequence[int]) -> WordEvidence:
    """The longest of the words of four, three and two characters that cover a place, by their levels."""
    start = 0
    for size in _WORD_SIZES:
        if any(levels[start : start + size]):
            return WordEvidence(size, max(levels[start : start + size]))
        start += size
    return NO_WORD


def _around(codes: str, at: int, expected: str) -> Around:
    start, end = max(0, at - _REACH), at + _REACH
    counts = sorted(
        1 if set(pair) & _SIGNS else codes.count(pair, start, end)
        for pair in (codes[at - 1 : at + 1], codes[at : at + 2])
    )
    return Around(codes.count(codes[at], start, end), counts[0], counts[1], codes.count(expected, start, end))


def _wording(codes: str, at: int, right: str, threes: Sequence[int], fours: Sequence[int]) -> tuple[str, int]:
    """The best known run of Han characters around a place, the longer of two; and its sources at least."""
    grams = [
        (level, gram.strip(SIGNS))
        for size, levels in ((4, fours), (3, threes))
        for level, gram in zip(levels, _grams(codes, at, right, size), strict=True)
        if level
    ]
    level, gram = max(grams, key=lambda known: (known[0] - 2 * (4 - len(known[1])), len(known[1])))
    return gram, MOST[level]
