"""Plain values as bytes: :mod:`marshal`, which this very Python reads several times faster than JSON.

It believes what it reads, so a digest stands before it: a file that was damaged has no value.
"""

from __future__ import annotations

import marshal
from typing import Any

from speechlint.text.digest import blake2b

_DIGEST = 16  # bytes


def packed(value: Any) -> bytes:
    """A value made of nothing but None, numbers, strings, bytes, tuples, lists and dictionaries.

    Raises :class:`ValueError` for any other.
    """
    content = marshal.dumps(value)
    return _digest(content) + content


def unpacked(content: bytes) -> Any:
    """The value of what :func:`packed` made. Raises :class:`ValueError` for anything else."""
    digest, value = content[:_DIGEST], content[_DIGEST:]
    if digest != _digest(value):
        raise ValueError("not packed, or damaged")
    return marshal.loads(value)  # noqa: S302 - written by this program, and whole


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
