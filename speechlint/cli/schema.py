"""``speechlint schema``: the JSON Schema of rule files and configurations, for editors."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from speechlint.checks import KINDS
from speechlint.cli.errors import CommandError
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.formats.json_text import indented

SUBJECTS = ("rule", "config", "pack", "suppressions")


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument(
        "subject",
        nargs="?",
        choices=SUBJECTS,
        default="rule",
        help=say(
            "rule 规则文件（默认），config 配置，pack 规则包说明 _pack.yaml，suppressions 忽略清单",
            "rule files (default), configuration, _pack.yaml, or suppressions",
        ),
    )
    parser.add_argument(
        "--no-config",
        action="store_true",
        help=say("不读配置，只列自带的检查", "leave out the kinds of plug-ins that the configuration names"),
    )


def run(arguments: Namespace) -> int:
    """Print one schema; the exit status."""
    write_stdout(indented(_schema(arguments)), "json")
    return 0


def _schema(arguments: Namespace) -> dict[str, Any]:
    from speechlint.rulebook import schema  # noqa: PLC0415 - imports pydantic

    match arguments.subject:
        case "config":
            return schema.config_schema()
        case "pack":
            return schema.pack_schema()
        case "suppressions":
            return schema.suppressions_schema()
        case _:
            kinds = KINDS if arguments.no_config else open_workspace(arguments).profile().book.kinds
            try:
                return schema.rule_schema(kinds)
            except (ImportError, AttributeError, TypeError) as error:  # a plug-in that does not hold what it promises
                raise CommandError(f"{type(error).__name__}: {error}") from None
