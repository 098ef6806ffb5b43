"""One document cited with two titles that differ in a single character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from speechlint.checks.base import Found, Related, Subject
from speechlint.span import Span
from speechlint.text.similarity import folded

_SHORTEST = 8
_MOST_TITLES = 60
_NUMBERED = frozenset("一二三四五六七八九十百甲乙丙丁上中下前后东西南北省市县区大小男女老0123456789")


def documents(subject: Subject) -> Iterator[Found]:
    """The rarer of two such titles, of two that stand equally often the later."""
    for speech in subject.facts.speeches:
        places: dict[str, list[Span]] = defaultdict(list)
        for span in subject.facts.book_titles:
            title = folded(subject.document[span])
            if speech.span.contains(span) and len(title) >= _SHORTEST:
                places[title].append(span)
        for one, other in combinations(list(places)[:_MOST_TITLES], 2):
            if _one_slip(one, other):
                usual, rarer = (one, other) if len(places[one]) >= len(places[other]) else (other, one)
                like = places[usual][0]
                values = {
                    "usual": subject.document[like],
                    "usual_count": str(len(places[usual])),
                    "count": str(len(places[rarer])),
                }
                for span in places[rarer]:
                    yield Found(span, values, (Related(like),))


def _one_slip(one: str, other: str) -> bool:
    """Whether one character is changed or missing, none that tells two documents apart, and not at the end."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((index for index, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    changed = {long[start], *(short[start : start + 1] if len(short) == len(long) else "")}
    rest = start + 1 if len(short) == len(long) else start
    return short[rest:] == long[start + 1 :] and start < len(short) - 1 and changed.isdisjoint(_NUMBERED)
