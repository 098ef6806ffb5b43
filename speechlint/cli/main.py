"""The command line: arguments in, exit status out."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from speechlint import __version__
from speechlint.cli.commands import COMMANDS, command, command_parser
from speechlint.cli.errors import CommandError
from speechlint.cli.parser import LANGUAGES, nearest
from speechlint.cli.streams import close_quietly, prepare_streams

FAILED = 2
INTERRUPTED = 130
_GARBAGE = 250_000
"""New objects between two searches for cycles: a short run makes fewer, and each search in vain costs it 10 ms."""


def program() -> NoReturn:
    """The command as a process of its own, which ends at once: the system takes everything back faster than Python."""
    gc.set_threshold(_GARBAGE)
    status = main()
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (findings) or 2 (the work could not be done)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    try:
        status = _status(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _status(words: list[str]) -> int:
    language = None
    try:
        language = _language(words)
        return _run(words, language)
    except SystemExit as end:  # argparse, after --help
        return end.code if isinstance(end.code, int) else FAILED
    except CommandError as error:
        _complain(str(error))
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("SPEECHLINT_DEBUG"):
            raise
        _complain(_explained(error, language))
    return FAILED


def _run(words: list[str], language: str | None) -> int:
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word == "--lang":
            words[:1] = []
        elif word in ("-h", "--help"):
            print(_overview(language))
            return 0
        elif word in ("-V", "--version"):
            print(f"speechlint {__version__}")
            return 0
        elif not word.startswith("--lang="):
            _refuse(word, language)
    if not words:
        _complain(_overview(language))
        return FAILED
    name, *rest = words
    if name not in COMMANDS:
        _refuse(name, language)
    parser = command_parser(name, language or LANGUAGES[0])
    parser.set_defaults(said_language=language)
    return command(name).run(parser.parse_args(rest))


def _language(words: Sequence[str]) -> str | None:
    """``--lang`` wherever it stands, else the environment; None where neither says anything."""
    chosen: str | None = os.environ.get("SPEECHLINT_LANG", "")[:2].lower()
    options = words[: words.index("--")] if "--" in words else words
    for index, word in enumerate(options):
        if word == "--lang":
            chosen = options[index + 1] if index + 1 < len(options) else ""
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
        else:
            continue
        if chosen not in LANGUAGES:
            raise CommandError(f"--lang 的值只能是 {' 或 '.join(LANGUAGES)}")
    return chosen if chosen in LANGUAGES else None


def _refuse(word: str, language: str | None) -> NoReturn:
    english = language == "en"
    if word.startswith("-"):
        message = f"no such option: {word}" if english else f"没有选项 {word}"
    else:
        message = f"no such command: {word}" if english else f"没有命令 {word}"
    if os.path.lexists(word):
        hint = (
            f"; to check this file: speechlint check {word}"
            if english
            else f"；要检查它，请用：speechlint check {word}"
        )
    else:
        hint = nearest(
            word, COMMANDS if not word.startswith("-") else ("--help", "--version", "--lang"), language or LANGUAGES[0]
        )
    see = "See speechlint --help" if english else "用法见 speechlint --help"
    raise CommandError(f"{message}{hint}\n{see}")


def _overview(language: str | None) -> str:
    width = max(map(len, COMMANDS))
    commands = "\n".join(
        f"  {name:<{width}}  {text.words(language or LANGUAGES[0])}" for name, text in COMMANDS.items()
    )
    return (_OVERVIEW_EN if language == "en" else _OVERVIEW_ZH).format(commands=commands)


_OVERVIEW_ZH = """\
用法：speechlint [--lang zh|en] 命令 [参数…]

讲话稿检查工具：找出没填的空、抄重的段、对不上的年份和数字、错乱的序号。

命令：
{commands}

选项：
  -h, --help     显示本帮助（各命令的用法：speechlint 命令 --help）
  -V, --version  显示版本
  --lang zh|en   输出语言，也可设环境变量 SPEECHLINT_LANG

退出状态：0 没有达到界限的问题；1 有；2 工作没能做完（配置有误、文件读不了等）。"""

_OVERVIEW_EN = """\
usage: speechlint [--lang zh|en] COMMAND [ARGUMENT…]

A linter for Chinese official speeches and their templates.

commands:
{commands}

options:
  -h, --help     show this help (of a command: speechlint COMMAND --help)
  -V, --version  show the version
  --lang zh|en   language of messages; also the environment variable SPEECHLINT_LANG

exit status: 0 nothing at or above the threshold, 1 findings, 2 the work could not be done."""


def _complain(message: str) -> None:
    if sys.stderr is not None:
        print(message, file=sys.stderr)


def _explained(error: Exception, language: str | None) -> str:
    from speechlint.rulebook.problems import RulebookError  # noqa: PLC0415 - only when something is wrong already
    from speechlint.run.paths import shown_path  # noqa: PLC0415

    if isinstance(error, RulebookError):
        return "\n".join(str(found._replace(path=shown_path(found.path, found.path))) for found in error.problems)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    if language == "en":
        return (
            f"speechlint {__version__}: internal error: {what}. Please report it with this line"
            " (SPEECHLINT_DEBUG=1 shows details)."
        )
    return f"speechlint {__version__} 内部出错：{what}。请把这一行报告给开发者（设 SPEECHLINT_DEBUG=1 可看详情）。"
