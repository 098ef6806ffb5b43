"""A character of an idiom (成语) or set phrase that another one, which sounds or looks alike, has taken the place of.

What good texts hardly ever say (走马观花, 如履薄冰) stands in no lexicon, but in the dictionary. Looked at are the same
odd characters as elsewhere in this package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import compress, islice
from operator import not_
from typing import Final

from speechlint.facts.slips.reading import MARGIN, Reading
from speechlint.span import Span
from speechlint.text.alike import Likeness, alike, likeness
from speechlint.text.idioms import BLANK, LENGTH, blanked, idiom_levels
from speechlint.text.lexicon.codes import MOST, SIGNS, han_places
from speechlint.text.lexicon.lexicon import Lexicons
from speechlint.text.records import NamedTuple
from speechlint.text.segmentation import is_known, tokens

_REACH = 30_000  # characters to either side in which what stands here is looked for
_CLAUSE = 30  # characters to either side that are cut into words
_HALF = LENGTH // 2
_MOST_PLACES = 100_000
_LAST = "\uffff"  # no idiom has rarer characters, no table takes them
_MOST_SLIPS = 2_000
_NOT_SOUND: Final = 4
"""How many times a likeness other than that of sound halves the frequency."""


class IdiomSlip(NamedTuple):
    """A character that should probably be ``right``, so that the idiom ``expected`` stands there.

    ``sources``: in how many sources of the lexicons the idiom stands at least. ``score``: the binary digits of the
    idiom's frequency in the dictionary, four less where the characters do not have one sound.
    """

    span: Span
    right: str
    expected: str
    sources: int
    score: float


class _Place(NamedTuple):
    """An odd character and four characters around it, as offsets in the coded text."""

    start: int
    at: int


class _Reading(NamedTuple):
    """What may have been meant at a place."""

    place: _Place
    idiom: str
    score: int


def idiom_slips(reading: Reading, lexicons: Lexicons, quoted: Callable[[Span], bool]) -> Iterator[IdiomSlip]:
    """The slips within idioms in reading order, but for wordplay: what is ``quoted`` or stands elsewhere in the text."""
    codes = reading.codes
    last = 0
    for meant in islice(_readings(codes, _places(reading)), _MOST_SLIPS):
        start, at = meant.place
        span = Span(at - MARGIN, at - MARGIN + 1)
        if start >= last and not quoted(span) and _is_odd(codes, start):
            last = start + LENGTH
            sources = MOST[lexicons.grams([meant.idiom], LENGTH)[0]]
            yield IdiomSlip(span, meant.idiom[at - start], meant.idiom, sources, float(meant.score))


def _places(reading: Reading) -> Iterator[_Place]:
    """Where an idiom may stand, one character of which is odd, and none does."""
    codes, han = reading.codes, han_places(reading.codes)
    places = [(start, at) for at in reading.odd[:_MOST_PLACES] for start in _starts(han, at)]
    fitting = idiom_levels([codes[start:at] + BLANK + codes[at + 1 : start + LENGTH] for start, at in places])
    places = list(compress(places, fitting))
    standing = idiom_levels([codes[start : start + LENGTH] for start, _ in places])
    return (_Place(*place) for place in compress(places, map(not_, standing)))


def _starts(han: bytes, at: int) -> range:
    """Where runs begin that hold a character and no sign; ``han`` has a 0 for each sign."""
    before, after = han.rfind(0, at - LENGTH + 1, at), han.find(0, at + 1, at + LENGTH)
    return range(max(before + 1, at - LENGTH + 1), (at if after < 0 else after - LENGTH) + 1)


def _readings(codes: str, places: Iterable[_Place]) -> Iterator[_Reading]:
    """The one idiom that may have been meant at each place; none where another is as likely.

    Nor where that one has another of its characters changed, which need not be odd: 一支半解 is 一知半解 rather than 一支半节.
    """
    for place in places:
        run = codes[place.start : place.start + LENGTH]
        index = place.at - place.start
        score, idiom = max(_meant(run, index, 1), default=(0, ""))
        if idiom and not any(rival != idiom for each in range(LENGTH) for _, rival in _meant(run, each, score)):
            yield _Reading(place, idiom, score)


def _meant(run: str, index: int, least: int) -> Iterator[tuple[int, str]]:
    """The idioms that four characters may have been meant for, if one of them is wrong, with ``least`` as score or more."""
    if not idiom_levels([blanked(run, index)])[0]:
        return
    rights = [right for right in alike(run[index]) if right <= _LAST]
    idioms = [run[:index] + right + run[index + 1 :] for right in rights]
    for right, idiom, level in zip(rights, idioms, idiom_levels(idioms), strict=True):
        if level >= least:
            score = level - _NOT_SOUND * (likeness(run[index], right) is not Likeness.SOUND)
            if score >= least and is_known(idiom):
                yield score, idiom


def _is_odd(codes: str, start: int) -> bool:
    """Whether four characters stand here alone, make no words, and no word begins in or before them and ends outside."""
    run = codes[start : start + LENGTH]
    if codes.count(run, max(0, start - _REACH), start + _REACH) > 1 or is_known(run):
        return False
    if is_known(run[:_HALF]) and is_known(run[_HALF:]):
        return False
    edges = (start, start + LENGTH)
    return not any(
        begin < edge < begin + len(word) and is_known(word)
        for begin, word in _words_around(codes, start)
        for edge in edges
    )


def _words_around(codes: str, start: int) -> Iterator[tuple[int, str]]:
    """The words of the Han characters around a place, with their offsets."""
    begin, end = start, start + LENGTH
    while begin > start - _CLAUSE and codes[begin - 1] not in SIGNS:
        begin -= 1
    while end < start + _CLAUSE and codes[end] not in SIGNS:
        end += 1
    for token in tokens(codes[begin:end]):
        yield begin + token.span.start, token.text
