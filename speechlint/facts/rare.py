"""Rare characters: all that Chinese prose does not mainly consist of, such as blanks, odd signs and controls."""

from __future__ import annotations

from speechlint.text.patterns import Late

_COMMON = (
    ("\u4e00", "\u9fff"),
    ("0", "9"),
    ("A", "Z"),
    ("a", "z"),
    *((sign, sign) for sign in "，。、；：“”（）.%\n"),
)
"""First and last of each range: ideographs, digits, letters and the marks that stand in nearly every paragraph."""
_RARE = Late(f"[^{''.join(f'{first}-{last}' for first, last in _COMMON)}]")


def rare(text: str) -> dict[str, list[int]]:
    """Rare character → the offsets (ascending) where it stands."""
    places: dict[str, list[int]] = {}
    for match in _RARE.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


def all_rare(first: str, last: str) -> bool:
    """Whether all characters of a range, both ends included, are rare."""
    return all(last < common_first or common_last < first for common_first, common_last in _COMMON)
