"""Paths as the report names them."""

from __future__ import annotations

import os


def slashed(path: str) -> str:
    """The path with forward slashes on every platform."""
    return path.replace(os.sep, "/") if os.sep != "/" else path


def shown_path(path: str, named: str) -> str:
    """An absolute path relative to the current folder; outside of it as it was named."""
    folder = os.getcwd()
    prefix = folder if folder.endswith(os.sep) else folder + os.sep
    return slashed(path.removeprefix(prefix) if path.startswith(prefix) else os.path.normpath(named))
