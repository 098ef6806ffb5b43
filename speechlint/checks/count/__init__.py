"""The kind ``count``: announced numbers against what is announced (三点意见, 四个方面, “三库”)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.checks.count import announced, labels, lists, spelt_out
from speechlint.text.frozen import frozen


class CountClaim(StrEnum):
    """Where the number stands and what it is held against. Each is explained under ``claim``."""

    SERIES = "series"
    HEADINGS = "headings"
    MASKED = "masked"
    NAMED = "named"
    LIST = "list"
    SHARED = "shared"
    BRACKET = "bracket"
    REPEATED = "repeated"
    COLON = "colon"
    LABEL = "label"
    ORDINALS = "ordinals"


@frozen
class Count:
    """Reports a number that does not fit the items it announces or sums up.

    Only where a claim is a claim: names of policies (“六稳”), open lists (…等五项), approximate numbers (几点, 三五个)
    and numbers that refer back (这三个方面) are none; a series whose own numbering is broken proves nothing.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "count"
    values: ClassVar[frozenset[str]] = frozenset({"claim", "claimed", "counted", "expected", "first", "last"})
    related_values: ClassVar[frozenset[str]] = frozenset({"item"})

    claim: CountClaim
    """One of

    - ``series``: 三个方面： against the series that begins right behind it (一是…, （一）…),
    - ``headings``: 讲三点意见 in the opening of a speech against its headings of the highest level; what ``series``
      finds right in front of the first heading is left to it,
    - ``masked``: the same two where the number is masked (``*个方面``); repairs it,
    - ``named``: 六大行动 against the headings right behind it that all end in 行动,
    - ``list``: 甲、乙、丙四个方面 against the members in front of it,
    - ``shared``: 甲库、乙库“三库” against the members in front of it that share the word,
    - ``bracket``: “三区”（甲区、乙区） against the members in the bracket behind it,
    - ``repeated``: 四个“没有”： against how often the quoted words follow,
    - ``colon``: 三个方面： against the members behind the colon (甲、乙、丙。),
    - ``label``: “四个坚持”： against the clauses behind the colon that have the word, or the series that begins there,
    - ``ordinals``: 讲三句话 against the marks that count in the same unit (第一句话：…).
    """
    units: tuple[str, ...] = ()
    """What is counted, as it stands behind the number (个方面, 点意见, 项工作)."""
    verbs: tuple[str, ...] = ()
    """For ``headings`` and ``masked``: words of which one stands in the sentence of the claim (讲, 谈, 强调)."""

    @property
    def needs_literals(self) -> bool:
        return self.claim in (CountClaim.LIST, CountClaim.COLON)

    def literals(self) -> Iterable[str]:
        return self.units if self.needs_literals else ()

    def find(self, subject: Subject) -> Iterator[Found]:
        yield from sorted(_SEARCHES[self.claim](subject, self.units, self.verbs), key=lambda found: found.span)


_Search = Callable[[Subject, tuple[str, ...], tuple[str, ...]], Iterator[Found]]
_SEARCHES: dict[CountClaim, _Search] = {
    CountClaim.SERIES: announced.before_series,
    CountClaim.HEADINGS: announced.before_headings,
    CountClaim.MASKED: announced.masked,
    CountClaim.NAMED: announced.named_headings,
    CountClaim.LIST: lists.behind_list,
    CountClaim.SHARED: lists.behind_shared_words,
    CountClaim.BRACKET: labels.before_bracket,
    CountClaim.REPEATED: labels.before_repetition,
    CountClaim.COLON: spelt_out.behind_colon,
    CountClaim.LABEL: spelt_out.behind_label,
    CountClaim.ORDINALS: spelt_out.before_ordinals,
}
