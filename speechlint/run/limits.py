"""Bounds for one file, so that no input can hold up a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MAX_BYTES = 64_000_000
"""Files larger than this are not read: no speech is."""

_SECONDS = 30.0
_SECONDS_A_MEGABYTE = 15.0
_GRACE = 4.0


class OutOfTime(BaseException):
    """A file has had its time. Not an :class:`Exception`, for no check may take it for its own."""


def seconds_for(size: int) -> float:
    """Processor seconds that a file of ``size`` bytes may take: many times what any real one needs."""
    return _SECONDS + _SECONDS_A_MEGABYTE * size / 1_000_000


def patience_for(size: int) -> float:
    """Seconds on the clock after which a worker at a file of ``size`` bytes is taken for hung."""
    return _GRACE * seconds_for(size)


@contextmanager
def processor_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`OutOfTime` in the block once it has used so much processor time.

    Without effect on Windows and outside of the main thread; there the worker's parent keeps the time.
    """
    if sys.platform == "win32":
        yield
        return
    import signal  # noqa: PLC0415 - not on Windows

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise OutOfTime

    try:
        previous = signal.signal(signal.SIGPROF, stop)
    except ValueError:
        in_main_thread = False
    else:
        in_main_thread = True
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        if in_main_thread:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, previous)
