"""A walk through a folder outside of Git's care: hidden folders and what .gitignore files name are passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from speechlint.rulebook.globs import matches, translated
from speechlint.run.unreadable import Unreadable

IGNORE_FILE = ".gitignore"
_Ignores = tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
"""(folder relative to the root, ended by ``/`` or empty; its patterns), the outermost first."""


def walk(root: str) -> Iterator[str | Unreadable]:
    """The files below a folder, relative to it with ``/``, in the order of names. Symlinked folders are not entered."""
    waiting: list[tuple[str, _Ignores]] = [("", ())]
    while waiting:
        prefix, ignores = waiting.pop()
        try:
            with os.scandir(os.path.join(root, prefix)) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Unreadable(prefix.rstrip("/") or ".", f"目录无法读取：{error.strerror}")
            continue
        ignores += _ignores(root, prefix, listed)
        folders: list[tuple[str, _Ignores]] = []
        for entry in listed:
            name = prefix + entry.name
            folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith(".") or _ignored(name + "/" if folder else name, ignores):
                continue
            if folder:
                folders.append((name + "/", ignores))
            elif not entry.is_dir():
                yield name
        waiting.extend(reversed(folders))


def _ignores(root: str, prefix: str, entries: Sequence[os.DirEntry[str]]) -> _Ignores:
    if not any(entry.name == IGNORE_FILE and entry.is_file() for entry in entries):
        return ()
    try:
        with open(os.path.join(root, prefix, IGNORE_FILE), encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines()
    except OSError:
        return ()
    patterns = []
    for line in lines:
        try:
            pattern = translated(line)
        except ValueError:  # Git passes over such a line, too
            continue
        if pattern is not None:
            patterns.append(pattern)
    return ((prefix, tuple(patterns)),)


def _ignored(name: str, ignores: _Ignores) -> bool:
    """The last pattern that fits decides, those of inner folders after those of outer ones."""
    return next(
        (
            include
            for prefix, patterns in reversed(ignores)
            for expression, include in reversed(patterns)
            if matches(((expression, True),), name.removeprefix(prefix))
        ),
        False,
    )
