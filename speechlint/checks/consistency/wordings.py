"""Two wordings of one thing, by table: 规上工业 and 规模工业, 作出 and 做出贡献."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.checks.consistency.sides import Sides, contrasts, sides
from speechlint.facts.speeches import Speech
from speechlint.span import Span, starting_within
from speechlint.text.frozen import frozen
from speechlint.text.scan import at_first

_OBJECT_WITHIN = 12  # characters between a verb and the end of its object
_STOPS = "，。；：、！？\n"


@frozen
class Variants:
    """One row: forms of which a text should use one, not inside one of ``not_inside``.

    With ``objects``, only where one of these follows in the same clause; each object is weighed by itself. Where the
    first form is ``recommended``, the others are the rarer ones, however often they stand.
    """

    __pydantic_config__ = STRICT

    forms: tuple[str, ...]
    objects: tuple[str, ...] = ()
    not_inside: tuple[str, ...] = ()
    recommended: bool = False
    source: str = ""


def variants(subject: Subject, table: tuple[Variants, ...], least: int, *, once: bool, quoted: bool) -> Iterator[Found]:
    """The rarer forms of every row in every speech, with the usual one in their place."""
    for row in table:
        if sum(form in subject.hits for form in row.forms) > 1:
            for speech in subject.facts.speeches:
                for places in _places(subject, row, speech, quoted=quoted).values():
                    for found in contrasts(subject, _sides(row, places, least), once=once):
                        edit = Edit(found.span, found.values["usual"])
                        yield found._replace(edits=(edit,), entry=row.forms[0])


def _sides(row: Variants, places: dict[str, list[Span]], least: int) -> Sides | None:
    if not row.recommended:
        return sides(places, least)
    right = places.get(row.forms[0], [])
    others = tuple(places[form] for form in row.forms[1:] if places.get(form))
    return Sides(right, others) if right and others else None


def _places(subject: Subject, row: Variants, speech: Speech, *, quoted: bool) -> dict[str, dict[str, list[Span]]]:
    """Object (empty: none asked for) → form → places."""
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for form in row.forms:
        for start in starting_within(subject.hits.get(form, ()), speech.span):
            span = Span(start, start + len(form))
            belongs = _object(subject.text, span.end, row.objects)
            free = not inside(subject.text, span, row.not_inside) and (quoted or not subject.facts.is_quoted(span))
            if free and belongs is not None:
                places[belongs][form].append(span)
    return places


def _object(text: str, at: int, objects: tuple[str, ...]) -> str | None:
    """The object that comes first in the clause; empty where none is asked for, None where there is none."""
    if not objects:
        return ""
    clause = text[at : at_first(_STOPS, text, at, at + _OBJECT_WITHIN)]
    return min((word for word in objects if word in clause), key=clause.index, default=None)
