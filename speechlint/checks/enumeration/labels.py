"""Where a text names a canonical list beside its items: “三去一降一补”（去产能、…）, …“三重压力”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from speechlint.checks.enumeration.reading import Forms, Listing, around, first_member, item_before
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.span import Span
from speechlint.text.numerals import parse

_NUMERALS = frozenset("一二两三四五六七八九十")
_NUMERAL = f"[{''.join(sorted(_NUMERALS))}]"
_BEHIND = re.compile(
    r"”?[一-鿿]{0,6}?(?:[：:]|[（(]|——|，(?=即|就是|也就是)|(?=即|是指|指的是))“?"
    r"(?:即|就是|也就是|是指|指的是|指|是|分别是|分别为|包括)?[：:]?“?"
)
_BEFORE = re.compile(r"(?:[，]?(?:的|这|这个)?“?|（)$")
_LINKED = 4


class Labelled(NamedTuple):
    """A listing and what the text calls it."""

    label: Span
    listing: Listing


def labelled(text: str, row: CanonicalList, forms: Forms, labels: Iterable[Span]) -> Iterator[Labelled]:
    """The listings right behind or right before labels."""
    for label in labels:
        behind = _BEHIND.match(text, label.end)
        member = first_member(text, behind.end(), forms) if behind else None
        if behind and member and member.span.start - behind.end() <= _LINKED:
            listing = around(text, row, forms, member)
            goes_on = text.startswith(row.separators, listing.span.end)
            yield Labelled(label, listing._replace(open=listing.open or goes_on))
        start = max(0, label.start - _LINKED)
        before = _BEFORE.search(text[start : label.start])
        end = start + before.start() if before else label.start
        end -= text[max(0, end - 1) : end] in ("”", "’")
        last = item_before(text, end, forms)
        if last:
            yield Labelled(label, around(text, row, forms, last))


def miscounted(text: str, row: CanonicalList, listing: Span, known: Iterable[str]) -> tuple[Span, str] | None:
    """The numeral of a label beside a complete list that differs from a right label in it alone, and the right one."""
    window = text[listing.end : listing.end + 16]
    start = max(0, listing.start - 24)
    for form, within, offset in (
        (_label_behind(row.labels), window, listing.end),
        (_label_before(row.labels), text[start : listing.start], start),
    ):
        match = form.search(within) if form and not _NUMERALS.isdisjoint(within) else None
        if match is not None and match["numeral"] + match["stem"] not in known and parse(match["numeral"]):
            right = next(label for label in row.labels if label[1:] == match["stem"])
            return Span(*match.span("numeral")).shift(offset), right[0]
    return None


@cache
def _stems(labels: tuple[str, ...]) -> str:
    """What labels say behind their numerals."""
    stems = [label[1:] for label in labels if label[0] in _NUMERALS and len(label) > 2]
    return "|".join(map(re.escape, stems))


@cache
def _label_behind(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    stems = _stems(labels)
    return re.compile(rf"^[”’]?(?:的|这)?“?(?P<numeral>{_NUMERAL})(?P<stem>{stems})") if stems else None


@cache
def _label_before(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    stems = _stems(labels)
    if not stems:
        return None
    return re.compile(
        rf"(?P<numeral>{_NUMERAL})(?P<stem>{stems})”?[一-鿿]{{0,6}}?(?:[：:]|[（(]|——|，即|即|是指)"
        r"(?:即|就是|是指|指|是|分别是|包括)?[：:]?“?$"
    )
