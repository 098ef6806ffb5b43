"""``speechlint check``: judge documents and report."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable

from speechlint.cli.check_arguments import configure
from speechlint.cli.errors import CommandError
from speechlint.cli.output import Target, deliver, needs_source, targets, write_stdout
from speechlint.cli.progress import ProgressBar
from speechlint.cli.statistics import statistics
from speechlint.cli.workspace import open_cache, open_workspace
from speechlint.formats import NAMES
from speechlint.rulebook.workspace import Workspace
from speechlint.run.discovery import STDIN
from speechlint.run.git import GitError
from speechlint.run.report import Report
from speechlint.run.run import Request, find, judge, report

__all__ = ["configure", "run"]

FOUND = 1
FAILED = 2
_QUIETABLE = ("text", "concise")


def run(arguments: Namespace) -> int:
    """Check what the arguments name; the exit status."""
    wanted = targets(arguments.format, arguments.output, os.environ)
    if arguments.statistics and arguments.format not in (None, "text", "json"):
        raise CommandError("--statistics 只能与 --format text 或 json 一起使用")
    workspace = open_workspace(arguments)
    request = request_of(arguments, keep_source=needs_source(wanted))
    try:
        if arguments.list_files:
            return _list_files(request, workspace)
        with ProgressBar(shown=not (arguments.quiet or arguments.no_progress)) as progress:
            result = report(judge(request, workspace, open_cache(arguments), progress))
    except GitError as error:
        raise CommandError(str(error)) from error
    language = workspace.settings().language
    if not arguments.quiet:
        _warn(_notes(result, arguments, language))
    if arguments.statistics:
        write_stdout(statistics(result, arguments.format or NAMES[0], language))
        wanted = tuple(target for target in wanted if target.path is not None)
    if arguments.quiet and not result.violations and not result.failures:
        wanted = tuple(target for target in wanted if not _is_idle_talk(target))
    problems = deliver(result, wanted, language, arguments.color)
    _warn(problems)
    if result.failures or problems:
        return FAILED
    return FOUND if result.failing else 0


def request_of(arguments: Namespace, *, keep_source: bool = False) -> Request:
    """What the arguments say of the files to look at."""
    paths = tuple(arguments.paths) or (".",)
    return Request(
        paths=paths,
        stdin=_standard_input() if STDIN in paths else b"",
        stdin_name=arguments.stdin_filename or STDIN,
        exclude=tuple(arguments.exclude),
        force_exclude=arguments.force_exclude,
        changed=arguments.changed,
        processes=arguments.jobs or _processors(),
        keep_source=keep_source,
        any_suffix=arguments.input_format is not None,
    )


def _list_files(request: Request, workspace: Workspace) -> int:
    found, _ = find(request, workspace)
    write_stdout("".join(f"{file.shown}\n" for file in found.files))
    _warn(f"{failure.path}：{failure.message}" for failure in found.failures)
    return FAILED if found.failures else 0


def _standard_input() -> bytes:
    from speechlint.readers import MOST_BYTES  # noqa: PLC0415 - only for standard input

    return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _notes(report: Report, arguments: Namespace, language: str) -> Iterable[str]:
    if report.files or report.failures:
        return
    if arguments.changed is not None:
        yield "no changed files to check" if language == "en" else "没有改动过的文稿"
    else:
        yield "no files to check" if language == "en" else "没有找到可检查的文稿"


def _is_idle_talk(target: Target) -> bool:
    return target.path is None and target.format in _QUIETABLE


def _warn(messages: Iterable[str]) -> None:
    for message in messages:
        if sys.stderr is not None:
            print(message, file=sys.stderr)
