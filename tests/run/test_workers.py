from __future__ import annotations

import os
import signal
import sys

import pytest

from speechlint.run.workers import Crew, Lost

Answer = tuple[str, int] | str


def work(task: int) -> Answer:
    if task == 13:
        os._exit(7)
    if task == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == 19:
        while True:
            pass
    return "done", task * task


def lost(task: int, why: Lost) -> Answer:
    return f"{task}: {why.exit_code}"


def crew(processes: int = 3, method: str | None = None, seconds: float = 60.0) -> Crew[int, Answer]:
    settings = {} if method is None else {"method": method}
    return Crew(work, lost, lambda _: seconds, processes, **settings)


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert crew().run(range(40, 60)) == [("done", task * task) for task in range(40, 60)]


def test_whoever_breaks_a_worker_is_lost_alone() -> None:
    killed = -signal.SIGKILL

    assert crew().run([12, 13, 14, 17, 18, 13]) == [
        ("done", 144),
        "13: 7",
        ("done", 196),
        f"17: {killed}",
        ("done", 324),
        "13: 7",
    ]


def test_a_task_that_never_ends_is_ended() -> None:
    assert Crew(work, lost, lambda task: 0.2 if task == 19 else 60.0, 2).run([19, 2, 3]) == [
        "19: None",
        ("done", 4),
        ("done", 9),
    ]


def test_done_is_told_how_many_there_are() -> None:
    told: list[int] = []

    crew().run([1, 2, 3, 13], told.append)

    assert told == sorted(told)
    assert told[-1] == 4


def test_no_tasks_no_workers() -> None:
    assert crew().run([]) == []


@pytest.mark.skipif(sys.platform == "win32", reason="processes are always spawned there")
def test_the_same_where_processes_are_spawned() -> None:
    assert crew(2, "spawn").run([2, 13, 3]) == [("done", 4), "13: 7", ("done", 9)]
