"""Speeches as they should be: with the default configuration nothing in them is worth an error or a warning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speechlint.cli.main import main
from tests.project import ROOT

SPEECHES = Path(__file__).parent / "data" / "speeches"


def test_nothing_is_found_in_proofread_speeches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    paths = sorted(SPEECHES.iterdir())
    status = main(["check", "--no-config", "--no-cache", "--no-baseline", "--format", "json", *map(str, paths)])
    report = json.loads(capsys.readouterr().out)

    assert [Path(file["path"]).name for file in report["files"]] == [path.name for path in paths]
    assert (status, report["violations"], report["failures"]) == (0, [], [])
