"""What of a Markdown source is certainly no text: front matter, comments, fenced code, scripts.

They are masked before anything else is looked at, so that what stands in them is taken for no markup. The masked copy
is as long as the source: every offset holds in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from speechlint.document import FrontMatter
from speechlint.readers.directives import directive_comment
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

LEFT_OUT = "\ufdd0"  # noncharacters, which no text may hold (The Unicode Standard, 23.7)
BREAK = "\ufdd1"
_STAND_IN = "\ufdd2"

_LINE_START = r"(?:\A|(?<=[\r\n]))"
_OPENING = Late(
    rf"{_LINE_START}[ \t>]*(?:[-*+][ \t]+)?(?P<fence>`{{3,}}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{{3,}})"
    r"|`[^`\r\n]*`|<!--|<(?P<raw>script|style)\b",
    re.IGNORECASE,
)
_CLOSING_FENCE = Late(rf"{_LINE_START}[ \t>]*(`{{3,}}|~{{3,}})[ \t]*(?=[\r\n]|\Z)")
_FRONT_MATTER = Late(r"---[ \t]*(?:\r\n|\n|\r)")
_FRONT_MATTER_END = Late(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_FRONT_MATTER_KEY = Late(r"\s*(?:#|[\w\"'][^:\r\n]{0,100}:(?:[ \t]|[\r\n]))")


class Masked(NamedTuple):
    """A masked source. The text begins at ``start``, after the front matter.

    Comments and scripts are written as ``LEFT_OUT``, fenced code as ``BREAK``; ``directives`` are what comments tell
    the linter, with their places.
    """

    text: str
    start: int
    front_matter: FrontMatter | None
    directives: tuple[tuple[str, Span], ...]


def mask(source: str) -> Masked:
    """Mask what is no text. A fence or comment that is never closed is text: it must not swallow the rest."""
    front_matter, start = _front_matter(source)
    if "```" not in source and "~~~" not in source and "<" not in source:
        return Masked(_plain(source), start, front_matter, ())
    pieces: list[str] = []
    directives: list[tuple[str, Span]] = []
    done = 0
    for span, filler in _masked(source, start):
        if filler is LEFT_OUT:
            text = directive_comment(source[span.start : span.end])
            if text is not None:
                directives.append((text, span))
        pieces += (_plain(source[done : span.start]), filler * (span.end - span.start))
        done = span.end
    return Masked("".join((*pieces, _plain(source[done:]))), start, front_matter, tuple(directives))


def _plain(text: str) -> str:
    return text.replace(LEFT_OUT, _STAND_IN).replace(BREAK, _STAND_IN)


def _front_matter(source: str) -> tuple[FrontMatter | None, int]:
    """The front matter, and where the text begins: ``---``, keys, ``---`` (or ``...``) at the very top."""
    opening = _FRONT_MATTER.match(source)
    if not opening:
        return None, 0
    closing = _FRONT_MATTER_END.search(source, opening.end())
    if not closing or not (closing.start() == opening.end() or _FRONT_MATTER_KEY.match(source, opening.end())):
        return None, 0
    return FrontMatter(source[opening.end() : closing.start()], 2), closing.end()


def _masked(source: str, start: int) -> Iterator[tuple[Span, str]]:
    """What to mask and with what, in order."""
    fences: _Fences | None = None
    unclosed: set[str] = set()
    while match := _OPENING.search(source, start):
        start = match.end()
        if match["fence"]:
            fences = fences or _Fences(source)
            end = fences.end(match["fence"], start)
            if end is not None:
                yield Span(match.start("fence"), end), BREAK
                start = end
        elif not match[0].startswith("`"):
            closing = f"</{match['raw'].lower()}>" if match["raw"] else "-->"
            if closing not in unclosed:
                end = source.find(closing, start)
                if end >= 0:
                    start = end + len(closing)
                    yield Span(match.start(), start), LEFT_OUT
                else:
                    unclosed.add(closing)


class _Fences:
    """The lines that can close a fenced code block."""

    def __init__(self, source: str) -> None:
        self._fences = [(match.start(), match.end(), match[1]) for match in _CLOSING_FENCE.finditer(source)]
        self._starts = [start for start, _, _ in self._fences]
        self._longest = {
            sign: list(accumulate((len(mark) * (mark[0] == sign) for _, _, mark in reversed(self._fences)), max))[::-1]
            for sign in "`~"
        }

    def end(self, opening: str, after: int) -> int | None:
        """Where the block that ``opening`` begins ends: at the same sign, at least as often. None if nowhere."""
        index = bisect_left(self._starts, after)
        longest = self._longest[opening[0]]
        while index < len(self._fences) and longest[index] >= len(opening):
            _, end, mark = self._fences[index]
            if mark[0] == opening[0] and len(mark) >= len(opening):
                return end
            index += 1
        return None
