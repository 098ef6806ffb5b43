"""Every promise of the READMEs is kept."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from speechlint import __version__
from speechlint.checks import KINDS
from speechlint.cli.commands import COMMANDS
from speechlint.cli.main import main
from speechlint.formats import NAMES

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
    main(["check", *arguments, "--format", "json", "--fail-on", "never"])
    found = json.loads(capsys.readouterr().out)["violations"]
    return [(Path(violation["path"]).name, violation["rule"]) for violation in found]


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
