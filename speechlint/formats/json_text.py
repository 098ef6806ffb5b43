"""JSON as text: the same bytes each time, one item a line, and nothing that a terminal or an encoder stumbles over."""

from __future__ import annotations

import json
from typing import Any

from speechlint.text.patterns import Late

_ENCODER = json.JSONEncoder(ensure_ascii=False)
_UNSAFE = Late("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def one_line(value: Any) -> str:
    """A value on one line. Chinese stays readable; control characters and lone surrogates become ``\\uXXXX``."""
    return _escaped(_ENCODER.encode(value))


def laid_out(value: Any, depth: int) -> str:
    """A value with its outer ``depth`` levels spread over lines, everything below them on one line; ends the line."""
    return _escaped(_spread(value, depth, "")) + "\n"


def indented(value: Any) -> str:
    """A value with all its levels spread over lines; ends the line."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _spread(value: Any, depth: int, indent: str) -> str:
    if not depth or not value or not isinstance(value, dict | list):
        return _ENCODER.encode(value)
    inner = indent + " "
    if isinstance(value, dict):
        items = [f"{_ENCODER.encode(key)}: {_spread(item, depth - 1, inner)}" for key, item in value.items()]
        opening, closing = "{", "}"
    else:
        items = [_spread(item, depth - 1, inner) for item in value]
        opening, closing = "[", "]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}{closing}"


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
