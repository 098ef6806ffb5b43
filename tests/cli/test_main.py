from __future__ import annotations

import re
from pathlib import Path

import pytest

from speechlint import __version__
from speechlint.cli import check
from speechlint.cli.commands import COMMANDS, command
from tests.cli.conftest import Speechlint

HAN = re.compile(r"[一-鿿]")


def test_help_lists_every_command_in_chinese_and_in_english(speechlint: Speechlint) -> None:
    chinese, english = speechlint("--help"), speechlint("--lang", "en", "--help")

    assert (chinese.status, chinese.err) == (english.status, english.err) == (0, "")
    assert [line.split()[0] for line in chinese.out.splitlines() if line.startswith("  ")][: len(COMMANDS)] == [
        *COMMANDS
    ]
    for text in COMMANDS.values():
        assert text.zh in chinese.out
        assert text.en in english.out
    assert not HAN.search(english.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help(name: str, speechlint: Speechlint) -> None:
    shown = speechlint(name, "--help")

    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(f"用法：speechlint {name} ")
    assert not re.search(r"usage|options:|arguments:|show this", shown.out)
    assert callable(command(name).run)


@pytest.mark.parametrize("name", ["check", "baseline", "completion"])
def test_help_in_english_has_no_chinese(name: str, speechlint: Speechlint) -> None:
    assert not HAN.search(speechlint(name, "--help", "--lang=en").out)


def test_help_fits_a_terminal_of_eighty_columns(speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    for line in speechlint("check", "--help").out.splitlines():
        assert sum(1 if character.isascii() else 2 for character in line) <= 80


def test_version(speechlint: Speechlint) -> None:
    assert speechlint("--version").out == f"speechlint {__version__}\n"


def test_no_command_is_wrong_usage_and_shows_the_help(speechlint: Speechlint) -> None:
    ended = speechlint()

    assert (ended.status, ended.out) == (2, "")
    assert "命令：" in ended.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "没有命令 chekc，是不是 check？\n用法见 speechlint --help"),
        (["qqqqqq"], "没有命令 qqqqqq\n用法见 speechlint --help"),
        (["--versoin"], "没有选项 --versoin，是不是 --version？\n用法见 speechlint --help"),
        (["check", "--fail-onn", "info"], "没有选项 --fail-onn，是不是 --fail-on？\n用法见 speechlint check --help"),
        (["check", "--fail", "info"], "没有选项 --fail，是不是 --fail-on？\n用法见 speechlint check --help"),
        (
            ["check", "--level", "eror"],
            "--level 的值不能是 eror，是不是 error？（可用：error、warning、info）\n用法见 speechlint check --help",
        ),
        (["check", "--level"], "选项 --level 后面缺少值\n用法见 speechlint check --help"),
        (["check", "--quiet=1"], "选项 -q/--quiet 不带值：'1'\n用法见 speechlint check --help"),
        (["check", "-j", "0"], "-j/--jobs：应为正整数\n用法见 speechlint check --help"),
        (["check", "-j", "x"], "-j/--jobs 的值不对：'x'\n用法见 speechlint check --help"),
        (["check", "--as-of", "昨天"], "--as-of：“昨天”不是日期，应写作 2026-03-01\n用法见 speechlint check --help"),
        (
            ["check", "--baseline", "a", "--no-baseline"],
            "--no-baseline 与 --baseline 不能同时使用\n用法见 speechlint check --help",
        ),
        (["baseline"], "缺少参数：action\n用法见 speechlint baseline --help"),
        (["completion", "bash", "more"], "多余的参数：more\n用法见 speechlint completion --help"),
        (["--lang", "fr", "check"], "--lang 的值只能是 zh 或 en"),
    ],
)
def test_wrong_usage_is_said_in_chinese_with_what_was_perhaps_meant(
    arguments: list[str], message: str, speechlint: Speechlint
) -> None:
    ended = speechlint(*arguments)

    assert (ended.status, ended.out, ended.err) == (2, "", message + "\n")


def test_a_file_in_place_of_a_command_gets_a_hint(speechlint: Speechlint) -> None:
    Path("讲话.txt").write_text("", encoding="utf-8")

    assert speechlint("讲话.txt").err.startswith("没有命令 讲话.txt；要检查它，请用：speechlint check 讲话.txt\n")
    assert "to check this file: speechlint check 讲话.txt" in speechlint("--lang", "en", "讲话.txt").err


@pytest.mark.parametrize(
    ("variable", "word"), [("en", "no such"), ("en_US.UTF-8", "no such"), ("fr", "没有"), ("", "没有")]
)
def test_the_environment_chooses_the_language(
    variable: str, word: str, speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPEECHLINT_LANG", variable)

    assert word in speechlint("nothing").err
    assert "没有" in speechlint("--lang=zh", "nothing").err


def test_what_nobody_expected_is_one_line_that_asks_for_a_report(
    speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(arguments: object) -> int:
        raise ZeroDivisionError("除以零\n两行")

    monkeypatch.setattr(check, "run", broken)

    ended = speechlint("check")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err == (
        f"speechlint {__version__} 内部出错：ZeroDivisionError: 除以零 两行。"
        "请把这一行报告给开发者（设 SPEECHLINT_DEBUG=1 可看详情）。\n"
    )
    monkeypatch.setenv("SPEECHLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        speechlint("check")


def test_an_interruption_is_quiet(speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)

    ended = speechlint("check")

    assert (ended.status, ended.out, ended.err) == (130, "", "")
