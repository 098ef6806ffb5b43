"""Markdown → Document."""

from __future__ import annotations

from dataclasses import replace

from speechlint.document import Document
from speechlint.readers.plain import read_plain


def read_markdown(source: str, path: str, encoding: str, *, byte_order_mark: bool = False) -> Document:
    """Markdown as plain text, for the moment."""
    return replace(read_plain(source, path, encoding, byte_order_mark=byte_order_mark), format="markdown")
