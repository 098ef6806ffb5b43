"""Nodes → dataclasses through pydantic, every error with its place and in Chinese."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from speechlint.rulebook.problems import Problem, did_you_mean
from speechlint.rulebook.tree import Node

T = TypeVar("T")

_QUOTED = re.compile(r"'([^']*)'")
_CITED = re.compile(r"“([^”]*)”")
_UNKNOWN_KEY = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_ABOUT_KEYS = _UNKNOWN_KEY | {"missing"}
_TEMPLATES = {
    "string_type": "应为文字，请加引号",
    "string_too_short": "至少要有{min_length}个字",
    "string_too_long": "至多{max_length}个字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数",
    "bool_type": "应为 true 或 false",
    "tuple_type": '应为列表，写作 ["…"]',
    "list_type": '应为列表，写作 ["…"]',
    "frozen_set_type": '应为列表，写作 ["…"]',
    "set_type": '应为列表，写作 ["…"]',
    "dict_type": "应为“键: 值”的对应表",
    "mapping_type": "应为“键: 值”的对应表",
    "dataclass_type": "应为“键: 值”的对应表",
    "too_short": "至少要有{min_length}项",
    "too_long": "至多{max_length}项",
    "greater_than": "应大于{gt}",
    "greater_than_equal": "应不小于{ge}",
    "less_than": "应小于{lt}",
    "less_than_equal": "应不大于{le}",
    "string_pattern_mismatch": "写法不合要求（{pattern}）",
    "date_parsing": '应为实有的日期，写作 "2025-03-01"',
    "date_type": '应为日期，写作 "2025-03-01"',
    "date_from_datetime_parsing": '应为日期，写作 "2025-03-01"',
    "date_from_datetime_inexact": '应为日期，写作 "2025-03-01"',
}


@cache
def adapter(cls: Any) -> TypeAdapter[Any]:
    """The validator of a dataclass, made once."""
    return TypeAdapter(cls)


def validated(cls: type[T], node: Node, also: Iterable[str] = ()) -> tuple[T | None, list[Problem]]:
    """A node as an instance of ``cls``, or None and everything that is wrong with it.

    Nothing is converted that is not of the right type. ``also`` are keys to offer for unknown ones beside the
    fields of ``cls``.
    """
    try:
        value: T = adapter(cast("Any", cls)).validate_json(json.dumps(node.plain()), strict=True)
    except ValidationError as error:
        return None, list(_problems(error, cls, node, tuple(also)))
    return value, []


def known_keys(cls: type[Any]) -> tuple[str, ...]:
    """The keys that a dataclass takes from a file."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(_alias(hints[field.name]) or field.name for field in fields(cls) if field.init)


def _problems(error: ValidationError, cls: type[Any], node: Node, also: tuple[str, ...]) -> Iterator[Problem]:
    """What fits none of several forms is one problem: the objections to each form are joined."""
    by_place: dict[Problem, list[str]] = {}
    for fault in error.errors(include_url=False, include_input=False):
        problem = _problem(fault, cls, node, also)
        if fault["type"] in _ABOUT_KEYS:
            yield problem
            continue
        messages = by_place.setdefault(problem._replace(message=""), [])
        if problem.message not in messages:
            messages.append(problem.message)
    for problem, messages in by_place.items():
        yield problem._replace(message="；或".join(messages))


def _problem(fault: Any, cls: type[Any], root: Node, also: tuple[str, ...]) -> Problem:
    loc: tuple[int | str, ...] = fault["loc"]
    kind: str = fault["type"]
    context: dict[str, Any] = fault.get("ctx", {})
    if kind in _UNKNOWN_KEY:
        parent, _ = _walk(root, loc[:-1])
        key = str(loc[-1])
        candidates = (*_keys_at(cls, loc[:-1]), *(also if len(loc) == 1 else ()))
        return parent.key_problem(key, f"未知的键“{key}”{did_you_mean(key, candidates)}")
    if kind == "missing":
        parent, _ = _walk(root, loc[:-1])
        return parent.problem(f"缺少必填的键“{loc[-1]}”")
    node, key_of = _walk(root, loc)
    if key_of is not None:
        return node.key_problem(key_of, f"键{_message(kind, context, node, fault['msg'])}")
    if kind == "value_error":
        reason = str(context["error"])
        return _blamed(node, cls, reason).problem(reason)
    return node.problem(_message(kind, context, node, fault["msg"]))


def _message(kind: str, context: dict[str, Any], node: Node, fallback: str) -> str:
    if node.content is None:
        return "缺少值"
    if kind in ("enum", "literal_error"):
        allowed = _QUOTED.findall(str(context["expected"]))
        given = node.content if isinstance(node.content, str) else ""
        return f"应为 {'、'.join(allowed)} 之一{did_you_mean(given, allowed)}"
    template = _TEMPLATES.get(kind)
    return template.format_map(context) if template else fallback


def _walk(root: Node, loc: Iterable[int | str]) -> tuple[Node, str | None]:
    """The node at a location as far as it exists, and the key where the key itself is meant.

    Steps that name no key or item (pydantic puts the branches of unions there) are passed over.
    """
    node = root
    parent: tuple[Node, str] | None = None
    for step in loc:
        if step == "[key]" and parent is not None:
            return parent
        if isinstance(step, int):
            items = node.items()
            node = items[step] if step < len(items) else node
        else:
            child = node.get(step)
            parent = (node, step) if child else parent
            node = child or node
    return node, None


def _blamed(node: Node, cls: type[Any], reason: str) -> Node:
    """The value that a check's own objection is about.

    That is a scalar which the reason cites in “…”, else the value of a key which it so cites, else that of the first
    key of the kind which the file has.
    """
    cited = set(_CITED.findall(reason))
    for scalar in node.scalars():
        if isinstance(scalar.content, str) and scalar.content in cited:
            return scalar
    named = next((key for key in node.names if key in cited), None)
    first = next((key for key in known_keys(cls) if key in node.names), None) if node.names else None
    return (node.get(named or first or "")) or node


def _keys_at(cls: type[Any], loc: Iterable[int | str]) -> tuple[str, ...]:
    """The keys allowed at a location."""
    classes = [cls]
    for step in loc:
        inner = [
            found
            for owner in classes
            for field in fields(owner)
            if step in (field.name, _alias(get_type_hints(owner, include_extras=True)[field.name]))
            for found in _dataclasses_in(get_type_hints(owner)[field.name])
        ]
        classes = inner or classes
    return tuple(key for owner in classes for key in known_keys(owner))


def _dataclasses_in(hint: Any) -> Iterator[type[Any]]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _dataclasses_in(argument)


def _alias(hint: Any) -> str | None:
    return next((item.alias for item in getattr(hint, "__metadata__", ()) if isinstance(item, FieldInfo)), None)
