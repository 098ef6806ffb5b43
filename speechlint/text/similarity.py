"""When two pieces of text say the same: folding away what does not count, and the measure of likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from speechlint.text.patterns import Late

_FURNITURE = Late(r"[\W_]")
_NUMBER = Late(r"[0-9０-９]+")


def folded(text: str) -> str:
    """The letters, Han characters and digits of a text: punctuation, spaces, masks and invisible signs dropped."""
    return _FURNITURE.sub("", text)


def numbers(text: str) -> list[str]:
    """The runs of Arabic digits, in order."""
    return _NUMBER.findall(text)


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """How alike two strings are, from 0 to 1 (share of characters kept by the shortest edit); 0 below ``at_least``."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - 20 ms that a text without candidates need not pay

    return float(ratio(one, other, score_cutoff=at_least * 100)) / 100


def recurring(pieces: Iterable[Iterable[str]]) -> set[str]:
    """What stands in the entries more than once, in one or in several."""
    return {piece for piece, count in Counter(chain.from_iterable(pieces)).items() if count > 1}


def sharing(pieces: Iterable[Iterable[str]], most: int) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of entries that share a piece, each pair once, by the later entry.

    A piece that stands in more than ``most`` entries tells nothing and is passed over, which keeps the number of
    pairs linear in the number of entries.
    """
    holders: dict[str, list[int]] = {}
    for index, own in enumerate(pieces):
        for piece in set(own):
            holders.setdefault(piece, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for held in holders.values():
        if 1 < len(held) <= most:
            pairs.update((one, other) for place, other in enumerate(held) for one in held[:place])
    yield from sorted(pairs, key=lambda pair: (pair[1], pair[0]))
