"""Files → documents: one reader per format."""

from __future__ import annotations

import re

from speechlint.document import Document
from speechlint.readers.builder import DocumentBuilder

_LINE = re.compile(r"[^\r\n]*(\r\n|\n|\r)?")


def read_text(source: str, path: str = "-", format: str = "text", encoding: str = "utf-8") -> Document:
    """Decoded text as a document (first, plain version)."""
    builder = DocumentBuilder(source)
    start = 0
    while start <= len(source):
        match = _LINE.match(source, start)
        assert match
        end = match.start(1) if match[1] else match.end()
        builder.keep(start, end)
        builder.end_paragraph(end)
        if not match[1]:
            break
        start = match.end()
    return builder.build(path, format, encoding)
