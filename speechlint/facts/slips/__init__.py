"""Characters that stand where the wording known from good texts has another one that sounds or looks alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from speechlint.facts.slips.by_right import against_one
from speechlint.facts.slips.evidence import NO_WORD, Around, Evidence, WordEvidence, at_most, score
from speechlint.facts.slips.reading import MARGIN, NUMERALS, Reading
from speechlint.facts.slips.surroundings import Surroundings
from speechlint.span import Span
from speechlint.text.alike import Likeness, groups, likeness
from speechlint.text.lexicon.codes import HIGHEST, LONGEST, MOST, SIGNS
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

_SIGNS = frozenset(SIGNS)
_IN_TURN = {**dict.fromkeys("和或及暨与", "和或及暨与"), "苑": "园院", "园": "苑", "院": "苑"}
"""Characters that sound alike and stand in the same places by right."""
_LEAST_LEVEL = 2
_WORD_SIZES = (2, 3, 4)
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
    """A candidate at an offset of the coded text, with the levels of the trigrams that it would make."""

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
    codes, odd = reading.codes, reading.odd[:_MOST_PLACES]
    places = _known(codes, list(_candidates(codes, odd, lexicons)), lexicons)
    yield from _weighed(codes, places, lexicons, least)


def _candidates(codes: str, odd: Iterable[int], lexicons: Lexicons) -> Iterator[tuple[int, str]]:
    for at in odd:
        for right in lexicons.between(codes[at - 1], groups(codes[at]), codes[at + 1]):
            if right != codes[at] and right not in NUMERALS:
                yield at, right


def _known(codes: str, candidates: Sequence[tuple[int, str]], lexicons: Lexicons) -> list[_Place]:
    """Candidates that make a trigram which several sources have."""
    before = [codes[at - 2 : at] + right for at, right in candidates]
    middle = [codes[at - 1] + right + codes[at + 1] for at, right in candidates]
    after = [right + codes[at + 1 : at + 3] for at, right in candidates]
    levels = iter(lexicons.grams([*before, *middle, *after], 3))
    trigrams = [list(islice(levels, len(candidates))) for _ in range(3)]
    return [
        _Place(at, right, threes)
        for (at, right), threes in zip(candidates, zip(*trigrams, strict=True), strict=True)
        if max(threes) >= _LEAST_LEVEL
    ]


def _grams(codes: str, at: int, right: str, size: int) -> list[str]:
    """The grams of a size that cover a place, with another character there."""
    window = codes[at - size + 1 : at] + right + codes[at + 1 : at + size]
    return [window[start : start + size] for start in range(size)]


_Weighed = tuple[_Place, Evidence]


def _weighed(codes: str, places: Sequence[_Place], lexicons: Lexicons, least: float) -> Iterator[Slip]:
    """The slips among some places. What costs more is asked of those alone that may still come to ``least``."""
    surroundings = Surroundings(codes)
    hopeful = _at_best(codes, places, lexicons)
    hopeful = _promising(_with_right_words(codes, hopeful, lexicons), least)
    hopeful = _promising(_with_runs(codes, hopeful, lexicons), least)
    hopeful = _promising(_with_wrong_words(codes, hopeful, lexicons), least)
    hopeful = _promising(_with_text(codes, hopeful, surroundings), least)
    for place, evidence in hopeful:
        expected, sources = _wording(codes, place.at, place.right, evidence.threes, evidence.fours)
        complete = evidence._replace(expected=surroundings.count(expected, place.at))
        weight = score(complete) - against_one(codes, place.at, place.right)
        if weight >= least:
            span = Span(place.at - MARGIN, place.at - MARGIN + 1)
            yield Slip(span, place.right, expected, sources, evidence.likeness, weight, complete)


def _promising(places: Iterable[_Weighed], least: float) -> list[_Weighed]:
    return [weighed for weighed in places if at_most(weighed[1], words=True) >= least]


def _at_best(codes: str, places: Iterable[_Place], lexicons: Lexicons) -> list[_Weighed]:
    """The places with what characters and trigrams say, and with the best that all else could say."""
    found = []
    for place in places:
        wrong, right = codes[place.at], place.right
        kind = likeness(wrong, right)
        if kind is not None and right not in _IN_TURN.get(wrong, ""):
            most = [HIGHEST * may_be for may_be in _may_be_known(place.threes)]
            evidence = Evidence(
                likeness=kind,
                wrong=lexicons.character(wrong),
                right=lexicons.character(right),
                wrong_pairs=(0, 0),
                right_pairs=(HIGHEST, HIGHEST),
                threes=place.threes,
                fours=(most[0], most[1], most[2], most[3]),
            )
            found.append((place, evidence))
    return found


def _with_runs(codes: str, places: Sequence[_Weighed], lexicons: Lexicons) -> Iterator[_Weighed]:
    """The places with what pairs and 4-grams say, too."""
    twos = iter(
        lexicons.grams(
            [
                gram
                for (at, right, _), _ in places
                for each in (codes[at], right)
                for gram in _grams(codes, at, each, 2)
            ],
            2,
        )
    )
    wanted = [
        gram
        for (at, right, threes), _ in places
        for gram, may_be in zip(_grams(codes, at, right, LONGEST), _may_be_known(threes), strict=True)
        if may_be
    ]
    fours = iter(lexicons.grams(wanted, LONGEST))
    for place, evidence in places:
        one, other, third, last = (next(fours) if may_be else 0 for may_be in _may_be_known(place.threes))
        complete = evidence._replace(
            wrong_pairs=(next(twos), next(twos)),
            right_pairs=(next(twos), next(twos)),
            fours=(one, other, third, last),
        )
        yield place, complete


def _may_be_known(threes: tuple[int, int, int]) -> tuple[bool, bool, bool, bool]:
    """Which of the 4-grams that cover a place may be known: those of which the trigrams that cover it are."""
    before, middle, after = map(bool, threes)
    return before, before and middle, middle and after, after


def _with_right_words(codes: str, places: Sequence[_Weighed], lexicons: Lexicons) -> Iterator[_Weighed]:
    """The places with what the dictionary says of what may have been meant."""
    words = _words(codes, [(at, right) for (at, right, _), _ in places], lexicons)
    for (place, evidence), word in zip(places, words, strict=True):
        yield place, evidence._replace(right_word=word)


def _with_wrong_words(codes: str, places: Sequence[_Weighed], lexicons: Lexicons) -> Iterator[_Weighed]:
    """The places with what the dictionary says of what stands there."""
    words = _words(codes, [(place.at, codes[place.at]) for place, _ in places], lexicons)
    for (place, evidence), word in zip(places, words, strict=True):
        yield place, evidence._replace(wrong_word=word)


def _words(codes: str, characters: Iterable[tuple[int, str]], lexicons: Lexicons) -> list[WordEvidence]:
    """For each place the longest word of the dictionary that covers it, with some character there."""
    grams = [gram for at, each in characters for size in _WORD_SIZES for gram in _grams(codes, at, each, size)]
    levels = lexicons.words(grams)
    found = []
    for start in range(0, len(levels), sum(_WORD_SIZES)):
        word, first = NO_WORD, start
        for size in _WORD_SIZES:
            level = max(levels[first : first + size])
            word, first = WordEvidence(size, level) if level else word, first + size
        found.append(word)
    return found


def _with_text(codes: str, places: Iterable[_Weighed], surroundings: Surroundings) -> Iterator[_Weighed]:
    """The places with how often what stands there stands elsewhere in the text."""
    for place, evidence in places:
        yield place, evidence._replace(around=_around(codes, place.at, surroundings))


def _around(codes: str, at: int, surroundings: Surroundings) -> Around:
    found = surroundings.at(at)
    before = 1 if codes[at - 1] in _SIGNS else found.before.count(codes[at - 1])
    after = 1 if codes[at + 1] in _SIGNS else found.after.count(codes[at + 1])
    return Around(len(found.before), min(before, after), max(before, after))


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
