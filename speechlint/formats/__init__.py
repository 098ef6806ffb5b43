"""Report → text. One module a format, each with one pure function ``render(report, options)``; none prints.

A format is imported when it is asked for. Formats for people (``text``, ``concise``) show what cannot be seen
(``‹U+00A0›``); formats for machines keep texts as they are, as far as their notation can hold them. What any format
returns can be encoded as UTF-8 and holds no terminal control sequence from a draft or a file name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from speechlint.formats.options import RenderOptions
from speechlint.run.report import Report

Renderer = Callable[[Report, RenderOptions], str]

FORMATS: Mapping[str, str] = {
    "text": "speechlint.formats.text:render",
    "concise": "speechlint.formats.concise:render",
    "json": "speechlint.formats.json:render",
    "jsonl": "speechlint.formats.jsonl:render",
    "sarif": "speechlint.formats.sarif:render",
    "github": "speechlint.formats.github:render",
    "gitlab": "speechlint.formats.gitlab:render",
    "junit": "speechlint.formats.junit:render",
    "checkstyle": "speechlint.formats.checkstyle:render",
    "rdjson": "speechlint.formats.rdjson:render",
}
"""Name → ``"module:function"``, the default first."""

NAMES = tuple(FORMATS)

NEEDS_SOURCE = frozenset({"rdjson"})
"""The formats that read :attr:`FileEntry.source`, because they count columns in bytes."""


def renderer(name: str) -> Renderer:
    """The function of a format. Raises :class:`KeyError` for an unknown name."""
    module, _, function = FORMATS[name].partition(":")
    found: Renderer = getattr(import_module(module), function)
    return found


__all__ = ["FORMATS", "NAMES", "NEEDS_SOURCE", "RenderOptions", "Renderer", "renderer"]
