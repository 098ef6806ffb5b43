"""Standard output as it is in the world: GBK consoles, closed pipes, no console at all."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def prepare_streams() -> None:
    """What the console's encoding does not have is written as ``\\u…``, never as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def close_quietly() -> None:
    """After a broken pipe: let nothing be written any more, the interpreter's last flush neither."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is there and is a terminal."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def in_ascii(text: str, name: str) -> str:
    """A report for programs in ASCII, for a standard output that is not UTF-8; the meaning is the same."""
    if name in ("junit", "checkstyle"):
        return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return "".join(character if character.isascii() else _json_escape(character) for character in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[index]:02x}{units[index + 1]:02x}" for index in range(0, len(units), 2))
