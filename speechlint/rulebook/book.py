"""The rulebook: every rule of some roots by id, made ready from the cache without YAML and without validation."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from speechlint.checks import KINDS, kind_class
from speechlint.rulebook.cache import Cache, cache_key
from speechlint.rulebook.deferred import Deferred, made_check, stored_check
from speechlint.rulebook.globs import below
from speechlint.rulebook.layers import absolute
from speechlint.rulebook.manifest import RULE_SUFFIXES, Stamp, code_stamps, contents_digest, stamps
from speechlint.rulebook.plugins import code_files, plugin_kinds
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.rule import Rule
from speechlint.rulebook.selectors import Facet
from speechlint.rulebook.structure import UnfitError, fields_from_json, to_json
from speechlint.rulebook.tree import Node
from speechlint.text.frozen import field_names, usual_values
from speechlint.text.packed import packed, unpacked

if TYPE_CHECKING:
    from speechlint.checks.base import Check
    from speechlint.rulebook.rule_file import LoadedRule

Record = dict[str, Any]

_OWN_CODE = ("checks/", "rulebook/", "text/")
_SETTLED = 2_000_000_000
"""Nanoseconds after which a further change of a file surely changes its time stamps."""


_USUAL: Record = {name: to_json(value) for name, value in usual_values(Rule).items()}
"""What is left out of the records."""


class Rulebook:
    """Rules by id. Each is built when first asked for; ``digest`` changes whenever a rule may have changed."""

    def __init__(self, records: Mapping[str, Record], kinds: Mapping[str, str], digest: str, cache: Cache) -> None:
        self._records = records
        self.kinds = kinds
        self._cache = cache
        self._rules: dict[str, Rule] = {}
        self.digest = digest
        self.facets = {name: _facet(_USUAL | record) for name, record in records.items()}
        self.renamed = {old: facet.id for facet in self.facets.values() for old in facet.formerly}

    def rule(self, id: str) -> Rule:
        """The rule of an id. Raises :class:`KeyError`."""
        if id not in self._rules:
            self._rules[id] = _rule(self._records[id], self.kinds)
        return self._rules[id]

    def with_cases(self, id: str) -> LoadedRule:
        """The rule of an id as its file has it, with its cases. Raises :class:`KeyError`, :class:`RulebookError`."""
        from speechlint.rulebook.tuning import read_again  # noqa: PLC0415 - imports yaml and pydantic

        return read_again(_USUAL | self._records[id], self.kinds)

    def tuned(self, id: str, options: Node) -> Rule:
        """A rule with some of its kind's keys set otherwise. Raises :class:`RulebookError` with places in ``options``."""
        record = self._records[id]
        written = sorted({scalar.places.path for scalar in options.scalars()})  # paths in them count from there
        key = cache_key("tuned", self.digest, id, json.dumps([options.plain(), written], sort_keys=True))
        known = self._cache.load(key)
        if isinstance(known, dict):
            try:
                return _rule({**record, **known}, self.kinds)
            except UnfitError:
                pass
        from speechlint.rulebook.tuning import tuned_record  # noqa: PLC0415 - imports yaml and pydantic

        changed = tuned_record(_USUAL | record, options, self.kinds)
        self._cache.store(key, changed)
        return _rule({**record, **changed}, self.kinds)


def open_rulebook(roots: Sequence[str], plugins: Sequence[str], cache: Cache) -> Rulebook:
    """All rules below the roots, from the cache when nothing has changed.

    Raises :class:`RulebookError` with every problem of every file, :class:`speechlint.rulebook.plugins.PluginError`.
    """
    kinds = {**KINDS, **plugin_kinds(plugins)} if plugins else dict(KINDS)
    manifest = [_stamps(root, RULE_SUFFIXES) for root in roots]
    listed = [[list(stamp) for stamp in files] for files in manifest]
    own = [stamp for stamp in code_stamps() if stamp.path.startswith(_OWN_CODE)]
    code = [own, _plugin_stamps(plugins, kinds)]
    key = cache_key("rules", json.dumps([list(roots), list(plugins), code]))
    data = cache.load(key) if all(os.path.isdir(root) for root in roots) else None  # noqa: PTH112
    now = time.time_ns()
    if data is not None and _unchanged(data, manifest, roots):
        try:
            book = _book(data, kinds, cache)
        except (UnfitError, TypeError, KeyError, IndexError, AttributeError):
            data = None
        else:
            if data["stamps"] != listed:
                cache.store(key, {**data, "stamps": listed, "at": now, **_pooled(data["rules"])})
            return book
    records = _records(roots, kinds)
    data = {"stamps": listed, "at": now, "digest": _digest(roots, manifest), **_pooled(records)}
    cache.store(key, data)
    return _book(unpacked(packed(data)), kinds, cache)


def _records(roots: Sequence[str], kinds: Mapping[str, str]) -> list[Record]:
    from pathlib import Path  # noqa: PLC0415 - not on the way of every start

    from speechlint.rulebook.packs import read_library  # noqa: PLC0415 - imports yaml and pydantic

    library = read_library(
        map(Path, roots), {name: target for name, target in kinds.items() if name not in KINDS}
    ).checked()
    return [_record(loaded.rule, roots) for loaded in library.rules]


def _record(rule: Rule, roots: Sequence[str]) -> Record:
    root = next((root for root in roots if below(absolute(root), absolute(rule.origin)) is not None), "")
    try:
        record = {name: to_json(getattr(rule, name)) for name in field_names(Rule) or () if name != "check"}
        record["check"] = stored_check(rule.check)
        made_check(type(rule.check), record["check"])
    except UnfitError as error:
        message = f"检查“{rule.kind}”的键用了不支持的类型：{error}"
        raise RulebookError([Problem(rule.origin, 1, 1, message)]) from None
    return {**record, "root": root}


def _rule(record: Record, kinds: Mapping[str, str]) -> Rule:
    rest = {name: value for name, value in record.items() if name not in ("check", "root")}
    kind, stored = record["kind"], record["check"]
    deferred = KINDS.get(kind) == kinds[kind]  # a plug-in that cannot be loaded must be told of at once
    check = cast("Check", Deferred(kind, stored)) if deferred else made_check(kind_class(kind, kinds), stored)
    return Rule(check=check, **fields_from_json(Rule, rest))


def _pooled(records: Iterable[Record]) -> dict[str, Any]:
    """The records without what is usual, with indices in place of what several have in common, and what these stand for.

    So are the fields of checks and the literals: rules that name the same table have both alike.
    """
    texts: dict[str, int] = {}
    literals: dict[tuple[str, ...], int] = {}
    rules = [
        {
            **{name: value for name, value in record.items() if name not in _USUAL or value != _USUAL[name]},
            "check": {name: texts.setdefault(text, len(texts)) for name, text in record["check"].items()},
            "literals": literals.setdefault(tuple(record["literals"]), len(literals)),
        }
        for record in records
    ]
    return {"rules": rules, "texts": list(texts), "literals": list(literals)}


def _book(data: Any, kinds: Mapping[str, str], cache: Cache) -> Rulebook:
    texts, literals = data["texts"], data["literals"]
    for record in data["rules"]:
        record["check"] = {name: texts[index] for name, index in record["check"].items()}
        record["literals"] = literals[record["literals"]]
    return Rulebook({record["id"]: record for record in data["rules"]}, kinds, data["digest"], cache)


def _facet(record: Record) -> Facet:
    return Facet(
        record["id"],
        record["pack"],
        record["category"],
        record["kind"],
        record["default"],
        tuple(record["formerly"]),
    )


def _unchanged(data: Any, manifest: list[list[Stamp]], roots: Sequence[str]) -> bool:
    """Whether cached data still stands for the files: by their stamps, or where those cannot tell, their contents."""
    if not isinstance(data, dict) or not {"stamps", "at", "digest", "rules", "texts", "literals"} <= data.keys():
        return False
    newest = max((max(stamp.modified, stamp.changed) for files in manifest for stamp in files), default=0)
    if newest + _SETTLED < data["at"] and data["stamps"] == [[list(stamp) for stamp in files] for files in manifest]:
        return True
    return bool(data["digest"] and data["digest"] == _digest(roots, manifest))


def _digest(roots: Sequence[str], manifest: list[list[Stamp]]) -> str:
    try:
        return "-".join(contents_digest(root, files) for root, files in zip(roots, manifest, strict=True))
    except OSError:
        return ""


def _stamps(folder: str, suffixes: tuple[str, ...]) -> list[Stamp]:
    try:
        return stamps(folder, suffixes)
    except OSError:
        return []


def _plugin_stamps(plugins: Sequence[str], kinds: Mapping[str, str]) -> list[Stamp]:
    if not plugins:
        return []
    found = []
    for path in code_files(plugins, {name: target for name, target in kinds.items() if name not in KINDS}):
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError:
            continue
        found.append(Stamp(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    return found
