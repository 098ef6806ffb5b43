"""``NamedTuple`` as :mod:`typing` has it, at a tenth of its price.

``typing`` checks and compiles every annotation when a class is made, and :func:`collections.namedtuple` compiles a
constructor. A hundred classes are made on the way of every start: that was twenty milliseconds. Here annotations stay
strings, and classes with equally many fields have one constructor in which only the names are different.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - to type checkers it is that one
else:
    from collections import _tuplegetter
    from functools import cache
    from types import CodeType, FunctionType

    _SPECIAL = frozenset({"__annotations__", "__classcell__", "__module__", "__qualname__"})
    _NAMESPACE = {"new": tuple.__new__, "__builtins__": {}}

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            hints = dict(body.get("__annotations__", {}))
            fields = tuple(hints)
            optional = [field in body for field in fields]
            if optional != sorted(optional):
                raise TypeError(f"a field of {name} without a default follows one with a default")
            defaults = {field: body[field] for field in fields if field in body}
            return type(
                name,
                (tuple,),
                {
                    **_METHODS,
                    **{key: value for key, value in body.items() if key not in _SPECIAL and key not in hints},
                    **{field: _tuplegetter(index, None) for index, field in enumerate(fields)},
                    "__new__": _constructor(body["__qualname__"], fields, tuple(defaults.values())),
                    "__doc__": body.get("__doc__") or f"{name}({', '.join(fields)})",
                    "__slots__": (),
                    "__module__": body["__module__"],
                    "__qualname__": body["__qualname__"],
                    "__annotations__": hints,
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    def _constructor(owner: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        """``__new__``, which takes the fields and makes a tuple of them."""
        name = "__new__"
        code = _of_size(len(fields)).replace(co_varnames=("cls", *fields), co_name=name, co_qualname=f"{owner}.{name}")
        return FunctionType(code, _NAMESPACE, name, defaults)

    @cache
    def _of_size(fields: int) -> CodeType:
        names = "".join(f"_{index}, " for index in range(fields))
        made: FunctionType = eval(f"lambda cls, {names}: new(cls, ({names}))", _NAMESPACE)  # noqa: S307 - nobody's words
        return made.__code__

    def _make(cls: type, items: Any) -> Any:
        made = tuple.__new__(cls, items)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self: Any, /, **changes: Any) -> Any:
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self: Any) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _repr(self: Any) -> str:
        items = ", ".join(f"{name}={item!r}" for name, item in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({items})"

    def _items(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    _METHODS = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _items,
    }

    class NamedTuple(metaclass=_Maker):
        """A tuple whose items have names; its fields are the annotations of the class."""
