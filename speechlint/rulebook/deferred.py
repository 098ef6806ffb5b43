"""A check that is made from its cached form when something is first asked of it: many texts never come to it."""

from __future__ import annotations

import json
from typing import Any

from speechlint.checks import kind_class
from speechlint.checks.base import Check
from speechlint.rulebook.structure import UnfitError, from_json, to_json


class Deferred:
    """Stands for a check of a shipped kind and has all its attributes. Equal to another that makes an equal check."""

    __slots__ = ("_check", "_kind", "_stored")

    def __init__(self, kind: str, stored: str) -> None:
        self._kind = kind
        self._stored = stored
        self._check: Check | None = None

    @property
    def stored(self) -> str:
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


def stored_check(check: Check) -> str:
    """The cached form of a check: JSON text, which is not read before it is needed (tables are long)."""
    if isinstance(check, Deferred):
        return check.stored
    return json.dumps(to_json(check), ensure_ascii=False, separators=(",", ":"))


def made_check(kind: type[Check], stored: str) -> Check:
    """The check of a cached form. Raises :class:`speechlint.rulebook.structure.UnfitError`."""
    try:
        data = json.loads(stored)
    except (TypeError, ValueError) as error:
        raise UnfitError(str(error)) from None
    return from_json(kind, data)
