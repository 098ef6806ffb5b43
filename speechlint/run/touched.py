"""``--changed``: of the findings those that somebody's changes touched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from speechlint.engine.violation import Violation
from speechlint.run.discovery import STDIN, SourceFile
from speechlint.run.git import Changes
from speechlint.run.report import FileEntry
from speechlint.span import Position

_BARE_RETURN = re.compile(rb"\r(?!\n)")


def changed_files(files: Iterable[SourceFile], changes: Changes) -> list[SourceFile]:
    """The files in which something changed; standard input has, or why is it here."""
    return [file for file in files if file.path == STDIN or os.path.realpath(file.path) in changes.files]


def touched(
    violations: tuple[Violation, ...], path: str, entry: FileEntry | None, changes: Changes
) -> tuple[Violation, ...]:
    """The violations of the changed file at ``path`` of which the place, or one that it rests on, was touched.

    In a file where lines are not what they are to Git (Word, lone carriage returns) every place was.
    """
    if path == STDIN or entry is None or not entry.encoding:
        return violations
    path = os.path.realpath(path)
    if _has_bare_returns(path):
        return violations
    return tuple(
        violation
        for violation in violations
        if any(changes.touch(path, *_lines(start, end)) for start, end in _places(violation))
    )


def _places(violation: Violation) -> Iterable[tuple[Position, Position]]:
    yield violation.start, violation.end
    for other in violation.related:
        yield other.start, other.end


def _lines(start: Position, end: Position) -> tuple[int, int]:
    """First and last line of a range whose end is exclusive."""
    return start.line, end.line - (end.column == 1 and end.line > start.line)


def _has_bare_returns(path: str) -> bool:
    with open(path, "rb") as file:
        return _BARE_RETURN.search(file.read()) is not None
