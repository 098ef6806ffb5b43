"""Files → documents: one reader per format.

What a document reads like is the reader's to say; the map back to the source is exact whatever it says.
"""

from __future__ import annotations

from speechlint.document import Document
from speechlint.readers.errors import UnreadableError
from speechlint.readers.formats import SUPPORTED, UNSUPPORTED, format_of, mismatch, suffix_of
from speechlint.readers.plain import read_plain

__all__ = ["SUPPORTED", "UNSUPPORTED", "UnreadableError", "format_of", "read_bytes", "read_text", "suffix_of"]

MOST_BYTES = 50_000_000
"""The largest file that is read: some sixteen million characters of Chinese, a library of speeches."""


def read_bytes(data: bytes, path: str, *, format: str | None = None, encoding: str | None = None) -> Document:
    """A file's content as a document.

    ``format`` is ``text``, ``markdown`` or ``docx``; by default the suffix of ``path`` decides, and a path without
    a suffix (``-``) is plain text. ``encoding`` forces one; by default it is found out. Raises
    :class:`UnreadableError` for what is too large, of an unsupported kind, not what it claims to be or undecodable.
    """
    chosen = format or _format_by(path)
    if len(data) > MOST_BYTES:
        message = f"文件太大（{len(data) // 1_000_000} MB），最多读取 {MOST_BYTES // 1_000_000} MB；请拆分后再检查"
        raise UnreadableError(message)
    objection = mismatch(data, chosen)
    if objection:
        raise UnreadableError(objection)
    if chosen == "docx":
        from speechlint.readers.docx import read_docx  # noqa: PLC0415 - most runs read no Word document

        return read_docx(data, path)
    from speechlint.text.decoding import UndecodableError, decode  # noqa: PLC0415 - not for texts in memory

    try:
        decoded = decode(data, encoding)
    except UndecodableError as error:
        raise UnreadableError(str(error)) from error
    return _read(decoded.text, path, chosen, decoded.encoding, byte_order_mark=decoded.mark)


def read_text(source: str, path: str = "-", format: str = "text", encoding: str = "utf-8") -> Document:
    """Decoded text as a document; ``format`` is ``text`` or ``markdown``."""
    return _read(source, path, format, encoding)


def _read(source: str, path: str, format: str, encoding: str, *, byte_order_mark: bool = False) -> Document:
    if format == "markdown":
        from speechlint.readers.markdown import read_markdown  # noqa: PLC0415 - most runs read no Markdown

        return read_markdown(source, path, encoding, byte_order_mark=byte_order_mark)
    if format != "text":
        message = f"no text format: {format}"
        raise ValueError(message)
    return read_plain(source, path, encoding, byte_order_mark=byte_order_mark)


def _format_by(path: str) -> str:
    suffix = suffix_of(path)
    if not suffix:
        return "text"
    if suffix in UNSUPPORTED:
        raise UnreadableError(UNSUPPORTED[suffix])
    if suffix not in SUPPORTED:
        message = f"不支持的文件类型（{suffix}）；可检查 {'、'.join(SUPPORTED)}"
        raise UnreadableError(message)
    return SUPPORTED[suffix]
