from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from speechlint.cli.main import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Speechlint = Callable[..., Ended]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache for all these tests, so that the rules are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and an environment that says nothing."""
    folder = tmp_path / "文稿 夹"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(cache))
    for name in ("SPEECHLINT_LANG", "SPEECHLINT_DEBUG", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def speechlint(capsys: pytest.CaptureFixture[str]) -> Speechlint:
    """Runs a command in this process."""

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        status = main(arguments)
        return Ended(status, *capsys.readouterr())

    return run
