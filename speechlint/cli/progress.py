"""The progress bar: on a terminal, for runs that take their time."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

from speechlint.cli.streams import is_terminal

_PATIENCE = 1.0
"""Seconds that a run may take before a bar is drawn."""


class ProgressBar:
    """Called with (files done, files in all). Draws on standard error, and nothing where that is no terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and is_terminal(sys.stderr)
        self._start = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        if not self._shown or time.monotonic() - self._start < _PATIENCE:
            return
        if self._bar is None:
            from tqdm import tqdm  # noqa: PLC0415 - only when there is time

            self._bar = tqdm(total=total, unit="份", leave=False, file=sys.stderr, dynamic_ncols=True)
        self._bar.update(done - self._bar.n)
