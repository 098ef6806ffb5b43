"""``speechlint config``: what holds, and where each value comes from."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from speechlint.cli.check_arguments import add_format, add_rules
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.formats.json_text import indented
from speechlint.rulebook.config import Sourced
from speechlint.rulebook.tree import Node
from speechlint.rulebook.workspace import Profile
from speechlint.run.paths import shown_path


@dataclass(frozen=True, slots=True)
class Row:
    """One effective value; ``origin`` is ``path:line``, empty for a default."""

    key: str
    value: Any
    origin: str


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument(
        "--explain",
        metavar="FILE",
        help=say("对这个文件生效的值（也算上 overrides）", "the values that hold for this file, overrides applied"),
    )
    add_rules(parser)
    add_format(parser, "text", "json")


def run(arguments: Namespace) -> int:
    """Show the configuration; the exit status."""
    workspace = open_workspace(arguments)
    profile = workspace.profile(arguments.explain)
    settings = workspace.settings(arguments.explain)
    english = settings.language == "en"
    rows = list(_rows(profile))
    file = profile.config.path
    excluded = arguments.explain is not None and workspace.excluded(arguments.explain)
    if arguments.format == "json":
        data = {
            "config": file,
            "excluded": excluded,
            "values": [{"key": row.key, "value": row.value, "origin": row.origin or None} for row in rows],
            "rules": [rule.id for rule in settings.rules],
        }
        write_stdout(indented(data), "json")
        return 0
    none, default = ("none", "default") if english else ("没有", "默认")
    lines = [f"{'configuration' if english else '配置文件'}：{_shown(file) if file else none}"]
    if excluded:
        lines.append("excluded" if english else "这个文件已被 exclude 排除")
    lines += [f"{row.key}: {_written(row.value)}  # {row.origin or default}" for row in rows]
    running = len(settings.rules)
    lines.append(f"{running} rules run" if english else f"运行 {running} 条规则（speechlint rules 可列出）")
    write_stdout("\n".join((*lines, "")))
    return 0


def _rows(profile: Profile) -> Iterator[Row]:
    config = profile.effective
    for key, value in config.values.items():
        yield _row(key, value)
    for key, items in config.lists.items():
        yield from (_row(f"{key}[]", item) for item in items) if items else (Row(key, [], ""),)
    for selector, entry in config.rules.items():
        yield Row(f"rules.{selector}", entry.node.plain(), _place(entry.node))
    for index in profile.covering:
        override = config.overrides[index].node
        files = override.get("files")
        yield Row(f"overrides[{index}]", files.plain() if files else [], _place(override))


def _row(key: str, sourced: Sourced) -> Row:
    value = sourced.value
    return Row(key, value, _place(sourced.node) if sourced.node else "")


def _place(node: Node) -> str:
    line = node.position.line
    path = _shown(node.places.path)
    return f"{path}:{line}" if line else path


def _shown(path: str) -> str:
    return shown_path(path, path)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
