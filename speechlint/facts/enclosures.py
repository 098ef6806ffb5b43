"""What stands between paired marks: quotations (引号), titles (书名号), brackets (括号)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

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
_CLOSING_OF = {opening: closing for opening, (closing, _) in OPENING.items()}
_MARK = re.compile(f"[{re.escape(''.join([*_CLOSING_OF, *_CLOSING_OF.values()]))}]")


class Enclosed(NamedTuple):
    """A closed pair within one paragraph: ``span`` with the marks, ``inner`` without, ``depth`` from 0."""

    span: Span
    kind: Enclosure
    depth: int

    @property
    def inner(self) -> Span:
        return Span(self.span.start + 1, self.span.end - 1)


def marks(document: Document) -> Iterator[tuple[int, ...]]:
    """The offsets of all opening and closing marks, one tuple for each paragraph."""
    return (
        tuple(match.start() for match in _MARK.finditer(document.text, *paragraph.span))
        for paragraph in document.paragraphs
    )


def paired(text: str, offsets: Sequence[int], closing_of: Mapping[str, str]) -> tuple[list[Span], list[int]]:
    """The closed pairs, by end, and the marks without a partner, by place, among the marks of one paragraph.

    ``closing_of`` maps the opening marks that count to their closing ones. A mark without its partner hides no pair
    around it.
    """
    if not offsets:
        return [], []
    opening_of = {closing: opening for opening, closing in closing_of.items()}
    pairs: list[Span] = []
    lone: list[int] = []
    stack: list[int] = []
    waiting = dict.fromkeys(closing_of, 0)
    for offset in offsets:
        mark = text[offset]
        if mark in closing_of:
            stack.append(offset)
            waiting[mark] += 1
        elif waiting.get(opening_of.get(mark, "")):
            while text[stack[-1]] != opening_of[mark]:
                waiting[text[stack[-1]]] -= 1
                lone.append(stack.pop())
            waiting[opening_of[mark]] -= 1
            pairs.append(Span(stack.pop(), offset + 1))
        elif mark in opening_of:
            lone.append(offset)
    return pairs, sorted([*lone, *stack])


def enclosed(text: str, marks: Iterable[tuple[int, ...]]) -> Iterator[Enclosed]:
    """All closed pairs, by start."""
    for offsets in marks:
        around: list[int] = []
        for span in sorted(paired(text, offsets, _CLOSING_OF)[0]):
            while around and around[-1] < span.end:
                around.pop()
            yield Enclosed(span, OPENING[text[span.start]][1], len(around))
            around.append(span.end)
