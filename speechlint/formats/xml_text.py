"""XML as text, with every character that XML 1.0 cannot hold written out."""

from __future__ import annotations

from speechlint.formats.controls import harmless

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_TEXT_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def content(text: str) -> str:
    """Text between tags."""
    return harmless(text).translate(_TEXT_ENTITIES)


def tag(name: str, /, **attributes: str | int | None) -> str:
    """The inside of a start tag: ``name key="value"``, attributes that are None left out."""
    written = (f' {key}="{_attribute(str(value))}"' for key, value in attributes.items() if value is not None)
    return name + "".join(written)


def _attribute(value: str) -> str:
    return harmless(value).translate(_ENTITIES)
