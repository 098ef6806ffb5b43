"""This project as it stands in the work tree, for tests that install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LEFT_OUT = {".git", ".venv", "venv", "build", "dist"}


def copy_project(target: Path) -> None:
    """Copy what Git tracks or would track; outside of a repository (a source archive) all but what is built."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        shutil.copytree(
            ROOT, target, ignore=lambda _, names: {name for name in names if name in _LEFT_OUT or "cache" in name}
        )
        return
    for name in filter(None, listed.stdout.split(b"\0")):
        source, copy = ROOT / os.fsdecode(name), target / os.fsdecode(name)
        if source.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what tests, Git hooks and virtual environments have put there."""
    prefixes = ("GIT_", "PYTEST_", "PRE_COMMIT", "PYTHON", "SPEECHLINT_", "VIRTUAL_ENV", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}
    return {**kept, "GITHUB_ACTIONS": "", **more}
