"""The literal strings of which one must stand in a text for a regular expression to match at all.

The finite languages of the parts of a pattern are multiplied out while they stay small, and the most telling one
is kept (the method of Russ Cox, "Regular Expression Matching with a Trigram Index", 2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]  # the only public-enough parser of regular expressions
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 128
_WIDEST_CLASS = 12

_EMPTY = frozenset({""})
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)

Node = tuple[Any, Any]


def required_literals(pattern: str) -> tuple[str, ...]:
    """Strings of which every match holds at least one; empty where none can be named.

    A pattern that the standard library does not parse (``\\p{Han}``), or that ignores case, gets none.
    """
    try:
        parsed = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return ()
    if parsed.state.flags & re.IGNORECASE:
        return ()
    found = _required(parsed)
    return tuple(sorted(one for one in found if not any(other in one for other in found - {one})))


def _required(nodes: Iterable[Node]) -> frozenset[str]:
    """The best set over a sequence: runs of parts with finite languages are multiplied out."""
    best: frozenset[str] = frozenset()
    run = _EMPTY
    for node in _flat(nodes):
        language = _language(node)
        best = _better(best, _looked_at(node))
        if _looks_ahead(node):
            best = _better(best, _product(run, _prefix(node[1][1])) or run)
        product = _product(run, language) if language else None
        if product is None:
            best = _better(best, _product(run, _begins(node)) or run)
            best = _better(best, _inner(node))
            product = _continued(run, language) if language else _EMPTY
        run = product
    return _better(best, run)


def _continued(run: frozenset[str], language: frozenset[str]) -> frozenset[str]:
    """What ends a run that has grown too large, multiplied out with what follows."""
    for kept in (3, 2, 1):
        product = _product(frozenset(string[-kept:] for string in run), language)
        if product is not None:
            return product
    return language


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with the contents of groups in their place."""
    for node in nodes:
        operator, argument = node
        if operator is sre.SUBPATTERN and not argument[1] & re.IGNORECASE:
            yield from _flat(argument[-1])
        else:
            yield node


def _looks_ahead(node: Node) -> bool:
    return node[0] is sre.ASSERT and node[1][0] > 0


def _prefix(nodes: Iterable[Node]) -> frozenset[str]:
    """Strings of which one begins every match of a sequence; the empty one where nothing can be said."""
    run = _EMPTY
    for node in _flat(nodes):
        language = _language(node)
        product = _product(run, language) if language else None
        if product is None:
            return _product(run, _begins(node)) or run
        run = product
    return run


def _begins(node: Node) -> frozenset[str]:
    """The same for a node whose language is not finite."""
    operator, argument = node
    if operator is sre.BRANCH:
        return _union(_prefix(branch) for branch in argument[1]) or _EMPTY
    if operator in _REPEATS and argument[0] >= 1:
        return _prefix(argument[-1])
    return _EMPTY


def _looked_at(node: Node) -> frozenset[str]:
    """What a positive look-around requires."""
    operator, argument = node
    return _required(argument[1]) if operator is sre.ASSERT else frozenset()


def _language(node: Node) -> frozenset[str] | None:
    """All strings that a node can match, or None where they are many."""
    operator, argument = node
    match operator:
        case sre.LITERAL:
            language: frozenset[str] | None = frozenset({chr(argument)})
        case sre.AT | sre.ASSERT | sre.ASSERT_NOT:
            language = frozenset({""})
        case sre.IN:
            language = _class(argument)
        case sre.SUBPATTERN:
            language = None if argument[1] & re.IGNORECASE else _sequence(argument[-1])
        case sre.ATOMIC_GROUP:
            language = _sequence(argument)
        case sre.BRANCH:
            language = _union(_sequence(branch) for branch in argument[1])
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            language = _repeated(*argument)
        case _:
            language = None
    return language


def _class(items: Iterable[Node]) -> frozenset[str] | None:
    codes: set[int] = set()
    for operator, argument in items:
        if operator is sre.LITERAL:
            codes.add(argument)
        elif operator is sre.RANGE and argument[1] - argument[0] < _WIDEST_CLASS:
            codes.update(range(argument[0], argument[1] + 1))
        else:
            return None
    return frozenset(map(chr, codes)) if len(codes) <= _WIDEST_CLASS else None


def _sequence(nodes: Iterable[Node]) -> frozenset[str] | None:
    language: frozenset[str] | None = frozenset({""})
    for node in nodes:
        part = _language(node)
        language = _product(language, part) if part is not None and language is not None else None
        if language is None:
            return None
    return language


def _repeated(low: int, high: int, nodes: Iterable[Node]) -> frozenset[str] | None:
    if high is sre.MAXREPEAT or int(high) > 2:
        return None
    once = _sequence(nodes)
    if once is None:
        return None
    powers: list[frozenset[str] | None] = [frozenset({""})]
    for _ in range(int(high)):
        powers.append(_product(powers[-1], once) if powers[-1] is not None else None)
    return _union(powers[low:])


def _inner(node: Node) -> frozenset[str]:
    """What a node whose language is not finite still requires."""
    operator, argument = node
    if operator is sre.ATOMIC_GROUP:
        return _required(argument)
    if operator in _REPEATS and argument[0] >= 1:
        return _required(argument[-1])
    if operator is sre.BRANCH:
        branches = [_required(branch) for branch in argument[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    return frozenset()


def _product(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(first + second for first in left for second in right)


def _union(languages: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    union: set[str] = set()
    for language in languages:
        if language is None or len(union) + len(language) > _MOST:
            return None
        union |= language
    return frozenset(union)


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return max(one, other, key=_worth)


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    if not strings or "" in strings:
        return (0, 0)
    return (min(map(len, strings)), -len(strings))
