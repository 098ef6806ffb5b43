"""One file → what the rules say of it. Whatever goes wrong with a file is a failure of that file."""

from __future__ import annotations

import os

from speechlint.engine.linter import Linter
from speechlint.engine.suppressions import apply
from speechlint.engine.violation import Failure
from speechlint.readers import MOST_BYTES, UnreadableError, format_of, read_bytes
from speechlint.rulebook.front_matter import given_by
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.settings import Settings
from speechlint.run.limits import OutOfTime, processor_limit, seconds_for
from speechlint.run.outcome import Item, Outcome
from speechlint.run.remembered import Memory
from speechlint.run.report import FileEntry
from speechlint.run.silenced import known_names

DEBUG = "SPEECHLINT_DEBUG"
_TOO_LONG = "检查用时过长，已中止"


class Judge:
    """Reads and judges one file at a time. ``keep_source`` is for formats that need the decoded text."""

    def __init__(self, memory: Memory, *, keep_source: bool = False) -> None:
        self._memory = memory
        self._keep_source = keep_source
        self._linters: dict[tuple[str, tuple[int, ...]], Linter] = {}

    def __getstate__(self) -> tuple[Memory, bool]:
        return self._memory, self._keep_source

    def __setstate__(self, state: tuple[Memory, bool]) -> None:
        self._memory, self._keep_source = state
        self._linters = {}  # made again where they are needed

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

    def recalled(self, item: Item) -> Outcome | None:
        """What came of a file before, if that is known. Never raises."""
        try:
            return None if self._keep_source else self._memory.recall(self._key(item, _content(item)), item)
        except OSError:
            return None

    def _judged(self, item: Item) -> Outcome:
        content = _content(item)
        if self._keep_source:
            return self._worked_out(item, content)
        key = self._key(item, content)
        known = self._memory.recall(key, item)
        if known is not None:
            return known
        outcome = self._worked_out(item, content)
        self._memory.keep(key, item, outcome)
        return outcome

    def _key(self, item: Item, content: bytes) -> str:
        return self._memory.key(item, content, _format(item))

    def _worked_out(self, item: Item, content: bytes) -> Outcome:
        settings = item.settings
        document = read_bytes(content, item.file.shown, format=_format(item), encoding=settings.encoding)
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


def read_content(path: str) -> bytes:
    """The bytes of a file; of one that is too large just enough to tell. Raises :class:`OSError`."""
    with open(path, "rb") as file:
        return file.read(MOST_BYTES + 1)


def _content(item: Item) -> bytes:
    return read_content(item.file.path) if item.content is None else item.content


def _format(item: Item) -> str | None:
    """The format to read a file as; a Word file is one whatever the configuration says of texts."""
    named = format_of(item.file.shown)
    return named if named == "docx" else item.settings.format or named


def failed(item: Item, message: str) -> Outcome:
    """The outcome of a file that could not be judged."""
    return Outcome(failures=(Failure(item.file.shown, message),))


def lost(item: Item, exit_code: int | None) -> Outcome:
    """The outcome of a file that took its worker process down; None: that had to be ended."""
    if exit_code is None:
        return failed(item, _TOO_LONG)
    return failed(item, f"检查进程意外中止（退出码 {exit_code}），可能是内存不足")
