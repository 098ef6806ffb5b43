"""The place a speech is given in: two counties or cities as ours (我们清河县, 中共临水县委)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from speechlint.checks.base import Found, Related, Subject
from speechlint.facts.speeches import Speech
from speechlint.span import Span
from speechlint.text.patterns import compiled

_COMMITTEE = "中共"
LEADS = ("我们", _COMMITTEE)
"""What stands before the name of one's own place."""

_SELDOM = 3  # how often a name without its level must stand to be the place's own
_NO_NAMES = re.compile(
    "^[要将的给在按围应再已也都正能会就并从对把用让所以又更是为以向到及和与同着等]|[全我本各该们两这那其新老]|[城都对在按照向从把]$"
    "|按照|围绕|通过|顺应|加强|优化|广大|高质量|经济|县域|乡村|教育|工业|农业|发展|改革|文化|全面|党的|中国|社会|推动|建设|美丽"
)


class _Home(NamedTuple):
    """A place named as one's own; ``level`` (县, 市, 区) is empty where it is left out, ``ours`` says that 我们 stands before."""

    stem: str
    level: str
    span: Span
    ours: bool


def homes(subject: Subject) -> Iterator[Found]:
    """The first mention of a second place: within a speech, and of a later speech that is glued to the first."""
    first: _Home | None = None
    glued = len(subject.facts.speeches) > 1
    for speech in subject.facts.speeches:
        sure = list(_sure(subject, speech))
        own = next(iter(sure), None) or (_by_slogan(subject, speech) if glued else None)
        if own is None:
            continue
        yield from _another(own, sure)
        if first is not None and first.stem != own.stem and not _mentioned(subject, first.stem, speech):
            yield _found(own._replace(span=_first_mention(subject, own, speech)), first)
        first = first or own


def _another(own: _Home, named: list[_Home]) -> Iterator[Found]:
    """The first place of the same level by another name, where one of the two is said to be ours."""
    for home in named:
        if home.stem != own.stem and home.level == own.level and (own.ours or home.ours):
            yield _found(home, own)
            return


def _found(other: _Home, own: _Home) -> Found:
    values = {"usual": own.stem + own.level, "usual_count": "", "count": ""}
    return Found(other.span, values, (Related(own.span),))


def _sure(subject: Subject, speech: Speech) -> Iterator[_Home]:
    starts = sorted((start + len(lead), lead) for lead in LEADS for start in subject.hits.get(lead, ()))
    for start, lead in starts:
        match = _place(followed_by="委" if lead == _COMMITTEE else "").match(subject.text, start, speech.span.end)
        if start < speech.span.start or match is None or _NO_NAMES.search(match["stem"]):
            continue
        span = Span(start, match.end())
        if not subject.facts.is_quoted(span):
            yield _Home(match["stem"], match["level"], span, lead != _COMMITTEE)


def _by_slogan(subject: Subject, speech: Speech) -> _Home | None:
    """谱写新时代清河高质量发展新篇章: a name without its level, which the speech says often."""
    for match in _slogan().finditer(subject.text, *speech.span):
        stem = match["stem"]
        often = subject.text.count(stem, *speech.span) >= _SELDOM
        if often and not _NO_NAMES.search(stem):
            return _Home(stem, "", Span(*match.span("stem")), ours=False)
    return None


def _mentioned(subject: Subject, stem: str, speech: Speech) -> bool:
    return subject.text.find(stem, *speech.span) >= 0


def _first_mention(subject: Subject, home: _Home, speech: Speech) -> Span:
    start = subject.text.index(home.stem, speech.span.start)
    return Span(start, start + len(home.stem))


@cache
def _place(followed_by: str) -> re.Pattern[str]:
    """A name of two or three characters with its level."""
    return compiled(f"(?P<stem>[一-鿿]{{2,3}}?)(?P<level>[县市区旗])(?={followed_by or '[^委域场级长情内外]'})")


@cache
def _slogan() -> re.Pattern[str]:
    return compiled("新时代(?P<stem>[一-鿿]{2,3}?)(?:县|市|区)?(?:高质量|现代化|改革发展|全面振兴|跨越)")
