"""The kind ``misquote``: a saying, a formula or a set phrase that differs from its canonical wording."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from operator import ne
from typing import ClassVar, Final

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.facts.clauses import clause_around
from speechlint.span import Span
from speechlint.text.alignment import Difference, aligned
from speechlint.text.frozen import computed, frozen
from speechlint.text.grouping import grouped
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_SHORTEST_SAYING: Final = 6
"""Characters from which on a wording is known again though two stand apart or one is left out."""
_SHORTEST_PART: Final = 7
"""The same for a part of a saying: shorter ones are ordinary language (前途是光明的)."""
_CHARACTERS_AN_EDIT: Final = 6
_CLAUSE: Final = Late(r"\w+")
_REACH: Final = 30
"""Characters to either side of a set phrase that are cut into words."""
_MASKS: Final = "*＊×"
_OPENING: Final = "“‘「『《（(【"
_CLOSING: Final = "”’」』》）)】"


@frozen
class Saying:
    """One row: the canonical ``text`` with its marks, its ``source``, and ``variants``: other accepted wordings of it
    or of a part of it, and wordings that only look like it."""

    __pydantic_config__ = STRICT

    text: str
    source: str
    variants: tuple[str, ...] = ()


@frozen
class Misquote:
    """Reports where a saying, a formula or a set phrase is quoted with a character or two changed.

    A row is looked for by pieces of its clauses: one of them survives any misquotation of no more than one edit (a
    character exchanged, left out or put in) in six. What is quoted may be the whole or a run of its clauses; marks are
    not compared. Rows of fewer than six characters (idioms) may have one character exchanged, where the odd form stands
    once in the text, neither it nor its unchanged half is a word, and no word goes over its ends.

    Left alone are the accepted variants of a row, another row that fits better, quotations cut short, masked characters,
    and a changed part or an odd phrase that stands in quotation marks by itself.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "misquote"
    values: ClassVar[frozenset[str]] = frozenset({"expected", "source"})
    related_values: ClassVar[frozenset[str]] = frozenset()
    needs_literals: ClassVar[bool] = True

    table: tuple[Saying, ...] = ()
    """The rows."""
    found_by: Mapping[str, tuple[tuple[Saying, int], ...]] = computed()

    def __post_init__(self) -> None:
        pieces = ((piece, (row, place)) for row in self.table for piece, place in _pieces(row.text))
        object.__setattr__(self, "found_by", grouped(pieces))

    def literals(self) -> Iterable[str]:
        return self.found_by.keys()

    def find(self, subject: Subject) -> Iterator[Found]:
        text = subject.text
        known: list[Span] = []
        near: dict[tuple[Span, str], _Likeness] = {}
        for piece in self.found_by.keys() & subject.hits.keys():
            for row, place in self.found_by[piece]:
                for start in subject.hits[piece]:
                    begin = start - place
                    if begin >= 0 and text.startswith(row.text, begin):
                        known.append(Span(begin, begin + len(row.text)))
                        continue
                    for one in _likenesses(text, row, Span(place, place + len(piece)), start):
                        if one.edits:
                            near[one.span, one.expected] = one
                        else:
                            known.append(one.span)
        if near:
            found = _found(subject, [near[key] for key in sorted(near)], sorted(known))
            yield from sorted(found, key=lambda hit: hit.span)


class _Likeness(NamedTuple):
    """A row, or a run of its clauses, as it stands in the text: where, how far off, and what would repair it.

    Without ``edits`` the text has its wording or an accepted variant.
    """

    span: Span
    expected: str
    row: Saying
    edits: tuple[Edit, ...]
    distance: int

    @property
    def rank(self) -> tuple[int, int]:
        """What explains most of the text comes first, then what explains it best."""
        return (-len(self.expected), self.distance)

    @property
    def changed(self) -> Span:
        """From the first difference to the last."""
        return Span(self.edits[0].span.start, self.edits[-1].span.end)


class _Passage(NamedTuple):
    """A run of clauses that can be quoted alone.

    ``places`` are the offsets of its characters in the row, without marks; ``openings`` says of each whether it begins
    a clause.
    """

    expected: str
    wording: str
    places: tuple[int, ...]
    openings: tuple[bool, ...]


def _clauses(text: str) -> list[Span]:
    """What stands between marks."""
    return [Span(*match.span()) for match in _CLAUSE.finditer(text)]


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The strings by which a row is looked for, and where they stand in it: parts of its clauses.

    For every six characters of any run of clauses there is more than one, so that one is left whole by an edit in six
    characters; a set phrase has two.
    """
    for start, end in _clauses(text):
        length = end - start
        parts = 2 if len(text) < _SHORTEST_SAYING else length // _CHARACTERS_AN_EDIT + 1
        bounds = [start + length * part // parts for part in range(parts + 1)]
        yield from ((text[begin:stop], begin) for begin, stop in pairwise(bounds))


@cache
def _passages(text: str) -> tuple[_Passage, ...]:
    clauses = _clauses(text)
    runs = (clauses[begin:end] for begin in range(len(clauses)) for end in range(begin + 1, len(clauses) + 1))
    passages = []
    for run in runs:
        places = tuple(at for clause in run for at in range(*clause))
        if len(places) >= _SHORTEST_PART or run == clauses:
            openings = {clause.start for clause in run}
            wording = "".join(text[at] for at in places)
            expected = text[run[0].start : run[-1].end]
            passages.append(_Passage(expected, wording, places, tuple(at in openings for at in places)))
    return tuple(passages)


@cache
def _plain_variants(row: Saying) -> tuple[str, ...]:
    return tuple("".join(filter(_counts, variant)) for variant in row.variants)


def _counts(character: str) -> bool:
    """Whether a character is compared: marks and white space are not."""
    return character.isalnum() or (character != "" and character in _MASKS)


def _likenesses(text: str, row: Saying, piece: Span, start: int) -> Iterator[_Likeness]:
    """What of a row stands around a piece of it that begins at ``start``."""
    if len(row.text) < _SHORTEST_SAYING:
        begin = start - piece.start
        window = text[max(0, begin) : begin + len(row.text)]
        if len(window) == len(row.text) and sum(map(ne, window, row.text)) == 1:
            yield _exchanged(text, row, begin)
    else:
        for passage in _passages(row.text):
            if piece.start in passage.places:
                yield from _quoted(text, row, passage, passage.places.index(piece.start), piece, start)


def _exchanged(text: str, row: Saying, begin: int) -> _Likeness:
    """A set phrase with one character exchanged."""
    at = next(at for at, wanted in enumerate(row.text) if text[begin + at] != wanted)
    changed = Span(begin + at, begin + at + 1)
    edits = () if inside(text, changed, row.variants) else (Edit(changed, row.text[at]),)
    return _Likeness(Span(begin, begin + len(row.text)), row.text, row, edits, 1)


def _quoted(text: str, row: Saying, passage: _Passage, index: int, piece: Span, start: int) -> Iterator[_Likeness]:
    """A passage around its piece, which stands at ``start`` in the text and at ``index`` in the wording."""
    most = max(1, len(passage.wording) // _CHARACTERS_AN_EDIT)
    begin = max(0, start - 2 * (index + most))
    end = start + 2 * (len(passage.wording) - index + most)
    window = text[begin:end]
    if sum(character not in window for character in passage.wording) > most:
        return
    begin = max(begin, text.rfind("\n", begin, start) + 1)
    end = begin + len(text[begin:end].split("\n", 1)[0])
    offsets = [at for at in range(begin, end) if _counts(text[at])]
    plain = "".join(text[at] for at in offsets)
    found = aligned(passage.wording, plain, (index, index + piece.end - piece.start), offsets.index(start), most)
    if found is not None and not _is_cut(passage, offsets, found.differences):
        span = Span(offsets[found.start], offsets[found.end - 1] + 1)
        accepted = all(inside(plain, Span(one.start, one.end), _plain_variants(row)) for one in found.differences)
        edits = () if accepted else tuple(_edit(passage, offsets, one) for one in found.differences)
        yield _Likeness(span, passage.expected, row, edits, found.distance)


def _is_cut(passage: _Passage, offsets: list[int], differences: tuple[Difference, ...]) -> bool:
    """Whether a quotation is cut short: at an end it lacks characters, or has the words of another clause or thought."""
    return any(
        (at_start or at_end)
        and (
            one.end - one.start < one.stop - one.begin
            or (at_start and (not _adjoin(offsets, one.end - 1) or _adjoin(offsets, one.start - 1)))
            or (at_end and (not _adjoin(offsets, one.start - 1) or _adjoin(offsets, one.end - 1)))
        )
        for one in differences
        for at_start, at_end in [(one.begin == 0, one.stop == len(passage.wording))]
    )


def _adjoin(offsets: list[int], index: int) -> bool:
    """Whether no mark stands between a compared character and the next."""
    return 0 <= index < len(offsets) - 1 and offsets[index + 1] == offsets[index] + 1


def _edit(passage: _Passage, offsets: list[int], one: Difference) -> Edit:
    """The repair of one difference. What is put in goes to its own clause."""
    if one.start < one.end:
        span = Span(offsets[one.start], offsets[one.end - 1] + 1)
    else:
        at = offsets[one.start] if passage.openings[one.begin] else offsets[one.start - 1] + 1
        span = Span(at, at)
    return Edit(span, passage.wording[one.begin : one.stop])


def _found(subject: Subject, near: list[_Likeness], known: list[Span]) -> Iterator[Found]:
    """Of the rows that come near a place the best ones, if what stands there is a misquotation."""
    forms = Counter(subject.document[span] for span in {one.span for one in near})
    longest = max(span.end - span.start for span in (*known, *(one.span for one in near)))
    starts = [span.start for span in known]
    wrong = [
        one
        for one in near
        if not any(known[at].contains(one.changed) for at in _around(starts, one, longest))
        and _is_misquoted(subject, one, forms)
    ]
    starts = [one.span.start for one in wrong]
    for one in wrong:
        rivals = [wrong[at] for at in _around(starts, one, longest) if wrong[at].span.contains(one.changed)]
        best = [other for other in rivals if other.rank <= one.rank]
        if best[0] is one and best[-1].rank == one.rank:
            yield _reported(subject.text, best)


def _around(starts: list[int], one: _Likeness, longest: int) -> range:
    """Which of some spans, none over ``longest`` and ordered by their starts, may hold what is changed."""
    return range(bisect_left(starts, one.changed.end - longest), bisect_right(starts, one.changed.start))


def _is_misquoted(subject: Subject, one: _Likeness, forms: Mapping[str, int]) -> bool:
    text = subject.text
    if not all(_is_han(text[at]) for edit in one.edits for at in range(*edit.span)):
        return False
    if any(_is_set_off(text, edit.span) for edit in one.edits):
        return False
    if len(one.expected) >= _SHORTEST_SAYING:
        return True
    return forms[subject.document[one.span]] == 1 and not _is_set_off(text, one.span) and _is_phrase(subject, one)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_set_off(text: str, changed: Span) -> bool:
    """Whether something stands in marks by itself, as word-play (“赣”在实处) and coined names (“四通一达”) do."""
    before, after = text[changed.start - 1 : changed.start], text[changed.end : changed.end + 1]
    return before != "" and before in _OPENING and after != "" and after in _CLOSING


def _is_phrase(subject: Subject, one: _Likeness) -> bool:
    """Whether an odd form can only be the phrase: it is no word, its unchanged half is none and no word goes over its
    ends. What sounds or looks alike in a phrase of the dictionary is not looked at: ``near_phrase`` knows all of them.
    """
    from speechlint.text.alike import likeness  # noqa: PLC0415 - only where something is likely
    from speechlint.text.segmentation import is_known  # noqa: PLC0415

    span, form, half = one.span, subject.document[one.span], len(one.expected) // 2
    unchanged = form[half:] if form[half:] == one.expected[half:] else form[:half]
    if is_known(form) or is_known(unchanged):
        return False
    (edit,) = one.edits
    if is_known(one.expected) and likeness(subject.document[edit.span], edit.replacement):
        return False
    words = subject.facts.tokens(clause_around(subject.text, span, _REACH))
    return not any(word.span.overlaps(span) and not span.contains(word.span) and is_known(word.text) for word in words)


def _reported(text: str, best: list[_Likeness]) -> Found:
    """The clauses that differ; the repair where it is plain what was meant."""
    first = best[0]
    begin, end = first.changed
    while begin > first.span.start and _counts(text[begin - 1]):
        begin -= 1
    while end < first.span.end and _counts(text[end]):
        end += 1
    return Found(
        Span(begin, end),
        {"expected": "”“".join(one.expected for one in best), "source": first.row.source},
        edits=first.edits if len(best) == 1 else (),
        entry=first.row.text,
    )
