"""Where rule files lie, and whether they have changed; without reading them.

On the way of every start, like all that the cached rules need: pathlib alone would take as long as all of it.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from speechlint.text.digest import blake2b
from speechlint.text.records import NamedTuple

MAX_FILES: Final = 20_000
PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
"""The folder of the package."""
RULE_SUFFIXES: Final = (".yaml", ".yml")


class Stamp(NamedTuple):
    """What tells that a file is the same: any change of its contents changes one of these."""

    path: str
    size: int
    modified: int
    changed: int


def shipped_folder() -> str:
    """The folder of the rules that come with speechlint: inside the wheel, or beside the package in a checkout."""
    inside = f"{PACKAGE}/_rules"
    return inside if os.path.isdir(inside) else f"{os.path.dirname(PACKAGE)}/rules"  # noqa: PTH112, PTH120


def stamps(root: str, suffixes: tuple[str, ...]) -> list[Stamp]:
    """The files below a folder that end in one of ``suffixes``, hidden ones left out, symlinked folders not followed.

    Raises :class:`OSError` when a folder cannot be read.
    """
    found: list[Stamp] = []
    folders = [("", root)]
    while folders and len(found) < MAX_FILES:
        prefix, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                elif entry.name.endswith(suffixes):
                    status = entry.stat()
                    found.append(Stamp(prefix + entry.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
    found.sort()
    return found


@cache
def code_stamps() -> tuple[Stamp, ...]:
    """The program's own code, as it was when first asked for. Raises :class:`OSError`."""
    return tuple(stamps(PACKAGE, (".py",)))


def contents_digest(root: str, files: list[Stamp]) -> str:
    """A digest of the contents of files. Raises :class:`OSError`."""
    digest = blake2b(digest_size=16)
    for stamp in files:
        with open(os.path.join(root, stamp.path), "rb") as file:  # noqa: PTH118, PTH123 - read on every start
            content = file.read()
        digest.update(f"{stamp.path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()
