"""Text as people see it in a terminal: what is invisible made visible, cut and wrapped to columns.

Columns are counted as 1 for ASCII and 2 for anything else. That is exact for Chinese, and an upper bound for the
rest: terminals disagree about the width of “ ” — … · ① (East Asian *ambiguous*, Unicode Annex 11), so no line here
depends on it. Findings are marked in the line itself and not by carets below it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from speechlint.text.patterns import Late

ELLIPSIS = "…"
_IDEOGRAPHIC_SPACE = "\u3000"
_CLOSING = "，。；：！？、）》”’】〕」⟧›…%％"
_OPENING = "（《“‘【〔「⟦‹"
_PIECES = Late(rf"[{_OPENING}]*(?:[!-~]+|[^{_OPENING}]|$)[{_CLOSING}]* *")
"""What a line break may not cut: a run of ASCII or one character, with the marks that lean on it."""


def visible(text: str) -> str:
    """The text with every control, format, private-use, unassigned and odd space character as ``‹U+00A0›``.

    Terminal escape sequences, line ends and marks of writing direction lose their effect.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def columns(text: str) -> int:
    """An upper bound for the terminal columns that a visible text takes."""
    return len(text) if text.isascii() else 2 * len(text) - len(text.encode("ascii", "ignore"))


def head(text: str, budget: int) -> str:
    """The longest beginning of a raw text whose visible form takes at most ``budget`` columns."""
    return text[: _fitting(text[: max(0, budget)], budget)]


def tail(text: str, budget: int) -> str:
    """The longest end of a raw text whose visible form takes at most ``budget`` columns."""
    candidate = text[-budget:] if budget > 0 else ""
    return candidate[len(candidate) - _fitting(reversed(candidate), budget) :]


def shortened(text: str, budget: int, omission: str) -> str:
    """The visible form of a raw text, its middle replaced where it takes more than ``budget`` columns.

    ``omission`` takes the place of the middle; its ``{}`` is filled with the number of characters left out.
    """
    if len(text) <= budget:
        shown = visible(text)
        if columns(shown) <= budget:
            return shown
    half = (budget - columns(omission) - len(str(len(text)))) // 2
    first, last = head(text, half), tail(text, half)
    return visible(first) + omission.format(len(text) - len(first) - len(last)) + visible(last)


def wrapped(text: str, width: int) -> list[str]:
    """A visible text in lines of at most ``width`` columns, where its words allow.

    Lines break between Han characters and at spaces; closing marks never begin a line, opening ones never end it
    (标点避头尾, GB/T 15834-2011 5.1).
    """
    if columns(text) <= width:
        return [text]
    lines: list[str] = []
    ends = [match.end() for match in _PIECES.finditer(text)]
    start = done = 0
    while start < len(text):
        fitting = bisect_right(ends, width, done, key=lambda end: columns(text[start:end].rstrip(" ")))
        done = max(fitting, done + 1)  # a piece that is too long for any line
        lines.append(text[start : ends[done - 1]].rstrip(" "))
        start = ends[done - 1]
    return lines


def _shown(character: str) -> str:
    if character.isprintable() or character == _IDEOGRAPHIC_SPACE:
        return character
    return f"‹U+{ord(character):04X}›"


def _fitting(text: Iterable[str], budget: int) -> int:
    """How many characters fit."""
    count = 0
    for character in text:
        budget -= 1 if " " <= character <= "~" else columns(_shown(character))
        if budget < 0:
            break
        count += 1
    return count
