"""What a finding looks like in its line, and how its repair reads."""

from __future__ import annotations

from speechlint.engine.violation import SourceEdit, Violation
from speechlint.formats.display import ELLIPSIS, columns, head, shortened, tail, visible
from speechlint.formats.words import Words, position_text
from speechlint.rulebook.rule import Safety
from speechlint.span import Position
from speechlint.text.records import NamedTuple

_REACH = 40  # code points of Violation.before and .after: as many mean that the line goes on
_SIDES = 24  # columns kept for the surroundings of a long match, if a third of the line holds them
_LITERAL = 40  # columns of a quoted text in a repair
_EDITS = 3
_LINE_END = "⏎"
_INDENT = " \t\u3000"


class Excerpt(NamedTuple):
    """A finding's words (``text``) between what surrounds them, all made visible and cut to fit one line."""

    before: str
    text: str
    after: str


def excerpt(violation: Violation, budget: int, words: Words, reach: int = 2 * _REACH) -> Excerpt:
    """The finding in at most ``budget`` columns, of which at most ``reach`` to either side are surroundings."""
    starts_line = violation.start.column - 1 <= len(violation.before)
    before = violation.before.lstrip(_INDENT) if starts_line else violation.before
    wide_before, wide_after = columns(visible(before)), columns(visible(violation.after))
    sides = min(_SIDES, budget // 3, wide_before + wide_after + 2 * columns(ELLIPSIS))
    text = shortened(violation.text.replace("\n", _LINE_END), budget - sides, words.omission)
    room = max(0, budget - columns(text) - 2 * columns(ELLIPSIS))
    for_after = min(wide_after, reach, max(room // 2, room - wide_before))
    for_before = min(wide_before, reach, room - for_after)
    return Excerpt(
        _left(before, for_before, whole=starts_line),
        text,
        _right(violation.after, for_after, whole=len(violation.after) < _REACH),
    )


def repair(violation: Violation, words: Words) -> str:
    """``建议改为：「2024年」→「2021年」``; empty without a fix."""
    if violation.fix is None:
        return ""
    edits = violation.fix.edits
    label = words.safe_fix if violation.fix.safety is Safety.SAFE else words.unsafe_fix
    described = words.enumeration.join(_described(violation, edit, words) for edit in edits[:_EDITS])
    return label + described + (words.more_edits.format(len(edits)) if len(edits) > _EDITS else "")


def replaced_text(violation: Violation, edit: SourceEdit) -> str | None:
    """The source that an edit replaces, None where it lies beyond the finding's excerpt."""
    if (edit.start, edit.end) == (violation.start, violation.end):
        return violation.text
    if edit.start == edit.end:
        return ""
    lines = (violation.before + violation.text + violation.after).split("\n")
    first = _indices(edit.start, violation, lines)
    last = _indices(edit.end, violation, lines)
    if first is None or last is None:
        return None
    (row, left), (end_row, right) = first, last
    if row == end_row:
        return lines[row][left:right]
    return "\n".join((lines[row][left:], *lines[row + 1 : end_row], lines[end_row][:right]))


def quoted(text: str, words: Words) -> str:
    """A raw text to be read within a sentence: visible and short."""
    return shortened(text.replace("\n", _LINE_END), _LITERAL, words.omission)


def _described(violation: Violation, edit: SourceEdit, words: Words) -> str:
    old = replaced_text(violation, edit)
    at, new = position_text(edit.start), quoted(edit.replacement, words)
    if old is None:
        return words.put.format(at=at, new=new)
    if not old:
        return words.insert.format(at=at, new=new)
    if not edit.replacement:
        return words.delete.format(old=quoted(old, words))
    return words.replace.format(old=quoted(old, words), new=new)


def _indices(position: Position, violation: Violation, lines: list[str]) -> tuple[int, int] | None:
    """Index of the line and of the character in it, None outside the lines given."""
    row = position.line - violation.start.line
    if not 0 <= row < len(lines):
        return None
    origin = violation.start.column - len(violation.before) if row == 0 else 1
    column = position.column - origin
    return (row, column) if 0 <= column <= len(lines[row]) else None


def _left(text: str, budget: int, *, whole: bool) -> str:
    kept = tail(text, budget)
    if whole and kept == text:
        return visible(kept)
    return ELLIPSIS + visible(kept)


def _right(text: str, budget: int, *, whole: bool) -> str:
    kept = head(text, budget)
    if whole and kept == text:
        return visible(kept)
    return visible(kept) + ELLIPSIS
