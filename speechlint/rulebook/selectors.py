"""Selectors: the words by which a configuration or a command line names rules.

A rule id or one of its former ids, a glob over ids (``years/*``), ``pack:NAME``, ``category:NAME``, ``kind:NAME``,
``default`` (the rules of packs that are on by default), ``all``; and ``ID#ENTRY`` for one row of a rule's table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from speechlint.rulebook.problems import did_you_mean, nearest
from speechlint.text.records import NamedTuple

DEFAULT: Final = "default"
ALL: Final = "all"
_GLOB_SIGNS = frozenset("*?[")


class SelectorError(ValueError):
    """A selector that names no rule; the message says so, with the nearest name."""


class Facet(NamedTuple):
    """What selectors can ask of a rule."""

    id: str
    pack: str
    category: str
    kind: str
    default: bool
    formerly: tuple[str, ...] = ()


def split_entry(selector: str) -> tuple[str, str | None]:
    """A selector as (rule part, entry of its table or None)."""
    rule, sign, entry = selector.partition("#")
    return (rule, entry) if sign else (selector, None)


def select(selector: str, facets: Mapping[str, Facet]) -> tuple[str, ...]:
    """The ids that a selector without entry names, in order. Raises :class:`SelectorError` when there are none."""
    if selector in facets:
        return (selector,)
    if selector in (DEFAULT, ALL):
        return tuple(facet.id for facet in facets.values() if facet.default or selector == ALL)
    sort, colon, name = selector.partition(":")
    if colon:
        return _by_facet(sort, name, facets.values())
    if _GLOB_SIGNS & set(selector):
        return _by_glob(selector, facets)
    renamed = tuple(facet.id for facet in facets.values() if selector in facet.formerly)
    if renamed:
        return renamed
    former = {old: facet.id for facet in facets.values() for old in facet.formerly}
    near = nearest(selector, (*facets, *former))
    hint = f"，是不是“{former.get(near, near)}”？" if near else ""
    raise SelectorError(f"没有规则“{selector}”{hint}")


_FACETS: Final[dict[str, tuple[str, Callable[[Facet], str]]]] = {
    "pack": ("规则包", lambda facet: facet.pack),
    "category": ("类别", lambda facet: facet.category),
    "kind": ("检查", lambda facet: facet.kind),
}


def _by_facet(sort: str, name: str, facets: Iterable[Facet]) -> tuple[str, ...]:
    if sort not in _FACETS:
        raise SelectorError(f"没有“{sort}:”这种选法{did_you_mean(sort, _FACETS)}；可用 pack: category: kind:")
    word, of = _FACETS[sort]
    known = list(facets)
    found = tuple(facet.id for facet in known if of(facet) == name)
    if not found:
        raise SelectorError(f"没有一条规则属于{word}“{name}”{did_you_mean(name, {of(facet) for facet in known})}")
    return found


def _by_glob(pattern: str, facets: Mapping[str, Facet]) -> tuple[str, ...]:
    from fnmatch import fnmatchcase  # noqa: PLC0415 - few configurations use globs

    found = tuple(name for name in facets if fnmatchcase(name, pattern))
    if not found:
        raise SelectorError(f"没有一条规则的名字合于“{pattern}”")
    return found
