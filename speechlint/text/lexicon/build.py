"""Good texts → a lexicon. The same texts in the same order give the same bytes."""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from speechlint.text.lexicon.codes import HIGHEST, LONGEST, OTHER, SIGNS, coded, key, level
from speechlint.text.lexicon.lexicon import GRAMS, MAGIC
from speechlint.text.lexicon.table import packed

Source = Collection[str]
"""The texts of one source."""

_EDGE = OTHER * (LONGEST - 1)
_SHORTEST = 2
_LEAST_CHARACTER = 3
_MOST_CHARACTERS = 4096


def built(
    sources: Callable[[], Iterable[Source]],
    least: Mapping[int, int],
    words: Mapping[str, int],
    about: Mapping[str, Any],
) -> bytes:
    """The content of a lexicon file.

    ``sources`` gives the sources anew at each call (there are four rounds); ``least`` is the fewest sources of a run of
    two, three and four characters; ``words`` are the words of a dictionary with their frequencies. ``about`` is kept.
    """
    characters = _counted(sources, 1, lambda _: True, 1)
    alphabet = _alphabet(characters)
    grams = {gram: count for gram, count in characters.items() if gram not in SIGNS}
    kept: dict[int, dict[str, int]] = {}
    known: Collection[str] = grams.keys() | set(SIGNS)
    for size in range(_SHORTEST, LONGEST + 1):
        kept[size] = _counted(sources, size, _both_ends_in(known), least[size])
        known = kept[size].keys()
    tables = {name: {key(gram): level(kept[size][gram]) for gram in sorted(kept[size])} for size, name in GRAMS.items()}
    tables["words"] = {key(word): _frequency_level(count) for word, count in sorted(words.items())}
    sections: dict[str, bytes] = {
        "characters": bytes(level(characters.get(character, 1)) for character in alphabet),
        "pairs": _pairs(alphabet, kept[_SHORTEST]),
    }
    seeds: dict[str, int] = {}
    for name, table in tables.items():
        slots, seeds[name] = packed(table)
        sections[name] = _little(slots)
    return _file(alphabet, sections, seeds, {**about, **{name: len(table) for name, table in tables.items()}})


def _file(alphabet: str, sections: Mapping[str, bytes], seeds: Mapping[str, int], about: Mapping[str, Any]) -> bytes:
    body = bytearray()
    places: dict[str, tuple[int, int, int]] = {}
    for name, content in sections.items():
        body += bytes(-len(body) % 8)
        places[name] = (len(body), len(content), seeds.get(name, 0))
        body += content
    said = {"about": about, "alphabet": alphabet, "sections": places, "size": len(body), "check": crc32(body)}
    header = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    header += b" " * (-(len(MAGIC) + 4 + len(header)) % 8)
    return MAGIC + len(header).to_bytes(4, "little") + header + bytes(body)


def _counted(
    sources: Callable[[], Iterable[Source]], size: int, may_be: Callable[[str], bool], least: int
) -> dict[str, int]:
    """In how many sources each run of a length stands; those that ``may_be`` and that stand in enough of them."""
    counts: Counter[str] = Counter()
    for texts in sources():
        grams: set[str] = set()
        for text in texts:
            codes = _EDGE + coded(text) + _EDGE
            grams.update(map("".join, zip(*(codes[start:] for start in range(size)), strict=False)))
        counts.update(filter(may_be, grams))
    return {gram: count for gram, count in counts.items() if count >= least}


def _both_ends_in(known: Collection[str]) -> Callable[[str], bool]:
    """Whether a run begins and ends with known ones, one character shorter; with a sign at one end at most."""

    def may_be(gram: str) -> bool:
        signs = [place for place, character in enumerate(gram) if character in SIGNS]
        return gram[1:] in known and gram[:-1] in known and signs in ([], [0], [len(gram) - 1])

    return may_be


def _alphabet(characters: Mapping[str, int]) -> str:
    common = (
        character for character, count in characters.items() if count >= _LEAST_CHARACTER and character not in SIGNS
    )
    ranked = sorted(common, key=lambda character: (-characters[character], character))
    return SIGNS + "".join(ranked[:_MOST_CHARACTERS])


def _pairs(alphabet: str, pairs: Iterable[str]) -> bytes:
    index = {character: place for place, character in enumerate(alphabet)}
    row = (len(alphabet) + 7) // 8
    bits = bytearray(row * len(alphabet))
    for pair in pairs:
        before, after = pair[0], pair[1]
        if before in index and after in index:
            bits[index[before] * row + (index[after] >> 3)] |= 1 << (index[after] & 7)
    return bytes(bits)


def _frequency_level(frequency: int) -> int:
    """Frequencies on a scale of powers of two: 1, 2–3, 4–7, …"""
    return min(HIGHEST, max(1, frequency.bit_length()))


def _little(slots: array[int]) -> bytes:
    if sys.byteorder == "big":
        slots.byteswap()
    return slots.tobytes()


def dictionary(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The words of two to four Han characters of a dictionary in jieba's form (word, frequency, part of speech)."""
    for line in lines:
        word, _, rest = line.rstrip("\n").partition(" ")
        if _SHORTEST <= len(word) <= LONGEST and coded(word) == word and not set(word) & set(SIGNS):
            yield word, int(rest.partition(" ")[0])
