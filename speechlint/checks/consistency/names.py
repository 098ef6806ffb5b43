"""A name with one character exchanged: 宁岗县 in the title, 宁港 once below; 何树声主任, 何树生主任."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from speechlint.checks.base import Found, Related, Subject
from speechlint.facts.front import front
from speechlint.facts.homes import homes
from speechlint.facts.people import TITLES, Naming, people
from speechlint.facts.speeches import Speech
from speechlint.span import Span
from speechlint.text.alike import Likeness, likeness
from speechlint.text.names import is_full_name
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import offsets
from speechlint.text.segmentation import is_known

_MOST_NAMES = 24
_FEWEST = 2  # times that the right form stands where the wrong one stands once
_NEIGHBOURS = 2
_PLACE_SLIPS = (Likeness.SOUND,)  # many places share a character and look alike: 咸宁, 咸安
_PERSON_SLIPS = (Likeness.SOUND, Likeness.SHAPE)
_SHORT = 2  # characters of a place that a company or a road may be named like: 龙烟集团 in 龙岩
_NO_NAME_CHARACTERS = frozenset("的和等为第与及在是有从由了不也还要已都就省市县区镇乡村园城")
_NOT_IN_PLACES = frozenset(
    "全各个该本我两三这那其每等和与及在到的了是为对向从由以把让有无多新老大小一二四五六七八九十百千万几级省市县区乡镇村城农跨出入进下上中内外"
)


class _Name(NamedTuple):
    """A name; ``level`` (县, 镇) is what stands behind that of a place, empty for a person."""

    word: str
    level: str


def misspelt_names(subject: Subject) -> Iterator[Found]:
    """Each place with a character that sounds or looks like the one in a name that stands more often."""
    for speech in subject.facts.speeches:
        names = dict.fromkeys((*_own_places(subject, speech), *_people(subject, speech)))
        for name in islice(names, _MOST_NAMES):
            yield from _slips(subject, speech, name)


def _own_places(subject: Subject, speech: Speech) -> Iterator[_Name]:
    """The places that title and salutation name, and those named as the speaker's own."""
    for match in _place().finditer(subject.text, *front(subject.text, speech)):
        stem = match["stem"]
        if _NOT_IN_PLACES.isdisjoint((stem[0], stem[-1])):
            yield _Name(stem, match["level"])
    for home in homes(subject.text, subject.hits, speech.span):
        yield _Name(home.stem, home.level)


def _people(subject: Subject, speech: Speech) -> Iterator[_Name]:
    for person in people(subject.text, subject.hits, speech.span):
        if person.naming is Naming.FULL:
            yield _Name(person.name, "")
    for match in _speaker().finditer(subject.text, *front(subject.text, speech)):
        if is_full_name(match["name"]):
            yield _Name(match["name"], "")


def _slips(subject: Subject, speech: Speech, name: _Name) -> Iterator[Found]:
    text, word = subject.text[slice(*speech.span)], name.word
    usual = text.count(word)
    for changed in range(len(word)):
        before, after = word[:changed], word[changed + 1 :]
        for place in offsets((after or before,), text):
            start = speech.span.start + place - (changed + 1 if after else 0)
            span = Span(start, start + len(word))
            if speech.span.contains(span) and _is_slip(subject, span, name, changed, usual):
                first = speech.span.start + text.index(word)
                values = {
                    "usual": word,
                    "usual_count": str(usual),
                    "count": str(text.count(subject.text[slice(*span)])),
                }
                yield Found(span, values, (Related(Span(first, first + len(word))),))


def _is_slip(subject: Subject, span: Span, name: _Name, changed: int, usual: int) -> bool:
    """Whether the name is meant where it stands with one character changed."""
    text, right = subject.text, name.word[changed]
    form = text[span.start : span.end]
    wrong = form[changed]
    if wrong == right or form[:changed] + right + form[changed + 1 :] != name.word or wrong in _NO_NAME_CHARACTERS:
        return False
    titled = bool(name.level) and text.startswith(name.level, span.end)
    enough = 1 if titled else _FEWEST
    if usual < enough or likeness(right, wrong) not in (_PLACE_SLIPS if name.level else _PERSON_SLIPS):
        return False
    if text.count(form) > 1 or subject.facts.is_quoted(span):
        return False
    if titled:
        return True
    if name.level and len(name.word) == _SHORT and not _behind_place().match(text, span.end):
        return False
    return not _makes_words(text, span, name)


def _makes_words(text: str, span: Span, name: _Name) -> bool:
    """Whether the characters belong to other words, or stand in a list of other names."""
    form = text[span.start : span.end]
    left, right = text[max(0, span.start - _NEIGHBOURS) : span.start], text[span.end : span.end + _NEIGHBOURS]
    if name.level and (left[-1:] in ("驻", "、") or right[:1] == "、"):
        return True
    across = (left[-1:] + form[0], left + form[0], form[-1] + right[:1], form[-1] + right)
    inner = [(start, end) for start in range(len(form)) for end in range(start + 2, len(form) + 1)]
    new = (form[start:end] for start, end in inner if form[start:end] != name.word[start:end])
    return any(map(is_known, (*new, *across)))


@cache
def _place() -> re.Pattern[str]:
    return compiled(
        r"(?:^[在致]?|(?<=[在共致于的“—\- 　]))(?P<stem>[一-鿿]{2,3}?)(?P<level>[省市县区旗镇乡村]|街道|社区)(?!场)",
        re.MULTILINE,
    )


@cache
def _behind_place() -> re.Pattern[str]:
    """What stands behind a place of which people speak, and not within the name of a road, a company or a project."""
    return compiled(
        r"[的人，。；！？]|$|干部|群众|儿女|父老|大地|各级|各界|上下|经济社会|发展|面貌|变化|振兴|明天|未来|历史|是|要|有|必?将|一定",
        re.MULTILINE,
    )


@cache
def _speaker() -> re.Pattern[str]:
    """县长　赵维民: office and name in a line of their own."""
    return compiled(rf"(?:{'|'.join(TITLES)})[ 　]{{1,4}}(?P<name>[一-鿿]{{2,3}})[ 　）)]*$", re.MULTILINE)
