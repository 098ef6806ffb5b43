"""Two sides of one thing: the usual form and the rarer ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from speechlint.checks.base import Found, Related, Subject
from speechlint.span import Span
from speechlint.text.records import NamedTuple


class Sides(NamedTuple):
    """The form that most places have, and the places of the others."""

    usual: Sequence[Span]
    rarer: tuple[Sequence[Span], ...]


def sides(places: Mapping[str, Sequence[Span]], least: int) -> Sides | None:
    """The sides of forms with their places; None where no form prevails: not ``least`` times, or not alone."""
    ranked = sorted((spans for spans in places.values() if spans), key=len, reverse=True)
    if len(ranked) <= 1 or len(ranked[0]) < least or len(ranked[0]) == len(ranked[1]):
        return None
    return Sides(ranked[0], tuple(ranked[1:]))


def contrasts(subject: Subject, found: Sides | None, *, once: bool = False) -> Iterator[Found]:
    """Each rarer place (``once``: the first of a form) with the first usual one."""
    if found is None:
        return
    usual = found.usual[0]
    for spans in found.rarer:
        values = {
            "usual": subject.document[usual],
            "usual_count": str(len(found.usual)),
            "count": str(len(spans)),
        }
        for span in spans[:1] if once else spans:
            yield Found(span, values, (Related(usual),))
