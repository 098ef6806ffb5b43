"""Where a text names a canonical list beside its items: “三去一降一补”（去产能、…）, …“三重压力”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechlint.checks.enumeration.reading import Forms, Listing, around, first_member, item_before
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_NUMERALS = frozenset("一二两三四五六七八九十")
_NUMERAL = f"[{''.join(sorted(_NUMERALS))}]"
_CONNECTED = (
    r"”?[一-鿿]{0,6}?(?:[：:]|[（(]|——|，(?=即|就是|也就是)|(?=即|是指|指的是))“?"
    r"(?:即|就是|也就是|是指|指的是|指|是|分别是|分别为|包括)?[：:]?“?"
)
_BEHIND = Late(_CONNECTED)
_LEADS_BACK = Late(f"[”’]?(?:的|这)?“?(?={_NUMERAL})")
_BEFORE = Late(r"(?:[，]?(?:的|这|这个)?“?|（)$")
_LINKED = 4
"""Characters between a label and its list, at most, besides what connects them."""
_SHORTEST = 2
"""A label of one numeral and one character (两新) says too little to be told by the latter."""
_REACH = 24
"""Characters before a list in which a label with another numeral is looked for."""


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
    for label in row.labels:
        for start in _beside(text, listing) if label[0] in _NUMERALS and len(label) > _SHORTEST else ():
            same = text.startswith(label[1:], start + 1) and text[start] + label[1:] not in known
            end = start + len(label)
            if same and (end > listing.end or _BEHIND.fullmatch(text, end, listing.start)):
                return Span(start, start + 1), label[0]
    return None


def _beside(text: str, listing: Span) -> Iterator[int]:
    """Where a label beside a listing may begin: the numerals right behind it, and those shortly before it."""
    behind = _LEADS_BACK.match(text, listing.end)
    if behind:
        yield behind.end()
    start = max(0, listing.start - _REACH)
    yield from (start + offset for offset, sign in enumerate(text[start : listing.start]) if sign in _NUMERALS)
