from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from speechlint.rulebook import book as book_module
from speechlint.rulebook.book import Rulebook, open_rulebook
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.packs import read_library, shipped_root
from speechlint.rulebook.problems import RulebookError
from speechlint.text.packed import packed, unpacked
from tests.rulebook.files import RULE, write

OTHER = RULE.replace("抓一抓", "搞一搞")


def opened(root: Path) -> Rulebook:
    return open_rulebook([str(root)], [], Cache())


def words(root: Path) -> list[str]:
    book = opened(root)
    return [literal for name in book.facets for literal in book.rule(name).literals]


def set_back(path: Path, seconds: int = 3600) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 10**9))


def test_rules_from_the_cache_are_those_of_the_files() -> None:
    fresh = {loaded.rule.id: loaded.rule for loaded in read_library([shipped_root()]).checked().rules}
    for _ in ("first", "cached"):
        book = opened(shipped_root())
        assert {name: book.rule(name) for name in book.facets} == fresh


def test_reading_from_the_cache_imports_neither_yaml_nor_pydantic(tmp_path: Path) -> None:
    write(tmp_path, {"稿/.speechlint.yaml": 'level: info\noverrides:\n  - {files: ["*.txt"], stage: template}\n'})
    code = (
        "import sys\n"
        "from speechlint.rulebook.cache import Cache\n"
        "from speechlint.rulebook.settings import CommandLine\n"
        "from speechlint.rulebook.workspace import Workspace\n"
        f"settings = Workspace(CommandLine(), Cache(), {str(tmp_path / '稿')!r}).settings('a.txt')\n"
        "print(len(settings.rules), settings.context().stage, [name for name in ('yaml', 'pydantic', 'pathspec', 'tomllib', 'platformdirs') if name in sys.modules])\n"
    )  # fmt: skip
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert "'yaml', 'pydantic'" in runs[0]
    assert runs[1].endswith(" template []\n")
    assert runs[0].split()[:2] == runs[1].split()[:2]


def test_a_change_of_a_file_is_seen(tmp_path: Path) -> None:
    root = write(tmp_path / "r", {"a.yaml": RULE})
    assert words(root) == ["抓一抓"]
    write(root, {"a.yaml": OTHER})
    assert words(root) == ["搞一搞"]
    write(root, {"b.yml": RULE})
    assert words(root) == ["搞一搞", "抓一抓"]
    (root / "a.yaml").unlink()
    assert words(root) == ["抓一抓"]


def test_a_change_is_seen_even_where_size_and_time_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file written twice within one tick of the clock: the stamps alone cannot tell."""
    root = write(tmp_path / "r", {"a.yaml": RULE})
    stamps = book_module.stamps
    first = stamps(str(root), (".yaml",))
    monkeypatch.setattr(
        book_module, "stamps", lambda folder, suffixes: first if folder == str(root) else stamps(folder, suffixes)
    )
    assert words(root) == ["抓一抓"]
    write(root, {"a.yaml": OTHER})
    assert words(root) == ["搞一搞"]


def test_a_touched_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "r", {"a.yaml": RULE})
    words(root)
    set_back(root / "a.yaml")
    monkeypatch.setattr(book_module, "_records", None)
    assert words(root) == ["抓一抓"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"nonsense",
        lambda data: packed(data)[:-1],
        lambda _: packed([1]),
        lambda data: packed({**data, "rules": 3}),
        lambda data: packed({**data, "rules": [{"id": "a"}]}),
        lambda data: packed({key: data[key] for key in ("stamps", "at")}),
        lambda data: packed({**data, "at": 0, "digest": "other"}),
    ],
)
def test_a_spoilt_cache_is_made_again(tmp_path: Path, cache_folder: Path, spoil: Callable[[Any], bytes]) -> None:
    root = write(tmp_path / "r", {"a.yaml": RULE})
    words(root)
    (stored,) = cache_folder.iterdir()
    stored.write_bytes(spoil(unpacked(stored.read_bytes())))
    assert words(root) == ["抓一抓"]
    assert unpacked(stored.read_bytes())["rules"][0]["id"] == "a"


def test_a_cache_that_others_may_write_to_is_not_used(tmp_path: Path, cache_folder: Path) -> None:
    cache_folder.mkdir()
    cache_folder.chmod(0o777)
    assert words(write(tmp_path / "r", {"a.yaml": RULE})) == ["抓一抓"]
    assert not list(cache_folder.iterdir())


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", "/dev/null/none")
    assert words(write(tmp_path / "r", {"a.yaml": RULE})) == ["抓一抓"]


def test_without_a_cache_nothing_is_kept(tmp_path: Path, cache_folder: Path) -> None:
    root = write(tmp_path / "r", {"a.yaml": RULE})
    assert open_rulebook([str(root)], [], Cache(enabled=False)).rule("a").id == "a"
    assert not cache_folder.exists()


def test_problems_are_not_cached(tmp_path: Path) -> None:
    root = write(tmp_path / "r", {"a.yaml": "["})
    for _ in "ab":
        with pytest.raises(RulebookError):
            opened(root)
    write(root, {"a.yaml": RULE})
    assert words(root) == ["抓一抓"]


def test_a_root_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    root = write(tmp_path / "r", {"a.txt": ""})
    assert words(root) == []
    (root / "a.txt").unlink()
    root.rmdir()
    with pytest.raises(RulebookError, match="无法读取规则目录"):
        opened(root)


def test_the_digest_changes_with_the_rules(tmp_path: Path) -> None:
    root = write(tmp_path / "r", {"a.yaml": RULE})
    first = opened(root).digest
    assert opened(root).digest == first
    write(root, {"a.yaml": OTHER})
    assert opened(root).digest != first
