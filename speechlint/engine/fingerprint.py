"""Names for violations that survive moved lines and filled slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from speechlint.text.digest import blake2b
from speechlint.text.patterns import Late

VARIABLE = "#"
"""The one sign that stands for a number or a mask in a normalised text."""

_SIGN = "[0-9０-９*＊×○◯〇＿_□△◇■]"
_VARIABLE = Late(
    r"\$?\{{1,2}[^{}]{1,40}\}{1,2}|<<[^<>]{1,40}>>|【[^【】]{1,40}】|[\[［][^\[\]［］]{1,40}[\]］]|[（(][）)]"
    rf"|{_SIGN}+(?:[.．·,:~～—–-]{_SIGN}+)*|…+"
    r"|[XxＸｘ]{2,}|某{2,}|[XxNnＸｘＮｎ某]{1,8}(?=[年月日届次个项省市区县乡镇村])|[一二三四五六七八九十]{1,5}(?=[、）)])"
)


def normalised(text: str) -> str:
    """White space dropped; numbers (with their points), masks, fields and the numbers of list marks made one sign."""
    return _VARIABLE.sub(VARIABLE, "".join(text.split()))


def fingerprints(keys: Iterable[tuple[str, str, str]]) -> list[str]:
    """A fingerprint (16 hexadecimal digits) for each (rule id, matched text, clause), in order.

    Equal keys in one file are told apart by their ordinal: where an earlier one of equals is repaired, the last
    fingerprint of the series is the one that disappears.
    """
    seen: Counter[str] = Counter()
    result: list[str] = []
    for rule, text, clause in keys:
        key = "\0".join((rule, normalised(text), normalised(clause)))
        seen[key] += 1
        result.append(blake2b(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
    return result
