"""Automatic numbering: the labels that Word shows before paragraphs but keeps in no paragraph's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from speechlint.readers.docx.formats import number_text
from speechlint.readers.docx.schema import attribute, child, chosen, flag, name, number, value
from speechlint.readers.docx.styles import ListItem, Styles
from speechlint.text.patterns import Late

_LEVELS = 9
_LONGEST_LINK = 10
_LONGEST_LABEL = 200
_PLACE = Late("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list (多级列表的一级).

    ``text`` holds %1 to %9 for the numbers of the levels; ``restart`` is the level (from 1) after which this one
    starts again, 0 for never, None for any higher one; ``legal`` writes all numbers in Arabic digits; ``style``
    is the paragraph style that belongs to the level; ``width`` the digits of a custom format like 001.
    """

    start: int
    format: str
    text: str
    restart: int | None = None
    legal: bool = False
    style: str = ""
    hidden: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class List:
    """A ``w:num``: the levels it shows, its own starting numbers, and whose numbers it goes on counting."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level_of(self, item: ListItem) -> int:
        """The level a paragraph stands on: said outright, or by the style that belongs to a level."""
        linked = {level.style: index for index, level in self.levels.items()}
        return next((linked[style] for style in item.styles if style in linked), item.level)


class Lists:
    """All lists of a document, by ``numId``."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        elements = list(root) if root is not None else []
        self._abstract = {attribute(each, "abstractNumId"): each for each in elements if name(each) == "abstractNum"}
        self._nums = {attribute(each, "numId") or "": each for each in elements if name(each) == "num"}
        self._styles = styles
        self._lists: dict[str, List | None] = {}
        self._levels: dict[str, Mapping[int, Level]] = {}

    def __getitem__(self, num_id: str) -> List | None:
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = None if num is None else self._list(num)
        return self._lists[num_id]

    def _list(self, num: Element) -> List | None:
        abstract_id, abstract = self._abstract_of(num)
        if abstract is None:
            return None
        if abstract_id not in self._levels:
            self._levels[abstract_id] = dict(_levels(abstract))
        overrides = {
            index: each
            for each in num
            if name(each) == "lvlOverride" and (index := _level_index(each)) is not None
        }  # fmt: skip
        own = {index: _level(level) for index, each in overrides.items() if (level := child(each, "lvl")) is not None}
        starts = {i: start for i, each in overrides.items() if (start := number(each, "startOverride")) is not None}
        return List(abstract_id, {**self._levels[abstract_id], **own}, starts)

    def _abstract_of(self, num: Element) -> tuple[str, Element | None]:
        """The definition of a list; one may lead to another by way of a numbering style."""
        abstract_id, abstract = "", None
        for _ in range(_LONGEST_LINK):
            abstract_id = value(num, "abstractNumId") or ""
            abstract = self._abstract.get(abstract_id)
            link = value(abstract, "numStyleLink")
            following = None if link is None else self._nums.get(self._styles.list_of(link) or "")
            if following is None:
                break
            num = following
        return abstract_id, abstract


class Numberer:
    """Counts the paragraphs of one story and writes their labels."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, item: ListItem) -> str:
        """The label of the next paragraph in a list, without the tab or blank after it; bullets have none."""
        numbered = self._lists[item.num_id]
        if numbered is None:
            return ""
        index = numbered.level_of(item)
        level = numbered.levels.get(index)
        if level is None:
            return ""
        numbers = self._counters.setdefault(numbered.counter, {})
        self._advance(item.num_id, numbered, index, numbers)
        if level.hidden or level.format == "bullet":
            return ""
        return _PLACE.sub(lambda place: _written(numbered, level, int(place[1]) - 1, numbers), level.text).strip()

    def _advance(self, num_id: str, numbered: List, index: int, numbers: dict[int, int]) -> None:
        first = (num_id, index) not in self._started
        self._started.add((num_id, index))
        if index not in numbers or (first and index in numbered.starts):
            numbers[index] = _start(numbered, index)
        else:
            numbers[index] += 1
        for higher in range(index):
            numbers.setdefault(higher, _start(numbered, higher))
        for lower in range(index + 1, _LEVELS):
            if _restarts(numbered.levels.get(lower), index):
                numbers.pop(lower, None)


def _start(numbered: List, index: int) -> int:
    level = numbered.levels.get(index)
    return numbered.starts.get(index, level.start if level else 1)


def _restarts(level: Level | None, after: int) -> bool:
    """Whether a level starts again after a paragraph of the higher level ``after`` (from 0)."""
    return level is None or level.restart is None or after < level.restart


def _written(numbered: List, level: Level, index: int, numbers: Mapping[int, int]) -> str:
    shown = numbered.levels.get(index)
    if shown is None or index not in numbers:
        return ""
    written = "decimal" if level.legal and shown.format not in ("none", "bullet") else shown.format
    return number_text(numbers[index], written).rjust(shown.width, "0")


def _levels(abstract: Element) -> Iterator[tuple[int, Level]]:
    for each in abstract:
        if name(each) == "lvl" and (index := _level_index(each)) is not None:
            yield index, _level(each)


def _level_index(element: Element) -> int | None:
    text = attribute(element, "ilvl") or ""
    return int(text) if text in tuple("012345678") else None


def _level(element: Element) -> Level:
    number_format, width = _format(element)
    return Level(
        start=number(element, "start") or 0,
        format=number_format,
        text=(value(element, "lvlText") or "")[:_LONGEST_LABEL],
        restart=number(element, "lvlRestart"),
        legal=bool(flag(element, "isLgl")),
        style=value(element, "pStyle") or "",
        hidden=bool(flag(element, "rPr", "vanish")),
        width=width,
    )


def _format(level: Element) -> tuple[str, int]:
    """The number format; a custom one (001, 002, …) stands in a Choice and is Arabic digits of that width."""
    found = child(level, "numFmt")
    if found is None:
        alternatives = child(level, "AlternateContent")
        found = None if alternatives is None else child(chosen(alternatives), "numFmt")
    named = attribute(found, "val") or "decimal"
    if named != "custom":
        return named, 0
    first = (attribute(found, "format") or "").partition(",")[0].strip()
    return "decimal", len(first) if first.isdecimal() and len(first) < _LEVELS else 0
