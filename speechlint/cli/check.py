"""``speechlint check``: judge documents and report."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from speechlint.cli.check_arguments import configure
from speechlint.cli.errors import CommandError
from speechlint.cli.output import deliver, needs_source, targets, write_stdout
from speechlint.cli.progress import ProgressBar
from speechlint.cli.requests import open_cache, open_workspace, request_of
from speechlint.rulebook.workspace import Workspace
from speechlint.run.errors import RunError
from speechlint.run.report import Report
from speechlint.run.run import Request, find, judge, report
from speechlint.text.patterns import keep_compiled

__all__ = ["configure", "run"]

FOUND = 1
FAILED = 2
_TALKATIVE = ("text", "concise")


def run(arguments: Namespace) -> int:
    """Check what the arguments name; the exit status."""
    if arguments.statistics and arguments.format not in (None, "text", "json"):
        raise CommandError("--statistics 只能与 --format text 或 json 一起使用")
    wanted = targets(arguments.format, arguments.output, os.environ)
    workspace = open_workspace(arguments)
    request = request_of(arguments, keep_source=needs_source(wanted))
    try:
        if arguments.list_files:
            return _list_files(request, workspace)
        with ProgressBar(shown=not (arguments.quiet or arguments.no_progress)) as progress:
            result = report(judge(request, workspace, open_cache(arguments), progress))
    except RunError as error:
        raise CommandError(str(error)) from error
    language = workspace.settings().language
    if arguments.statistics:
        from speechlint.cli.statistics import statistics  # noqa: PLC0415 - seldom asked for

        write_stdout(statistics(result, arguments.format or "text", language))
        wanted = tuple(target for target in wanted if target.path is not None)
    elif arguments.quiet and not result.violations and not result.failures:
        wanted = tuple(target for target in wanted if target.path is not None or target.format not in _TALKATIVE)
    problems = deliver(result, wanted, language, arguments.color)
    if not arguments.no_cache:
        keep_compiled()
    _warn(problems)
    if not arguments.quiet:
        _warn(_notes(result, arguments, language))
    if result.failures or problems:
        return FAILED
    return FOUND if result.failing else 0


def _list_files(request: Request, workspace: Workspace) -> int:
    found, _ = find(request, workspace)
    write_stdout("".join(f"{file.shown}\n" for file in found.files))
    _warn(f"{failure.path}：{failure.message}" for failure in found.failures)
    return FAILED if found.failures else 0


def _notes(result: Report, arguments: Namespace, language: str) -> Iterator[str]:
    english = language == "en"
    if not result.files and not result.failures:
        if arguments.changed is not None:
            yield "no changed documents" if english else "没有改动过的文稿"
        else:
            yield "no documents to check" if english else "没有找到可检查的文稿"
    if result.stale:
        yield (
            f"{result.stale} entries of the baseline are no longer needed; remove them: speechlint baseline prune"
            if english
            else f"基线里有 {result.stale} 条问题已经不在，可运行 speechlint baseline prune 清除"
        )


def _warn(messages: Iterable[str]) -> None:
    for message in messages:
        if sys.stderr is not None:
            print(message, file=sys.stderr)
