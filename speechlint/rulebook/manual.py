"""The manual page of a kind of check, from its docstrings and fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from speechlint.checks import KINDS, kind_class
from speechlint.rulebook.manual_zh import key_text, kind_text
from speechlint.rulebook.schema import field_schemas


@dataclass(frozen=True, slots=True)
class Option:
    """A key of a kind. ``form`` says in short what it takes; ``default`` is JSON data, None too where ``required``."""

    name: str
    form: str
    text: str
    required: bool
    default: Any


@dataclass(frozen=True, slots=True)
class Manual:
    """A kind: what it does, its keys, and the names that its messages may take."""

    kind: str
    text: str
    options: tuple[Option, ...]
    values: tuple[str, ...]
    related_values: tuple[str, ...]


def manual(kind: str, kinds: Mapping[str, str] = KINDS, language: str = "zh") -> Manual:
    """The manual page of a kind, in English where there is no Chinese one. Raises :class:`KeyError`."""
    cls = kind_class(kind, kinds)
    fields, required, definitions = field_schemas(cls)
    text = cleandoc(cls.__doc__ or "")
    chinese = language == "zh"
    options = tuple(
        Option(
            name=name,
            form=form(schema, definitions),
            text=key_text(kind, name, description) if chinese else description,
            required=name in required,
            default=schema.get("default"),
        )
        for name, schema in fields.items()
        for description in [schema.get("description", "")]
    )
    values, related = tuple(sorted(cls.values)), tuple(sorted(cls.related_values))
    return Manual(kind, kind_text(kind, text) if chinese else text, options, values, related)


def form(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What a value must be, in short: ``文字``, ``draft | template``, ``[整数, …]``."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return form(definitions[name], definitions) if "enum" in definitions[name] else "{…}"
    if "enum" in schema or "const" in schema:
        return " | ".join(map(str, schema.get("enum", [schema.get("const")])))
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return " | ".join(
            dict.fromkeys(form(choice, definitions) for choice in choices if choice.get("type") != "null")
        )
    if schema.get("type") == "array":
        return f"[{form(schema.get('items', {}), definitions)}, …]"
    if schema.get("format") == "date":
        return "日期"
    return _FORMS.get(str(schema.get("type")), "任意")


_FORMS = {"string": "文字", "integer": "整数", "number": "数", "boolean": "true | false", "object": "{…}"}
