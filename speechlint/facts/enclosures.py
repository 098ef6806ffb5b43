"""What stands between paired marks: quotations (引号), titles (书名号), brackets (括号)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speechlint.document import Document
from speechlint.span import Span


class Enclosure(StrEnum):
    """The families of paired marks."""

    QUOTE = "quote"
    BOOK_TITLE = "book-title"
    BRACKET = "bracket"


OPENING = {
    "“": ("”", Enclosure.QUOTE),
    "‘": ("’", Enclosure.QUOTE),
    "「": ("」", Enclosure.QUOTE),
    "『": ("』", Enclosure.QUOTE),
    "《": ("》", Enclosure.BOOK_TITLE),
    "〈": ("〉", Enclosure.BOOK_TITLE),
    "（": ("）", Enclosure.BRACKET),
    "(": (")", Enclosure.BRACKET),
    "〔": ("〕", Enclosure.BRACKET),
    "【": ("】", Enclosure.BRACKET),
    "［": ("］", Enclosure.BRACKET),
    "[": ("]", Enclosure.BRACKET),
}
_CLOSING = {closing for closing, _ in OPENING.values()}
_MARKS = frozenset(OPENING) | frozenset(_CLOSING)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A closed pair within one paragraph: ``span`` with the marks, ``inner`` without, ``depth`` from 0."""

    span: Span
    kind: Enclosure
    depth: int

    @property
    def inner(self) -> Span:
        return Span(self.span.start + 1, self.span.end - 1)


def enclosed(document: Document) -> Iterator[Enclosed]:
    """All closed pairs, by start. A mark without its partner encloses nothing and hides no other pair."""
    found: list[Enclosed] = []
    for paragraph in document.paragraphs:
        found.extend(_within(document.text, paragraph.span))
    return iter(sorted(found, key=lambda pair: (pair.span.start, -pair.span.end)))


def _within(text: str, span: Span) -> Iterator[Enclosed]:
    open_marks: list[tuple[str, int]] = []
    for offset in range(*span):
        mark = text[offset]
        if mark not in _MARKS:
            continue
        if mark in OPENING:
            open_marks.append((OPENING[mark][0], offset))
        elif any(closing == mark for closing, _ in open_marks):
            while open_marks[-1][0] != mark:
                open_marks.pop()
            _, start = open_marks.pop()
            yield Enclosed(Span(start, offset + 1), OPENING[text[start]][1], len(open_marks))
