"""The wheel in an empty environment does what the checkout does."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from speechlint import __version__
from tests.project import ROOT, clean_environment, copy_project

DRAFT = "在***会议上的讲话\n\n同志们：\n\n今天我们召开会议。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from the work tree."""
    project = tmp_path_factory.mktemp("build") / "project"
    copy_project(project)
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", "dist", "."],
        cwd=project,
        env=clean_environment(),
        check=True,
        capture_output=True,
    )
    return project / "dist"


def test_the_wheel_holds_the_package_its_rules_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    rules = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()}

    assert {name.split("/")[0] for name in names} == {"speechlint", f"speechlint-{__version__}.dist-info"}
    assert {name.removeprefix("speechlint/_rules/") for name in names if name.startswith("speechlint/_rules/")} == rules
    assert "speechlint/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_archive_builds_and_tests_itself(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.partition("/")[2] for name in files.getnames()}

    assert {"pyproject.toml", "speechlint/__init__.py", "tests/test_packaging.py", "LICENSE", "README.md"} <= names
    assert any(name.startswith("rules/") for name in names)


def test_installed_in_an_empty_environment_it_finds_what_the_checkout_finds(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    environment = clean_environment(SPEECHLINT_CACHE_DIR=str(tmp_path / "cache"))
    venv.create(tmp_path / "venv", with_pip=False)
    folder = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(folder / "python"), "install", "--quiet", str(wheel)],
        env=environment,
        check=True,
    )
    draft = tmp_path / "讲话 稿.txt"
    draft.write_text(DRAFT, encoding="utf-8")

    def ran(*command: str) -> tuple[int, str]:
        result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert result.stderr == b""
        return result.returncode, result.stdout.decode()

    installed = str(folder / "speechlint")
    checkout = (sys.executable, "-m", "speechlint")
    status, found = ran(installed, "check", draft.name, "--format", "json")

    assert status == 1
    assert "placeholders/asterisk" in {violation["rule"] for violation in json.loads(found)["violations"]}
    assert ran(*checkout, "check", draft.name, "--format", "json") == (status, found)
    assert ran(installed, "rules", "--format", "json") == ran(*checkout, "rules", "--format", "json")
    assert ran(str(folder / "python"), "-m", "speechlint", "--version") == (0, f"speechlint {__version__}\n")
