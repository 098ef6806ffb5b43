"""The series that list marks form: which mark continues which, across paragraphs and levels.

A stack per speech. An item continues the nearest open series that expects its number; the number one opens a
series within the open ones; any other number is put down to the nearest open series of its family, and the flaw
is left for a check to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speechlint.facts.ladder import RANK, Family, Marker
from speechlint.facts.speeches import Speech
from speechlint.text.records import NamedTuple

_DEEPEST = 8
"""Open series kept at a time; real texts nest four or five deep."""


class Item(NamedTuple):
    """A mark in its series. ``number`` is inferred where the mark is masked; ``sure`` says that the neighbours agree."""

    marker: Marker
    number: int
    sure: bool = True


class Series(NamedTuple):
    """Sibling list marks in reading order.

    ``path`` holds the items that were open when the series began, the outermost first; ``speech`` is an index.
    ``first`` is the number it had to begin with: one, or the number behind that of the series which it goes on with
    under a new parent (numbering right through, 连续编号).
    """

    family: Family
    items: tuple[Item, ...]
    path: tuple[Marker, ...]
    speech: int
    first: int = 1

    @property
    def start(self) -> int:
        """The reading offset of the first mark."""
        return self.items[0].marker.span.start

    @property
    def leading(self) -> bool:
        """Whether the first mark opens its paragraph."""
        return self.items[0].marker.leading

    @property
    def sound(self) -> bool:
        """Whether the numbers run on from ``first`` without gap or repetition."""
        return all(item.number == expected for expected, item in enumerate(self.items, self.first))


def series(marks: Iterable[Marker], speeches: Sequence[Speech]) -> Iterator[Series]:
    """All series in the order in which they begin. Marks in a teaser are left out."""
    closed: list[Series] = []
    number = 0
    stack = _Stack(number)
    for mark in marks:
        while number + 1 < len(speeches) and mark.span.start >= speeches[number + 1].span.start:
            closed.extend(stack.close())
            number += 1
            stack = _Stack(number)
        teaser = speeches[number].teaser
        if teaser is None or not teaser.contains(mark.span):
            closed.extend(stack.take(mark))
    closed.extend(stack.close())
    return iter(sorted(closed, key=lambda found: found.start))


class _Open:
    __slots__ = ("family", "first", "items", "path")

    def __init__(self, family: Family, path: tuple[Marker, ...], first: int) -> None:
        self.family = family
        self.path = path
        self.first = first
        self.items: list[Item] = []

    @property
    def last(self) -> Item:
        return self.items[-1]

    def expects(self, mark: Marker) -> bool:
        """Whether a numbered mark is the next one; masks at the end may turn out to be no items."""
        if mark.family is not self.family:
            return False
        return mark.number in (self.last.number + 1, self._last_plain() + 1)

    def beside(self, mark: Marker) -> bool:
        """Whether a mark of the family stands as the items do: opening its paragraph, or within the same one."""
        last = self.last.marker
        return mark.family is self.family and (
            (mark.leading and last.leading) or (mark.paragraph == last.paragraph and not mark.leading)
        )

    def append(self, mark: Marker) -> None:
        if mark.number is None:
            self.items.append(Item(mark, self.last.number + 1 if self.items else 1, sure=False))
            return
        while self.items and not self.last.sure and mark.number <= self.last.number:
            self.items.pop()
        if self.items and mark.number == self.last.number + 1:
            index = len(self.items) - 1
            while index >= 0 and not self.items[index].sure:
                self.items[index] = Item(self.items[index].marker, self.items[index].number)
                index -= 1
        self.items.append(Item(mark, mark.number))

    def _last_plain(self) -> int:
        return next((item.number for item in reversed(self.items) if item.sure), 0)


class _Stack:
    """The series open at a point of one speech, the innermost last."""

    def __init__(self, speech: int) -> None:
        self._speech = speech
        self._open: list[_Open] = []
        self._ended: dict[Family, int] = {}  # last number of the latest closed series of each family

    def take(self, mark: Marker) -> Iterator[Series]:
        """Put a mark in its place; yields the series that this closes."""
        place = self._place(mark)
        if place is None:
            yield from self._make_room(mark)
            path = tuple(opened.last.marker for opened in self._open)
            goes_on = mark.leading and mark.number == self._ended.get(mark.family, 0) + 1
            self._open.append(_Open(mark.family, path, mark.number if goes_on and mark.number else 1))
        else:
            yield from self._cut(place + 1)
        self._open[-1].append(mark)

    def close(self) -> Iterator[Series]:
        """Close all."""
        yield from self._cut(0)

    def _place(self, mark: Marker) -> int | None:
        """The index of the open series that a mark goes on with."""
        indices = range(len(self._open) - 1, -1, -1)
        if mark.number is not None:
            for index in indices:
                if self._open[index].expects(mark):
                    return index
        if mark.number == 1:
            return None
        return next((index for index in indices if self._open[index].beside(mark)), None)

    def _make_room(self, mark: Marker) -> Iterator[Series]:
        """Close what cannot hold a new series that begins with ``mark``."""
        keep = len(self._open)
        rank = RANK.get(mark.family)
        for index in range(len(self._open) - 1, -1, -1):
            opened = self._open[index]
            if self._gives_way(opened, mark, rank):
                keep = index
            elif opened.last.marker.leading and opened.family not in RANK and (rank or 0) >= RANK[Family.ARABIC]:
                break
        yield from self._cut(min(keep, _DEEPEST - 1))

    @staticmethod
    def _gives_way(opened: _Open, mark: Marker, rank: int | None) -> bool:
        if not opened.last.marker.leading:
            return mark.leading or opened.last.marker.paragraph != mark.paragraph
        return mark.leading and rank is not None and opened.family in RANK and RANK[opened.family] > rank

    def _cut(self, size: int) -> Iterator[Series]:
        for opened in self._open[size:]:
            if opened.items:
                self._ended[opened.family] = opened.last.number
                yield Series(opened.family, tuple(opened.items), opened.path, self._speech, opened.first)
        del self._open[size:]
