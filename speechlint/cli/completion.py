"""``speechlint completion``: a script that teaches the shell the commands and their options."""

from __future__ import annotations

import argparse
from argparse import Namespace
from collections.abc import Iterator

from speechlint.cli.commands import COMMANDS, command
from speechlint.cli.parser import Parser

_SHELLS = ("bash", "zsh", "tcsh")
_FILES = ("FILE", "PATH", "[FORMAT=]FILE")
"""How arguments that are files are named in the help."""


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=_SHELLS, help=parser.say("哪种 shell", "which shell"))


def run(arguments: Namespace) -> int:
    """Print the script."""
    import shtab  # noqa: PLC0415 - only here

    parser = full_parser(arguments.lang)
    for action in _actions(parser):
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def full_parser(language: str) -> Parser:
    """One parser for all commands, to be looked at and not to parse with."""
    parser = Parser("speechlint", language)
    parser.add_argument("-V", "--version", action="store_true", help=parser.say("显示版本", "show the version"))
    commands = parser.add_subparsers(dest="command")
    for name, text in COMMANDS.items():
        words = text.words(language)
        command(name).configure(commands.add_parser(name, language=language, description=words, help=words))
    return parser


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - shtab reads them, too
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command_parser in action.choices.values():
                yield from _actions(command_parser)
