from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from speechlint.engine.violation import Failure
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.settings import CommandLine, Settings
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.rulebook.workspace import Workspace
from speechlint.run.discovery import SourceFile
from speechlint.run.judge import Judge
from speechlint.run.outcome import Item, Outcome
from speechlint.run.remembered import Memory, sweep
from speechlint.text.packed import packed, unpacked

TEXT = "在***会上的讲话\n\n同志们：\n\n2024年是“十四五”的开局之年,今年开会。\n\n二、第一点\n\n四、第二点\n".encode()
ENTRY = FileSuppression("一.txt", "0" * 16, "placeholders/asterisk", "待定")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Workspace(CommandLine(isolated=True), Cache(enabled=False)).settings()


@pytest.fixture
def item(settings: Settings) -> Item:
    return Item(SourceFile("/稿/一.txt", "一.txt"), settings, len(TEXT), (ENTRY,), TEXT)


def worked_out(item: Item) -> Outcome:
    return Judge(Memory(Cache(enabled=False)))(item)


def test_what_is_recalled_is_what_was_worked_out(item: Item) -> None:
    outcome = worked_out(item)
    memory = Memory(Cache())
    key = memory.key(item, TEXT, "text")

    assert memory.recall(key, item) is None
    memory.keep(key, item, outcome)

    assert memory.recall(key, item) == outcome
    assert outcome.unused == (ENTRY,)
    assert any(violation.fix for violation in outcome.violations)
    assert any(violation.related for violation in outcome.violations)


def test_a_file_that_was_moved_is_known_under_its_new_path(item: Item) -> None:
    memory = Memory(Cache())
    memory.keep(memory.key(item, TEXT, "text"), item, worked_out(item))
    moved = item._replace(file=SourceFile("/稿/二.txt", "二.txt"))

    assert memory.recall(memory.key(moved, TEXT, "text"), moved) == worked_out(moved)


def test_the_key_holds_all_that_the_outcome_depends_on(item: Item) -> None:
    memory = Memory(Cache())

    def changed() -> Iterator[Item]:
        settings = item.settings
        yield item
        yield item._replace(suppressions=())
        yield item._replace(settings=settings._replace(fingerprint="others"))
        yield item._replace(settings=settings._replace(require_reason=True))
        yield item._replace(settings=settings._replace(encoding="gb18030"))

    keys = [memory.key(each, TEXT, "text") for each in list(changed())]
    keys += [memory.key(item, TEXT, "markdown"), memory.key(item, TEXT + b"\n", "text")]

    assert len(set(keys)) == len(keys)
    assert memory.key(item, TEXT, "text") == Memory(Cache()).key(item, TEXT, "text")


def test_failures_are_not_kept(item: Item, folder: Path) -> None:
    memory = Memory(Cache())
    outcome = worked_out(item)._replace(failures=(Failure("一.txt", "超时"),))

    memory.keep(memory.key(item, TEXT, "text"), item, outcome)

    assert not list(folder.glob("outcome-*"))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", packed([]), packed(None), packed([1, 2, 3, 4, 5]), packed([None, [["x"]], 0, [], []]),
     packed([None, [], 0, [9], []])],
)  # fmt: skip
def test_what_cannot_be_read_is_worked_out_again(content: bytes, item: Item, folder: Path) -> None:
    memory = Memory(Cache())
    key = memory.key(item, TEXT, "text")
    memory.keep(key, item, worked_out(item))
    (folder / f"{key}.bin").write_bytes(content)

    assert Judge(memory)(item) == worked_out(item)


def test_the_judge_asks_its_memory_first(item: Item, folder: Path) -> None:
    Judge(Memory(Cache()))(item)
    (kept,) = folder.glob("outcome-*")
    data = unpacked(kept.read_bytes())
    data[2] = 99
    kept.write_bytes(packed(data))

    assert Judge(Memory(Cache()))(item).suppressed == 99
    assert Judge(Memory(Cache())).recalled(item) == Judge(Memory(Cache()))(item)
    assert Judge(Memory(Cache()), keep_source=True)(item).suppressed == 0
    assert Judge(Memory(Cache(enabled=False)))(item).suppressed == 0


def test_what_has_lain_for_long_is_thrown_away_once_a_day(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    old, new, other = (folder / name for name in ("outcome-1.bin", "outcome-2.bin", "notes-1.bin"))
    rules = folder / "rules-1.bin"
    for path in (old, new, other, rules):
        path.write_text("", encoding="utf-8")
    now = new.stat().st_mtime
    for path in (old, other, rules):
        os.utime(path, (now - 31 * 86_400, now - 31 * 86_400))

    sweep(now)

    assert sorted(folder.glob("*.bin")) == [other, new]
    os.utime(new, (now - 31 * 86_400, now - 31 * 86_400))
    sweep(now + 3_600)
    assert new.exists()
    sweep(now + 90_000)
    assert not new.exists()
