"""Names for violations that survive moved lines and filled slots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

_SPACE = re.compile(r"\s+")
_VARIABLE = re.compile(r"[0-9０-９]+|[*＊×○〇_＿]+|[XxＸｘ]{2,}|[Nn某]+(?=[年月日届次个项])")


def normalised(text: str) -> str:
    """White space dropped; runs of digits and of mask signs made one sign."""
    return _VARIABLE.sub("#", _SPACE.sub("", text))


def fingerprints(keys: Iterable[tuple[str, str, str]]) -> list[str]:
    """A fingerprint (16 hexadecimal digits) for each (rule id, matched text, clause), in order.

    Equal keys in one file are told apart by their ordinal.
    """
    seen: Counter[str] = Counter()
    result: list[str] = []
    for rule, text, clause in keys:
        key = "\0".join((rule, normalised(text), normalised(clause)))
        seen[key] += 1
        result.append(blake2b(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
    return result
