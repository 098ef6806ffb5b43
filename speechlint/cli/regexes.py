"""Quicker compiling of the many small regular expressions of one short run.

Python's ``re`` walks through every character of a range while it compiles a class (21,000 for 一-鿿, half a millisecond
a time), only to keep the range as it is. Most of our expressions name such a range.
"""

from __future__ import annotations

from re import _compiler  # type: ignore[attr-defined]  # where re optimises classes
from typing import Any

_WIDE = 1_000
_FEW = 6


def leave_wide_classes() -> None:
    """Have ``re`` leave a class of few items with a wide range as it is written: it matches the same all the same.

    For the command only, not for a program that uses speechlint as a library. A Python whose ``re`` is made otherwise
    is left alone.
    """
    optimised = getattr(_compiler, "_optimize_charset", None)
    if optimised is None:
        return

    def quick(charset: Any, iscased: Any = None, fixup: Any = None, fixes: Any = None) -> Any:
        if fixup is None and len(charset) <= _FEW and any(_is_wide(*item) for item in charset):
            return charset, False
        return optimised(charset, iscased, fixup, fixes)

    _compiler._optimize_charset = quick  # noqa: SLF001


def _is_wide(operator: Any, argument: Any) -> bool:
    return operator is _compiler.RANGE and argument[1] - argument[0] > _WIDE
