"""The arguments of ``speechlint check``, and those that other commands share with it."""

from __future__ import annotations

import argparse
from datetime import date

from speechlint.cli.parser import Parser
from speechlint.document import DocType, Stage
from speechlint.formats import NAMES
from speechlint.readers.formats import SUPPORTED
from speechlint.rulebook.rule import Severity
from speechlint.rulebook.settings import FailOn
from speechlint.run.baseline_path import BASELINE_FILE

Group = argparse._ActionsContainer  # noqa: SLF001 - argparse has no other name for what takes arguments
FORMATS = tuple(dict.fromkeys(SUPPORTED.values()))


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    group = add_documents(parser)
    parser.add_optional_value(
        group,
        "--changed",
        "HEAD",
        metavar="REV",
        help=say(
            "只报告改动所及的问题：与 HEAD 比，或写作 --changed=REV；REV... 从分岔处比起",
            "only findings that changes touched, since HEAD or --changed=REV",
        ),
    )
    add_jobs(group, parser)
    group.add_argument(
        "--list-files", action="store_true", help=say("只列出会检查的文件", "only list the files to be checked")
    )
    add_rules(parser)
    add_context(parser)
    report = parser.add_argument_group(say("报告", "report"))
    report.add_argument(
        "--format",
        choices=NAMES,
        metavar="FORMAT",
        help=say(
            f"报告格式：{'、'.join(NAMES)}；默认 text，在 GitHub Actions 里为 github",
            f"format of the report: {', '.join(NAMES)}; text by default, github in GitHub Actions",
        ),
    )
    report.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="[FORMAT=]FILE",
        help=say(
            "把报告写入文件；写作 FORMAT=FILE 则另写一份该格式的报告，可用多次",
            "write the report to a file; with FORMAT= one more report, may be repeated",
        ),
    )
    add_level(report, parser)
    report.add_argument(
        "--fail-on",
        choices=[level.value for level in FailOn],
        help=say("有哪一级以上的问题就以状态 1 退出，默认 error", "exit 1 on findings from this severity on (error)"),
    )
    report.add_argument(
        "--statistics",
        action="store_true",
        help=say("只报告每条规则各有多少处", "report the number of findings by rule instead"),
    )
    report.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help=say("是否用颜色，默认看终端", "use colours (auto)"),
    )
    report.add_argument(
        "-q", "--quiet", action="store_true", help=say("没有问题时不说话", "say nothing without findings")
    )
    report.add_argument("--no-progress", action="store_true", help=say("不显示进度条", "no progress bar"))
    known = parser.add_argument_group(say("已知的问题", "known findings"))
    baseline = known.add_mutually_exclusive_group()
    baseline.add_argument(
        "--baseline",
        metavar="FILE",
        help=say(f"基线文件，其中的问题不再报告；默认用 {BASELINE_FILE}", f"baseline file ({BASELINE_FILE})"),
    )
    baseline.add_argument("--no-baseline", action="store_true", help=say("不用基线", "use no baseline"))
    known.add_argument(
        "--require-reason",
        action="store_true",
        default=None,
        help=say("忽略指令必须写理由", "directives must give a reason"),
    )


def add_level(group: Group, parser: Parser) -> None:
    """From which severity on findings count."""
    group.add_argument(
        "--level",
        choices=[severity.value for severity in Severity],
        help=parser.say("哪一级以上的问题，默认 warning", "findings from this severity on (warning)"),
    )


def add_documents(parser: Parser) -> Group:
    """Which documents to look at; the group of these options."""
    say = parser.say
    parser.add_argument(
        "paths",
        nargs="*",
        default=(),
        metavar="PATH",
        help=say("文件或目录，默认为当前目录；- 是标准输入", "files or folders (.); - is standard input"),
    )
    group = parser.add_argument_group(say("检查哪些文件", "documents"))
    group.add_argument(
        "--stdin-filename", metavar="FILE", help=say("标准输入算作哪个文件", "the path that standard input stands for")
    )
    group.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="PATTERN",
        help=say("不检查哪些文件（.gitignore 写法），可用多次", "leave out files (.gitignore syntax)"),
    )
    group.add_argument(
        "--force-exclude",
        action="store_true",
        help=say("直接点名的文件也照 exclude 排除", "apply excludes to files named outright, too"),
    )
    return group


def add_jobs(group: Group, parser: Parser) -> None:
    """How many processes to use."""
    group.add_argument(
        "-j",
        "--jobs",
        type=_positive,
        metavar="N",
        help=parser.say("最多用几个进程，默认同处理器数", "number of processes (that of processors)"),
    )


def add_rules(parser: Parser) -> None:
    """Which configuration and rules to use."""
    say = parser.say
    group = parser.add_argument_group(say("规则与配置", "rules and configuration"))
    group.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="SELECTOR",
        help=say(
            "只用哪些规则：规则名、通配符、pack:、category:、kind:；逗号分隔，可用多次",
            "use these rules: ids, globs, pack:, category:, kind:; separated by commas",
        ),
    )
    group.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="SELECTOR",
        help=say(
            "停用哪些规则，写法同上；规则名#条目 停用一个条目", "do not use these rules; RULE#ENTRY for one entry"
        ),
    )
    add_configuration(group, parser)
    group.add_argument("--no-cache", action="store_true", help=say("不用缓存", "do not use the cache"))


def add_configuration(group: Group, parser: Parser) -> None:
    """Which configuration to use."""
    say = parser.say
    one = group.add_mutually_exclusive_group()
    one.add_argument("--config", metavar="FILE", help=say("只用这份配置文件", "use this configuration file"))
    one.add_argument("--no-config", action="store_true", help=say("不读任何配置文件", "use no configuration file"))


def add_format(parser: Parser, *formats: str) -> None:
    """How a command shows what it has to show; as the first of the formats unless told."""
    parser.add_argument("--format", choices=formats, default=formats[0], help=parser.say("格式", "format"))


def add_context(parser: Parser) -> None:
    """What the documents are."""
    say = parser.say
    group = parser.add_argument_group(say("文稿", "what the documents are"))
    group.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help=say("文稿阶段：draft 稿件，template 模板", "a draft or a template"),
    )
    group.add_argument(
        "--as-of", type=_day, metavar="DATE", help=say("以哪一天为准，如 2026-03-01", "the date to judge by")
    )
    group.add_argument(
        "--doc-type",
        choices=[kind.value for kind in DocType],
        help=say("文种：speech 讲话、report 报告、host 主持词、letter 信函、statute 法规", "the kind of document"),
    )
    group.add_argument("--encoding", metavar="NAME", help=say("文件编码，默认自动判断", "encoding of the files"))
    group.add_argument(
        "--input-format", choices=FORMATS, help=say("按哪种格式读，默认看扩展名", "read files as this format")
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("应为正整数")
    return number


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应写作 2026-03-01") from None
