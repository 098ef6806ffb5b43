"""A check that is made from its cached form when something is first asked of it: many texts never come to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from speechlint.checks import kind_class
from speechlint.checks.base import Check
from speechlint.rulebook.structure import UnfitError, fields_from_json, to_json
from speechlint.text.frozen import usual_values

Stored = Mapping[str, str]
"""The cached form of a check: the fields that are set, as JSON texts. None is read before it is needed (tables are long)."""


class Deferred:
    """Stands for a check of a shipped kind and has all its attributes. Equal to another that makes an equal check."""

    __slots__ = ("_check", "_kind", "_stored")

    def __init__(self, kind: str, stored: Stored) -> None:
        self._kind = kind
        self._stored = stored
        self._check: Check | None = None

    @property
    def stored(self) -> Stored:
        """The cached form."""
        return self._stored

    @property
    def made(self) -> Check:
        """The check itself. Raises :class:`speechlint.rulebook.structure.UnfitError`."""
        if self._check is None:
            self._check = made_check(kind_class(self._kind), self._stored)
        return self._check

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and pickling ask for what is not there
            raise AttributeError(name)
        return getattr(self.made, name)

    def __eq__(self, other: object) -> bool:
        return self.made == (other.made if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        return hash(self.made)

    def __repr__(self) -> str:
        return repr(self.made)


def stored_check(check: Check) -> Stored:
    """The cached form of a check."""
    if isinstance(check, Deferred):
        return check.stored
    usual = usual_values(type(check))
    return {
        name: json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        for name, item in to_json(check).items()
        if name not in usual or getattr(check, name) != usual[name]
    }


def made_check(kind: type[Check], stored: Stored) -> Check:
    """The check of a cached form. Raises :class:`speechlint.rulebook.structure.UnfitError`."""
    try:
        return kind(**{name: _field(kind, name, text) for name, text in stored.items()})
    except (TypeError, ValueError, AttributeError) as error:
        raise UnfitError(str(error)) from None


@cache
def _field(kind: type[Check], name: str, text: str) -> Any:
    """The value of one field; rules that name the same table have it in common."""
    return fields_from_json(kind, {name: json.loads(text)})[name]
