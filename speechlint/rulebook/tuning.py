"""Rules read again from their files: with their cases, or with some keys set otherwise by a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from speechlint.checks import kind_class
from speechlint.document import DocType
from speechlint.rulebook.deferred import stored_check
from speechlint.rulebook.problems import RulebookError, did_you_mean
from speechlint.rulebook.rule_file import LoadedRule, Setting, load_rule
from speechlint.rulebook.structure import to_json
from speechlint.rulebook.tables import Tables
from speechlint.rulebook.tree import Node
from speechlint.rulebook.validation import known_keys
from speechlint.rulebook.yaml_file import read_yaml


def read_again(record: Mapping[str, Any], kinds: Mapping[str, str], options: Node | None = None) -> LoadedRule:
    """The rule of a cached form from its file, with ``options`` over its own keys. Raises :class:`RulebookError`."""
    file = read_yaml(Path(record["origin"]))
    doc_types = tuple(DocType(item) for item in record["doc_types"])
    tables = Tables(Path(record["root"]))
    setting = Setting(record["id"], record["pack"], record["default"], doc_types, tables, kinds)
    loaded, problems = load_rule(file.merged(options) if options else file, setting)
    if loaded is None:
        raise RulebookError(problems)
    return loaded


def tuned_record(record: Mapping[str, Any], options: Node, kinds: Mapping[str, str]) -> dict[str, Any]:
    """What of a rule's cached form is different with ``options``. Raises :class:`RulebookError`."""
    keys = known_keys(kind_class(record["kind"], kinds))
    unknown = [
        options.key_problem(key, f"规则“{record['id']}”没有“{key}”这个键{did_you_mean(key, (*keys, 'severity'))}")
        for key in options.names
        if key not in keys
    ]
    if unknown:
        raise RulebookError(unknown)
    rule = read_again(record, kinds, options).rule
    return {
        "check": stored_check(rule.check),
        "literals": to_json(rule.literals),
        "needs_literals": rule.needs_literals,
        "files": to_json(rule.files),
    }
