from __future__ import annotations

import io
import sys

import pytest

from speechlint.cli import progress
from speechlint.cli.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, patience: float = 0.0, shown: bool = True) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with ProgressBar(shown=shown) as bar:
        for number in (1, 2, 3):
            bar(number, 3)
    return stream.getvalue()


def test_a_long_run_on_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/3" in drawn(monkeypatch, Terminal())


def test_nothing_is_drawn_elsewhere_for_short_runs_and_when_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, io.StringIO()) == ""
    assert drawn(monkeypatch, Terminal(), patience=3_600.0) == ""
    assert drawn(monkeypatch, Terminal(), shown=False) == ""
