"""One person named in two ways: 纪政书记 and 纪书记, 志远同志 and 志远县长, 李志远 and 李致远局长."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.consistency.sides import contrasts, sides
from speechlint.facts.people import Naming, Person, people
from speechlint.span import Span

_OWN = ""  # any of the titles by which somebody was introduced
_MOST_FORMS = 200  # names with their titles that are compared; a speech has some tens


def persons(subject: Subject, known: frozenset[str]) -> Iterator[Found]:
    """Names and titles that differ inside one speech; ``known`` are people who are named in several ways."""
    for speech in subject.facts.speeches:
        named = [
            person
            for person in people(subject.text, subject.hits, speech.span)
            if person.name not in known and not subject.facts.is_quoted(person.span)
        ]
        offices = _offices(named)
        yield from _titles(subject, named, offices)
        yield from _names(subject, [person for person in named if person.title not in offices.get(person.name, ())])


def _offices(named: Sequence[Person]) -> dict[str, set[str]]:
    """For each form of a name the titles that somebody introduced with name and office may be called by.

    县长罗建国同志 is 罗建国县长, 罗县长 and 建国同志 from then on.
    """
    offices: dict[str, set[str]] = defaultdict(set)
    for person in named:
        if person.naming is Naming.FULL and person.office:
            for name in (person.name, person.name[0], person.name[1:]):
                offices[name] |= {person.title, person.office}
    return offices


def _titles(subject: Subject, named: Sequence[Person], offices: Mapping[str, set[str]]) -> Iterator[Found]:
    """One name with two titles: the rarer title, of two that stand equally often the later."""
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for person in named:
        if person.naming is not Naming.SURNAME:
            title = _OWN if person.title in offices.get(person.name, ()) else person.title
            places[person.name][title].append(person.span)
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
    """Whether two names seem to be forms of one: 志远 or 纪 and the full names 李志远 and 纪政, or 李志远 and 李致远.

    The surname alone is how a person of a longer name is called (李志远书记, 李书记); behind two characters, which are a
    full name or a given one, it leaves that open.
    """
    short, long = sorted((name, other), key=len)
    if len(short) < len(long):
        return (len(long) == len(short) + 1) and (long[0] if len(short) == 1 else long[1:]) == short
    changed = sum(one != another for one, another in zip(name, other, strict=True))
    return len(name) > 2 and changed == 1 and name[0] == other[0]


def _against(subject: Subject, span: Span, usual: Sequence[Span], count: int) -> Found:
    values = {"usual": subject.document[usual[0]], "usual_count": str(len(usual)), "count": str(count)}
    return Found(span, values, (Related(usual[0]),))
