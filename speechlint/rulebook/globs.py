"""Path patterns in the syntax of .gitignore, translated once by pathspec and kept as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache


def translated(pattern: str) -> tuple[str, bool] | None:
    """A pattern as (regular expression, whether it includes); None for a comment or an empty line.

    Raises :class:`ValueError` for a pattern that means nothing.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 30 ms that a cached configuration need not pay

    (parsed,) = GitIgnoreSpec.from_lines([pattern]).patterns or (None,)
    expression: re.Pattern[str] | None = getattr(parsed, "regex", None)
    if parsed is None or expression is None or parsed.include is None:
        return None
    return expression.pattern, bool(parsed.include)


def matches(patterns: Sequence[tuple[str, bool]], path: str) -> bool:
    """Whether the last of the translated patterns that fits includes ``path`` (relative, with ``/``)."""
    return next((pattern[1] for pattern in reversed(patterns) if fits(pattern, path)), False)


def fits(pattern: tuple[str, bool], path: str) -> bool:
    """Whether a translated pattern speaks of ``path``, to include it or not."""
    return _compiled(pattern[0]).match(path) is not None


def below(folder: str, path: str) -> str | None:
    """``path`` relative to ``folder`` (both absolute and normal, with ``/``), None where it lies elsewhere."""
    prefix = folder if folder.endswith("/") else f"{folder}/"
    return path[len(prefix) :] if path.startswith(prefix) else None


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
