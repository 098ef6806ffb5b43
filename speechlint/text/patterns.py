"""Regular expressions whose compiled form is kept from run to run.

Python compiles regular expressions in Python: the 150 that a check of one speech needs take a quarter of its time.
Here their compiled form is read back from the cache folder in a millisecond. It is what :mod:`re` itself hands to its
matching engine (``_sre.compile``, the same from Python 3.11 to 3.13), and the engine verifies it; whatever cannot be
read or is refused is compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from speechlint import __version__
from speechlint.text.cachedir import read_cached, write_cached
from speechlint.text.packed import packed, unpacked

_MOST = 2_000
"""Forms to keep; the file begins anew where there would be more (rules of one's own come and go)."""

_REFUSED = (TypeError, ValueError, KeyError, IndexError, OverflowError, RuntimeError, AttributeError, ImportError)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as :func:`re.compile`. Raises :class:`re.error`."""
    return _patterns().compiled(pattern, flags)


@cache
def compiled_if(suits: Callable[[str], bool], pattern: str, flags: int = 0) -> re.Pattern[str] | None:
    """The compiled pattern if it ``suits``, else None; the answer is kept from run to run, by the name of the function."""
    return _patterns().compiled_if(suits, pattern, flags)


def keep_compiled() -> None:
    """Write down the compiled form of what has been compiled since the program began."""
    _patterns().keep()


class Late:
    """A pattern of a module, compiled when it is first used."""

    __slots__ = ("_flags", "_pattern", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags
        self._pattern: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The pattern itself, for loops in which a call more counts."""
        if self._pattern is None:
            self._pattern = compiled(self.pattern, self._flags)
        return self._pattern

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.match`."""
        return self.made.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.fullmatch`."""
        return self.made.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.search`."""
        return self.made.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """See :meth:`re.Pattern.finditer`."""
        return self.made.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        """See :meth:`re.Pattern.findall`."""
        return self.made.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """See :meth:`re.Pattern.split`."""
        return self.made.split(text, maxsplit)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """See :meth:`re.Pattern.sub`."""
        return self.made.sub(replacement, text)


class Patterns:
    """Patterns by flags and text, and the file of their compiled forms."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._fresh: dict[str, re.Pattern[str] | None] = {}
        self._known = _stored(name)

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """A compiled pattern, restored where its form is known."""
        key = f"{int(flags)} {pattern}"
        expression = self._restored(key, pattern)
        if expression is None:
            expression = self._fresh[key] = re.compile(pattern, flags)
        return expression

    def compiled_if(self, suits: Callable[[str], bool], pattern: str, flags: int) -> re.Pattern[str] | None:
        """The same if the pattern ``suits``, else None, which is also kept."""
        key = f"{suits.__name__} {int(flags)} {pattern}"
        if key in self._known and self._known[key] is None:
            return None
        expression = self._restored(key, pattern)
        if expression is None:
            expression = self._fresh[key] = re.compile(pattern, flags) if suits(pattern) else None
        return expression

    def _restored(self, key: str, pattern: str) -> re.Pattern[str] | None:
        form = self._known.get(key)
        try:
            return None if form is None else restored(pattern, form)
        except _REFUSED:
            return None

    def keep(self) -> None:
        """Write the file anew if there is anything to add."""
        if not self._fresh:
            return
        try:
            forms = {key: expression and compiled_form(expression) for key, expression in self._fresh.items()}
        except _REFUSED:  # another Python that keeps its forms otherwise
            return
        self._fresh.clear()
        self._known = {**self._known, **forms} if len(self._known) + len(forms) <= _MOST else forms
        write_cached(self._name, packed(self._known))


def restored(pattern: str, form: Any) -> re.Pattern[str]:
    """The pattern of a compiled form: flags, code, number of groups, names of groups.

    Raises one of the usual errors for a form that is none.
    """
    import _sre  # type: ignore[import-not-found]  # noqa: PLC0415

    flags, code, groups, names = form
    name_of: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        name_of[index] = name
    words = array("I", code).tolist()
    expression: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, names, tuple(name_of))
    return expression


def compiled_form(expression: re.Pattern[str]) -> list[Any]:
    """What :func:`restored` makes the pattern from. Raises one of the usual errors where this Python has no such form."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    code = _compiler._code(_parser.parse(expression.pattern, expression.flags), expression.flags)  # noqa: SLF001
    return [expression.flags, array("I", code).tobytes(), expression.groups, dict(expression.groupindex)]


def _stored(name: str) -> dict[str, Any]:
    try:
        known: dict[str, Any] = unpacked(read_cached(name) or b"")
    except ValueError:
        return {}
    return known


@cache
def _patterns() -> Patterns:
    return Patterns(f"patterns-{__version__}-{sys.hexversion:x}-{sys.byteorder}.bin")
