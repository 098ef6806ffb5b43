"""A file to judge, and what comes of it."""

from __future__ import annotations

from speechlint.engine.violation import Failure, Violation
from speechlint.rulebook.settings import Settings
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.run.discovery import SourceFile
from speechlint.run.report import FileEntry
from speechlint.text.records import NamedTuple


class Item(NamedTuple):
    """A file with what holds for it.

    ``size`` counts bytes; ``suppressions`` are the entries for it in a suppressions file; ``content`` is there for
    standard input alone.
    """

    file: SourceFile
    settings: Settings
    size: int
    suppressions: tuple[FileSuppression, ...] = ()
    content: bytes | None = None


class Outcome(NamedTuple):
    """What came of a file; ``entry`` is None where it could not be read.

    ``violations`` are what no directive silenced, ``suppressed`` counts the others, ``unused`` are entries of a
    suppressions file that silenced nothing; ``judged`` are the ids of the rules that ran through.
    """

    entry: FileEntry | None = None
    violations: tuple[Violation, ...] = ()
    failures: tuple[Failure, ...] = ()
    suppressed: int = 0
    unused: tuple[FileSuppression, ...] = ()
    judged: frozenset[str] = frozenset()
