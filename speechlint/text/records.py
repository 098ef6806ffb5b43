"""``NamedTuple`` as :mod:`typing` has it, at a quarter of its price.

``typing`` checks and compiles every annotation when a class is made. A hundred classes are made on the way of every
start: that was ten milliseconds. Here :func:`collections.namedtuple` does the work, and annotations stay strings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - to type checkers it is that one
else:
    from collections import namedtuple

    _SPECIAL = frozenset({"__annotations__", "__classcell__", "__module__", "__qualname__"})

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            optional = [field in body for field in fields]
            if optional != sorted(optional):
                raise TypeError(f"a field of {name} without a default follows one with a default")
            made = namedtuple(
                name, fields, defaults=[body[field] for field in fields if field in body], module=body["__module__"]
            )
            made.__qualname__ = body["__qualname__"]
            made.__annotations__ = dict(fields)
            for key, value in body.items():
                if key not in _SPECIAL and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """A tuple whose items have names; its fields are the annotations of the class."""
