"""The argument parser: argparse that speaks Chinese (or English) and offers the nearest name for a slip."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn

from speechlint.cli.errors import CommandError

LANGUAGES = ("zh", "en")


class Parser(argparse.ArgumentParser):
    """A parser for one command. Wrong usage raises :class:`CommandError` instead of ending the process."""

    _width: int | None = 80  # argparse makes a formatter for every argument, and each asks the terminal unless told

    def __init__(self, prog: str, language: str = "zh", description: str = "", **settings: Any) -> None:
        settings.pop("add_help", None)
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            **settings,
        )
        self.language = language
        self._bare: dict[str, str] = {}
        self._positionals.title = self.say("参数", "arguments")
        self._optionals.title = self.say("选项", "options")
        self.add_argument("-h", "--help", action="help", help=self.say("显示本帮助", "show this help"))
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            default=language,
            help=self.say(
                "输出语言：zh 中文（默认），en 英文；也可设环境变量 SPEECHLINT_LANG", "language of messages: zh or en"
            ),
        )

    def _get_formatter(self) -> argparse.HelpFormatter:
        return _Formatter(self.prog, self.language, width=self._width)

    def say(self, chinese: str, english: str) -> str:
        """The text in the parser's language."""
        return english if self.language == "en" else chinese

    def add_actions(self, said: Mapping[str, tuple[str, str]]) -> None:
        """The first argument, which names what to do: each action with what it does, in Chinese and in English."""
        told = (f"{name} {self.say(*words)}" for name, words in said.items())
        self.add_argument("action", choices=tuple(said), help=self.say("；", "; ").join(told))

    def add_optional_value(self, group: Any, flag: str, bare: str, **settings: Any) -> None:
        """An option whose value must be joined to it (``--flag=VALUE``); alone it means ``bare``.

        So ``--changed docs`` never takes the folder for the value.
        """
        group.add_argument(flag, nargs="?", const=bare, **settings)
        self._bare[flag] = bare

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """Options and arguments in any order, as people write them."""
        self.usage = self._short_usage()
        parsed, unknown = self.parse_known_intermixed_args(self._joined(args or ()), namespace)
        if unknown:
            self._refuse_unknown(unknown[0])
        return parsed

    def error(self, message: str) -> NoReturn:
        raise CommandError(self._hinted(_in_chinese(message) if self.language == "zh" else message))

    def format_help(self) -> str:
        """The manual page of the command."""
        self.usage = self.usage or self._short_usage()
        self._width = None
        return super().format_help()

    def _short_usage(self) -> str:
        """One line: the options stand below. Arguments as people must give them."""
        return " ".join(("%(prog)s", self.say("[选项…]", "[OPTION…]"), *map(_argument, self._get_positional_actions())))

    def _joined(self, arguments: Sequence[str]) -> list[str]:
        end = arguments.index("--") if "--" in arguments else len(arguments)
        return [
            f"{argument}={self._bare[argument]}" if index < end and argument in self._bare else argument
            for index, argument in enumerate(arguments)
        ]

    def _refuse_unknown(self, argument: str) -> NoReturn:
        if argument.startswith("-") and argument != "-":
            name = argument.partition("=")[0]
            options = [option for action in self._actions for option in action.option_strings]
            hint = nearest(name, options, self.language)
            raise CommandError(self._hinted(self.say(f"没有选项 {name}{hint}", f"no such option: {name}{hint}")))
        raise CommandError(self._hinted(self.say(f"多余的参数：{argument}", f"unexpected argument: {argument}")))

    def _hinted(self, message: str) -> str:
        return message + self.say(f"\n用法见 {self.prog} --help", f"\nSee {self.prog} --help")


def nearest(word: str, candidates: Iterable[str], language: str = "zh") -> str:
    """A clause that offers the nearest candidate; empty when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong already

    near = get_close_matches(word, sorted(candidates), n=1, cutoff=0.5)
    if not near:
        return ""
    return f" (did you mean {near[0]}?)" if language == "en" else f"，是不是 {near[0]}？"


def _argument(action: argparse.Action) -> str:
    """How an argument stands in the usage line."""
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices is not None:
        name = "|".join(map(str, action.choices))
    return {"*": f"[{name}…]", "+": f"{name}…", "?": f"[{name}]"}.get(str(action.nargs), name)


class _Formatter(argparse.HelpFormatter):
    """Help in lines of the terminal's columns, of which a Chinese character takes two."""

    def __init__(self, prog: str, language: str = "zh", **settings: Any) -> None:
        super().__init__(prog, max_help_position=30, **settings)
        self._language = language

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or ("usage: " if self._language == "en" else "用法："))

    def _split_lines(self, text: str, width: int) -> list[str]:
        from speechlint.formats.display import wrapped  # noqa: PLC0415 - only when help is shown

        return wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(
            indent + line
            for paragraph in text.split("\n")
            for line in self._split_lines(paragraph, width - len(indent)) or [""]
        )


_ARGPARSE = (
    (r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.*)\)", None),
    (r"argument (.+?): expected one argument", r"选项 \1 后面缺少值"),
    (r"argument (.+?): expected at least one argument", r"选项 \1 后面至少要有一个值"),
    (r"argument (.+?): ignored explicit argument (.+)", r"选项 \1 不带值：\2"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 与 \2 不能同时使用"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1 的值不对：\2"),
    (r"argument (.+?): (.+)", r"\1：\2"),
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"one of the arguments (.+) is required", r"须给出其中一项：\1"),
)


def _in_chinese(message: str) -> str:
    """What argparse says of a wrong command line; unknown wording stays as it is."""
    for pattern, chinese in _ARGPARSE:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match and chinese is None:
            choices = [choice.strip(" '\"") for choice in match["choices"].split(",")]
            value = match["value"].strip("'\"")
            return f"{match['name']} 的值不能是 {value}{nearest(value, choices)}（可用：{'、'.join(choices)}）"
        if match and chinese:
            return match.expand(chinese)
    return message
