"""Where reports go: standard output, and files, each put in place whole."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Mapping, Sequence

from speechlint.cli.errors import CommandError
from speechlint.cli.parser import nearest
from speechlint.cli.streams import close_quietly, in_ascii, is_terminal
from speechlint.formats import NAMES, NEEDS_SOURCE, RenderOptions, renderer
from speechlint.run.report import Report
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_FOR_PEOPLE = ("text", "concise", "github")
_NAMED = Late(r"([a-z]+)=(.+)", re.DOTALL)
_DEFAULT_WIDTH = 100
_WIDEST = 200


class Target(NamedTuple):
    """One report: in which format, and the file it goes to (None: standard output)."""

    format: str
    path: str | None = None


def targets(format: str | None, outputs: Sequence[str], environment: Mapping[str, str]) -> tuple[Target, ...]:
    """What ``--format`` and ``--output`` ask for.

    ``--output FORMAT=FILE`` adds a report in a file, ``--output FILE`` sends the one of ``--format`` there. Raises
    :class:`CommandError` for an unknown format.
    """
    chosen = format or ("github" if environment.get("GITHUB_ACTIONS") == "true" else NAMES[0])
    found: list[Target] = []
    to_stdout = True
    for output in outputs:
        named = _NAMED.fullmatch(output)
        if named is None:
            found.append(Target(format or _by_suffix(output), output))
            to_stdout = False
        elif named[1] in NAMES:
            found.append(Target(named[1], named[2]))
        else:
            raise CommandError(f"--output：没有格式 {named[1]}{nearest(named[1], NAMES)}（可用：{'、'.join(NAMES)}）")
    return (Target(chosen), *found) if to_stdout else tuple(found)


def needs_source(wanted: Sequence[Target]) -> bool:
    """Whether one of the formats counts in units that only the source can tell."""
    return any(target.format in NEEDS_SOURCE for target in wanted)


def deliver(report: Report, wanted: Sequence[Target], language: str, color: str) -> list[str]:
    """Write every report; what could not be written, as messages."""
    problems: list[str] = []
    for target in wanted:
        if target.path is None:
            options = RenderOptions(language, color=_colored(color), width=_terminal_width())
            write_stdout(renderer(target.format)(report, options), target.format)
        else:
            text = renderer(target.format)(report, RenderOptions(language))
            try:
                write_file(target.path, text.encode("utf-8", "backslashreplace"))
            except OSError as error:
                problems.append(f"无法写入 {target.path}：{error.strerror or error}")
    return problems


def write_stdout(text: str, format: str = "text") -> None:
    """Print a report. A reader who has had enough (``| head``) is no error."""
    if sys.stdout is None:
        return
    if format not in _FOR_PEOPLE and (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        text = in_ascii(text, format)
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        close_quietly()
    except OSError as error:
        close_quietly()
        raise CommandError(f"无法写入标准输出：{error.strerror or error}") from error


def write_file(path: str, content: bytes) -> None:
    """Put a file in place whole or not at all; a device or a pipe is written to. Raises :class:`OSError`."""
    real = os.path.realpath(path)
    try:
        mode = os.stat(real).st_mode  # noqa: PTH116
    except OSError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        with open(real, "wb") as device:  # noqa: PTH123
            device.write(content)
        return
    temporary = f"{real}.{os.getpid()}.tmp"
    try:
        with open(temporary, "xb") as file:  # noqa: PTH123
            file.write(content)
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))  # noqa: PTH101
        os.replace(temporary, real)  # noqa: PTH105
    except OSError:
        _remove(temporary)
        raise


def _by_suffix(path: str) -> str:
    suffix = path.rpartition(".")[2].lower()
    return suffix if suffix in NAMES else NAMES[0]


def _colored(choice: str) -> bool:
    """``--color``; ``auto`` asks for a terminal and heeds NO_COLOR and FORCE_COLOR (no-color.org, force-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def _terminal_width() -> int:
    if not is_terminal(sys.stdout):
        return _DEFAULT_WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415 - only on a terminal

    return min(_WIDEST, get_terminal_size((_DEFAULT_WIDTH, 24)).columns)


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return
