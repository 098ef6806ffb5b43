"""One file → what the rules say of it. Whatever goes wrong with a file is a failure of that file."""

from __future__ import annotations

import os
from dataclasses import dataclass

from speechlint.document import Document
from speechlint.engine.linter import Linter
from speechlint.engine.suppressions import apply
from speechlint.engine.violation import Failure, Violation
from speechlint.readers import MOST_BYTES, UnreadableError, format_of, read_bytes
from speechlint.rulebook.front_matter import given_by
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.settings import Settings
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.run.discovery import SourceFile
from speechlint.run.limits import OutOfTime, processor_limit, seconds_for
from speechlint.run.report import FileEntry
from speechlint.run.silenced import known_names

DEBUG = "SPEECHLINT_DEBUG"
_TOO_LONG = "检查用时过长，已中止"


@dataclass(frozen=True, slots=True)
class Item:
    """A file with what holds for it.

    ``size`` counts bytes; ``suppressions`` are the entries for it in a suppressions file; ``content`` is there for
    standard input alone.
    """

    file: SourceFile
    settings: Settings
    size: int
    suppressions: tuple[FileSuppression, ...] = ()
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
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


class Judge:
    """Reads and judges one file at a time. ``keep_source`` is for formats that need the decoded text."""

    def __init__(self, *, keep_source: bool = False) -> None:
        self._keep_source = keep_source
        self._linters: dict[tuple[str, tuple[int, ...]], Linter] = {}

    def __getstate__(self) -> bool:
        return self._keep_source

    def __setstate__(self, keep_source: bool) -> None:
        self.__init__(keep_source=keep_source)  # type: ignore[misc]  # the linters are made again where needed

    def linter(self, settings: Settings) -> Linter:
        """The linter for some settings, made once."""
        key = (settings.language, tuple(map(id, settings.rules)))
        if key not in self._linters:
            self._linters[key] = Linter(settings.rules, settings.language)
        return self._linters[key]

    def __call__(self, item: Item) -> Outcome:
        """What the rules say of a file."""
        try:
            with processor_limit(seconds_for(item.size)):
                return self._judged(item)
        except OutOfTime:
            message = _TOO_LONG
        except UnreadableError as error:
            message = str(error)
        except RulebookError as error:  # its front matter
            message = "；".join(f"第 {found.line} 行第 {found.column} 列：{found.message}" for found in error.problems)
        except OSError as error:
            message = f"无法读取：{error.strerror or error}"
        except MemoryError:
            message = "内存不足，无法检查"
        except Exception as error:  # one file must not take the others down with it
            if os.environ.get(DEBUG):
                raise
            message = f"speechlint 内部出错：{type(error).__name__}: {error}；请报告给开发者"
        return failed(item, message)

    def _judged(self, item: Item) -> Outcome:
        settings = item.settings
        document = self._document(item)
        context = settings.context(given_by(document.front_matter, item.file.shown))
        verdict = self.linter(settings).judge(document, context)
        left = apply(
            document,
            verdict,
            known_names(settings),
            entries=item.suppressions,
            require_reason=settings.require_reason,
            language=settings.language,
        )
        entry = FileEntry(
            document.path,
            document.format,
            document.encoding,
            len(document.text),
            context.stage.value,
            document.source if self._keep_source else None,
        )
        return Outcome(
            entry,
            tuple(violation for violation in left.violations if violation.severity.rank >= settings.level.rank),
            verdict.failures,
            len(left.suppressed),
            left.unused,
            verdict.ran - {failure.rule for failure in verdict.failures},
        )

    def _document(self, item: Item) -> Document:
        settings = item.settings
        content = read_content(item.file.path) if item.content is None else item.content
        named = format_of(item.file.shown)
        chosen = named if named == "docx" else settings.format or named
        return read_bytes(content, item.file.shown, format=chosen, encoding=settings.encoding)


def read_content(path: str) -> bytes:
    """The bytes of a file; of one that is too large just enough to tell. Raises :class:`OSError`."""
    with open(path, "rb") as file:
        return file.read(MOST_BYTES + 1)


def failed(item: Item, message: str) -> Outcome:
    """The outcome of a file that could not be judged."""
    return Outcome(failures=(Failure(item.file.shown, message),))


def lost(item: Item, exit_code: int | None) -> Outcome:
    """The outcome of a file that took its worker process down; None: that had to be ended."""
    if exit_code is None:
        return failed(item, _TOO_LONG)
    return failed(item, f"检查进程意外中止（退出码 {exit_code}），可能是内存不足")
