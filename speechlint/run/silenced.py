"""The suppressions files of a run: which entries are for which document, and what is wrong with the entries."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator

from speechlint.engine.violation import Violation
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.settings import Settings
from speechlint.rulebook.suppressions import SUPPRESSIONS_FILE, FileSuppression, read_suppressions
from speechlint.run.paths import shown_path
from speechlint.text.records import NamedTuple


class _File(NamedTuple):
    """A suppressions file; ``entries`` by the absolute path of the document they are for."""

    path: str
    settings: Settings
    entries: dict[str, tuple[FileSuppression, ...]]


class SuppressionsFiles:
    """Each file is read once, when the first document asks."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._files: dict[str, _File] = {}

    def entries_for(self, document: str, settings: Settings) -> tuple[FileSuppression, ...]:
        """The entries for a document (absolute path). Raises :class:`RulebookError` for a file that is not right."""
        path = settings.suppressions or os.path.abspath(SUPPRESSIONS_FILE)
        if path not in self._files:
            self._files[path] = _read(path, settings, self._cache)
        return self._files[path].entries.get(document, ())

    def violations(self, unused: Collection[FileSuppression]) -> Iterator[tuple[Violation, Settings]]:
        """What is wrong with the entries, with the settings under which their file was read."""
        from speechlint.engine.suppressions import entry_violations  # noqa: PLC0415 - few runs have such a file

        for file in self._files.values():
            entries = [entry for listed in file.entries.values() for entry in listed]
            if not entries:
                continue
            settings = file.settings
            for violation in entry_violations(
                shown_path(file.path, file.path),
                _source(file.path),
                entries,
                unused,
                known_names(settings),
                require_reason=settings.require_reason,
                language=settings.language,
            ):
                yield violation, settings


def known_names(settings: Settings) -> dict[str, str]:
    """Every name of a rule, former ones too → its present id."""
    return {**dict(settings.renamed), **{rule: rule for rule in settings.known}}


def _read(path: str, settings: Settings, cache: Cache) -> _File:
    entries: defaultdict[str, list[FileSuppression]] = defaultdict(list)
    for entry in read_suppressions(path, cache):
        entries[os.path.normpath(os.path.join(os.path.dirname(path), entry.path))].append(entry)
    return _File(path, settings, {document: tuple(listed) for document, listed in entries.items()})


def _source(path: str) -> str:
    with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        return file.read()
