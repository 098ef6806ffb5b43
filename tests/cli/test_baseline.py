from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Speechlint

SPOILT = "在***会议上的讲话\n\n同志们：\n\n今天我们开会,谈三点。\n"
ONLY = "--select=placeholders/asterisk,punctuation/half-width-mark"
FILE = ".speechlint-baseline.json"


@pytest.fixture(autouse=True)
def documents(folder: Path) -> None:
    (folder / "稿").mkdir()
    for name in ("稿/甲.txt", "稿/乙.txt"):
        (folder / name).write_text(SPOILT, encoding="utf-8")


def summary(speechlint: Speechlint, *arguments: str) -> tuple[int, int]:
    """Errors shown, and findings that the baseline accepts."""
    found = json.loads(speechlint("check", ONLY, "--format=json", *arguments).out)["summary"]
    return found["error"], found["baselined"]


def test_what_is_in_the_baseline_is_not_reported(speechlint: Speechlint, folder: Path) -> None:
    created = speechlint("baseline", "create", ONLY)

    assert (created.status, created.out) == (0, f"{FILE}：记有 4 处问题\n")
    assert speechlint("check", ONLY).status == 0
    assert summary(speechlint) == (0, 4)
    assert summary(speechlint, "--no-baseline") == (4, 0)
    (folder / "稿/甲.txt").write_text(SPOILT + "还有***一处。\n", encoding="utf-8")
    assert summary(speechlint) == (1, 4)
    assert speechlint("check", ONLY).status == 1


def test_it_is_found_from_a_folder_below(speechlint: Speechlint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speechlint("baseline", "create", ONLY)
    monkeypatch.chdir(folder / "稿")

    assert summary(speechlint) == (0, 4)
    assert summary(speechlint, "甲.txt") == (0, 2)


def test_it_lies_where_the_option_or_the_configuration_says(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY, "--baseline", "别处.json")

    assert summary(speechlint) == (4, 0)
    assert summary(speechlint, "--baseline", "别处.json") == (0, 4)
    Path(".speechlint.yaml").write_text('baseline: "别处.json"\n', encoding="utf-8")
    assert summary(speechlint) == (0, 4)
    assert speechlint("check", "--baseline", "没有.json").status == 2


def test_a_baseline_is_not_overwritten_by_accident(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY)
    before = Path(FILE).read_bytes()

    refused = speechlint("baseline", "create", "--select=placeholders/asterisk")

    assert refused.status == 2
    assert refused.err.startswith(f"{FILE}: 基线文件已经存在")
    assert Path(FILE).read_bytes() == before
    assert speechlint("baseline", "create", "--select=placeholders/asterisk", "--force").out.endswith("记有 2 处问题\n")


def test_what_is_gone_is_said_and_pruned(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY)
    Path("稿/甲.txt").write_text(SPOILT.replace("***", "某市"), encoding="utf-8")

    assert speechlint("check", ONLY).err == "基线里有 1 条问题已经不在，可运行 speechlint baseline prune 清除\n"
    assert speechlint("baseline", "prune", ONLY).out == f"{FILE}：记有 3 处问题（原有 4 处）\n"
    assert speechlint("check", ONLY).err == ""


def test_prune_accepts_nothing_new_update_does(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY)
    Path("稿/甲.txt").write_text(SPOILT + "还有***一处。\n", encoding="utf-8")

    speechlint("baseline", "prune", ONLY)
    assert summary(speechlint) == (1, 4)
    assert speechlint("baseline", "update", ONLY).out == f"{FILE}：记有 5 处问题（原有 4 处）\n"
    assert summary(speechlint) == (0, 5)


def test_what_was_not_looked_at_stays(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY)

    speechlint("baseline", "update", "--select=placeholders/asterisk", "稿/甲.txt")

    assert summary(speechlint) == (0, 4)


def test_a_renamed_file_keeps_its_entries_a_copy_gets_none(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY)
    Path("稿/甲.txt").rename("稿/改名.txt")
    Path("稿/副本.txt").write_text(SPOILT.replace("三点", "四点"), encoding="utf-8")

    shown = json.loads(speechlint("check", ONLY, "--format=json").out)

    assert {violation["path"] for violation in shown["violations"]} == {"稿/副本.txt"}
    assert shown["summary"]["baselined"] == 4


def test_it_is_shown(speechlint: Speechlint) -> None:
    speechlint("baseline", "create", ONLY, "稿/甲.txt")

    assert speechlint("baseline", "show").out.splitlines() == [
        "稿/甲.txt: placeholders/asterisk 在⟦#⟧会议上的讲话",
        "稿/甲.txt: punctuation/half-width-mark 今天我们开会⟦,⟧谈三点",
        "1 个文件，2 处问题",
    ]


def test_broken_and_missing_baselines_are_errors(speechlint: Speechlint) -> None:
    assert speechlint("baseline", "prune").err == f"{FILE}: 没有这个基线文件；请运行 speechlint baseline create 生成\n"
    Path(FILE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    broken = speechlint("check")
    assert broken.status == 2
    assert broken.err.startswith(f"{FILE}:1: 基线文件里有没有解决的合并冲突")


def test_what_is_wrong_with_suppressions_is_never_accepted(speechlint: Speechlint) -> None:
    Path("稿/甲.txt").write_text("%% speechlint: ignoer x\n" + SPOILT, encoding="utf-8")

    speechlint("baseline", "create", ONLY)

    shown = json.loads(speechlint("check", ONLY, "--format=json").out)
    assert [violation["rule"] for violation in shown["violations"]] == ["speechlint/malformed-directive"]


def test_a_file_that_cannot_be_read_makes_the_status_two(speechlint: Speechlint) -> None:
    Path("稿/丙.txt").write_bytes(b"\xff\xfe\x00\xd8")

    assert speechlint("baseline", "create", ONLY).status == 2
