"""The private cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from speechlint.text.cachedir import cache_folder, cached_path, read_cached, write_cached

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes are POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_written_is_read_back(folder: Path) -> None:
    write_cached("words", "词语".encode())
    assert read_cached("words") == "词语".encode()
    assert cached_path("words") == str(folder / "words")


def test_a_second_write_replaces_the_first_and_leaves_nothing_behind(folder: Path) -> None:
    write_cached("words", b"old")
    write_cached("words", b"new")
    assert read_cached("words") == b"new"
    assert [path.name for path in folder.iterdir()] == ["words"]


def test_a_missing_file_is_none(folder: Path) -> None:
    assert read_cached("nothing") is None


@posix
def test_the_folder_is_made_for_its_owner_alone(folder: Path) -> None:
    cache_folder()
    assert folder.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720])
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, mode: int) -> None:
    write_cached("words", b"x")
    folder.chmod(mode)
    assert cache_folder() is None
    assert read_cached("words") is None
    write_cached("more", b"x")
    folder.chmod(0o700)
    assert read_cached("more") is None


@posix
def test_a_file_that_others_may_write_to_is_not_read(folder: Path) -> None:
    write_cached("words", b"x")
    (folder / "words").chmod(0o666)
    assert read_cached("words") is None


@posix
def test_somebody_elses_folder_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_cached("words", b"x")
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert read_cached("words") is None


@posix
def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    cache_folder()
    (tmp_path / "elsewhere").write_bytes(b"x")
    (folder / "words").symlink_to(tmp_path / "elsewhere")
    assert read_cached("words") is None


def test_a_folder_that_cannot_be_made_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert cache_folder() is None
    write_cached("words", b"x")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG is for the other systems")
def test_without_a_setting_the_folder_lies_with_the_systems_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SPEECHLINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "speechlint")
