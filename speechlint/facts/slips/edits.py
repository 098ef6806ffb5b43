"""Two neighbouring characters that known wording has in the other order, or only once, or with another between them.

The evidence is that of :mod:`speechlint.facts.slips`: the text as it stands makes runs that no good text has, the text
as it should be makes runs that many have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import compress, islice
from math import log1p
from typing import Final

from speechlint.facts.slips.by_right import against
from speechlint.facts.slips.edit_evidence import EditEvidence, EditForm, at_most, score
from speechlint.facts.slips.evidence import NO_WORD, WordEvidence
from speechlint.facts.slips.reading import MARGIN, NO_WORDING, Reading
from speechlint.facts.slips.surroundings import Surroundings
from speechlint.span import Span
from speechlint.text.doubling import doublings as doubled
from speechlint.text.lexicon.codes import HIGHEST, LONGEST, MOST, SIGNS
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple

_LOGARITHMS: Final = tuple(map(log1p, MOST))
_SIGNS = frozenset(SIGNS)
_REACH = 30_000  # characters to either side in which what stands here is looked for
_CONTEXT = LONGEST - 1
_WORD_SIZES = (2, 3, 4)
_MOST_CANDIDATES = 50_000
_MOST_FILLERS = 100
_MOST_PROMISING = 2_000
_LEAST_SIDES = 7.0  # the sum of the logarithms of the sources of what lies to either side of a gap
_SIGN_BEFORE, _SIGN_AFTER = 2.0, 4.5  # what signs count as such
_USUAL = 5  # the level of a word's frequency from which it is to be reckoned with
_WORD_FROM = {EditForm.SWAP: 1, EditForm.DOUBLING: HIGHEST + 1, EditForm.OMISSION: _USUAL}
"""The level of frequency from which two characters may stand there as a word. How doubled ones are used is weighed."""
_FUNCTION = frozenset("的了和与及在把对将是为以而并或等中上下地得着过也都就要有不各")


class Repair(NamedTuple):
    """Two characters that should probably be ``right``: the two exchanged, one of them, or both with one between them.

    ``expected`` is the known wording around it, which stands in at least ``sources`` of the sources; ``score`` weighs
    the evidence: the logarithm of the odds that it is a slip (on the texts it was fitted to).
    """

    span: Span
    right: str
    expected: str
    sources: int
    score: float
    evidence: EditEvidence


class _Candidate(NamedTuple):
    """The offset of two characters in the coded text, and what may have been meant by them."""

    at: int
    right: str


class _Windows(NamedTuple):
    """The text around a candidate as it stands and repaired, three characters to either side."""

    standing: str
    repaired: str

    def made(self, size: int) -> list[str]:
        """The runs of a size that only the repair makes."""
        return _without(_runs(self.repaired, size), self.standing)

    def lost(self, size: int) -> list[str]:
        """The runs of a size that the repair unmakes."""
        return _without(_runs(self.standing, size), self.repaired)


def swaps(reading: Reading, lexicons: Lexicons, least: float = 0.0) -> Iterator[Repair]:
    """Two characters that known wording has in the other order (高量质发展), in reading order."""
    return _best(reading.codes, readings(EditForm.SWAP, reading, lexicons, least))


def doublings(reading: Reading, lexicons: Lexicons, least: float = 0.0) -> Iterator[Repair]:
    """A character twice that known wording has once (高质质量发展), in reading order."""
    return _best(reading.codes, readings(EditForm.DOUBLING, reading, lexicons, least))


def omissions(reading: Reading, lexicons: Lexicons, least: float = 0.0) -> Iterator[Repair]:
    """Two characters that known wording has with another between them (高质发展), in reading order."""
    return _best(reading.codes, readings(EditForm.OMISSION, reading, lexicons, least))


def readings(form: EditForm, reading: Reading, lexicons: Lexicons, least: float) -> Iterator[Repair]:
    """Whatever may have been meant at each place, with a score of at least ``least``."""
    candidates = _CANDIDATES[form](reading, lexicons)
    return _weighed(form, reading.codes, list(islice(candidates, _MOST_CANDIDATES)), lexicons, least)


def _best(codes: str, found: Iterable[Repair]) -> Iterator[Repair]:
    """Of those that overlap the best, unless it is a name or meant so: what stands elsewhere in the text, too."""
    best: list[Repair] = []
    for repair in found:
        if not best or repair.span.start >= best[-1].span.end:
            best.append(repair)
        elif repair.score > best[-1].score:
            best[-1] = repair
    return (repair for repair in best if _stands_once(codes, repair.span.start + MARGIN))


def _swaps(reading: Reading, lexicons: Lexicons) -> Iterator[_Candidate]:
    codes = reading.codes
    places = [
        at
        for before, at, after in _in_row(reading.breaks)
        if (before == at - 1 or after == at + 1 or codes[at - 1] in _SIGNS or codes[at + 2] in _SIGNS)
        and codes[at] not in NO_WORDING
        and codes[at + 1] not in NO_WORDING
        and codes[at] != codes[at + 1]
    ]
    for one, other in ((1, 0), (-1, 1), (0, 2)):  # neighbours once the two are exchanged
        places = list(compress(places, lexicons.joined([codes[at + one] + codes[at + other] for at in places])))
    made = [(codes[at - 1] + codes[at + 1] + codes[at], codes[at + 1] + codes[at] + codes[at + 2]) for at in places]
    for at, levels in zip(places, _levels(made, lexicons, 3), strict=True):
        if any(levels):
            yield _Candidate(at, codes[at + 1] + codes[at])


def _doublings(reading: Reading, _: Lexicons) -> Iterator[_Candidate]:
    """Characters that stand twice in a row; not thrice, nor beside another such pair (干干净净)."""
    codes = reading.codes
    for at, end in doubled(reduce(_told_apart, SIGNS, codes), 1, 1):
        if codes[at] == codes[at + 1] and end == at + 1 and codes[at] not in NO_WORDING:
            before, after = codes[at - 2 : at], codes[at + 2 : at + 4]
            if before[0] != before[1] and after[0] != after[1]:
                yield _Candidate(at, codes[at])


def _told_apart(codes: str, sign: str) -> str:
    """The text with every second one of neighbouring signs another character, so that they are no doublings."""
    return codes.replace(2 * sign, sign + "\x03")


def _omissions(reading: Reading, lexicons: Lexicons) -> Iterator[_Candidate]:
    """What known trigrams have between two characters, while what lies to either side is known."""
    codes = reading.codes
    wanting: list[tuple[int, str]] = []
    starts: list[str] = []
    for at in _gaps(reading, lexicons):
        fillers = lexicons.fillers(codes[at], codes[at + 1], _MOST_FILLERS)
        start = codes[at - 1 : at + 1]
        wanting += [(at, character) for character in fillers]
        starts += [start + character for character in fillers]
    wanting = list(compress(wanting, lexicons.grams(starts, 3)))[:_MOST_CANDIDATES]
    wanting = list(compress(wanting, lexicons.grams([each + codes[at + 1 : at + 3] for at, each in wanting], 3)))
    wanting = list(compress(wanting, lexicons.grams([codes[at] + each + codes[at + 1] for at, each in wanting], 3)))
    for at, character in wanting:
        if character not in NO_WORDING and character not in codes[at : at + 2]:
            yield _Candidate(at, codes[at] + character + codes[at + 1])


_CANDIDATES: Final = {EditForm.SWAP: _swaps, EditForm.DOUBLING: _doublings, EditForm.OMISSION: _omissions}


def _in_row(breaks: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each break between the one before and the one after it (zero for none)."""
    return zip((0, *breaks), breaks, (*breaks[1:], 0), strict=False)


def _gaps(reading: Reading, lexicons: Lexicons) -> list[int]:
    """The breaks to either side of which lies well-known wording or a sign, and not a word to both."""
    codes = reading.codes
    places = [
        at
        for before, at, after in _in_row(reading.breaks)
        if before != at - 1 and after != at + 1 and codes[at] not in NO_WORDING and codes[at + 1] not in NO_WORDING
    ]
    places = [
        at
        for at, (before, after) in zip(
            places,
            _levels([(codes[at - 2 : at + 1], codes[at + 1 : at + 4]) for at in places], lexicons, 3),
            strict=True,
        )
        if (_SIGN_BEFORE if codes[at - 1] in _SIGNS else _LOGARITHMS[before])
        + (_SIGN_AFTER if codes[at + 2] in _SIGNS else _LOGARITHMS[after])
        >= _LEAST_SIDES
    ]
    words = _levels([(codes[at - 1 : at + 1], codes[at + 1 : at + 3]) for at in places], lexicons)
    return [at for at, sides in zip(places, words, strict=True) if min(sides) < _USUAL]


class _Found(NamedTuple):
    """A candidate that makes known 4-grams, with them and their levels."""

    candidate: _Candidate
    windows: _Windows
    fours: list[str]
    levels: list[int]


def _weighed(
    form: EditForm, codes: str, candidates: Sequence[_Candidate], lexicons: Lexicons, least: float
) -> Iterator[Repair]:
    surroundings = Surroundings(codes)
    found = list(_found(form, codes, candidates, lexicons))
    weighed = zip(found, _evidence(found, lexicons), strict=True)
    handicapped = ((each, evidence, against(form, codes, each.candidate.at, evidence)) for each, evidence in weighed)
    promising = (each for each in handicapped if at_most(form, each[1]) - each[2] >= least)
    for each, evidence, handicap in islice(promising, _MOST_PROMISING):
        complete = _in_text(codes, each.candidate, evidence, surroundings)
        weight = score(form, complete) - handicap
        if weight >= least:
            expected, sources = max(
                ((gram.strip(SIGNS), level) for gram, level in zip(each.fours, each.levels, strict=True)),
                key=lambda known: (known[1], len(known[0])),
            )
            at, right = each.candidate
            yield Repair(Span(at - MARGIN, at - MARGIN + 2), right, expected, MOST[sources], weight, complete)


def _found(form: EditForm, codes: str, candidates: Sequence[_Candidate], lexicons: Lexicons) -> Iterator[_Found]:
    """The candidates that make known 4-grams, and are no word as they stand."""
    words = lexicons.words([codes[at : at + 2] for at, _ in candidates])
    left = [each for each, word in zip(candidates, words, strict=True) if word < _WORD_FROM[form]]
    windows = [_windows(codes, each) for each in left]
    fours = [around.made(LONGEST) for around in windows]
    for found in map(_Found, left, windows, fours, _levels(fours, lexicons, LONGEST)):
        if any(found.levels):
            yield found


def _evidence(found: Sequence[_Found], lexicons: Lexicons) -> Iterator[EditEvidence]:
    """What the lexicons say of each candidate."""
    made = {size: [each.windows.made(size) for each in found] for size in (2, 3)}
    lost = {size: [each.windows.lost(size) for each in found] for size in (2, 3)}
    new = [[*twos, *threes, *each.fours] for twos, threes, each in zip(made[2], made[3], found, strict=True)]
    rows = zip(
        found,
        _levels(made[2], lexicons, 2),
        _levels(made[3], lexicons, 3),
        _levels(lost[2], lexicons, 2),
        _levels(lost[3], lexicons, 3),
        _levels([(each.fours[0][:3], each.fours[-1][1:]) for each in found], lexicons, 3),
        _levels([_words_at_pair(each.windows.standing) for each in found], lexicons),
        new,
        _levels(new, lexicons),
        strict=True,
    )
    for each, twos, threes, lost_twos, lost_threes, sides, standing, grams, words in rows:
        changed = each.candidate.right[1:-1] or each.candidate.right
        neighbours = each.windows.standing[_CONTEXT - 1], each.windows.standing[_CONTEXT + 2]
        yield EditEvidence(
            fours=tuple(each.levels),
            threes=tuple(threes),
            twos=tuple(twos),
            before=sides[0],
            after=sides[1],
            lost_threes=tuple(lost_threes),
            lost_twos=tuple(lost_twos),
            pair_word=standing[6],
            covering=max(standing[7:]),
            ending=max(standing[:3]),
            beginning=max(standing[3:6]),
            signs=sum(neighbour in _SIGNS for neighbour in neighbours),
            is_function=not _FUNCTION.isdisjoint(changed),
            rarest=min(map(lexicons.character, changed)),
            word=max(
                (WordEvidence(len(gram), level) for gram, level in zip(grams, words, strict=True) if level),
                default=NO_WORD,
            ),
        )


def _words_at_pair(standing: str) -> list[str]:
    """What may be words in a window: three that end with the first of the pair, three that begin with the second,
    the pair, and five longer ones that hold it.
    """
    first, second = _CONTEXT, _CONTEXT + 1
    return [
        *(standing[first + 1 - size : first + 1] for size in _WORD_SIZES),
        *(standing[second : second + size] for size in _WORD_SIZES),
        standing[first : second + 1],
        *(standing[start : start + 3] for start in (first - 1, first)),
        *(standing[start : start + 4] for start in (first - 2, first - 1, first)),
    ]


def _in_text(codes: str, candidate: _Candidate, evidence: EditEvidence, surroundings: Surroundings) -> EditEvidence:
    """The evidence with that of the text around."""
    at, right = candidate
    pair = surroundings.count(codes[at : at + 2], at)
    trigrams = (codes[at - 1 : at + 2], codes[at : at + 3]) if pair > 1 else ()
    return evidence._replace(
        pair=pair,
        trigram=max([surroundings.count(each, at) for each in trigrams], default=1),
        expected=surroundings.count(codes[at - 1] + right + codes[at + 2], at),
    )


def _windows(codes: str, candidate: _Candidate) -> _Windows:
    at, right = candidate
    before, after = codes[at - _CONTEXT : at], codes[at + 2 : at + 2 + _CONTEXT]
    return _Windows(before + codes[at : at + 2] + after, before + right + after)


def _runs(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(len(text) - size + 1)]


def _without(runs: Iterable[str], text: str) -> list[str]:
    return [run for run in runs if run not in text]


def _levels(lists: Sequence[Sequence[str]], lexicons: Lexicons, size: int | None = None) -> Iterator[list[int]]:
    """The levels of several lists of runs of a size, or of words, looked up at once."""
    wanted = [gram for grams in lists for gram in grams]
    if not wanted:
        return iter([[] for _ in lists])
    levels = iter(lexicons.grams(wanted, size) if size else lexicons.words(wanted))
    return (list(islice(levels, len(grams))) for grams in lists)


def _stands_once(codes: str, at: int) -> bool:
    """Whether two characters and their neighbours occur nowhere else; otherwise they are a name, or meant so."""
    return codes.count(codes[at - 1 : at + 3], max(0, at - _REACH), at + _REACH) == 1
