"""What line and column mean in a file, for formats whose readers take them for lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from speechlint.engine.violation import Violation
from speechlint.formats.words import Words
from speechlint.run.report import FileEntry, Report


def entries(report: Report) -> Mapping[str, FileEntry]:
    """The judged files by path."""
    return {entry.path: entry for entry in report.files}


def counts_paragraphs(entry: FileEntry | None) -> bool:
    """Whether ``line`` is the ordinal of a paragraph: so in files without an encoding (Word)."""
    return entry is not None and not entry.encoding


def placed_message(found: Violation, entry: FileEntry | None, words: Words) -> str:
    """The message, with the place for people in front where a line number would mislead."""
    if counts_paragraphs(entry):
        return words.colon.join((words.full_place(found.place), found.message))
    return found.message
