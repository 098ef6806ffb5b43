from __future__ import annotations

import os
from pathlib import Path

import pytest

from speechlint.engine.violation import Failure
from speechlint.run.discovery import Discovery, Search, SourceFile, discover
from speechlint.run.report import Skipped
from tests.run.repository import Repository


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "文稿 2026"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def found(*paths: str, excluding: tuple[str, ...] = (), **settings: bool) -> Discovery:
    return discover(Search(paths, lambda path: path.endswith(excluding) if excluding else False, **settings))


def shown(discovery: Discovery) -> list[str]:
    return [file.shown for file in discovery.files]


def test_a_folder_gives_the_documents_in_it_in_order(folder: Path) -> None:
    put(folder, "乙.txt", "甲/一 稿.MD", "甲/二.docx", "丙.markdown", "x.py", "无后缀")

    assert shown(found(".")) == sorted(["乙.txt", "甲/一 稿.MD", "甲/二.docx", "丙.markdown"])
    assert found(".").files[0].path == str(folder / shown(found("."))[0])


def test_what_is_hidden_or_locked_is_passed_over(folder: Path) -> None:
    put(folder, ".藏/一.txt", ".二.txt", "~$三.docx", "四.txt")

    assert shown(found(".")) == ["四.txt"]
    assert shown(found(".藏")) == [".藏/一.txt"]


def test_documents_that_cannot_be_read_are_skipped_on_a_walk_and_fail_when_named(folder: Path) -> None:
    put(folder, "旧稿.doc", "扫描.pdf", "图.png")
    doc = "不支持 Word 97—2003 格式（.doc）；请用 WPS 或 Word 打开，另存为 .docx 后再检查"
    pdf = "不支持 PDF（.pdf）；请把正文复制到 .txt 或 .docx 文件后再检查"

    assert found(".") == Discovery((), (Skipped("扫描.pdf", pdf), Skipped("旧稿.doc", doc)))
    assert found("旧稿.doc", "图.png", "没有.txt").failures == (
        Failure("图.png", "不支持的文件类型（.png）；可检查 .txt、.md、.markdown、.docx"),
        Failure("旧稿.doc", doc),
        Failure("没有.txt", "没有这个文件或目录"),
    )
    assert shown(found("图.png", any_suffix=True)) == ["图.png"]


def test_the_same_file_is_found_once(folder: Path) -> None:
    put(folder, "一.txt", "甲/二.txt")
    (folder / "别名.txt").symlink_to("一.txt")

    assert shown(found("一.txt", ".", str(folder / "一.txt"), "甲", "./甲/../一.txt", "别名.txt")) == [
        "一.txt",
        "甲/二.txt",
    ]


def test_links_to_folders_are_not_followed_broken_ones_are_nothing(folder: Path) -> None:
    put(folder, "甲/一.txt")
    (folder / "甲" / "圈").symlink_to("..")
    (folder / "断.txt").symlink_to("没有")

    assert shown(found(".")) == ["甲/一.txt"]
    assert shown(found("甲/圈")) == ["甲/圈/甲/一.txt"]


def test_paths_outside_of_the_current_folder_stay_as_they_were_named(folder: Path, tmp_path: Path) -> None:
    put(tmp_path, "外/一.txt")

    assert shown(found("../外")) == ["../外/一.txt"]
    assert shown(found(str(tmp_path / "外"))) == [f"{tmp_path}/外/一.txt"]


def test_files_left_out_are_left_out_of_walks_and_elsewhere_by_force(folder: Path) -> None:
    put(folder, "一.txt", "二.txt")

    assert shown(found(".", excluding=("二.txt",))) == ["一.txt"]
    assert shown(found("一.txt", "二.txt", excluding=("二.txt",))) == ["一.txt", "二.txt"]
    assert shown(found("一.txt", "二.txt", excluding=("二.txt",), force_exclude=True)) == ["一.txt"]


def test_gitignore_files_hold_without_git_inner_ones_over_outer_ones(folder: Path) -> None:
    put(folder, "甲/一.txt", "甲/二.bak.txt", "甲/乙/三.bak.txt", "旧/四.txt", "旧/留.txt", "深/旧/五.txt")
    (folder / ".gitignore").write_text("*.bak.txt\n/旧/\n!旧/留.txt\n\n# 说明\n")
    (folder / "甲/乙/.gitignore").write_text("!三.bak.txt\n")

    assert shown(found(".")) == ["深/旧/五.txt", "甲/一.txt", "甲/乙/三.bak.txt"]


def test_git_says_what_is_ignored_in_a_work_tree(folder: Path) -> None:
    repository = Repository.create(folder)
    put(folder, "一.txt", "旧/二.txt", "库/三.txt", "已删.txt")
    Repository.create(folder / "库")
    repository.write(".gitignore", "旧/\n")
    repository.git("add", "一.txt", "已删.txt")
    (folder / "已删.txt").unlink()

    assert shown(found(".")) == ["一.txt", "库/三.txt"]
    assert shown(found("旧")) == ["旧/二.txt"]


@pytest.mark.parametrize("name", ["a\nb.txt", 'a"b.txt', "a\\b.txt", os.fsdecode(b"\xd6\xd0\xce\xc4.txt"), " .txt"])
@pytest.mark.parametrize("in_git", [False, True])
def test_names_of_every_sort(folder: Path, name: str, in_git: bool) -> None:
    if in_git:
        Repository.create(folder)
    put(folder, name)

    assert found(".").files == (SourceFile(str(folder / name), name),)


def test_a_folder_that_cannot_be_listed_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "一.txt", "禁/二.txt")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("禁/"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)

    assert found(".") == Discovery(
        (SourceFile(str(folder / "一.txt"), "一.txt"),), (Skipped("禁", "目录无法读取：Permission denied"),)
    )


def test_a_pipe_is_no_document(folder: Path) -> None:
    os.mkfifo(folder / "管.txt")

    assert found("管.txt").failures == (Failure("管.txt", "不是普通文件"),)
    assert found(".").files == ()


def test_standard_input_goes_by_the_name_that_it_stands_for(folder: Path) -> None:
    assert discover(Search(("-", "-"), lambda _: True)).files == (SourceFile("-", "-"),)
    named = Search(("-",), lambda path: path == str(folder / "旧/一.md"), stdin_name="旧/一.md")
    assert discover(named).files == (SourceFile("-", "旧/一.md"),)


def test_standard_input_that_stands_for_a_file_left_out_is_left_out_by_force(folder: Path) -> None:
    search = Search(("-",), lambda path: path == str(folder / "旧/一.md"), force_exclude=True, stdin_name="旧/一.md")
    assert discover(search).files == ()
