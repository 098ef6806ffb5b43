from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from speechlint.cli import output
from speechlint.formats import NAMES
from tests.cli.conftest import Speechlint
from tests.run.repository import Repository

SPOILT = "在***会议上的讲话\n\n同志们：\n\n今天我们开会,谈三点。\n"
CLEAN = "在工作会议上的讲话\n\n同志们：\n\n今天我们开会，谈谈工作。\n"
ONLY = "--select=placeholders/asterisk,punctuation/half-width-mark"


@pytest.fixture(autouse=True)
def documents(folder: Path) -> None:
    (folder / "坏.txt").write_text(SPOILT, encoding="utf-8")
    (folder / "好.txt").write_text(CLEAN, encoding="utf-8")


def rules(out: str) -> list[str]:
    return [violation["rule"] for violation in json.loads(out)["violations"]]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["好.txt"], 0),
        (["坏.txt"], 1),
        (["坏.txt", "--fail-on", "never"], 0),
        (["坏.txt", "没有.txt"], 2),
        (["好.txt", "旧.doc"], 2),
        (["好.txt", "--fail-on", "info"], 0),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_the_exit_status_is_the_same_in_every_format(
    arguments: list[str], status: int, name: str, speechlint: Speechlint
) -> None:
    shown = speechlint("check", ONLY, "--format", name, *arguments)
    written = speechlint("check", ONLY, "--format", name, "-o", "报告", *arguments)

    assert shown.status == written.status == status
    assert (written.out, Path("报告").read_text(encoding="utf-8")) == ("", shown.out)


def test_findings_and_failures_are_both_reported(speechlint: Speechlint) -> None:
    ended = speechlint("check", ONLY, "坏.txt", "没有.txt", "--format=json")
    report = json.loads(ended.out)

    assert ended.status == 2
    assert [violation["path"] for violation in report["violations"]] == ["坏.txt", "坏.txt"]
    assert report["failures"] == [{"path": "没有.txt", "rule": None, "message": "没有这个文件或目录"}]
    assert list(report) == ["schema", "tool", "files", "violations", "failures", "skipped", "summary"]


def test_several_reports_at_once(speechlint: Speechlint) -> None:
    ended = speechlint(
        "check", ONLY, "坏.txt", "--format", "concise", "--output", "sarif=a.sarif", "-o", "junit=单元.xml"
    )

    assert ended.out.startswith("坏.txt:1:2: error placeholders/asterisk ")
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse("单元.xml").getroot().tag == "testsuites"
    assert sorted(path.name for path in Path().iterdir()) == ["a.sarif", "单元.xml", "坏.txt", "好.txt"]


def test_a_report_in_a_file_goes_by_its_suffix(speechlint: Speechlint) -> None:
    assert speechlint("check", ONLY, "-o", "报告.json").out == ""
    assert rules(Path("报告.json").read_text(encoding="utf-8")) == [
        "placeholders/asterisk",
        "punctuation/half-width-mark",
    ]


def test_a_slip_in_the_name_of_a_format_makes_no_file(speechlint: Speechlint) -> None:
    ended = speechlint("check", "--output", "sarf=a.sarif")

    assert ended.status == 2
    assert ended.err.startswith("--output：没有格式 sarf，是不是 sarif？")
    assert not Path("sarf=a.sarif").exists()


def test_a_report_that_cannot_be_written_is_a_failure(speechlint: Speechlint) -> None:
    ended = speechlint("check", ONLY, "好.txt", "-o", "没有/报告.json", "--output", "json=b.json")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "无法写入 没有/报告.json：No such file or directory\n"
    assert rules(Path("b.json").read_text(encoding="utf-8")) == []


def test_a_report_replaces_a_file_whole_and_keeps_link_and_mode(folder: Path) -> None:
    target = folder / "真.json"
    target.write_text("旧")
    target.chmod(0o640)
    (folder / "链.json").symlink_to("真.json")

    output.write_file("链.json", b"new")

    assert (folder / "链.json").is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)


def test_github_actions_gets_its_format(speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert speechlint("check", ONLY, "坏.txt").out.startswith("::error file=坏.txt")
    assert speechlint("check", ONLY, "坏.txt", "--format", "concise").out.startswith("坏.txt:1:2")


def test_select_ignore_and_level_choose(speechlint: Speechlint) -> None:
    def found(*arguments: str) -> list[str]:
        return rules(speechlint("check", "坏.txt", "--format=json", *arguments).out)

    assert found("--select", "pack:placeholders") == ["placeholders/asterisk"]
    assert found(ONLY, "--ignore", "category:placeholder") == ["punctuation/half-width-mark"]
    assert found("--select", "placeholders/asterisk", "--select", "punctuation/half-width-mark") == found(ONLY)
    assert found(ONLY, "--stage", "template") == ["punctuation/half-width-mark"]


def test_an_unknown_selector_is_an_error_with_a_hint(speechlint: Speechlint) -> None:
    ended = speechlint("check", "--select", "placeholders/asterix")

    assert (ended.status, ended.out) == (2, "")
    assert "没有规则“placeholders/asterix”，是不是“placeholders/asterisk”？" in ended.err


def test_a_configuration_that_is_wrong_is_an_error_at_its_place(speechlint: Speechlint) -> None:
    Path(".speechlint.yaml").write_text("levle: error\nstage: 草稿\n", encoding="utf-8")

    ended = speechlint("check")

    assert (ended.status, ended.out) == (2, "")
    assert [line.split(" ")[0] for line in ended.err.splitlines()] == [
        ".speechlint.yaml:1:1:",
        ".speechlint.yaml:2:8:",
    ]
    assert speechlint("check", "--no-config", "好.txt").status == 0


def test_statistics_count_by_rule(speechlint: Speechlint) -> None:
    Path("坏.txt").write_text(SPOILT + SPOILT.splitlines()[4], encoding="utf-8")

    ended = speechlint("check", ONLY, "--statistics", "--output", "json=全.json")

    assert ended.status == 1
    assert [line.split()[:3] for line in ended.out.splitlines()] == [
        ["2", "error", "punctuation/half-width-mark"],
        ["1", "error", "placeholders/asterisk"],
    ]
    assert len(rules(Path("全.json").read_text(encoding="utf-8"))) == 3
    counted = json.loads(speechlint("check", ONLY, "--statistics", "--format=json").out)
    assert [(row["rule"], row["count"]) for row in counted["rules"]] == [
        ("punctuation/half-width-mark", 2),
        ("placeholders/asterisk", 1),
    ]
    assert speechlint("check", "--statistics", "--format=sarif").status == 2


def test_quiet_says_nothing_when_there_is_nothing(speechlint: Speechlint) -> None:
    quiet = speechlint("check", ONLY, "-q", "好.txt")
    found = speechlint("check", ONLY, "-q", "坏.txt")

    assert (quiet.status, quiet.out, quiet.err) == (0, "", "")
    assert "placeholders/asterisk" in found.out


def test_nothing_to_check_is_said(speechlint: Speechlint, folder: Path) -> None:
    (folder / "空").mkdir()

    ended = speechlint("check", "空")

    assert (ended.status, ended.err) == (0, "没有找到可检查的文稿\n")
    assert speechlint("check", "空", "--lang", "en").err == "no documents to check\n"


def test_the_files_to_be_checked_are_listed(speechlint: Speechlint) -> None:
    listed = speechlint("check", "--list-files", "--exclude", "好*")

    assert (listed.status, listed.out) == (0, "坏.txt\n")
    failed = speechlint("check", "--list-files", "好.txt", "没有.txt")
    assert (failed.status, failed.out, failed.err) == (2, "好.txt\n", "没有.txt：没有这个文件或目录\n")


def test_options_and_paths_in_any_order(speechlint: Speechlint) -> None:
    ended = speechlint("check", "好.txt", "--format", "json", "坏.txt", ONLY, "--", "-x.txt")

    assert [file["path"] for file in json.loads(ended.out)["files"]] == ["坏.txt", "好.txt"]
    assert [failure["path"] for failure in json.loads(ended.out)["failures"]] == ["-x.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_standard_input(encoding: str, speechlint: Speechlint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SPOILT.encode(encoding))))

    ended = speechlint("check", "-", ONLY, "--stdin-filename", "稿/甲.md", "--format", "json")

    report = json.loads(ended.out)
    assert {violation["path"] for violation in report["violations"]} == {"稿/甲.md"}
    assert ended.status == 1


def test_an_encoding_that_is_named_is_used(speechlint: Speechlint, folder: Path) -> None:
    (folder / "坏.txt").write_bytes(SPOILT.encode("gb18030"))

    named = json.loads(speechlint("check", "坏.txt", ONLY, "--encoding", "gb18030", "--format=json").out)
    wrong = json.loads(speechlint("check", "坏.txt", ONLY, "--encoding", "utf-8", "--format=json").out)

    assert named["files"][0]["encoding"] == "gb18030"
    assert len(named["violations"]) == 2
    assert wrong["failures"][0]["path"] == "坏.txt"


def test_files_of_any_name_when_the_format_is_said(speechlint: Speechlint) -> None:
    Path("无后缀").write_text(SPOILT, encoding="utf-8")

    assert speechlint("check", "无后缀").status == 2
    assert speechlint("check", "无后缀", ONLY, "--input-format", "text").status == 1


def test_only_what_changed(speechlint: Speechlint, folder: Path) -> None:
    repository = Repository.create(folder)
    repository.commit()
    untouched = speechlint("check", ONLY, "--changed")
    (folder / "坏.txt").write_text(SPOILT.replace("开会", "开大会"), encoding="utf-8")

    changed = speechlint("check", ONLY, "--changed", ".", "--format", "json")

    assert (untouched.status, untouched.err) == (0, "没有改动过的文稿\n")
    assert rules(changed.out) == ["punctuation/half-width-mark"]
    assert speechlint("check", "--changed=没有这个版本").err.startswith("Git 里没有版本 没有这个版本")


def test_changed_outside_of_git_is_an_error(speechlint: Speechlint) -> None:
    ended = speechlint("check", "--changed")

    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("--changed 只能在 Git 工作区里使用")


def test_messages_in_english(speechlint: Speechlint) -> None:
    Path(".speechlint.yaml").write_text('lang: "en"\n', encoding="utf-8")

    by_option = speechlint("check", ONLY, "坏.txt", "--lang", "en", "--no-config")
    by_configuration = speechlint("check", ONLY, "坏.txt")

    assert by_option.out == by_configuration.out
    assert by_option.out.endswith("1 file: 2 errors\n")


@pytest.mark.parametrize(
    ("choice", "environment", "colored"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_color(
    choice: str,
    environment: dict[str, str],
    colored: bool,
    speechlint: Speechlint,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in speechlint("check", ONLY, "坏.txt", "--color", choice).out) is colored


def test_two_runs_give_the_same_bytes_with_the_cache_and_without(speechlint: Speechlint) -> None:
    runs = {speechlint("check", "--format", "json", "--level", "info", *more).out for more in ([], [], ["--no-cache"])}

    assert len(runs) == 1
