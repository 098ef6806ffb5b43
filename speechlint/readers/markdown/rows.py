"""The lines of a Markdown block as they are read, and which of them run on into the next.

A line end within a block is ambiguous: editors wrap paragraphs with it, and people who write Chinese end them with
it. Where the text is hard-wrapped (:mod:`speechlint.readers.wrapping`), its width decides. Elsewhere the line before
it does: *it runs on unless it ends with a stop or a closing mark, or is a label of its own*. A comma always runs on; a
line without any mark at its end only if it is about as wide as the widest of the block and the block ends with a
stop, as prose does; emphasis around the whole line, a list mark or dash ahead, two blanks or a backslash at its end
(硬换行) part it from the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speechlint.readers.markdown.inline import OBJECT, Edit
from speechlint.readers.wrapping import columns, ends_with_stop, is_salutation, mark_family
from speechlint.span import Span
from speechlint.text.records import NamedTuple

_COMMAS = ("，", "、", ",")
_CLOSERS = ("”", "’", "）", "》", "】", "」", "』", "〕", ")", "]")
_AHEAD = ("—", "─", "（", "(", "\u3000", "●", "■", "◆", "★", "☆", "·")
_NARROWEST = 30  # columns; nobody wraps more narrowly
_HARD_BREAK = "  "


class Row(NamedTuple):
    """A line, or what of it stands between two breaks: runs of the source, None or what is read for each.

    ``text`` is what is read; ``line`` the index of its line in the block; ``whole`` says that emphasis marks enclose
    all of it, ``final`` that a paragraph ends behind it.
    """

    pieces: tuple[tuple[int, int, str | None], ...]
    text: str
    line: int
    whole: bool
    final: bool


def rows(source: str, lines: Sequence[Span], edits: Iterable[Edit]) -> list[Row]:
    """The rows of a block; those that hold nothing but white space and pictures are left out."""
    waiting = list(edits)[::-1]
    found: list[Row] = []
    for index, line in enumerate(lines):
        for row in _rows_of_line(source, line, index, waiting, last=index + 1 == len(lines)):
            if row.text.strip(f"{OBJECT} \t\u3000\xa0"):
                found.append(row)
            elif found:
                found[-1] = found[-1]._replace(final=True)
    return found


def _rows_of_line(source: str, line: Span, index: int, waiting: list[Edit], *, last: bool) -> Iterator[Row]:
    pieces: list[tuple[int, int, str | None]] = []
    cursor = line.start
    while waiting and waiting[-1].start < line.end:
        edit = waiting.pop()
        if cursor < edit.start:
            pieces.append((cursor, edit.start, None))
        if edit.text:
            pieces.append((edit.start, edit.end, edit.text))
        cursor = edit.end
        if edit.breaks:
            yield _row(source, pieces, index, whole=False, final=True)
            pieces = []
    backslash = not last and _ends_in_backslash(source, line)
    end = line.end - backslash
    if cursor < end:
        pieces.append((cursor, end, None))
    whole = bool(pieces) and pieces[0][0] > line.start and pieces[-1][1] < end
    final = backslash or source.startswith(_HARD_BREAK, line.end)
    yield _row(source, pieces, index, whole=whole, final=final)


def _ends_in_backslash(source: str, line: Span) -> bool:
    """Whether a line ends in a backslash that is not escaped itself."""
    text = source[line.start : line.end]
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _row(source: str, pieces: list[tuple[int, int, str | None]], line: int, *, whole: bool, final: bool) -> Row:
    text = "".join(source[start:end] if text is None else text for start, end, text in pieces)
    return Row(tuple(pieces), text, line, whole, final)


def runs_on(before: Row, after: Row, widest: int, *, prose: bool) -> bool:
    """Whether a row runs on into the next one, in a block that is ``widest`` columns wide and, if prose, ends with a stop."""
    if before.whole or _is_ahead(after.text) or _ends_paragraph(before.text):
        return False
    if before.text.endswith(_COMMAS):
        return not is_salutation(before.text[:-1] + "：")
    width = columns(before.text)
    return prose and width >= _NARROWEST and width * 4 >= widest * 3


def _ends_paragraph(text: str) -> bool:
    return ends_with_stop(text) or text.endswith(_CLOSERS)


def _is_ahead(text: str) -> bool:
    return text.startswith(_AHEAD) or mark_family(text) is not None
