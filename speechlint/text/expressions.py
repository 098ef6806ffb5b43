"""Regular expressions of rule files: the syntax of :mod:`regex`, and a time limit.

Loading ``regex`` and compiling a score of expressions takes 15 ms, as long as all else that a short run does with them.
So :mod:`re`, whose compiled form is kept from run to run, stands in for it where both say the same of every text and
the time can be limited all the same: in the main thread, by a timer.
"""

from __future__ import annotations

import re
import signal
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import TYPE_CHECKING, Any

from speechlint.text.patterns import Late, compiled_if

if TYPE_CHECKING:
    import regex

    Match = re.Match[str] | regex.Match[str]

_COMMON = frozenset(
    {
        sre.NOT_LITERAL, sre.RANGE, sre.IN, sre.NEGATE, sre.ANY, sre.BRANCH, sre.GROUPREF, sre.ASSERT, sre.ASSERT_NOT,
        sre.MAX_REPEAT, sre.MIN_REPEAT,
    }
)  # fmt: skip
_ANCHORS = (sre.AT_BEGINNING, sre.AT_END, sre.AT_END_STRING)
_AT_ONCE = 1_000
_NAMED_CLASS = Late(r"\[:\^?[A-Za-z]+:\]")
"""To ``re`` a class of a class, as in ``[甲[:alpha:]]``, is a few letters."""
_BRACE = ord("{")
"""As a literal it is common, but ``regex`` also reads a number of errors: ``{e<=1}``."""


def matches(pattern: str, text: str, parts: Iterable[tuple[int, int]], seconds: float) -> Iterator[Match]:
    """The matches in some parts of a text, in which ``^`` and ``$`` also stand for line breaks.

    Raises :class:`TimeoutError` when the next thousand of them takes longer.
    """
    common = compiled_if(is_common, pattern, re.MULTILINE)
    if common is None or not _can_keep_time():
        yield from _matches_of_regex(pattern, text, parts, seconds)
        return
    found = (match for part in parts for match in common.finditer(text, *part))
    while True:
        with _time_limit(seconds):
            some = list(islice(found, _AT_ONCE))
        yield from some
        if len(some) < _AT_ONCE:
            return


def _matches_of_regex(pattern: str, text: str, parts: Iterable[tuple[int, int]], seconds: float) -> Iterator[Match]:
    expression = regex_for(pattern)
    deadline = time.monotonic() + seconds
    for part in parts:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        yield from expression.finditer(text, *part, timeout=left)


@cache
def regex_for(pattern: str) -> regex.Pattern[str]:
    """The expression as ``regex`` understands it. Raises :class:`ValueError`."""
    import regex  # noqa: PLC0415 - 9 ms

    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        raise ValueError(str(error)) from None


def is_common(pattern: str) -> bool:
    """Whether :mod:`re` can read a pattern, and means by it what ``regex`` does.

    Classes by property (``\\w``, ``\\s``) are not common, for each module has its own tables; flags are not either.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what may be a set within a set
            parsed = parser.parse(pattern)
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning):
        return False
    if parsed.state.flags != re.UNICODE or _NAMED_CLASS.search(pattern):
        return False
    return all(_says_the_same(*node) for node in _nodes(parsed))


def _says_the_same(operator: Any, argument: Any) -> bool:
    if operator is sre.LITERAL:
        return bool(argument != _BRACE)
    if operator is sre.AT:
        return argument in _ANCHORS
    if operator is sre.SUBPATTERN:
        return not argument[1] and not argument[2]
    return bool(operator in _COMMON)


def _nodes(parsed: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """All parts of a parsed pattern, those within others too."""
    for operator, argument in parsed:
        yield operator, argument
        if operator is sre.IN:
            yield from argument
        elif operator is sre.BRANCH:
            for branch in argument[1]:
                yield from _nodes(branch)
        elif isinstance(argument, tuple) and isinstance(argument[-1], parser.SubPattern):
            yield from _nodes(argument[-1])


def _can_keep_time() -> bool:
    """Whether this is the main thread, the only one that timers are for; :mod:`threading` is not loaded to ask it."""
    if sys.platform == "win32":
        return False
    try:
        signal.signal(signal.SIGVTALRM, signal.getsignal(signal.SIGVTALRM))
    except ValueError:
        return False
    return True


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`TimeoutError` in the block once it has used so much processor time."""

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise TimeoutError

    previous = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
