"""What Git knows: the files of a work tree, and the lines changed since a revision.

Names are passed as bytes ended by NUL, or unquoted by the rules of ``core.quotePath``; they come out as the
operating system's strings (undecodable bytes as surrogates).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from speechlint.run.errors import RunError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_SAME_CONTENT = b"R100"
_TIES = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"})
MERGE_BASE = "..."


class GitError(RunError):
    """What Git was asked for and could not do."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The files changed since a revision: absolute path → ranges of touched lines, None where all of it is new.

    Lines are Git's: ended by ``\\n`` alone.
    """

    files: Mapping[str, tuple[range, ...] | None]

    def touch(self, path: str, first: int, last: int) -> bool:
        """Whether one of the lines ``first`` to ``last`` of an absolute path was touched."""
        if path not in self.files:
            return False
        touched = self.files[path]
        return touched is None or any(lines.start <= last and first < lines.stop for lines in touched)


def work_tree_files(folder: str) -> list[str] | None:
    """The files below a folder that Git tracks or would track, relative to it; None outside of a work tree.

    An entry may be a folder (a submodule, a repository within).
    """
    try:
        listed = _git(folder, "ls-files", "-coz", "--exclude-standard")
        if not listed and _ignored(folder):
            return None
    except GitError:
        return None
    return sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})


def changes_since(revision: str, folder: str) -> Changes:
    """What changed in the work tree of ``folder`` since a revision, new files too.

    ``REV...`` stands for the point where the current branch left REV. Raises :class:`GitError` outside of a
    repository and for an unknown revision.
    """
    try:
        root = os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))
    except GitError as error:
        raise GitError(f"--changed 只能在 Git 工作区里使用：{error}") from error
    differing = _git(
        root,
        "diff",
        "--raw",
        "--patch",
        "-z",
        "-U0",
        "-M",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--ignore-submodules",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        _commit(root, revision),
    )
    files: dict[str, tuple[range, ...] | None] = {}
    raw, _, patch = differing.partition(b"\0\0")
    hunks = dict(_hunks(patch))
    for status, name in _raw_entries(raw):
        if name in hunks:
            files[_absolute(root, name)] = hunks[name]
        elif status != _SAME_CONTENT:
            files[_absolute(root, name)] = None
    for name in _git(root, "ls-files", "-oz", "--exclude-standard").split(b"\0"):
        if name:
            files[_absolute(root, name)] = None
    return Changes(files)


def _commit(root: str, revision: str) -> str:
    """The revision as a name that cannot be taken for an option; the empty tree while nothing is committed."""
    if revision == "HEAD" and not _succeeds(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return os.fsdecode(_git(root, "hash-object", "-t", "tree", os.devnull).strip())
    try:
        name = revision.removesuffix(MERGE_BASE)
        commit = os.fsdecode(_git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").strip())
        if revision.endswith(MERGE_BASE):
            commit = os.fsdecode(_git(root, "merge-base", commit, "HEAD").strip())
    except GitError as error:
        raise GitError(f"Git 里没有版本 {revision}（{error}）") from error
    return commit


def _raw_entries(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(status, present name) of each entry of ``git diff --raw -z``; deleted files are left out."""
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if not head.startswith(b":"):
            continue
        status = head.rsplit(b" ", 1)[-1]
        name = next(fields, b"")
        if status[:1] in b"RC":
            name = next(fields, b"")
        if status != b"D":
            yield status, name


def _hunks(patch: bytes) -> Iterator[tuple[bytes, tuple[range, ...]]]:
    """(present name, touched lines) of each text file in a patch without context lines.

    Where lines were only taken out, the lines before and after the gap are touched.
    """
    name: bytes | None = None
    touched: list[range] = []
    content = 0
    for line in patch.split(b"\n"):
        hunk = None if content else _HUNK.match(line)
        if content:
            content -= not line.startswith(b"\\")
        elif hunk:
            start, length = int(hunk[2]), int(hunk[3] or 1)
            content = int(hunk[1] or 1) + length
            touched.append(range(start, start + (length or 2)))
        elif line.startswith(b"+++ "):
            if name is not None:
                yield name, tuple(touched)
            name, touched = _unquoted(line[4:]).removeprefix(b"b/"), []
    if name is not None:
        yield name, tuple(touched)


def _unquoted(name: bytes) -> bytes:
    if not name.startswith(b'"'):
        return name.removesuffix(b"\t")
    return _ESCAPE.sub(_character, name[1 : name.rindex(b'"')])


def _character(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8)]) if len(match[1]) == 3 else _ESCAPED.get(match[1], match[1])


def _absolute(root: str, name: bytes) -> str:
    return os.path.join(root, *os.fsdecode(name).split("/"))


def _ignored(folder: str) -> bool:
    """Whether the folder itself is one that Git ignores; then its listing says nothing about it."""
    return _succeeds(folder, "check-ignore", "-q", ".")


def _succeeds(folder: str, *arguments: str) -> bool:
    try:
        _git(folder, *arguments)
    except GitError:
        return False
    return True


def _environment() -> dict[str, str]:
    """Without what ties Git to the repository whose hook we may be; the folder says which one is meant."""
    kept = {name: value for name, value in os.environ.items() if name not in _TIES}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


def _git(folder: str, *arguments: str) -> bytes:
    import subprocess  # noqa: PLC0415 - only when a folder is walked or changes are asked for

    try:
        result = subprocess.run(  # noqa: S603
            ["git", "-C", folder, *arguments],  # noqa: S607
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise GitError(f"无法运行 git：{error.strerror}") from error
    if result.returncode:
        lines = result.stderr.decode(errors="replace").strip().splitlines()
        raise GitError(lines[0] if lines else f"git {arguments[0]}：{result.returncode}")
    return result.stdout
