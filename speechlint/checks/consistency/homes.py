"""The place a speech is given in: two counties or cities as ours (我们清河县, 中共临水县委)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speechlint.checks.base import Found, Related, Subject
from speechlint.facts.homes import Home, homes, is_name
from speechlint.facts.speeches import Speech
from speechlint.span import Span
from speechlint.text.patterns import Late

_SELDOM = 3  # how often a name without its level must stand to be the place's own
_SLOGAN = Late("新时代(?P<stem>[一-鿿]{2,3}?)(?:县|市|区)?(?:高质量|现代化|改革发展|全面振兴|跨越)")


def second_homes(subject: Subject) -> Iterator[Found]:
    """The first mention of a second place: within a speech, and of a later speech that is glued to the first."""
    first: Home | None = None
    glued = len(subject.facts.speeches) > 1
    for speech in subject.facts.speeches:
        named = [
            home for home in homes(subject.text, subject.hits, speech.span) if not subject.facts.is_quoted(home.span)
        ]
        own = next(iter(named), None) or (_by_slogan(subject, speech) if glued else None)
        if own is None:
            continue
        yield from _another(own, named)
        if first is not None and first.stem != own.stem and not _mentioned(subject, first.stem, speech):
            yield _found(own._replace(span=_first_mention(subject, own, speech)), first)
        first = first or own


def _another(own: Home, named: Sequence[Home]) -> Iterator[Found]:
    """The first place of the same level by another name, where one of the two is said to be ours."""
    for home in named:
        if home.stem != own.stem and home.level == own.level and (own.ours or home.ours):
            yield _found(home, own)
            return


def _found(other: Home, own: Home) -> Found:
    values = {"usual": own.stem + own.level, "usual_count": "", "count": ""}
    return Found(other.span, values, (Related(own.span),))


def _by_slogan(subject: Subject, speech: Speech) -> Home | None:
    """谱写新时代清河高质量发展新篇章: a name without its level, which the speech says often."""
    for match in _SLOGAN.finditer(subject.text, *speech.span):
        stem = match["stem"]
        often = subject.text.count(stem, *speech.span) >= _SELDOM
        if often and is_name(stem):
            return Home(stem, "", Span(*match.span("stem")), ours=False)
    return None


def _mentioned(subject: Subject, stem: str, speech: Speech) -> bool:
    return subject.text.find(stem, *speech.span) >= 0


def _first_mention(subject: Subject, home: Home, speech: Speech) -> Span:
    start = subject.text.index(home.stem, speech.span.start)
    return Span(start, start + len(home.stem))
