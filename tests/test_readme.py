"""Every promise of the READMEs is kept."""

from __future__ import annotations

import json
import re
import shutil
import socket
import tomllib
from pathlib import Path

import pytest

from speechlint import __version__
from speechlint.checks import KINDS
from speechlint.cli.commands import COMMANDS
from speechlint.cli.main import main
from speechlint.formats import NAMES
from tests.readers.docx.docx_files import docx, paragraph

ROOT = Path(__file__).parents[1]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "examples"


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str]]:
    """(file name, rule) of every finding."""
    capsys.readouterr()
    main(["check", *arguments, "--format", "json", "--fail-on", "never"])
    found = json.loads(capsys.readouterr().out)["violations"]
    return [(Path(violation["path"]).name, violation["rule"]) for violation in found]


def test_the_extra_brings_what_serves_long_runs() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [re.split("[>=]", requirement)[0] for requirement in extra["fast"]] == ["numpy", "rjieba"]
    assert "speechlint[fast]" in ENGLISH
    assert "speechlint[fast]" in CHINESE


def test_the_script_of_ci_runs_the_second_command() -> None:
    assert blocks(ENGLISH, "sh")[1].strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_first_command_is_the_same_in_both_languages_and_checks_the_examples() -> None:
    first = blocks(ENGLISH, "sh")[0]
    assert first == blocks(CHINESE, "sh")[0]
    assert first.strip().endswith("speechlint check examples --fail-on never")


def test_the_examples_show_the_classic_defects(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(examples), "--fail-on", "never"]) == 0
    assert main(["check", str(examples)]) == 1
    capsys.readouterr()
    found = report(capsys, str(examples))
    packs = {rule.partition("/")[0] for file, rule in found if file == "农村工作会议讲话.txt"}
    assert packs >= {
        "placeholders",
        "duplicates",
        "repetition",
        "years",
        "dates",
        "numbering",
        "counts",
        "punctuation",
        "watermarks",
        "wording",
    }
    assert not [rule for file, rule in found if file == "乡村振兴现场推进会讲话.txt"]
    assert {rule for file, rule in found if file == "开工仪式致辞.txt"} == {"placeholders/mixed-notations"}
    assert ("项目推进会讲话.md", "wording/redundant-wording") not in found


OPENING_LINE = "在全市农村工作会议上的讲话\n\n同志们：\n\n"
SAMPLES = {
    "***": "会议由***同志主持。",
    "pasted twice": "我们要坚定信心、迎难而上，把各项工作抓紧抓实抓到位。" * 2,
    "收官之年": "2026年是“十四五”的收官之年，任务艰巨。",
    "four announced": "下面，我讲四点意见：一是抓好项目。二是抓好环境。三是抓好民生。",
    "credit line": "各级干部要深入一线公号“秘书写作台”整理编辑解决问题。",
}
"""What the first lines of the READMEs say is found, by a word of theirs."""


@pytest.mark.parametrize(("named", "sample"), SAMPLES.items(), ids=SAMPLES)
def test_what_is_left_over_in_last_years_speech_is_found(
    named: str, sample: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "稿.txt").write_text(f"{OPENING_LINE}{sample}\n", encoding="utf-8")
    assert named in ENGLISH.replace("\n", " ")
    assert main(["check", str(tmp_path / "稿.txt")]) == 1, capsys.readouterr()


def test_everything_runs_offline(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was wanted")

    monkeypatch.setattr(socket, "socket", refuse)
    assert main(["check", str(examples), "--no-cache", "--fail-on", "never"]) == 0


ARGUMENTS = {
    "[PATHS…]": ["范例"],
    "[FOLDER…]": ["规则"],
    "FILE…": ["模板/开工仪式致辞.txt"],
    "FILE": ["项目推进会讲话.md"],
    "RULE": ["years/plan-year"],
    "FOLDER": ["范例"],
    "SHELL": ["bash"],
}


def commands() -> list[str]:
    """The commands of the table, as written."""
    return re.findall(r"^\| `speechlint ([^`]+)`", ENGLISH, re.MULTILINE)


@pytest.mark.parametrize("command", [*commands(), "explain years", "explain pack:years", "test --coverage [FOLDER…]"])
def test_every_command_of_the_table_runs(
    command: str, examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(examples)
    shutil.copytree(ROOT / "rules" / "delivery", examples / "规则")
    (examples / ".speechlint.yaml").unlink()
    words = [argument for word in command.split() for argument in ARGUMENTS.get(word, [word])]
    assert main(words) == 0, capsys.readouterr()
    assert capsys.readouterr().out


def test_the_exit_status_is_that_of_the_table(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (examples / "坏.txt").write_bytes(b"\xff\xfe\x00")
    assert main(["check", str(examples / "范例")]) == 0
    assert main(["check", str(examples / "农村工作会议讲话.txt")]) == 1
    assert main(["check", str(examples / "农村工作会议讲话.txt"), "--fail-on", "never"]) == 0
    assert main(["check", str(examples / "坏.txt")]) == 2
    assert "坏.txt" in capsys.readouterr().out


def test_further_reports_go_to_files(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    option = re.search(r"with `(--output sarif=report\.sarif)`", ENGLISH)
    assert option
    main(["check", str(examples), *option[1].split(), "--fail-on", "never"])
    assert "农村工作会议讲话.txt" in capsys.readouterr().out
    assert json.loads(Path("report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_messages_come_in_english_where_asked(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = str(examples / "农村工作会议讲话.txt")
    main(["check", draft, "--select", "dates/wrong-weekday", "--lang", "en", "--format", "concise"])
    assert "is not that day of the week" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", kind]) == 0
    assert kind in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030", "UTF-16", "Big5"])
def test_the_encodings_named_are_found_out(encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert encoding in CHINESE
    text = "今天的會議由***同志主持。\n" * 3 if encoding == "Big5" else "今天的会议由***同志主持。\n" * 3
    (tmp_path / "稿.txt").write_bytes(text.encode(encoding))
    assert ("稿.txt", "placeholders/asterisk") in report(capsys, str(tmp_path / "稿.txt"))


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".pdf"])
def test_what_cannot_be_read_says_what_to_do(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"`{suffix}`" in CHINESE
    (tmp_path / f"稿{suffix}").write_bytes(b"...")
    assert main(["check", str(tmp_path / f"稿{suffix}")]) == 2
    assert ".docx" in capsys.readouterr().out


def test_hints_are_shown_only_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("会议于下午15:00召开，请准时参加。\n", encoding="utf-8")
    assert report(capsys, str(draft)) == []
    assert report(capsys, str(draft), "--level", "info") == [("稿.txt", "dates/afternoon-24-hours")]


def test_a_baseline_lets_only_new_findings_fail(
    examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(examples)
    assert main(["check"]) == 1
    assert main(["baseline", "create"]) == 0
    assert main(["check"]) == 0
    (examples / "新稿.txt").write_text("会议由***同志主持。\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert {name for name, _ in report(capsys)} == {"新稿.txt"}


def test_the_configuration_written_by_init_is_a_valid_one(
    examples: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(examples / "范例")
    assert main(["init"]) == 0
    capsys.readouterr()
    assert main(["config", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["config"].endswith(".speechlint.yaml")
    assert main(["check", "."]) == 0


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_wording_learnt_from_an_archive_is_used(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command = re.search(r"speechlint (lexicon build 存档 -o 本办\.lexicon)", text)
    shown = next(block for block in blocks(text, "yaml") if "own_lexicons" in block)
    assert command
    (tmp_path / "存档").mkdir()
    for number in range(24):
        (tmp_path / "存档" / f"{number}.txt").write_text("擦亮枫桥经验金字招牌。推动平安建设走深走实。")
    draft = tmp_path / "稿.txt"
    draft.write_text("我们要擦亮枫桥经厌金字招牌。\n", encoding="utf-8")
    assert report(capsys, str(draft)) == []
    assert main(command[1].split()) == 0
    (tmp_path / ".speechlint.yaml").write_text(shown, encoding="utf-8")
    assert [name for name, rule in report(capsys, str(draft)) if rule.startswith("wording/")] == ["稿.txt"]


def test_rules_of_ones_own_are_used(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = next(block for block in blocks(ENGLISH, "yaml") if 'packs: ["./规则"]' in block)
    (examples / ".speechlint.yaml").write_text(shown, encoding="utf-8")
    rule = next(block for block in blocks(ENGLISH, "yaml") if "kind: terms" in block)
    (examples / "规则").mkdir()
    (examples / "规则" / "vague-verbs.yaml").write_text(rule, encoding="utf-8")
    (examples / "规则" / "verbs.yaml").write_text('- {wrong: "抓一抓", right: "推动"}\n', encoding="utf-8")
    (examples / "稿.txt").write_text("要抓一抓项目。\n", encoding="utf-8")
    assert report(capsys, str(examples / "稿.txt")) == [("稿.txt", "vague-verbs")]


def test_findings_in_word_files_are_suppressed_by_an_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert all("`.speechlint-suppressions.yaml`" in text for text in (ENGLISH, CHINESE))
    draft = tmp_path / "稿.docx"
    draft.write_bytes(docx(paragraph("会议作了布署。")))
    main(["check", str(draft), "--format", "json", "--fail-on", "never"])
    (violation,) = json.loads(capsys.readouterr().out)["violations"]
    (tmp_path / ".speechlint-suppressions.yaml").write_text(
        f"- {{path: 稿.docx, rule: {violation['rule']}, fingerprint: '{violation['fingerprint']}', reason: 原文如此}}\n",
        encoding="utf-8",
    )
    (tmp_path / ".speechlint.yaml").write_text("lang: zh\n", encoding="utf-8")
    assert report(capsys, str(draft)) == []


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_every_link_leads_somewhere(text: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_commands_named_are_all_there_are() -> None:
    named = set(re.findall(r"^\| `speechlint ([a-z]+)", ENGLISH, re.MULTILINE))
    assert named == set(COMMANDS)


def test_the_formats_named_are_all_there_are() -> None:
    named = re.search(r"`--format` is one of `([a-z ]+)`", ENGLISH)
    assert named
    assert sorted(named[1].split()) == sorted(NAMES)


def test_the_kinds_named_are_all_there_are() -> None:
    text = ENGLISH[ENGLISH.index("The kinds of check:") : ENGLISH.index("`speechlint explain KIND`")]
    assert set(re.findall("`([a-z_]+)`", text)) == set(KINDS)


def test_the_layers_named_are_those_kept() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]["layers"]
    text = ENGLISH[ENGLISH.index("from those below:") : ENGLISH.index("A new rule is")]
    assert re.findall("`([a-z]+)`", text) == [layer for layer in layers if layer != "__main__"]


def test_the_rule_shown_passes_its_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(block for block in blocks(ENGLISH, "yaml") if "kind: terms" in block)
    (tmp_path / "verbs.yaml").write_text(
        '- {wrong: "搞好", right: "做好", not_inside: ["搞好关系"]}\n- {wrong: "抓一抓", right: "推动"}\n',
        encoding="utf-8",
    )
    (tmp_path / "vague-verbs.yaml").write_text(rule, encoding="utf-8")
    assert main(["test", str(tmp_path)]) == 0, capsys.readouterr()


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_the_configuration_shown_makes_templates_of_templates(
    text: str, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = next(block for block in blocks(text, "yaml") if "stage: template" in block)
    (examples / ".speechlint.yaml").write_text(shown, encoding="utf-8")
    (examples / "规则").mkdir()
    assert ("开工仪式致辞.txt", "placeholders/asterisk") not in report(capsys, str(examples / "模板"))


def test_the_directives_shown_silence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain, markdown = re.findall(r"`(%% speechlint: ignore RULE 理由|<!-- speechlint: ignore RULE 理由 -->)`", ENGLISH)
    for name, directive in [("a.txt", plain), ("b.md", markdown)]:
        draft = tmp_path / name
        draft.write_text("会议作了布署。\n", encoding="utf-8")
        assert report(capsys, str(draft)) == [(name, "wording/misspelling")]
        draft.write_text(directive.replace("RULE", "wording/misspelling") + "\n\n会议作了布署。\n", encoding="utf-8")
        assert report(capsys, str(draft)) == []


def test_the_fields_commands_shown_run(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(examples)
    lines = [
        line for block in blocks(CHINESE, "sh") for line in block.splitlines() if line.startswith("speechlint fields")
    ]
    assert len(lines) == 2
    for line in lines:
        assert main(line.split()[1:]) == 0
    assert (examples / "待填清单.csv").read_text(encoding="utf-8-sig").count("\n") > 5


def test_the_hook_shown_is_pinned_to_this_version() -> None:
    assert f"rev: v{__version__}\n" in ENGLISH
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^- id: (.*)$", hooks, re.MULTILINE) == ["speechlint", "speechlint-all", "speechlint-rules"]
