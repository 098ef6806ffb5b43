"""``speechlint baseline``: accept what is found now, so that only what is new is reported."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter

from speechlint.cli.check_arguments import add_context, add_documents, add_jobs, add_level, add_rules
from speechlint.cli.errors import CommandError
from speechlint.cli.parser import Parser
from speechlint.cli.progress import ProgressBar
from speechlint.cli.requests import open_cache, open_workspace, request_of
from speechlint.engine.baseline import Baseline, create, update
from speechlint.run.baseline_path import BASELINE_FILE, default_path
from speechlint.run.baselines import compared, findings, read, write
from speechlint.run.errors import RunError
from speechlint.run.paths import shown_path
from speechlint.run.run import Judged, judge

FAILED = 2
_ACTIONS = {
    "create": ("把现有问题全部记入新基线", "a baseline of what is found now"),
    "update": ("改记为所查文件的现状", "it to that"),
    "prune": ("清除已经不在的", "what is gone"),
    "show": ("列出", "it"),
}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_actions(_ACTIONS)
    add_jobs(add_documents(parser), parser)
    add_rules(parser)
    add_context(parser)
    group = parser.add_argument_group(say("基线", "baseline"))
    add_level(group, parser)
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help=say(f"基线文件，默认 {BASELINE_FILE}", f"baseline file ({BASELINE_FILE})"),
    )
    group.add_argument("--force", action="store_true", help=say("create：覆盖已有的基线", "create: overwrite"))
    group.add_argument("-q", "--quiet", action="store_true", help=say("不显示结果", "say nothing"))


def run(arguments: Namespace) -> int:
    """Carry out one action; the exit status."""
    workspace = open_workspace(arguments)
    settings = workspace.settings()
    path = default_path(settings)
    shown = shown_path(path, path)
    english = settings.language == "en"
    try:
        if arguments.action == "show":
            _show(read(path), english=english)
            return 0
        old = None if arguments.action == "create" else read(path)
        if old is None and not arguments.force and os.path.exists(path):  # noqa: PTH110
            raise CommandError(
                f"{shown}: exists already; use speechlint baseline update or --force"
                if english
                else f"{shown}: 基线文件已经存在；更新请用 speechlint baseline update，重新生成请加 --force"
            )
        request = request_of(arguments)._replace(baselines=False)
        with ProgressBar(shown=not arguments.quiet) as progress:
            judged = judge(request, workspace, open_cache(arguments), progress)
        new = _action(arguments.action, old, judged, os.path.dirname(path))  # noqa: PTH120
        write(new, path)
    except RunError as error:
        raise CommandError(str(error)) from error
    if not arguments.quiet:
        print(_told(shown, old, new, english=english))
    failures = [*judged.found.failures, *(failure for _, outcome in judged.results for failure in outcome.failures)]
    for failure in failures:
        print(f"{failure.path}：{failure.message}")
    return FAILED if failures else 0


def _action(action: str, old: Baseline | None, judged: Judged, folder: str) -> Baseline:
    found = findings(judged.results, folder)
    if old is None:
        return create(found.violations)
    if action == "update":
        return update(old, found.violations, found.judged)
    return compared(found, old, folder).pruned


def _told(path: str, old: Baseline | None, new: Baseline, *, english: bool) -> str:
    before, after = (_size(baseline) for baseline in (old or Baseline(), new))
    if english:
        return f"{path}: {after} findings" + ("" if old is None else f" (before: {before})")
    return f"{path}：记有 {after} 处问题" + ("" if old is None else f"（原有 {before} 处）")


def _show(baseline: Baseline, *, english: bool) -> None:
    counts = Counter({entry.path: 0 for entry in baseline.entries})
    for entry in baseline.entries:
        counts[entry.path] += entry.count
        number = f" ×{entry.count}" if entry.count > 1 else ""
        print(f"{entry.path}: {entry.rule} {entry.words.before}⟦{entry.words.text}⟧{entry.words.after}{number}")
    size = _size(baseline)
    print(f"{len(counts)} documents, {size} findings" if english else f"{len(counts)} 个文件，{size} 处问题")


def _size(baseline: Baseline) -> int:
    return sum(entry.count for entry in baseline.entries)
