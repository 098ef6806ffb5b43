"""The format ``github``: workflow commands, which GitHub Actions turns into annotations.

GitHub shows ten annotations per level and step, so the gravest come first and a last command tells how many are left
out. Everything is a command: a bare line could be taken for one (``##[…]`` anywhere, ``::`` at its beginning).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speechlint.engine.violation import Failure, Violation
from speechlint.formats.controls import harmless
from speechlint.formats.excerpt import repair
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import counts_paragraphs, entries, placed_message
from speechlint.formats.words import Words, position_text, words
from speechlint.rulebook.rule import Severity
from speechlint.run.report import FileEntry, Report

_SHOWN = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


@dataclass(frozen=True, slots=True)
class _Command:
    level: str
    properties: dict[str, str]
    message: str


def render(report: Report, options: RenderOptions) -> str:
    """The report as workflow commands: failures and errors, warnings, notices, and what GitHub will not show."""
    say = words(options.language)
    commands = list(_commands(report, say))
    return "".join(f"{_line(command)}\n" for command in (*commands, *_left_out(commands, say)))


def _commands(report: Report, say: Words) -> Iterator[_Command]:
    yield from map(_failure, report.failures)
    by_path = entries(report)
    for found in sorted(report.violations, key=lambda item: -item.severity.rank):
        yield _violation(found, by_path.get(found.path), say)


def _violation(found: Violation, entry: FileEntry | None, say: Words) -> _Command:
    start, end = found.start, found.end
    columns = {"col": str(start.column), "endColumn": str(end.column)} if start.line == end.line else {}
    properties = {"file": found.path, "line": str(start.line), "endLine": str(end.line), **columns, "title": found.rule}
    return _Command(_LEVELS[found.severity], properties, "\n".join(_message(found, entry, say)))


def _message(found: Violation, entry: FileEntry | None, say: Words) -> Iterator[str]:
    yield placed_message(found, entry, say)
    for other in found.related:
        yield f"{say.see}{position_text(other.start)}{say.colon}{other.message or other.text}"
    if found.fix and not counts_paragraphs(entry):
        yield repair(found, say)


def _failure(failure: Failure) -> _Command:
    title = "speechlint" if failure.rule is None else failure.rule
    return _Command("error", {"file": failure.path, "title": title}, failure.message)


def _left_out(commands: Iterable[_Command], say: Words) -> Iterator[_Command]:
    """A command on the lowest level that still has room, so that it is shown itself."""
    counts = Counter(command.level for command in commands)
    hidden = sum(max(0, number - _SHOWN) for number in counts.values())
    if hidden:
        level = next((level for level in ("notice", "warning", "error") if counts[level] < _SHOWN), "notice")
        yield _Command(level, {"title": "speechlint"}, say.left_out.format(hidden))


def _line(command: _Command) -> str:
    properties = ",".join(f"{key}={harmless(value).translate(_PROPERTY)}" for key, value in command.properties.items())
    return f"::{command.level} {properties}::{harmless(command.message).translate(_DATA)}"
