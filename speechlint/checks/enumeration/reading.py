"""Reading a list off the text, item by item, from one that is there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import behind_last

Forms = tuple[tuple[str, int], ...]

_JOINTS = ("以及", "和", "与", "及")
_OPENING, _CLOSING = "“‘", "”’"
_BOUNDS = "、，。；：！？“”‘’（）()《》【】\n 　"
_BESIDE = frozenset("、，；和与及以是“”‘’")
_LONGEST_FOREIGN = 16
"""Characters of what is listed beside the items without being one."""
_FOREIGN = Late(f"[^{_BOUNDS}]{{1,{_LONGEST_FOREIGN}}}")
_OPEN_END = Late("[”’]?(?:、|，)?(?:等|…|\\.\\.\\.|以及)")


class Member(NamedTuple):
    """What stands at one place of a list; ``place`` is that in the canonical list, None for anything else."""

    span: Span
    place: int | None


class Listing(NamedTuple):
    """Consecutive members as the text has them.

    ``before`` and ``after`` are what is listed beside them without being an item (、…、), ``open`` tells that the text
    says there are more (等) or groups them otherwise (社会建设与经济建设、政治建设…).
    """

    members: tuple[Member, ...]
    before: Span | None
    after: Span | None
    open: bool

    @property
    def span(self) -> Span:
        return Span(self.members[0].span.start, self.members[-1].span.end)

    @property
    def alone(self) -> bool:
        """Whether these members are all that is listed."""
        return self.before is None and self.after is None and not self.open

    @property
    def known(self) -> list[int]:
        """The places of those members that are items."""
        return [member.place for member in self.members if member.place is not None]

    @property
    def places(self) -> list[int | None]:
        return [member.place for member in self.members]


def is_listed(text: str, row: CanonicalList, span: Span) -> bool:
    """Whether anything may be listed beside an item: a quick look before the list is read."""
    return (
        "" in row.between
        or text[span.end : span.end + 1] in _BESIDE
        or text[max(0, span.start - 1) : span.start] in _BESIDE
    )


def around(text: str, row: CanonicalList, forms: Forms, member: Member) -> Listing:
    """The list that a member stands in."""
    before, first = _backwards(text, row, forms, member.span.start)
    after, last = _forwards(text, row, forms, member.span.end)
    members = (*reversed(before), member, *after)
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(members)]
    regrouped = any(gap in _JOINTS for gap in gaps[:-1])
    return Listing(members, first, last, open=regrouped or _OPEN_END.match(text, members[-1].span.end) is not None)


def item_at(text: str, offset: int, forms: Forms) -> Member | None:
    """The item that starts at an offset."""
    for wording, place in forms:
        if text.startswith(wording, offset):
            return Member(Span(offset, offset + len(wording)), place)
    return None


def item_before(text: str, offset: int, forms: Forms) -> Member | None:
    """The item that ends at an offset."""
    for wording, place in forms:
        if text.endswith(wording, 0, offset) and offset >= len(wording):
            return Member(Span(offset - len(wording), offset), place)
    return None


def first_member(text: str, offset: int, forms: Forms) -> Member | None:
    """The item that ends the words at an offset, or is them: 牢固树立政治意识、…"""
    offset += text[offset : offset + 1] in _OPENING
    words = _FOREIGN.match(text, offset)
    return item_at(text, offset, forms) or (item_before(text, words.end(), forms) if words else None)


def _forwards(text: str, row: CanonicalList, forms: Forms, end: int) -> tuple[list[Member], Span | None]:
    """The members from an offset on, and what is listed behind them."""
    members, foreign = _gathered(
        end,
        lambda offset: _next(text, row, forms, offset),
        lambda offset: _foreign_after(text, row, offset),
        lambda span: span.end,
    )
    return members, foreign if foreign and _is_joined(text, foreign) else None


def _backwards(text: str, row: CanonicalList, forms: Forms, start: int) -> tuple[list[Member], Span | None]:
    """The members before an offset, the nearest first, and what is listed before them."""
    members, foreign = _gathered(
        start,
        lambda offset: _previous(text, row, forms, offset),
        lambda offset: _foreign_before(text, row, offset),
        lambda span: span.start,
    )
    nearest = members[-1].span.start if members else start
    return members, foreign if foreign and "、" in text[foreign.end : nearest] else None


def _gathered(
    offset: int,
    item_beyond: Callable[[int], Member | None],
    foreign_beyond: Callable[[int], Span | None],
    far_end: Callable[[Span], int],
) -> tuple[list[Member], Span | None]:
    """The members in one direction, the nearest first, and what stands beyond the last of them without being an item.

    A single member that is no item is passed where an item follows it.
    """
    members: list[Member] = []
    while True:
        reached = item_beyond(offset)
        if reached is None:
            foreign = foreign_beyond(offset)
            reached = item_beyond(far_end(foreign)) if foreign else None
            if foreign is None or reached is None:
                return members, foreign
            members.append(Member(foreign, None))
        members.append(reached)
        offset = far_end(reached.span)


def _next(text: str, row: CanonicalList, forms: Forms, end: int) -> Member | None:
    """The item behind a separator, perhaps behind a quotation mark as well."""
    offsets = _after_separator(text, row, end)
    offsets += [offset + 1 for offset in offsets if text.startswith(tuple(_OPENING), offset)]
    return next(filter(None, (item_at(text, offset, forms) for offset in offsets)), None)


def _previous(text: str, row: CanonicalList, forms: Forms, start: int) -> Member | None:
    """The item before a separator, perhaps before a quotation mark as well."""
    offsets = _before_separator(text, row, start)
    offsets += [offset - 1 for offset in offsets if text.endswith(tuple(_CLOSING), 0, offset)]
    return next(filter(None, (item_before(text, offset, forms) for offset in offsets)), None)


def _after_separator(text: str, row: CanonicalList, end: int) -> list[int]:
    """Where the next member may begin."""
    end += text[end : end + 1] in tuple(_CLOSING)
    return [end + len(mark) for mark in (*row.separators, *_JOINTS) if text.startswith(mark, end)]


def _before_separator(text: str, row: CanonicalList, start: int) -> list[int]:
    """Where the member before may end."""
    start -= text[max(0, start - 1) : start] in tuple(_OPENING)
    return [start - len(mark) for mark in (*row.separators, *_JOINTS) if text.endswith(mark, 0, start)]


def _foreign_after(text: str, row: CanonicalList, end: int) -> Span | None:
    for offset in _after_separator(text, row, end):
        words = _FOREIGN.match(text, offset) if offset > end else None
        if words is not None:
            return Span(*words.span())
    return None


def _foreign_before(text: str, row: CanonicalList, start: int) -> Span | None:
    for offset in _before_separator(text, row, start):
        if offset == start:
            continue
        begin = behind_last(_BOUNDS, text, max(0, offset - _LONGEST_FOREIGN), offset)
        if begin < offset:
            return Span(begin, offset)
    return None


def _is_joined(text: str, foreign: Span) -> bool:
    """Whether what follows the members is one more of the kind: joined to them by 、 or 和."""
    return text[foreign.start - 1] == "、" or text.endswith(_JOINTS, 0, foreign.start)
