"""What within a block is text: links' words, not their targets; no tags, no escapes, no emphasis marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from speechlint.readers.markdown.masking import LEFT_OUT
from speechlint.readers.markdown.pairing import asterisks, underscores
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

OBJECT = "\ufffc"  # read for a picture or piece of code

_WIDE_MARKS = frozenset("“”‘’—…")
_SIGN = Late(rf"[*_~`!\[<\\{LEFT_OUT}]")  # what a token of markup begins with
_INLINE_TAGS = (
    "a abbr b big cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span strike strong sub sup tt "
    "u var"
)
_BLOCK_TAGS = (
    "address article aside blockquote body br caption center col colgroup dd details div dl dt figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_TARGET = r"<?(?=[^\s()]*[./#:@]|\))[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?>?(?:[ \t]+\"[^\"\r\n]*\")?"
_TOKEN = Late(
    rf"(?P<run>\*+|_+|~~+)"
    rf"|(?P<left_out>{LEFT_OUT}+)"
    rf"|(?P<escape>\\[!-/:-@\[-`{{-~])"
    rf"|(?P<code>(?<!`)(?P<ticks>`{{1,3}})(?!`)[^`\r\n]+(?P=ticks)(?!`))"
    rf"|(?P<image>!\[[^\[\]\r\n]*\]\([^()\r\n]*(?:\([^()\r\n]*\)[^()\r\n]*)?\))"
    rf"|(?P<note>\[\^[^\[\]\s]{{1,100}}\])"
    rf"|(?P<link>\[(?P<words>[^\[\]\r\n]+)\]\({_TARGET}\))"
    rf"|(?P<address><(?:(?:https?|ftp|mailto):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>)"
    rf"|(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9]{{0,15}})(?:[ \t/][^<>\r\n]*)?>)"
)


class Edit(NamedTuple):
    """Read ``text`` for a run of the source; ``breaks`` says that a new paragraph begins behind it."""

    start: int
    end: int
    text: str = ""
    breaks: bool = False


class Markup(NamedTuple):
    """What is not read as it stands in a block, in order; ``loose`` are asterisks read as text."""

    edits: list[Edit]
    loose: list[Span]


NO_MARKUP = Markup([], [])


def signs_in(masked: str) -> list[int]:
    """The offsets in a document at which markup may begin."""
    return [sign.start() for sign in _SIGN.finditer(masked)]


def markup(masked: str, lines: Sequence[Span], signs: Sequence[int], lean: int) -> Markup:
    """The markup within the lines of a block; ``signs`` and ``lean`` are what the document has and speaks for."""
    first = bisect_left(signs, lines[0].start)
    if first == len(signs) or signs[first] >= lines[-1].end:
        return NO_MARKUP
    found: list[Edit] = []
    runs: dict[str, list[Span]] = {"*": [], "_": [], "~": []}
    for line in lines:
        _scan(masked, line, found, runs)
    emphasis = set(asterisks(masked, runs["*"], lines, lean))
    others = (*underscores(masked, runs["_"], lines), *_struck(runs["~"]))
    found += (Edit(*_with_blank(masked, mark)) for mark in (*emphasis, *others))
    return Markup(sorted(found), [run for run in runs["*"] if run not in emphasis])


def _with_blank(masked: str, mark: Span) -> Span:
    """A mark and the blank beside it, where that stands between Chinese characters for CommonMark's sake alone.

    ``**要抓紧。** 各地`` needs the blank: a closing mark between a stop and a letter closes nothing (0.31, 6.2).
    """
    if _wide(masked, mark.start - 1) and masked[mark.end : mark.end + 1] == " " and _wide(masked, mark.end + 1):
        return Span(mark.start, mark.end + 1)
    if _wide(masked, mark.end) and masked[mark.start - 1 : mark.start] == " " and _wide(masked, mark.start - 2):
        return Span(mark.start - 1, mark.end)
    return mark


def _wide(masked: str, offset: int) -> bool:
    character = masked[offset] if 0 <= offset < len(masked) else ""
    return (character >= "\u2e80" and character != LEFT_OUT) or character in _WIDE_MARKS


def _scan(masked: str, span: Span, found: list[Edit], runs: dict[str, list[Span]]) -> None:
    position = span.start
    while sign := _SIGN.search(masked, position, span.end):
        position = sign.end()
        match = _TOKEN.match(masked, sign.start(), span.end)
        if match is None:
            continue
        position = match.end()
        start, end = match.span()
        kind = match.lastgroup
        if kind == "run":
            runs[match["run"][0]].append(Span(start, end))
        elif kind == "escape":
            found.append(Edit(start, start + 1))
        elif kind == "link":
            words = Span(*match.span("words"))
            found.append(Edit(start, words.start))
            _scan(masked, words, found, runs)
            found.append(Edit(words.end, end))
        elif kind == "address":
            found += (Edit(start, start + 1), Edit(end - 1, end))
        elif kind == "tag":
            found += _tag(match)
        else:
            found.append(Edit(start, end, OBJECT if kind in ("code", "image") else ""))


def _tag(match: re.Match[str]) -> Iterator[Edit]:
    """A tag of HTML is left out; what only looks like one (``<姓名>``, ``<name>``) is text."""
    name = match["name"].lower()
    if name in _tags(_BLOCK_TAGS):
        yield Edit(*match.span(), breaks=True)
    elif name in _tags(_INLINE_TAGS):
        yield Edit(*match.span(), OBJECT if name == "img" else "")


def _struck(runs: Sequence[Span]) -> Iterator[Span]:
    """``~~`` marks what is struck out, in pairs; a single ``~`` is a range."""
    double = [run for run in runs if run.end - run.start == 2]
    for opening, closing in zip(double[::2], double[1::2], strict=False):
        yield from (opening, closing)


@cache
def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())
