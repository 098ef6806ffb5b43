"""One person named in two ways: 李志远书记 and 李书记, 志远同志 and 志远县长, 李志远 and 李致远局长."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.consistency.sides import contrasts, sides
from speechlint.facts.people import Naming, Person, people
from speechlint.span import Span

_MOST_FORMS = 200  # names with their titles that are compared; a speech has some tens


def persons(subject: Subject, known: frozenset[str]) -> Iterator[Found]:
    """Names and titles that differ inside one speech; ``known`` are people who are named in several ways."""
    for speech in subject.facts.speeches:
        named = [
            person
            for person in people(subject.text, subject.hits, speech.span)
            if person.name not in known and not subject.facts.is_quoted(person.span)
        ]
        yield from _titles(subject, named)
        yield from _names(subject, named)


def _titles(subject: Subject, named: Sequence[Person]) -> Iterator[Found]:
    """One name with two titles: the rarer title, of two that stand equally often the later."""
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for person in named:
        if person.naming is not Naming.SURNAME:
            places[person.name][person.title].append(person.span)
    for titles in places.values():
        found = sides(titles, 1)
        if found is not None:
            yield from contrasts(subject, found)
        elif len(titles) > 1:
            first, later = sorted(titles.values())[:2]
            yield _against(subject, later[0], first, len(later))


def _names(subject: Subject, named: Sequence[Person]) -> Iterator[Found]:
    """One title with two forms of a name: the form that comes second, once."""
    places: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for person in named:
        places[person.title, person.name].append(person.span)
    forms = list(places)[:_MOST_FORMS]
    for index, (title, name) in enumerate(forms):
        like = next((form for form in forms[:index] if form[0] == title and _one_person(name, form[1])), None)
        if like is not None:
            later = places[title, name]
            yield _against(subject, later[0], places[like], len(later))


def _one_person(name: str, other: str) -> bool:
    """Whether two names seem to be forms of one: a surname and a full name, or full names with one character changed."""
    short, long = sorted((name, other), key=len)
    if len(short) < len(long):
        return (len(short) == 1 and long[0] == short) or (len(short) > 1 and long[1:] == short)
    changed = sum(one != another for one, another in zip(name, other, strict=True))
    return len(name) > 2 and changed == 1 and name[0] == other[0]


def _against(subject: Subject, span: Span, usual: Sequence[Span], count: int) -> Found:
    values = {"usual": subject.document[usual[0]], "usual_count": str(len(usual)), "count": str(count)}
    return Found(span, values, (Related(usual[0]),))
