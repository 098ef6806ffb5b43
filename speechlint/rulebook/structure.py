"""Frozen dataclasses ↔ JSON data, by their type hints: how validated rules stand in the cache.

Not a validator: what is read was written by the same version from validated values. Data of another shape raises
:class:`UnfitError` and is thrown away.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from speechlint.text.frozen import field_names, field_type, is_frozen

T = TypeVar("T")

_SCALARS = (str, int, float, bool, types.NoneType)


class UnfitError(TypeError):
    """A type that has no form in JSON here, or data that does not fit its type."""


def to_json(value: Any) -> Any:
    """A value as JSON data. Raises :class:`UnfitError` for a type that :func:`from_json` could not restore."""
    match value:
        case Enum():
            data: Any = value.value
        case None | str() | int() | float():
            data = value
        case date():
            data = value.isoformat()
        case tuple() | list():
            data = [to_json(item) for item in value]
        case frozenset():
            data = sorted(to_json(item) for item in value)
        case Mapping():
            data = {str(to_json(key)): to_json(item) for key, item in value.items()}
        case _ if (names := field_names(type(value))) is not None:
            data = {name: to_json(getattr(value, name)) for name in names}
        case _:
            raise UnfitError(f"{type(value).__name__}")
    return data


def from_json(cls: type[T], data: Any) -> T:
    """The value of a type that :func:`to_json` wrote. Raises :class:`UnfitError`."""
    try:
        return cast("T", _reader_of(cls)(data))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnfitError(str(error)) from None


def fields_from_json(cls: type[Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """The values for some fields of a dataclass. Raises :class:`UnfitError`."""
    try:
        return {name: _field_reader(cast("Any", cls), name)(item) for name, item in data.items()}
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnfitError(str(error)) from None


@cache
def _field_reader(cls: Any, name: str) -> Callable[[Any], Any]:
    return _reader_of(_hint(cls, name))


def _hint(cls: Any, name: str) -> Any:
    return field_type(cls, name) if is_frozen(cls) else _hints(cls)[name]


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _reader_of(hint: Any) -> Callable[[Any], Any]:
    return _reader(hint)


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """A function from JSON data to a value of a type."""
    origin = get_origin(hint) or hint
    arguments = get_args(hint)
    if origin in _SCALARS or origin in (object, Literal):
        reader: Callable[[Any], Any] = _same
    elif origin is date:
        reader = date.fromisoformat
    elif origin is Annotated:
        reader = _reader_of(arguments[0])
    elif origin in (Union, types.UnionType):
        reader = _union_reader(arguments)
    elif origin is tuple:
        reader = _tuple_reader(arguments)
    elif origin is frozenset:
        reader = _set_reader(_reader_of(arguments[0]))
    elif isinstance(hint, type) and (names := field_names(hint)) is not None:
        reader = _dataclass_reader(hint, names)
    elif isinstance(origin, type) and issubclass(origin, Enum):
        reader = _enum_reader(origin)
    elif isinstance(origin, type) and issubclass(origin, Mapping) and arguments:
        reader = _mapping_reader(_key_reader(arguments[0]), _reader_of(arguments[1]))
    else:
        raise UnfitError(f"{hint}")
    return reader


def _same(data: Any) -> Any:
    return data


def _enum_reader(hint: type[Enum]) -> Callable[[Any], Any]:
    members = {member.value: member for member in hint}
    return members.__getitem__


def _dataclass_reader(hint: type[Any], names: tuple[str, ...]) -> Callable[[Any], Any]:
    readers = {name: _field_reader(cast("Any", hint), name) for name in names}
    plain = frozenset(name for name, reader in readers.items() if reader is _same)
    if not is_frozen(hint):
        return lambda data: hint(**{key: item if key in plain else readers[key](item) for key, item in data.items()})
    fields = [(name, None if name in plain else reader) for name, reader in readers.items()]
    return lambda data: hint(*[data[name] if reader is None else reader(data[name]) for name, reader in fields])


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == len(("item", ...)) and arguments[1] is Ellipsis:
        reader = _reader(arguments[0])
        return tuple if reader is _same else lambda data: tuple([reader(item) for item in data])
    readers = [_reader(argument) for argument in arguments]
    return lambda data: tuple(reader(item) for reader, item in zip(readers, data, strict=True))


def _set_reader(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda data: frozenset([reader(item) for item in data])


def _key_reader(hint: Any) -> Callable[[Any], Any]:
    return int if hint is int else _reader(hint)


def _mapping_reader(key: Callable[[Any], Any], value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda data: {key(name): value(item) for name, item in data.items()}


def _union_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """By the form of the data: each JSON type may stand for one member only."""
    readers: dict[type, Callable[[Any], Any]] = {}
    for argument in arguments:
        for form in _forms(argument):
            if form in readers:
                raise UnfitError(f"ambiguous union {arguments}")
            readers[form] = _reader(argument)
    return lambda data: readers[type(data)](data)


def _forms(hint: Any) -> tuple[type, ...]:
    origin = get_origin(hint)
    if hint in _SCALARS:
        return (float, int) if hint is float else (hint,)
    if hint is date or origin is Literal or (isinstance(hint, type) and issubclass(hint, Enum)):
        return (str,)
    if origin in (tuple, frozenset):
        return (list,)
    return (dict,)
