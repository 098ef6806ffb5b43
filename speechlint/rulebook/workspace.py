"""A run's view of rules and configuration: files in, settings out, each distinct combination worked out once."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from typing import Any

from speechlint.document import DocType, Stage
from speechlint.rulebook.book import Rulebook, open_rulebook
from speechlint.rulebook.cache import Cache, cache_key
from speechlint.rulebook.config import Config, merged
from speechlint.rulebook.deferred import stored_check
from speechlint.rulebook.layers import LayerReader, absolute
from speechlint.rulebook.manifest import shipped_folder
from speechlint.rulebook.plugins import PluginError, plugin_kinds
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.rule import Rule, Severity
from speechlint.rulebook.selection import Selection, choose
from speechlint.rulebook.settings import CommandLine, FailOn, Given, Settings
from speechlint.rulebook.structure import to_json
from speechlint.rulebook.suppressions import SUPPRESSIONS_FILE
from speechlint.text.records import NamedTuple


class Profile(NamedTuple):
    """All that holds for a file, with its sources: for ``speechlint config`` and for :class:`Settings`."""

    config: Config
    covering: tuple[int, ...]
    effective: Config
    book: Rulebook
    selection: Selection


class Workspace:
    """Finds the configuration of each file and makes its settings. Relative paths count from ``folder``."""

    def __init__(self, command: CommandLine, cache: Cache, folder: str = ".") -> None:
        self._command = command
        self._cache = cache
        self._folder = absolute(folder)
        self._reader = LayerReader(cache)
        self._configs: dict[str | None, Config] = {}
        self._books: dict[tuple[tuple[str, ...], tuple[str, ...]], Rulebook] = {}
        self._profiles: dict[tuple[str | None, tuple[int, ...]], Profile] = {}
        self._settings: dict[tuple[str | None, tuple[int, ...]], Settings] = {}

    def settings(self, path: str | None = None) -> Settings:
        """The settings for a file, or without one those of the working folder.

        Raises :class:`RulebookError` with every problem of the configuration and of the rule files it names.
        """
        config = self.config(path)
        key = (config.path, config.covering(self._absolute(path)) if path is not None else ())
        if key not in self._settings:
            self._settings[key] = _settings(self.profile(path), self._command)
        return self._settings[key]

    def profile(self, path: str | None = None) -> Profile:
        """What the settings for a file are made from. Raises :class:`RulebookError`."""
        config = self.config(path)
        covering = config.covering(self._absolute(path)) if path is not None else ()
        key = (config.path, covering)
        if key not in self._profiles:
            effective = config.with_overrides(covering)
            book = self._book(config)
            selection = choose(book, effective, self._command.select, self._command.ignore)
            self._profiles[key] = Profile(config, covering, effective, book, selection)
        return self._profiles[key]

    def plugin_kinds(self) -> dict[str, str]:
        """The kinds of the plug-ins that the working folder's configuration names. Raises :class:`RulebookError`."""
        config = self.config()
        try:
            return plugin_kinds(str(item.value) for item in config.lists["plugins"])
        except PluginError as error:
            raise RulebookError([_plugin_problem(config, str(error))]) from None

    def excluded(self, path: str) -> bool:
        """Whether the configuration of a file takes it out. Raises :class:`RulebookError`."""
        return self.config(path).excludes(self._absolute(path))

    def config(self, path: str | None = None) -> Config:
        """The configuration that holds for a file, before overrides. Raises :class:`RulebookError`."""
        file = self._config_file(path)
        if file not in self._configs:
            self._configs[file] = merged(self._reader.chain(file) if file else ())
        return self._configs[file]

    def _config_file(self, path: str | None) -> str | None:
        if self._command.isolated:
            return None
        if self._command.config is not None:
            return self._absolute(self._command.config)
        folder = self._absolute(path).rpartition("/")[0] if path is not None else self._folder
        return self._reader.nearest(folder or "/")

    def _absolute(self, path: str) -> str:
        return absolute(os.path.join(self._folder, path))  # noqa: PTH118

    def _book(self, config: Config) -> Rulebook:
        named = (str(item.value) for item in config.lists["packs"])
        extra = (self._absolute(pack) for pack in self._command.packs)
        shipped = shipped_folder()
        packs = tuple(pack for pack in dict.fromkeys((*named, *extra)) if not _same_folder(pack, shipped))
        plugins = tuple(str(item.value) for item in config.lists["plugins"])
        key = (packs, plugins)
        if key not in self._books:
            _verify_packs(config)
            try:
                self._books[key] = open_rulebook((shipped, *packs), plugins, self._cache)
            except PluginError as error:
                raise RulebookError([_plugin_problem(config, str(error))]) from None
        return self._books[key]


def _settings(profile: Profile, command: CommandLine) -> Settings:
    config = profile.effective
    values: dict[str, Any] = {key: sourced.value for key, sourced in config.values.items()}
    fail_on = command.fail_on or FailOn(values["fail_on"])
    level = fail_on.lowered(command.level or Severity(values["level"]))
    rules = profile.selection.rules(profile.book, level)
    folder = config.path.rpartition("/")[0] if config.path else None
    beside = f"{folder}/{SUPPRESSIONS_FILE}" if folder else None
    language = command.language or values["lang"]
    configured = _given(values)
    return Settings(
        rules=rules,
        level=level,
        fail_on=fail_on,
        format=command.format or values["format"],
        encoding=command.encoding or values["encoding"],
        baseline=command.baseline or values["baseline"],
        suppressions=command.suppressions or values["suppressions"] or beside,
        require_reason=values["require_reason"] if command.require_reason is None else command.require_reason,
        language=language,
        config=config.path,
        configured=configured,
        commanded=command.given,
        known=frozenset(profile.book.facets),
        renamed=profile.book.renamed,
        fingerprint=_fingerprint(profile.book, rules, language, configured, command.given),
    )


def _given(values: Mapping[str, Any]) -> Given:
    return Given(
        stage=Stage(values["stage"]) if values["stage"] else None,
        as_of=date.fromisoformat(values["as_of"]) if values["as_of"] else None,
        doc_type=DocType(values["doc_type"]) if values["doc_type"] else None,
    )


def _fingerprint(book: Rulebook, rules: tuple[Rule, ...], language: str, *given: Given) -> str:
    chosen = [
        [
            rule.id,
            rule.severity,
            sorted(rule.ignored_entries),
            stored_check(rule.check) if rule is not book.rule(rule.id) else "",
        ]
        for rule in rules
    ]
    return cache_key("settings", book.digest, json.dumps([chosen, language, [to_json(said) for said in given]]))


def _same_folder(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return False


def _verify_packs(config: Config) -> None:
    problems = [
        item.node.problem(f"没有规则目录“{item.node.content}”")
        for item in config.lists["packs"]
        if item.node is not None and not os.path.isdir(str(item.value))  # noqa: PTH112
    ]
    if problems:
        raise RulebookError(problems)


def _plugin_problem(config: Config, reason: str) -> Problem:
    for item in config.lists["plugins"]:
        if item.node is not None and f"“{item.value}”" in reason:
            return item.node.problem(reason)
    return Problem(config.path or "plugins", 0, 0, reason)
