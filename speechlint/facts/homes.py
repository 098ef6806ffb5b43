"""Places that a speaker names as the own: 我们清河县, 中共清河县委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from speechlint.span import Span, starting_within
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple

_COMMITTEE = "中共"
LEADS = ("我们", _COMMITTEE)
"""What stands before the name of one's own place."""

_NO_NAMES = Late(
    "^[要将的给在按围应再已也都正能会就并从对把用让所以又更是为以向到及和与同着等]|[全我本各该们两这那其新老]|[城都地对在按照向从把]$"
    "|按照|根据|围绕|通过|顺应|加强|优化|广大|高质量|经济|县域|乡村|教育|工业|农业|发展|改革|文化|全面|党的|中国|社会|推动|建设|美丽"
)


class Home(NamedTuple):
    """A place named as one's own; ``level`` (县, 市, 区) is empty where it is left out, ``ours`` says that 我们 stands before."""

    stem: str
    level: str
    span: Span
    ours: bool


def homes(text: str, hits: Mapping[str, tuple[int, ...]], within: Span) -> Iterator[Home]:
    """All of them in reading order; ``hits`` holds the offsets of each of :data:`LEADS`."""
    starts = sorted(
        (start + len(lead), lead) for lead in LEADS for start in starting_within(hits.get(lead, ()), within)
    )
    for start, lead in starts:
        match = _place("委" if lead == _COMMITTEE else "[^委域场级长情内外]").match(text, start, within.end)
        if match is not None and is_name(match["stem"]):
            yield Home(match["stem"], match["level"], Span(start, match.end()), lead != _COMMITTEE)


def is_name(stem: str) -> bool:
    """Whether a stem is none of the words that stand in such places too (按照市委, 全县)."""
    return not _NO_NAMES.search(stem)


@cache
def _place(following: str) -> re.Pattern[str]:
    """A name of two or three characters with its level."""
    return compiled(f"(?P<stem>[一-鿿]{{2,3}}?)(?P<level>[县市区旗])(?={following})")
