"""Speeches as they should be: with the default configuration nothing in them is worth an error or a warning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speechlint.cli.main import main
from tests.project import ROOT

SPEECHES = Path(__file__).parent / "data" / "speeches"
FALSE_ALARMS = {
    ("党课讲稿.txt", "wording/likely-slip", "走"),  # 就走不出一条好路
    ("悼词.txt", "wording/likely-slip", "草"),  # 水利规划草图
}
"""What the linter says wrongly; a row goes when it no longer does."""


def test_nothing_is_found_in_proofread_speeches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    paths = sorted(SPEECHES.glob("*.txt"))
    main(["check", "--no-config", "--no-cache", "--no-baseline", "--format", "json", *map(str, paths)])
    report = json.loads(capsys.readouterr().out)

    assert [Path(file["path"]).name for file in report["files"]] == [path.name for path in paths]
    found = [(Path(hit["path"]).name, hit["rule"], hit["text"]) for hit in report["violations"]]
    assert [hit for hit in found if hit not in FALSE_ALARMS] == []
    assert report["failures"] == []
