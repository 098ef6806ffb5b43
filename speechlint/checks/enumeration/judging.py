"""What is wrong with a list that the text quotes."""

from __future__ import annotations

from collections.abc import Iterable

from speechlint.checks.enumeration.reading import Listing, Member
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.facts.clauses import SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.records import NamedTuple
from speechlint.text.scan import at_first, behind_last

_LEAST = 3
"""Items that must stand right for a list to be taken for this one where the text does not name it."""
_SHORT = 4
"""Up to so many characters one may differ in a word that is taken for a slip; two in longer ones."""

_REACH = 60
"""Characters to either side of a list in which what it lacks may stand."""


class Missing(NamedTuple):
    """Items that are not there."""

    places: tuple[int, ...]


class Disorder(NamedTuple):
    """All items are there, in another order."""


class Wrong(NamedTuple):
    """Something else stands in the place of an item."""

    member: Span
    place: int


Fault = Missing | Disorder | Wrong


def is_complete(row: CanonicalList, listing: Listing) -> bool:
    """Whether every item is there, in whatever order."""
    return sorted(listing.known) == list(range(len(row.items)))


def is_right(row: CanonicalList, listing: Listing) -> bool:
    """Whether the list is quoted as it should be."""
    return listing.places == list(range(len(row.items)))


def fault(text: str, row: CanonicalList, listing: Listing, *, stated: bool) -> Fault | None:
    """The one fault of a list, None where it is right, partial, open, or so different that it is another one.

    ``stated`` says that the text gives the list as the whole of what it names.
    """
    if is_right(row, listing):
        return None
    if is_complete(row, listing) and len(listing.members) == len(row.items):
        return Disorder() if row.ordered and listing.alone and (stated or len(row.items) > _LEAST) else None
    return _wrong(text, row, listing, stated=stated) or _missing(text, row, listing, stated=stated)


def _wrong(text: str, row: CanonicalList, listing: Listing, *, stated: bool) -> Wrong | None:
    """One member out of its place among all the others in theirs."""
    size = len(row.items)
    for members in _filled(listing, size):
        out = [place for place, member in enumerate(members) if member.place != place]
        if len(out) != 1 or size - 1 < (2 if stated else _LEAST):
            continue
        (place,) = out
        for span in _cut_to(members[place].span, place, size, row):
            if _alike(text[span.start : span.end], row.wordings[place]):
                return Wrong(span, place)
        if stated and members[place] in listing.members:
            return Wrong(members[place].span, place)
    return None


def _filled(listing: Listing, size: int) -> list[tuple[Member, ...]]:
    """The members, with what stands beside them where one is wanting."""
    if len(listing.members) == size:
        return [listing.members]
    if len(listing.members) != size - 1:
        return []
    before = [(Member(listing.before, None), *listing.members)] if listing.before else []
    after = [(*listing.members, Member(listing.after, None))] if listing.after else []
    return [*before, *after]


def _cut_to(span: Span, place: int, size: int, row: CanonicalList) -> list[Span]:
    """A first member without what leads to the list, a last one without what follows from it."""
    lengths = {len(wording) for wording in row.wordings[place]}
    if place == 0:
        return [Span(span.end - length, span.end) for length in lengths if span.start <= span.end - length]
    if place == size - 1:
        return [Span(span.start, span.start + length) for length in lengths if span.start + length <= span.end]
    return [span]


def _alike(words: str, wordings: tuple[str, ...]) -> bool:
    """Whether words are a slip of an item: as long, one or two characters others."""
    for wording in wordings:
        different = sum(one != other for one, other in zip(words, wording, strict=False))
        if len(words) == len(wording) and different <= (1 if len(wording) <= _SHORT else 2):
            return True
    return False


def _missing(text: str, row: CanonicalList, listing: Listing, *, stated: bool) -> Missing | None:
    places = listing.known
    if not listing.alone or len(places) != len(listing.members) or places != sorted(set(places)):
        return None
    absent = tuple(place for place in range(len(row.items)) if place not in places)
    if is_elsewhere(text, listing.span, (wording for place in absent for wording in row.wordings[place])):
        return None
    if stated:
        return Missing(absent) if len(places) > max(1, len(absent)) else None
    return Missing(absent) if row.whole and len(absent) == 1 and len(places) >= _LEAST else None


def is_elsewhere(text: str, span: Span, wordings: Iterable[str]) -> bool:
    """Whether one of some wordings stands in the sentence around a list, no further off than a list is long."""
    start = behind_last(SENTENCE_STOPS, text, max(0, span.start - _REACH), span.start)
    end = at_first(SENTENCE_STOPS, text, span.end, span.end + _REACH)
    return any(
        text.find(wording, *part) >= 0 for wording in wordings for part in ((start, span.start), (span.end, end))
    )
