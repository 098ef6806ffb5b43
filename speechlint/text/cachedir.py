"""The private cache folder: files that only this user can have written.

What is read back from a cache decides what the linter says, so a folder that others may write to is not used at
all. Everything here is best effort: where no safe folder can be had, nothing is cached and nothing is reported.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> str | None:
    """The folder, made with mode 0700 where missing; None where there is none that only this user can write to.

    ``SPEECHLINT_CACHE_DIR`` names it outright; otherwise it lies where the system keeps caches (on Linux
    ``$XDG_CACHE_HOME/speechlint`` or ``~/.cache/speechlint``).
    """
    folder = os.environ.get("SPEECHLINT_CACHE_DIR") or _default()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib costs more than this module
        return folder if _is_ours(os.lstat(folder), stat.S_ISDIR) else None
    except OSError:
        return None


def read_cached(name: str) -> bytes | None:
    """The content of a cache file, or None where it is missing or not this user's own."""
    path = cached_path(name)
    if path is None:
        return None
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def cached_path(name: str) -> str | None:
    """The path of an existing cache file that is a regular file of this user's own, else None."""
    folder = cache_folder()
    if folder is None:
        return None
    path = os.path.join(folder, name)  # noqa: PTH118
    try:
        return path if _is_ours(os.lstat(path), stat.S_ISREG) else None
    except OSError:
        return None


def write_cached(name: str, content: bytes) -> None:
    """Put a cache file in place at once, so that nobody ever reads half of it; silent where it cannot be done."""
    folder = cache_folder()
    if folder is None:
        return
    path = os.path.join(folder, name)  # noqa: PTH118
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123
                file.write(content)
            os.replace(temporary, path)  # noqa: PTH105
        except OSError:
            os.unlink(temporary)  # noqa: PTH108
    except OSError:
        return


def _default() -> str:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local")  # noqa: PTH111
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")  # noqa: PTH111
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return os.path.join(base, "speechlint")  # noqa: PTH118


def _is_ours(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether a path is of the wanted kind, belongs to this user and can be changed by nobody else.

    Windows keeps each user's folders apart by itself and reports neither owner nor mode.
    """
    if not is_kind(status.st_mode):
        return False
    return sys.platform == "win32" or (status.st_uid == os.getuid() and not status.st_mode & _OTHERS_WRITE)
