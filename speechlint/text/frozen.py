"""Frozen, slotted classes as ``dataclasses`` makes them, at a tenth of its price.

``@dataclass(frozen=True, slots=True)`` writes and compiles eight functions for every class: a third of a millisecond,
and importing it six more. With a hundred classes that was a quarter of a short run. The functions here are shared.

To everybody else the classes are dataclasses: ``dataclasses.fields``, ``replace`` and pydantic are given the fields
when they ask for them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar, cast, dataclass_transform

T = TypeVar("T")

_NONE: Final = object()
_CLASS_VARIABLE = ("ClassVar", "typing.ClassVar")


class _Computed:
    """Marks a field that ``__post_init__`` sets."""


def computed(*, init: Literal[False] = False) -> Any:  # noqa: ARG001  # for type checkers: no argument of __init__
    """A field that ``__post_init__`` sets; it is left out of comparing and printing."""
    return _Computed()


@dataclass_transform(frozen_default=True, field_specifiers=(computed,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class with annotated fields frozen and slotted, with ``__init__``, ``==``, ``hash`` and ``repr``.

    Annotations must be strings (``from __future__ import annotations``); bases with fields and methods that say
    ``super()`` are not supported.
    """
    annotations: dict[str, str] = cls.__annotations__
    names = [name for name, hint in annotations.items() if not hint.startswith(_CLASS_VARIABLE)]
    body = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: body.pop(name, _NONE) for name in names}
    given = tuple(name for name in names if not isinstance(defaults[name], _Computed))
    body |= {name: method for name, method in _METHODS.items() if name not in body}
    body |= {
        "__slots__": tuple(names),
        "__match_args__": given,
        "__frozen_fields__": given,
        "__frozen_defaults__": {name: defaults[name] for name in given if defaults[name] is not _NONE},
        "__frozen_keys__": frozenset(given),
        "__dataclass_fields__": _Fields(),
        "__qualname__": cls.__qualname__,
        "__annotations__": annotations,
    }
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, body)
    made.__frozen_setters__ = tuple([vars(made)[name].__set__ for name in given])
    return cast("type[T]", made)


def is_frozen(cls: Any) -> bool:
    """Whether a class was made by :func:`frozen`."""
    return "__frozen_fields__" in vars(cls)


def field_names(cls: Any) -> tuple[str, ...] | None:
    """The fields that ``__init__`` of a frozen class or of a dataclass takes, None for any other class."""
    if is_frozen(cls):
        names: tuple[str, ...] = cls.__frozen_fields__
        return names
    if not hasattr(cls, "__dataclass_fields__"):
        return None
    from dataclasses import fields  # noqa: PLC0415 - plug-ins may use them

    return tuple(field.name for field in fields(cls) if field.init)


def field_type(cls: Any, name: str) -> Any:
    """The type of a field of a frozen class; ``typing.get_type_hints`` would compile the annotations of all for one."""
    return eval(cls.__annotations__[name], vars(sys.modules[cls.__module__]))  # noqa: S307 - the class's own words


def usual_values(cls: Any) -> Mapping[str, Any]:
    """What the fields of a frozen class are unless set otherwise; of any other class nothing is said."""
    usual: Mapping[str, Any] = cls.__frozen_defaults__ if is_frozen(cls) else {}
    return usual


def replaced(value: T, **changes: Any) -> T:
    """The same value with some fields set otherwise."""
    names: tuple[str, ...] = value.__frozen_fields__  # type: ignore[attr-defined]
    return type(value)(**{**{name: getattr(value, name) for name in names}, **changes})


def _init(self: Any, *values: Any, **named: Any) -> None:
    setters = self.__frozen_setters__
    if named or len(values) != len(setters):
        values = _in_order(self, values, named)
    for assign, value in zip(setters, values, strict=True):
        assign(self, value)
    completed = getattr(self, "__post_init__", None)
    if completed is not None:
        completed()


def _in_order(self: Any, values: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values of all fields, in their order."""
    names = self.__frozen_fields__
    if not values and named.keys() == self.__frozen_keys__:
        return tuple([named[name] for name in names])
    given = {**self.__frozen_defaults__, **dict(zip(names, values, strict=False)), **named}
    if len(given) != len(names) or (
        values and (len(values) > len(names) or not named.keys().isdisjoint(names[: len(values)]))
    ):
        raise TypeError(_complaint(type(self).__name__, names, values, named, given))
    return tuple([given[name] for name in names])


def _complaint(
    cls: str, names: Sequence[str], values: Sequence[Any], named: Iterable[str], given: Iterable[str]
) -> str:
    """What is wrong with the arguments of a constructor."""
    if len(values) > len(names):
        return f"{cls}() takes {len(names)} arguments but {len(values)} were given"
    for name in named:
        if name not in names:
            return f"{cls}() got an unexpected keyword argument '{name}'"
        if name in names[: len(values)]:
            return f"{cls}() got multiple values for argument '{name}'"
    return f"{cls}() missing argument '{next(name for name in names if name not in given)}'"


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in self.__frozen_fields__])


def _equal(self: Any, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__frozen_fields__)
    return f"{type(self).__qualname__}({fields})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - where somebody is wrong

    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


_METHODS: Mapping[str, Callable[..., Any]] = {
    "__init__": _init,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _set_state,
}


class _Fields:
    """``__dataclass_fields__``, made when asked for: the fields of a dataclass of the same form."""

    def __get__(self, instance: object, owner: type[Any]) -> Any:
        from dataclasses import dataclass, field  # noqa: PLC0415 - six milliseconds

        omitted = [name for name in owner.__slots__ if name not in owner.__frozen_fields__]
        body = {
            "__annotations__": owner.__annotations__,
            "__module__": owner.__module__,
            **owner.__frozen_defaults__,
            **{name: field(init=False, repr=False, compare=False) for name in omitted},
        }
        twin: Any = dataclass(type(owner.__name__, (), body))
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        return twin.__dataclass_fields__
