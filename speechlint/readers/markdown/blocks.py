"""The blocks of a Markdown text: paragraphs, headings, list items, table cells, footnotes.

A line scan in the manner of CommonMark 0.31 and GitHub's tables, made for speeches instead of programs:

- An ordered list's number is text (``1.`` is a level of the ladder, GB/T 9704-2012 7.3.3) and opens a block
  wherever it stands; bullets and quote marks are not.
- A line indented by four columns is code only without a Chinese character: drafts indent paragraphs.
- ``---`` below a line makes a heading of it only where the line is a single one that ends without a stop.

Each line is looked at once, so the time is linear, however deep the nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from speechlint.document import Part
from speechlint.readers.markdown.masking import BREAK, LEFT_OUT
from speechlint.readers.wrapping import ends_with_stop
from speechlint.span import Span, lines
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_BLANK = " \t"
_NOTHING = _BLANK + LEFT_OUT
_FURNITURE = _NOTHING + ">-*+_="
_MARKS = frozenset(_FURNITURE + BREAK + "#[")
_CODE_INDENT = 4  # columns
_RULE_LENGTH = 3

_QUOTE = Late(r"(?:[ \t]{0,3}>)+[ \t]?")
_BULLET = Late(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=[^ \t\r\n])")
_ORDERED = Late(r"\d{1,3}[.)][ \t]")
_HEADING = Late(r"(#{1,6})(?:[ \t]+|$)")
_NOTE = Late(r"\[\^[^\[\]\s]{1,100}\]:[ \t]*")
_DEFINITION = Late(r"\[[^\[\]\r\n]{1,200}\]:[ \t]*<?[!-~]+>?(?:[ \t]+[\"'(].*)?$")
_HAN = Late(r"[\u3400-\u9fff]")
_PIPE = Late(r"(?<!\\)\|")


class Block(NamedTuple):
    """The contents of a block's lines, without the signs that make it one. ``level`` is that of a heading."""

    lines: tuple[Span, ...]
    part: Part = Part.BODY
    level: int | None = None


def blocks(masked: str, start: int) -> Iterator[Block]:
    """The blocks of a masked source from offset ``start`` on, in order; none is empty."""
    return _Scan(masked).blocks(start)


class _Line(NamedTuple):
    """What a line holds behind its container signs."""

    content: Span
    depth: int  # of quotation
    opens: bool  # a list item
    indent: int  # columns


class _Scan:
    """Goes through the lines; ``_open`` is the paragraph under way."""

    def __init__(self, masked: str) -> None:
        self._masked = masked
        self._open: list[Span] = []
        self._depth = 0
        self._part = Part.BODY
        self._table = False
        self._item = False  # within a list item or footnote: indentation is no code

    def blocks(self, start: int) -> Iterator[Block]:
        for offset, text in lines(self._masked, start):
            if not text:
                if self._open:
                    yield from self._flush()
                self._table = False
            elif _is_prose(text):
                self._prose(Span(offset, offset + len(text)))
            else:
                yield from self._line(Span(offset, offset + len(text)), text)
        yield from self._flush()

    def _prose(self, line: Span) -> None:
        """Take a line that begins no block and is no part of a table: most lines, so without further ado."""
        if not self._open:
            self._depth = 0
            self._item = False
            self._part = Part.BODY
        self._table = False
        self._open.append(line)

    def _line(self, span: Span, text: str) -> Iterator[Block]:
        if LEFT_OUT in text and not text.strip(_NOTHING):
            return
        line = self._parsed(span)
        content = self._masked[line.content.start : line.content.end]
        if not content or BREAK in content:
            yield from self._flush()
            self._table = False
        elif self._table and "|" in content:
            yield from self._cells(line.content)
        else:
            self._table = False
            yield from self._text(line, content)

    def _text(self, line: _Line, content: str) -> Iterator[Block]:
        if _is_rule(content):
            yield from self._flush(self._underlined(content))
        elif _is_delimiter(content) and self._open and "|" in self._text_of(self._open[-1]):
            header = self._open.pop()
            yield from self._flush()
            yield from self._cells(header)
            self._table = True
        elif heading := _HEADING.match(content):
            yield from self._flush()
            yield from self._heading(line.content, heading)
        elif self._is_left_out(line, content):
            yield from self._flush()
        else:
            yield from self._paragraph(line, content)

    def _paragraph(self, line: _Line, content: str) -> Iterator[Block]:
        note = _NOTE.match(content) if not line.indent else None
        if line.opens or note or line.depth > self._depth or _ORDERED.match(content):
            yield from self._flush()
        if not self._open:
            self._depth = line.depth
            if line.opens or note:
                self._item = True
                self._part = Part.FOOTNOTE if note else Part.BODY
            elif not line.indent:
                self._item = False
                self._part = Part.BODY
        begin = line.content.start + (note.end() if note else 0)
        if begin < line.content.end:
            self._open.append(Span(begin, line.content.end))

    def _is_left_out(self, line: _Line, content: str) -> bool:
        """Whether a line that no paragraph goes on into is code or the definition of a link's target."""
        if self._open:
            return False
        code = line.indent >= _CODE_INDENT and not self._item and not _HAN.search(content)
        return code or (content[0] == "[" and not line.indent and _DEFINITION.match(content) is not None)

    def _heading(self, content: Span, heading: re.Match[str]) -> Iterator[Block]:
        text = self._text_of(content)
        bare = text.rstrip("#")
        end = len(bare.rstrip(_BLANK)) if bare.endswith((" ", "\t")) or not bare else len(text)
        if heading.end() < end:
            lines = (Span(content.start + heading.end(), content.start + end),)
            yield Block(lines, Part.BODY, len(heading[1]))
        self._item = False

    def _cells(self, row: Span) -> Iterator[Block]:
        bounds = [row.start - 1, *(pipe.start() for pipe in _PIPE.finditer(self._masked, row.start, row.end)), row.end]
        for before, after in pairwise(bounds):
            cell = _stripped(self._masked, before + 1, after)
            if cell.start < cell.end:
                yield Block((cell,), Part.TABLE)

    def _underlined(self, content: str) -> int | None:
        """The level of the heading that an underline makes of the paragraph above it."""
        if (
            len(self._open) != 1
            or content[0] not in "=-"
            or " " in content
            or ends_with_stop(self._text_of(self._open[0]))
        ):
            return None
        return 1 if content[0] == "=" else 2

    def _flush(self, level: int | None = None) -> Iterator[Block]:
        if self._open:
            yield Block(tuple(self._open), self._part, level)
            self._open = []

    def _parsed(self, span: Span) -> _Line:
        """A line without its quote marks and bullets."""
        position, end = span
        if position < end and self._masked[position] not in _FURNITURE and self._masked[end - 1] not in _NOTHING:
            return _Line(span, 0, opens=False, indent=0)
        depth, opens = 0, False
        while True:
            if quote := _QUOTE.match(self._masked, position, end):
                depth += quote[0].count(">")
                position = quote.end()
            elif bullet := self._bullet(position, end, checked=opens):
                opens = True
                position = bullet.end()
            else:
                break
        content = _stripped(self._masked, position, end)
        return _Line(content, depth, opens, len(self._masked[position : content.start].expandtabs(_CODE_INDENT)))

    def _bullet(self, position: int, end: int, *, checked: bool) -> re.Match[str] | None:
        """A bullet at ``position``; ``* * *`` is none (looked for once a line, for the sake of deep nesting)."""
        if not checked and _is_rule(self._masked[position:end].strip(_BLANK)):
            return None
        return _BULLET.match(self._masked, position, end)

    def _text_of(self, span: Span) -> str:
        return self._masked[span.start : span.end]


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_NOTHING))
    return Span(start, start + len(piece.strip(_NOTHING)))


def _is_prose(text: str) -> bool:
    """Whether a line, beyond doubt, has neither container signs nor other marks of a block."""
    first = text[0]
    return first not in _MARKS and not first.isdecimal() and text[-1] not in _NOTHING and "|" not in text


def _is_rule(content: str) -> bool:
    """Whether a line is a thematic break or an underline: one sign, three times or more."""
    sign = content[:1]
    if not sign or sign not in "*-_=":
        return False
    signs = content.strip(f"{sign} \t")
    return not signs and content.count(sign) >= _RULE_LENGTH


def _is_delimiter(content: str) -> bool:
    """Whether a line parts the header of a table from its body."""
    return "|" in content and "-" in content and not content.strip("|:- \t")
