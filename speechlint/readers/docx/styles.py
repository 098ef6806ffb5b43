"""Styles: what a paragraph or run inherits along its chain of ``basedOn``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element

from speechlint.readers.docx.schema import attribute, flag, name, number, value
from speechlint.text.records import NamedTuple

_LONGEST_CHAIN = 50
_NO_LIST = "0"
_BODY_TEXT = 9  # the outline level that is none (ISO/IEC 29500-1, 17.3.1.20)

Found = TypeVar("Found")


class ListItem(NamedTuple):
    """A place in a list: ``num_id`` names the list, ``level`` (from 0) the level where it is said.

    A list taken from a style tells its level rather by the level's own style: ``styles`` are those of the
    paragraph's chain, the nearest first.
    """

    num_id: str
    level: int = 0
    styles: tuple[str, ...] = ()


class Styles:
    """The styles of a document; a document without any has the empty set."""

    def __init__(self, root: Element | None = None) -> None:
        self._styles = {
            attribute(style, "styleId") or "": style
            for style in (root if root is not None else ())
            if name(style) == "style"
        }
        self._default = next((key for key, style in self._styles.items() if _is_default_paragraph(style)), "")
        self._hidden: dict[str, bool] = {}

    def list_item(self, properties: Element | None) -> ListItem | None:
        """The list that a paragraph stands in, by its own properties or its style's; None for no list."""
        own_id = value(properties, "numPr", "numId")
        own_level = number(properties, "numPr", "ilvl")
        if own_id is not None:
            return None if own_id == _NO_LIST else ListItem(own_id, own_level or 0)
        style = self._style_of(properties)
        num_id = self._first(style, self.list_of)
        if num_id is None or num_id == _NO_LIST:
            return None
        if own_level is not None:
            return ListItem(num_id, own_level)
        return ListItem(num_id, self._first(style, self._list_level) or 0, tuple(self._chain(style)))

    def list_of(self, style: str) -> str | None:
        """The list that a style itself names."""
        return value(self._styles.get(style), "pPr", "numPr", "numId")

    def heading_level(self, properties: Element | None) -> int | None:
        """The outline level from 1, None for body text."""
        own = number(properties, "outlineLvl")
        level = own if own is not None else self._first(self._style_of(properties), self._outline_level)
        return None if level is None or level >= _BODY_TEXT else level + 1

    def hides(self, run: Element | None, paragraph: Element | None) -> bool:
        """Whether a run with these properties, in a paragraph with those, is hidden text (隐藏文字)."""
        own = flag(run, "vanish")
        if own is not None:
            return own
        return self._hides(value(run, "rStyle") or "") or self._hides(self._style_of(paragraph))

    def _style_of(self, properties: Element | None) -> str:
        return value(properties, "pStyle") or self._default

    def _hides(self, style: str) -> bool:
        if style not in self._styles:
            return False
        if style not in self._hidden:
            self._hidden[style] = bool(self._first(style, lambda each: flag(self._styles[each], "rPr", "vanish")))
        return self._hidden[style]

    def _list_level(self, style: str) -> int | None:
        return number(self._styles[style], "pPr", "numPr", "ilvl")

    def _outline_level(self, style: str) -> int | None:
        return number(self._styles[style], "pPr", "outlineLvl")

    def _first(self, style: str, read: Callable[[str], Found | None]) -> Found | None:
        """What the nearest style of the chain says."""
        return next((found for each in self._chain(style) if (found := read(each)) is not None), None)

    def _chain(self, style: str) -> Iterator[str]:
        for _ in range(_LONGEST_CHAIN):  # a chain may run in a circle
            if style not in self._styles:
                return
            yield style
            style = value(self._styles[style], "basedOn") or ""


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on")
