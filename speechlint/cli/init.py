"""``speechlint init``: a commented configuration to begin with."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from speechlint.cli.errors import CommandError
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.rulebook.layers import CONFIG_FILE

PRE_COMMIT_FILE = ".pre-commit-config.yaml"

CONFIG = """\
# speechlint 的配置。各键的说明见 speechlint schema config；生效的值见 speechlint config。
# 字符串一律加引号。路径和通配符（.gitignore 写法）都从本文件所在的目录算起。

# 继承别的配置文件；列表写作 "键+" 是追加，"键-" 是去掉。
# extends: ["../common.yaml"]

# 自己的规则目录，写法见 speechlint schema rule。
# packs: ["./rules"]

# 启用和停用哪些规则：规则名、通配符、pack:包名、category:类别、kind:检查；“规则名#条目”是表里的一行。
# select+: ["pack:delivery"]
# ignore: ["category:length"]

# 逐条规定级别（off、error、warning、info）和参数。
# rules:
#   "wording/*": "info"

# 不检查哪些文件。
# exclude: ["归档/"]

# 显示哪一级以上的，有哪一级以上的就以状态 1 退出。
level: "warning"
fail_on: "error"

# 忽略指令必须写理由。
# require_reason: true

# 哪些文件是模板：模板里的空是留着填的，不报。
overrides:
  - files: ["模板/", "*模板*"]
    stage: "template"
  # - files: ["*.txt"]
  #   format: "markdown"
"""

PRE_COMMIT = """\
# 提交前检查改动的文稿。安装：pip install pre-commit && pre-commit install
repos:
  - repo: local
    hooks:
      - id: speechlint
        name: "speechlint 讲话稿检查"
        entry: speechlint check --force-exclude
        language: system
        files: '\\.(txt|md|markdown|docx)$'
        require_serial: true
"""


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="DIR", help=say("目录，默认为当前目录", "the folder (.)")
    )
    parser.add_argument(
        "--pre-commit",
        action="store_true",
        help=say(f"另写一份 {PRE_COMMIT_FILE}", f"write {PRE_COMMIT_FILE}, too"),
    )


def run(arguments: Namespace) -> int:
    """Write the files, none of them where one exists already; the exit status."""
    folder = Path(arguments.folder)
    files = {folder / CONFIG_FILE: CONFIG}
    if arguments.pre_commit:
        files[folder / PRE_COMMIT_FILE] = PRE_COMMIT
    existing = [str(path) for path in files if path.is_symlink() or path.exists()]
    if existing:
        raise CommandError(
            _say(arguments, f"已有 {'、'.join(existing)}，没有改动", f"{', '.join(existing)} exists already")
        )
    for path, text in files.items():
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            reason = error.strerror or str(error)
            raise CommandError(
                _say(arguments, f"无法写入 {path}：{reason}", f"cannot write {path}: {reason}")
            ) from None
        write_stdout(_say(arguments, f"已新建 {path}\n", f"created {path}\n"))
    return 0


def _say(arguments: Namespace, chinese: str, english: str) -> str:
    return english if arguments.lang == "en" else chinese
