"""A known wording laid against a text of which one piece is sure: where the two differ.

The distance is Levenshtein's (Soviet Physics Doklady 10(8), 1966); the ends of the text are free, so that it is seen
how far the wording reaches.
"""

from __future__ import annotations

from speechlint.text.records import NamedTuple


class Difference(NamedTuple):
    """Characters ``start`` to ``end`` of the text stand for ``begin`` to ``stop`` of the wording."""

    start: int
    end: int
    begin: int
    stop: int


class Alignment(NamedTuple):
    """A wording found in the characters ``start`` to ``end`` of a text, and how the two differ, in order."""

    start: int
    end: int
    distance: int
    differences: tuple[Difference, ...]


def aligned(wording: str, text: str, piece: tuple[int, int], place: int, most: int) -> Alignment | None:
    """The wording in a text in which its ``piece`` (from, to) stands at ``place``, with at most ``most`` edits.

    None where more are needed. Edits are: one character for another, left out, or put in.
    """
    begin, stop = piece
    before = _reach(wording[:begin][::-1], text[:place][::-1][: begin + most], most)
    if before is None:
        return None
    rest = place + stop - begin
    after = _reach(wording[stop:], text[rest : rest + len(wording) - stop + most], most - before.distance)
    if after is None:
        return None
    mirrored = tuple(
        Difference(place - one.end, place - one.start, begin - one.stop, begin - one.begin)
        for one in reversed(before.differences)
    )
    shifted = tuple(
        Difference(rest + one.start, rest + one.end, stop + one.begin, stop + one.stop) for one in after.differences
    )
    return Alignment(place - before.end, rest + after.end, before.distance + after.distance, mirrored + shifted)


def _reach(wording: str, text: str, most: int) -> Alignment | None:
    """The wording at the beginning of a text, which may go on after it."""
    if text.startswith(wording):
        return Alignment(0, len(wording), 0, ())
    rows = [list(range(len(text) + 1))]
    for index, character in enumerate(wording, 1):
        above, row = rows[-1], [index]
        for column, other in enumerate(text, 1):
            row.append(min(above[column - 1] + (character != other), above[column] + 1, row[-1] + 1))
        if min(row) > most:
            return None
        rows.append(row)
    last = rows[-1]
    end = min(range(len(last)), key=lambda column: (last[column], abs(column - len(wording))))
    if last[end] > most:
        return None
    return Alignment(0, end, last[end], tuple(_joined(_edits(wording, text[:end], rows))))


def _edits(wording: str, text: str, rows: list[list[int]]) -> list[Difference]:
    """The single edits of a shortest way, in order; of several ways one that exchanges where it can."""
    edits: list[Difference] = []
    begin, start = len(wording), len(text)
    while begin or start:
        here = rows[begin][start]
        if begin and start and rows[begin - 1][start - 1] + (wording[begin - 1] != text[start - 1]) == here:
            begin, start = begin - 1, start - 1
            if wording[begin] != text[start]:
                edits.append(Difference(start, start + 1, begin, begin + 1))
        elif begin and rows[begin - 1][start] + 1 == here:
            begin -= 1
            edits.append(Difference(start, start, begin, begin + 1))
        else:
            start -= 1
            edits.append(Difference(start, start + 1, begin, begin))
    return edits[::-1]


def _joined(edits: list[Difference]) -> list[Difference]:
    """Edits that touch made one."""
    joined: list[Difference] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and (last.end, last.stop) == (edit.start, edit.begin):
            joined[-1] = last._replace(end=edit.end, stop=edit.stop)
        else:
            joined.append(edit)
    return joined
