"""What a speech calls its own place: 我县 ten times, 我市 once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from speechlint.checks.base import Found, Subject
from speechlint.checks.consistency.sides import Sides, contrasts, sides
from speechlint.span import Span, starting_within

OWN = ("我市", "我县", "我区", "我州", "我旗", "我镇", "我乡")
"""What a speaker calls the place; the province is everybody's, and left out."""

_NOT_BEFORE = "自本忘唯大小"
_NOT_AFTER = "场容域长委级情内外亲村贸际里"
_FEWEST = 4
_LARGEST_SHARE = 0.25


def levels(subject: Subject) -> Iterator[Found]:
    """The few places that say another level than the rest."""
    for speech in subject.facts.speeches:
        places: dict[str, list[Span]] = defaultdict(list)
        for own in OWN:
            for start in starting_within(subject.hits.get(own, ()), speech.span):
                span = Span(start, start + len(own))
                if _is_meant(subject, span):
                    places[own].append(span)
        found = sides(places, _FEWEST)
        if found is not None:
            few = tuple(spans for spans in found.rarer if len(spans) <= _LARGEST_SHARE * len(found.usual))
            yield from contrasts(subject, Sides(found.usual, few))


def _is_meant(subject: Subject, span: Span) -> bool:
    """Whether it is no part of other words: 自我市场化, 我县城."""
    before, after = subject.text[span.start - 1 : span.start], subject.text[span.end : span.end + 1]
    words = (before and before in _NOT_BEFORE) or (after and after in _NOT_AFTER)
    return not words and not subject.facts.is_quoted(span)
