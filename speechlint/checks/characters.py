"""The kind ``characters``: single characters that do not belong in a text, or not between such neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject
from speechlint.facts.rare import all_rare
from speechlint.span import Span
from speechlint.text.frozen import frozen
from speechlint.text.patterns import Late, compiled

HAN = "㐀-䶿一-鿿豈-﫿〇𠀀-𳑿"
_CODE_POINT = Late(r"U\+([0-9A-Fa-f]{4,6})(?:-U\+([0-9A-Fa-f]{4,6}))?")
_SHOWN = 12
_STOPS = "。；！？"
_MARKS = "，、：" + _STOPS


class Neighbour(StrEnum):
    """What may stand beside a character."""

    HAN = "han"
    OPENING = "opening"
    CLOSING = "closing"
    STOP = "stop"
    DIGIT = "digit"
    LATIN = "latin"
    EDGE = "edge"


_CLASSES = {
    Neighbour.HAN: HAN,
    Neighbour.OPENING: "“‘（《【〔「『〈",
    Neighbour.CLOSING: "”’）》】〕」』〉",
    Neighbour.STOP: "，。；：！？、…—",
    Neighbour.DIGIT: "0-9０-９",
    Neighbour.LATIN: "A-Za-zＡ-Ｚａ-ｚ",
}


@frozen
class Characters:
    """Reports runs of the listed characters, each run as one finding.

    A run is reported only where its left and its right neighbour are of the kinds named in ``left`` and ``right``
    (``edge`` is the bound of the paragraph). With ``replace`` the run is repaired, character by character; a listed
    character without an entry there is deleted.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "characters"
    values: ClassVar[frozenset[str]] = frozenset({"codes", "replacement"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    characters: tuple[str, ...]
    """Single characters, ``U+00A0``, or ranges ``U+E000-U+F8FF``."""
    left: tuple[Neighbour, ...] = ()
    """What must stand to the left; empty for anything."""
    right: tuple[Neighbour, ...] = ()
    """What must stand to the right; empty for anything."""
    replace: Mapping[str, str] | None = None
    """Character → its replacement; absent for no repair, empty to delete every listed character."""
    running_text: bool = False
    """Only amid running text: behind the first mark of a paragraph that holds a stop (。；！？). Not in titles, name
    lists and forms, nor where a space parts a term from its explanation."""

    def __post_init__(self) -> None:
        for item in self.characters:
            if len(item) != 1 and not _CODE_POINT.fullmatch(item):
                raise ValueError(f"“{item}”既不是单个字符，也不是 U+00A0 或 U+E000-U+F8FF 这样的写法")

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        text = subject.text
        run, before, after = _expressions(self.characters, self.left, self.right)

        @cache
        def running(index: int) -> int:
            return _running_from(text, subject.document.paragraphs[index].span)

        done = 0
        for place in self._places(subject):
            match = run.match(text, place) if place >= done else None
            if not match:
                continue
            done = match.end()
            if not (after.match(text, done) and before.match(text, place)):
                continue
            span = Span(*match.span())
            if self.running_text and span.start < running(subject.document.paragraph_at(span.start)):
                continue
            replacement = self._replacement(match[0])
            codes = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match[0][:_SHOWN]))
            edits = (Edit(span, replacement),) if self.replace is not None else ()
            yield Found(span, {"codes": codes, "replacement": replacement}, edits=edits)

    def _places(self, subject: Subject) -> Iterable[int]:
        """Where a run may begin, in order: every listed character, or the starts of the paragraphs."""
        facts = subject.facts
        listed = _listed(self.characters)
        if _all_rare(self.characters):
            return sorted(chain.from_iterable(facts.rare[sign] for sign in listed.findall("".join(facts.rare))))
        if self.left == (Neighbour.EDGE,):
            return (paragraph.span.start for paragraph in subject.document.paragraphs)
        return (match.start() for match in listed.finditer(subject.text))

    def _replacement(self, run: str) -> str:
        table = self.replace or {}
        return "".join(table.get(character, "") for character in run)


def _running_from(text: str, paragraph: Span) -> int:
    """The offset of the first mark of a paragraph of running text; its end where there is none."""
    if not any(text.find(stop, *paragraph) >= 0 for stop in _STOPS):
        return paragraph.end
    return min((at for mark in _MARKS if (at := text.find(mark, *paragraph)) >= 0), default=paragraph.end)


@cache
def _listed(characters: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(f"[{''.join(_class_item(item) for item in characters)}]")


@cache
def _all_rare(characters: tuple[str, ...]) -> bool:
    return all(all_rare(*_bounds(item)) for item in characters)


@cache
def _expressions(
    characters: tuple[str, ...], left: tuple[Neighbour, ...], right: tuple[Neighbour, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A run of the characters, and what must hold where it begins and ends."""
    listed = "".join(_class_item(item) for item in characters)
    before = _beside(left, "(?<={})", "^")
    after = _beside(right, "(?={})", "$")
    return (
        compiled(f"[{listed}]+"),
        compiled(before, re.MULTILINE),
        compiled(after, re.MULTILINE),
    )


def _class_item(item: str) -> str:
    first, last = _bounds(item)
    return f"{re.escape(first)}-{re.escape(last)}"


def _bounds(item: str) -> tuple[str, str]:
    """The first and the last character of a listed range; a single character is both."""
    code_points = _CODE_POINT.fullmatch(item)
    if not code_points:
        return item, item
    first, last = code_points[1], code_points[2] or code_points[1]
    return chr(int(first, 16)), chr(int(last, 16))


def _beside(neighbours: tuple[Neighbour, ...], form: str, edge: str) -> str:
    if not neighbours:
        return ""
    classes = "".join(_CLASSES[neighbour] for neighbour in neighbours if neighbour is not Neighbour.EDGE)
    choices = [form.format(f"[{classes}]")] if classes else []
    if Neighbour.EDGE in neighbours:
        choices.append(edge)
    return f"(?:{'|'.join(choices)})"
