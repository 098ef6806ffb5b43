"""The kind ``masking``: what whoever made a speech anonymous (脱敏) forgot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, KnownPeople, Subject, known_names
from speechlint.checks.masking import figures, firms, halves, homes, lists, ordinals, people
from speechlint.facts.homes import LEADS
from speechlint.facts.people import TITLES
from speechlint.text.frozen import frozen


class MaskingProblem(StrEnum):
    """What to report. Each is explained under ``report``."""

    NAME = "name"
    HALF_NAME = "half-name"
    LIST = "list"
    FIRM = "firm"
    FIGURE = "figure"
    ORDINAL = "ordinal"
    HOME = "home"


@frozen
class Masking:
    """Reports what was left real in a speech whose names, places or figures are masked.

    Nothing is reported in a speech without masks of the same sort: a name beside ``**同志``, a firm beside ``**集团``,
    figures where at least ten are masked and nearly none is not. Names are told by where they stand and by the
    characters they are written with; those of ``known_table``, and of people who are studied, mourned or quoted, are
    meant to be there.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "masking"
    values: ClassVar[frozenset[str]] = frozenset({"masked", "count"})
    related_values: ClassVar[frozenset[str]] = frozenset()
    needs_literals: ClassVar[bool] = True

    report: MaskingProblem
    """One of

    - ``name``: 志远同志, 由李志远县长牵头 where the text has ``**同志``,
    - ``half-name``: a mask joined to a part of the same name (``**鼎电子``, ``华丰**公司``, ``**桥镇``),
    - ``list``: members of a list left as they are beside masked ones (``**河、**河、清水河``),
    - ``firm``: the name of a firm where the text has ``**集团``,
    - ``figure``: amounts of money and percentages where the others are masked,
    - ``ordinal``: 县第十三次党代会 where the text has ``县第**次党代会``,
    - ``home``: 我们清河县, 中共清河县委 where the title or the text has ``**县``.
    """
    known_table: tuple[KnownPeople, ...] = ()
    """For ``name``: people whom every speech may name."""
    brand_table: tuple[str, ...] = ()
    """For ``half-name`` and ``firm``: characters that firms are named with, any number to a row."""
    trade_table: tuple[str, ...] = ()
    """For ``half-name`` and ``firm``: what stands behind the name of a firm (集团, 机械, 产业园)."""
    grounds: str = ""
    """For ``half-name``: the last characters of names of places, as they stand before 镇, 乡 and 村."""
    kinds: tuple[str, ...] = ()
    """For ``list``: words for things of one kind, parted by blanks (``河 湖 江``)."""
    generic: tuple[str, ...] = ()
    """Words that are no names though they look like some."""

    def literals(self) -> Iterable[str]:
        return _LITERALS.get(self.report, ())

    def find(self, subject: Subject) -> Iterator[Found]:
        blank = dict.fromkeys(self.values, "")
        found = sorted(_SEARCHES[self.report](self, subject), key=lambda hit: hit.span)
        return (hit._replace(values={**blank, **hit.values}) for hit in found)


_LITERALS: Mapping[MaskingProblem, tuple[str, ...]] = {
    MaskingProblem.NAME: TITLES,
    MaskingProblem.HOME: LEADS,
}
_SEARCHES: Mapping[MaskingProblem, Callable[[Masking, Subject], Iterator[Found]]] = {
    MaskingProblem.NAME: lambda rule, subject: people.real_names(subject, known_names(rule.known_table)),
    MaskingProblem.HALF_NAME: lambda rule, subject: halves.half_names(
        subject, "".join(rule.brand_table), rule.trade_table, rule.grounds, rule.generic
    ),
    MaskingProblem.LIST: lambda rule, subject: lists.half_lists(subject, rule.kinds, rule.generic),
    MaskingProblem.FIRM: lambda rule, subject: firms.real_firms(
        subject, "".join(rule.brand_table), rule.trade_table, rule.generic
    ),
    MaskingProblem.FIGURE: lambda _, subject: figures.real_figures(subject),
    MaskingProblem.ORDINAL: lambda _, subject: ordinals.filled_ordinals(subject),
    MaskingProblem.HOME: lambda _, subject: homes.real_homes(subject),
}
