"""Paths as people name them → the files to judge, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

from speechlint.engine.violation import Failure
from speechlint.readers.formats import SUPPORTED, UNSUPPORTED, format_of, suffix_of
from speechlint.run.paths import shown_path
from speechlint.run.report import Skipped
from speechlint.run.unreadable import Unreadable
from speechlint.text.records import NamedTuple

STDIN = "-"
_LOCK_FILE = "~$"


class SourceFile(NamedTuple):
    """A file to judge: where it is (absolute; ``-`` for standard input), and how the report names it."""

    path: str
    shown: str


class Search(NamedTuple):
    """Where to look.

    ``excluded`` says of an absolute path whether it is left out; files named outright are asked only with
    ``force_exclude``. ``stdin_name`` is the path that standard input stands for. ``any_suffix`` takes files of every
    name that are named outright.
    """

    paths: tuple[str, ...]
    excluded: Callable[[str], bool]
    force_exclude: bool = False
    stdin_name: str = STDIN
    any_suffix: bool = False


class Discovery(NamedTuple):
    """What was found: each in the order of the paths shown, each file once."""

    files: tuple[SourceFile, ...]
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()


def discover(search: Search) -> Discovery:
    """All files named, and all files of a supported kind in the folders named."""
    files: list[SourceFile] = []
    skipped: list[Skipped] = []
    failures: list[Failure] = []
    for name in search.paths:
        path = os.path.abspath(search.stdin_name if name == STDIN else name)
        if name != STDIN and os.path.isdir(path):
            _in_folder(name, path, search, files, skipped)
        elif search.force_exclude and search.excluded(path):
            continue
        elif name == STDIN:
            files.append(SourceFile(STDIN, search.stdin_name))
        else:
            problem = _refusal(path, any_suffix=search.any_suffix)
            if problem:
                failures.append(Failure(shown_path(path, name), problem))
            else:
                files.append(SourceFile(path, shown_path(path, name)))
    return Discovery(
        tuple(_each_once(files)),
        tuple(sorted(set(skipped), key=lambda entry: (entry.path, entry.reason))),
        tuple(sorted(set(failures), key=lambda failure: failure.path)),
    )


def _in_folder(name: str, folder: str, search: Search, files: list[SourceFile], skipped: list[Skipped]) -> None:
    for entry in _candidates(folder):
        relative = entry.path if isinstance(entry, Unreadable) else entry
        path = os.path.join(folder, relative)
        if search.excluded(path):
            continue
        shown = shown_path(path, os.path.join(name, relative))
        if isinstance(entry, Unreadable):
            skipped.append(Skipped(shown, entry.reason))
        elif format_of(relative) is not None:
            if os.path.isfile(path):
                files.append(SourceFile(path, shown))
        elif suffix_of(relative) in UNSUPPORTED and os.path.isfile(path):
            skipped.append(Skipped(shown, UNSUPPORTED[suffix_of(relative)]))


def _candidates(folder: str) -> Iterator[str | Unreadable]:
    """The files below a folder that may be documents, relative to it; those that Git ignores are left out."""
    from speechlint.run.git import work_tree_files  # noqa: PLC0415 - only when a folder is walked
    from speechlint.run.walk import walk  # noqa: PLC0415

    listed = work_tree_files(folder)
    for entry in walk(folder) if listed is None else listed:
        relative = entry.path if isinstance(entry, Unreadable) else entry
        names = relative.rstrip("/").split("/")
        if any(name.startswith(".") for name in names) or names[-1].startswith(_LOCK_FILE):
            continue
        inner = os.path.join(folder, *names)
        if listed is not None and os.path.isdir(inner) and not os.path.islink(inner):
            for within in _candidates(inner):
                yield within.below(relative) if isinstance(within, Unreadable) else f"{relative.rstrip('/')}/{within}"
        else:
            yield entry


def _refusal(path: str, *, any_suffix: bool) -> str:
    """Why a file named outright cannot be judged; empty when it can."""
    if not os.path.exists(path):
        return "没有这个文件或目录"
    if not os.path.isfile(path):
        return "不是普通文件"
    if any_suffix or format_of(path) is not None:
        return ""
    suffix = suffix_of(path)
    named = f"（{suffix}）" if suffix else ""
    return UNSUPPORTED.get(suffix) or f"不支持的文件类型{named}；可检查 {'、'.join(SUPPORTED)}"


def _each_once(files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """By the path shown, every file once; the file itself before symbolic links to it."""
    seen: set[str] = set()
    first: list[SourceFile] = []
    for file in sorted(files, key=lambda file: (os.path.islink(file.path), file.shown)):
        real = os.path.realpath(file.path) if file.path != STDIN else STDIN
        if real not in seen:
            seen.add(real)
            first.append(file)
    return iter(sorted(first, key=lambda file: file.shown))
