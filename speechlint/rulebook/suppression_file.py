"""The file of suppressions, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from speechlint.checks.base import STRICT
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.rulebook.validation import validated
from speechlint.rulebook.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class SuppressionEntry:
    """忽略清单的一条。"""

    __pydantic_config__ = STRICT

    path: str
    """文件，从清单所在的目录算起。"""
    fingerprint: str
    """报告里的 fingerprint。"""
    rule: str
    """规则。"""
    reason: str = ""
    """理由。"""


def parsed_suppressions(path: str) -> tuple[FileSuppression, ...]:
    """The entries of a suppressions file. Raises :class:`RulebookError` with every problem of the file."""
    root = read_yaml(Path(path))
    if root.content is None:
        return ()
    if not isinstance(root.content, list):
        raise RulebookError([root.problem("忽略清单应是一个列表，每条以“- ”开头")])
    problems: list[Problem] = []
    entries: list[FileSuppression] = []
    for item in root.items():
        entry, faults = validated(SuppressionEntry, item)
        problems += faults
        if entry is not None:
            line = item.position.line
            entries.append(FileSuppression(entry.path, entry.fingerprint, entry.rule, entry.reason, line))
    if problems:
        raise RulebookError(problems)
    return tuple(entries)
