"""Arguments → what to look at, and the view of rules and configuration to look at it with."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import Any

from speechlint.document import DocType, Stage
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.rule import Severity
from speechlint.rulebook.settings import CommandLine, FailOn, Given
from speechlint.rulebook.workspace import Workspace
from speechlint.run.discovery import STDIN
from speechlint.run.run import Request


def open_workspace(arguments: Namespace) -> Workspace:
    """The workspace of the current folder; arguments that a command does not have say nothing."""
    return Workspace(command_line(arguments), open_cache(arguments))


def open_cache(arguments: Namespace) -> Cache:
    """The cache, unless ``--no-cache`` is given."""
    return Cache(enabled=not _said(arguments, "no_cache"))


def command_line(arguments: Namespace) -> CommandLine:
    """What the arguments say of configuration and rules."""
    stage, doc_type, level, fail_on = (_said(arguments, name) for name in ("stage", "doc_type", "level", "fail_on"))
    baseline = _said(arguments, "baseline")
    return CommandLine(
        given=Given(
            Stage(stage) if stage else None,
            _said(arguments, "as_of"),
            DocType(doc_type) if doc_type else None,
        ),
        config=_said(arguments, "config"),
        isolated=bool(_said(arguments, "no_config")),
        select=_selectors(_said(arguments, "select") or ()),
        ignore=_selectors(_said(arguments, "ignore") or ()),
        format=_said(arguments, "input_format"),
        encoding=_said(arguments, "encoding"),
        level=Severity(level) if level else None,
        fail_on=FailOn(fail_on) if fail_on else None,
        baseline=os.path.abspath(baseline) if baseline else None,  # noqa: PTH100
        require_reason=_said(arguments, "require_reason"),
        language=_said(arguments, "said_language"),
    )


def request_of(arguments: Namespace, *, keep_source: bool = False) -> Request:
    """What the arguments say of the files to look at."""
    paths = tuple(arguments.paths) or (".",)
    return Request(
        paths=paths,
        stdin=_standard_input() if STDIN in paths else b"",
        stdin_name=arguments.stdin_filename or STDIN,
        exclude=tuple(arguments.exclude),
        force_exclude=arguments.force_exclude,
        changed=_said(arguments, "changed"),
        baselines=not _said(arguments, "no_baseline"),
        processes=_said(arguments, "jobs") or _processors(),
        keep_source=keep_source,
        any_suffix=arguments.input_format is not None,
    )


def _standard_input() -> bytes:
    from speechlint.readers import MOST_BYTES  # noqa: PLC0415 - only for standard input

    return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _said(arguments: Namespace, name: str) -> Any:
    return getattr(arguments, name, None)


def _selectors(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(selector for word in words for selector in word.split(",") if selector)
