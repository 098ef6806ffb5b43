"""The commands: names and help, so that no command is imported to list them all."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from speechlint.cli.parser import Parser
from speechlint.text.records import NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class Command(Protocol):
        """The module of a command."""

        def configure(self, parser: Parser) -> None:
            """Add the command's arguments."""
            ...

        def run(self, arguments: object) -> int:
            """Do the work; the exit status."""
            ...


class Help(NamedTuple):
    """What a command does, in one line."""

    zh: str
    en: str

    def words(self, language: str) -> str:
        """The line in a language."""
        return self.en if language == "en" else self.zh


COMMANDS: Mapping[str, Help] = {
    "check": Help("检查文稿", "check documents"),
    "fields": Help("列出待填的空", "list the slots to be filled in"),
    "explain": Help("说明一条规则或一种检查", "explain a rule or a kind of check"),
    "rules": Help("列出规则", "list the rules"),
    "test": Help("运行规则文件里的例句", "run the cases of rule files"),
    "baseline": Help("管理基线：记下已有问题，只看新问题", "accept what is found now, show only what is new"),
    "lexicon": Help("由定稿生成词库，用来查错字", "learn the wording of good texts, to find slips"),
    "init": Help("新建配置文件", "write a configuration file to begin with"),
    "config": Help("显示生效的配置及其来源", "show the effective configuration and where it comes from"),
    "schema": Help("输出规则文件、配置的 JSON Schema", "print the JSON Schema of rule files and configuration"),
    "completion": Help("生成命令行补全脚本", "print a shell completion script"),
}
"""Name → help. The module of a command is ``speechlint.cli.<name>``."""


def command(name: str) -> Command:
    """The module of a command. Raises :class:`KeyError` for an unknown name."""
    if name not in COMMANDS:
        raise KeyError(name)
    return cast("Command", import_module(f"speechlint.cli.{name}"))


def command_parser(name: str, language: str) -> Parser:
    """The parser of one command, ready to parse what follows its name."""
    parser = Parser(f"speechlint {name}", language, COMMANDS[name].words(language))
    command(name).configure(parser)
    return parser
