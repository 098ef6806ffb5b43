"""The cases of a rule file: texts with the expected places marked."""

from __future__ import annotations

from collections.abc import Iterable

DEFAULT_MARKS = "«»"
_PAIRS = (DEFAULT_MARKS, "⟦⟧", "⟪⟫", "⸨⸩", "⦃⦄", "⌈⌉", "\ufdd0\ufdd1")


class MarksError(ValueError):
    """Marks that do not pair up."""


def unmarked(text: str, marks: str = DEFAULT_MARKS) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without its marks, and the (start, end) offsets that they enclosed, in order of start.

    Marks may nest. Raises :class:`MarksError` when an opening or a closing mark stands alone.
    """
    opening, closing = marks[0], marks[1]
    plain: list[str] = []
    open_at: list[int] = []
    spans: list[tuple[int, int]] = []
    for character in text:
        if character == opening:
            open_at.append(len(plain))
        elif character == closing:
            if not open_at:
                raise MarksError(f"“{closing}”前面没有“{opening}”")
            spans.append((open_at.pop(), len(plain)))
        else:
            plain.append(character)
    if open_at:
        raise MarksError(f"“{opening}”后面没有“{closing}”")
    return "".join(plain), tuple(sorted(spans))


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The inverse of :func:`unmarked`, with the first pair of marks that the text itself does not use."""
    pair = next(pair for pair in _PAIRS if not set(pair) & set(text))
    opening, closing = pair[0], pair[1]
    before: dict[int, str] = {}
    after: dict[int, str] = {}
    for start, end in spans:
        if start == end:
            before[start] = opening + closing + before.get(start, "")
        else:
            before[start] = before.get(start, "") + opening
            after[end] = after.get(end, "") + closing
    pieces = (after.get(index, "") + before.get(index, "") + text[index : index + 1] for index in range(len(text) + 1))
    return "".join(pieces)
