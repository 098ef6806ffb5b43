from __future__ import annotations

import os
from pathlib import Path

import pytest

from speechlint.run.git import Changes, GitError, changes_since, work_tree_files
from tests.run.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.create(tmp_path / "稿 库")


def lines_of(changes: Changes, path: Path) -> list[int] | None:
    touched = changes.files[str(path)]
    return None if touched is None else [line for lines in touched for line in lines]


def test_files_are_those_tracked_and_those_that_would_be(repository: Repository) -> None:
    repository.write(".gitignore", "旧/\n*.bak\n!留.bak\n")
    repository.write("一.txt", "")
    repository.commit()
    for name in ("二 稿.txt", "旧/三.txt", "四.bak", "留.bak", 'a"b\n.txt', "深/层/五.md"):
        repository.write(name, "")

    assert work_tree_files(str(repository.root)) == sorted(
        [".gitignore", "一.txt", "二 稿.txt", "留.bak", 'a"b\n.txt', "深/层/五.md"]
    )
    assert work_tree_files(str(repository.root / "深")) == ["层/五.md"]


def test_a_folder_that_git_ignores_is_none_of_its_business(repository: Repository) -> None:
    repository.write(".gitignore", "旧/\n")
    repository.write("旧/三.txt", "")

    assert work_tree_files(str(repository.root / "旧")) is None


def test_outside_of_a_work_tree_git_has_no_say(tmp_path: Path) -> None:
    assert work_tree_files(str(tmp_path)) is None


def test_touched_lines_are_those_changed_added_and_around_what_was_taken_out(repository: Repository) -> None:
    path = repository.write("讲话 稿.txt", "".join(f"第{number}行\n" for number in range(1, 11)))
    repository.commit()
    text = path.read_text().splitlines(keepends=True)
    text[1] = "改过\n"
    del text[4:6]
    path.write_text("".join([*text, "新一\n", "新二\n"]))

    changes = changes_since("HEAD", str(repository.root))

    assert lines_of(changes, path) == [2, 4, 5, 9, 10]
    assert changes.touch(str(path), 1, 2)
    assert not changes.touch(str(path), 6, 8)
    assert changes.touch(str(path), 8, 9)
    assert not changes.touch(str(repository.root / "别的.txt"), 1, 1)


def test_a_line_taken_out_at_the_beginning_touches_the_first_one_left(repository: Repository) -> None:
    path = repository.write("a.txt", "一\n二\n三\n")
    repository.commit()
    path.write_text("二\n三\n")

    changes = changes_since("HEAD", str(repository.root))

    assert [line for line in (1, 2, 3) if changes.touch(str(path), line, line)] == [1]


def test_content_that_looks_like_a_patch_is_content(repository: Repository) -> None:
    path = repository.write("a.txt", "一\n-- a/a.txt\n@@ -1 +1 @@\n")
    repository.commit()
    path.write_text("一\n++ b/别的.txt\n@@ -1,9 +1,9 @@\ndiff --git a/x b/x\n末行没有换行")

    changes = changes_since("HEAD", str(repository.root))

    assert list(changes.files) == [str(path)]
    assert lines_of(changes, path) == [2, 3, 4, 5]


def test_names_of_every_sort(repository: Repository) -> None:
    names = [
        "中文 空格.txt",
        'quote".txt',
        "tab\t.txt",
        "line\nend.txt",
        "back\\slash.txt",
        os.fsdecode(b"\xd6\xd0.txt"),
    ]
    for name in names:
        repository.write(name, "一\n二\n")
    repository.commit()
    for name in names:
        repository.write(name, "一\n三\n")

    changes = changes_since("HEAD", str(repository.root))

    assert {path: lines_of(changes, Path(path)) for path in changes.files} == {
        str(repository.root / name): [2] for name in names
    }


def test_new_staged_and_binary_files_are_new_altogether_deleted_ones_are_gone(repository: Repository) -> None:
    repository.write("图.docx", b"PK\0\1")
    repository.write("删.txt", "一\n")
    repository.commit()
    repository.write("图.docx", b"PK\0\2")
    (repository.root / "删.txt").unlink()
    repository.write("新.txt", "一\n")
    staged = repository.write("已暂存.txt", "全新的\n两行\n")
    repository.git("add", "已暂存.txt")

    changes = changes_since("HEAD", str(repository.root))

    assert changes.files == {
        str(repository.root / "图.docx"): None,
        str(repository.root / "新.txt"): None,
        str(staged): (range(1, 3),),
    }


def test_a_renamed_file_keeps_its_untouched_lines(repository: Repository) -> None:
    repository.write("原名.txt", "".join(f"第{number}行，内容各不相同。\n" for number in range(30)))
    repository.write("只改名.txt", "".join(f"另一份第{number}行。\n" for number in range(30)))
    repository.commit()
    repository.git("mv", "原名.txt", "新名.txt")
    repository.git("mv", "只改名.txt", "改了名.txt")
    renamed = repository.root / "新名.txt"
    renamed.write_text(renamed.read_text().replace("第7行", "第七行"))

    changes = changes_since("HEAD", str(repository.root))

    assert changes.files == {str(renamed): (range(8, 9),)}


def test_from_a_folder_below_the_root(repository: Repository) -> None:
    path = repository.write("深/层/一.txt", "一\n")
    above = repository.write("上.txt", "一\n")
    repository.commit()
    path.write_text("二\n")
    above.write_text("二\n")

    changes = changes_since("HEAD", str(path.parent))

    assert set(changes.files) == {str(path), str(above)}


def test_before_the_first_commit_everything_is_new(repository: Repository) -> None:
    path = repository.write("一.txt", "一\n")
    repository.git("add", "-A")

    assert changes_since("HEAD", str(repository.root)).files == {str(path): (range(1, 2),)}


def test_since_where_the_branch_left_another(repository: Repository) -> None:
    base = repository.write("一.txt", "一\n")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "稿")
    mine = repository.write("我的.txt", "一\n")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    base.write_text("二\n")
    repository.commit()
    repository.git("checkout", "--quiet", "稿")

    assert set(changes_since("main...", str(repository.root)).files) == {str(mine)}
    assert set(changes_since("main", str(repository.root)).files) == {str(mine), str(base)}


@pytest.mark.parametrize("revision", ["没有这个", "--output=x", ""])
def test_an_unknown_revision_is_an_error(repository: Repository, revision: str) -> None:
    repository.write("一.txt", "")
    repository.commit()

    with pytest.raises(GitError, match=f"Git 里没有版本 {revision}"):
        changes_since(revision, str(repository.root))


def test_in_a_hook_of_another_repository_the_folder_counts(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.create(tmp_path / "别的库")
    repository.write("一.txt", "")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))

    assert work_tree_files(str(repository.root)) == ["一.txt"]
    assert set(changes_since("HEAD", str(repository.root)).files) == {str(repository.root / "一.txt")}


def test_changes_need_a_repository(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="--changed 只能在 Git 工作区里使用"):
        changes_since("HEAD", str(tmp_path))
