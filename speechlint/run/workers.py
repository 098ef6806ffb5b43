"""Worker processes that may crash or hang without taking the run with them.

Each worker has one task at a time, so that whoever breaks a worker is known: its result is then what ``lost`` says of
it, a new worker takes the place, and the other tasks go on. Results come in the order of the tasks.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

START_METHOD = "fork" if sys.platform == "linux" else "spawn"


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a task has no result: its worker ended with ``exit_code``, or was ended because time was up (None)."""

    exit_code: int | None


@dataclass(frozen=True, slots=True)
class Crew(Generic[Task, Result]):
    """How to do many tasks: ``work`` does one, ``lost`` gives the result of one that took its worker down.

    ``seconds`` is how long a task may take before its worker is ended. Where processes are not forked, ``work`` and
    the tasks must be picklable; results always.
    """

    work: Callable[[Task], Result]
    lost: Callable[[Task, Lost], Result]
    seconds: Callable[[Task], float]
    processes: int
    method: str = START_METHOD

    def run(self, tasks: Sequence[Task], done: Callable[[int], object] = lambda _: None) -> list[Result]:
        """The results, in the order of the tasks. ``done`` is told how many there are whenever that changes."""
        shift = _Shift(self, tasks)
        try:
            while len(shift.results) < len(tasks):
                shift.hand_out()
                shift.collect()
                done(len(shift.results))
        finally:
            shift.end()
        return [shift.results[index] for index in range(len(tasks))]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: int = -1
    deadline: float = 0.0


class _Shift(Generic[Task, Result]):
    """One run of a crew: who is idle, who is at which task, what is done."""

    def __init__(self, crew: Crew[Task, Result], tasks: Sequence[Task]) -> None:
        self._crew = crew
        self._tasks = tasks
        self._waiting = list(reversed(range(len(tasks))))
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, _Worker] = {}
        self.results: dict[int, Result] = {}

    def hand_out(self) -> None:
        """Give tasks to workers, hiring as many as the crew may have."""
        while self._waiting and len(self._busy) < self._crew.processes:
            worker = self._idle.pop() if self._idle else _hired(self._crew.work, self._crew.method)
            worker.task = self._waiting.pop()
            worker.deadline = time.monotonic() + self._crew.seconds(self._tasks[worker.task])
            self._busy[worker.connection] = worker
            with suppress(OSError):  # it has died while idle; collect() finds out
                worker.connection.send((self._tasks[worker.task],))

    def collect(self) -> None:
        """Wait until a worker has a result, dies, or has had its time."""
        patience = min(worker.deadline for worker in self._busy.values()) - time.monotonic()
        ready = set(wait(list(self._busy), max(0.0, patience)))
        now = time.monotonic()
        for connection, worker in list(self._busy.items()):
            if connection not in ready and now < worker.deadline:
                continue
            del self._busy[connection]
            answer = _received(connection) if connection in ready else None
            if answer is None:
                self.results[worker.task] = self._lost(worker, late=connection not in ready)
            else:
                self.results[worker.task] = answer[0]
                self._idle.append(worker)

    def end(self) -> None:
        """Dismiss everybody."""
        for worker in (*self._idle, *self._busy.values()):
            _dismiss(worker)

    def _lost(self, worker: _Worker, *, late: bool) -> Result:
        if not late:
            worker.process.join()
        exit_code = None if late else worker.process.exitcode
        _dismiss(worker)
        return self._crew.lost(self._tasks[worker.task], Lost(exit_code))


def _hired(work: Callable[[Any], Any], method: str) -> _Worker:
    context = get_context(method)
    ours, theirs = context.Pipe()
    forked_copy = ours if method == "fork" else None
    process = context.Process(target=_serve, args=(work, theirs, forked_copy), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _dismiss(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
    worker.process.close()


def _received(connection: Connection) -> tuple[Any] | None:
    """A result, in a tuple; None when the worker has died."""
    try:
        answer: tuple[Any] = connection.recv()
    except (EOFError, OSError):
        return None
    return answer


def _serve(work: Callable[[Any], Any], connection: Connection, forked_copy: Connection | None) -> None:
    """A worker's life. Ctrl-C is the parent's business; the end of the pipe is the end of the worker."""
    import signal  # noqa: PLC0415 - in workers alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if forked_copy is not None:
        forked_copy.close()
    while True:
        try:
            (task,) = connection.recv()
        except EOFError:
            return
        connection.send((work(task),))
