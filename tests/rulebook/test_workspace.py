from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from speechlint.checks.terms import Term, Terms
from speechlint.document import Context, DocType, Stage
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.rule import Severity
from speechlint.rulebook.settings import CommandLine, FailOn, Given, Settings
from speechlint.rulebook.workspace import Workspace
from tests.rulebook.files import RULE, write

QUIET = RULE.replace("severity: warning", "severity: info")
PACKS = {
    "rules/甲/a.yaml": RULE + 'formerly: ["甲/旧"]\n',
    "rules/甲/b.yaml": RULE,
    "rules/乙/_pack.yaml": "title: x\ndefault: false\n",
    "rules/乙/c.yaml": RULE,
    "rules/甲/d.yaml": QUIET,
}
OURS = "packs: [./rules]\nselect: [甲/*]\n"


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Shipped rules that are few and quick to read."""
    root = write(tmp_path / "shipped", {"own/e.yaml": RULE})
    monkeypatch.setattr("speechlint.rulebook.workspace.shipped_folder", lambda: str(root))
    return root


def workspace(root: Path, config: str, command: CommandLine | None = None, **files: str) -> Workspace:
    write(root, {**PACKS, ".speechlint.yaml": config, **files})
    return Workspace(command or CommandLine(), Cache(), str(root))


def running(settings: Settings) -> dict[str, str]:
    return {rule.id: rule.severity.value for rule in settings.rules}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (OURS, {"甲/a": "warning", "甲/b": "warning"}),
        (OURS + "level: info\n", {"甲/a": "warning", "甲/b": "warning", "甲/d": "info"}),
        (OURS + "ignore: [甲/旧]\n", {"甲/b": "warning"}),
        (OURS + "ignore: [甲/旧]\nrules: {甲/a: error}\n", {"甲/b": "warning"}),
        (OURS + "rules: {甲/a: off, 甲/d: error, 甲/b: info, 乙/c: error}\n", {"乙/c": "error", "甲/d": "error"}),
        (OURS + "rules: {甲/*: error, 甲/b: off}\n", {"甲/a": "error", "甲/d": "error"}),
        (OURS + "select+: [pack:乙]\nrules: {甲/b: {severity: off}}\n", {"乙/c": "warning", "甲/a": "warning"}),
    ],
)
def test_the_configuration_decides_which_rules_run(tmp_path: Path, config: str, expected: dict[str, str]) -> None:
    assert running(workspace(tmp_path, config).settings("稿.txt")) == expected


def test_by_default_the_rules_of_default_packs_run(tmp_path: Path) -> None:
    settings = workspace(tmp_path, "packs: [rules]\n").settings()
    ids = running(settings)
    assert {"甲/a", "甲/b"} < ids.keys()
    assert "乙/c" not in ids
    assert "乙/c" in settings.known
    assert settings.renamed["甲/旧"] == "甲/a"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (CommandLine(select=("甲/a", "乙/c")), {"乙/c": "warning", "甲/a": "error"}),
        (CommandLine(select=("甲/*",), ignore=("甲/b",), level=Severity.INFO), {"甲/a": "error", "甲/d": "info"}),
        (CommandLine(ignore=("甲/b",)), {}),
    ],
)
def test_the_command_line_wins(tmp_path: Path, command: CommandLine, expected: dict[str, str]) -> None:
    config = OURS + "ignore: [甲/a]\nrules: {甲/a: error}\n"
    assert running(workspace(tmp_path, config, command).settings("稿.txt")) == expected


def test_options_of_a_rule_are_set(tmp_path: Path) -> None:
    config = OURS + 'rules:\n  甲/a: {severity: error, table: [{wrong: "搞一搞"}]}\nignore: ["甲/b#抓一抓"]\n'
    for _ in ("fresh", "from the cache"):
        first, second = workspace(tmp_path, config).settings().rules
        assert first.check == Terms((Term("搞一搞"),))
        assert (first.severity, first.literals) == (Severity.ERROR, ("搞一搞",))
        assert second.ignored_entries == {"抓一抓"}


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        ("select: [甲/x]\n", ":1:10: 没有规则“甲/x”，是不是“甲/a”？"),
        ("ignore: [甲/b, pack:乙, kind:term]\n", ":1:23: 没有一条规则属于检查“term”，是不是“terms”？"),
        ("select: [\"甲/a#x\"]\n", ":1:10: “甲/a#x”：单个条目只能写在 ignore 里"),
        ("rules: {甲/y: off}\n", ":1:9: 没有规则“甲/y”，是不是“甲/a”？"),
        ("rules: {\"甲/a#x\": info}\n", ":1:9: “甲/a#x”：单个条目只能写 off"),
        ("rules:\n  甲/a: {tabel: []}\n", ":2:9: 规则“甲/a”没有“tabel”这个键，是不是“table”？"),
        ("rules:\n  甲/a: {table: [{wrong: 1}]}\n", ":2:25: 应为文字，请加引号"),
        ("rules:\n  甲/a: {message: x}\n", ":2:9: 规则“甲/a”没有“message”这个键"),
        ("packs: [rules, none]\n", ":1:16: 没有规则目录“none”"),
        ("plugins: [no.such.plugin]\n", ":1:11: 插件“no.such.plugin”无法载入：ModuleNotFoundError: No module named 'no'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_reported_at_its_place(tmp_path: Path, config: str, complaint: str) -> None:
    text = config if "packs" in config else f"{config}packs: [rules]\n"
    with pytest.raises(RulebookError) as caught:
        workspace(tmp_path, text).settings()
    assert str(caught.value) == f"{tmp_path}/.speechlint.yaml{complaint}"


def test_the_shipped_rules_named_as_a_pack_are_not_read_twice(tmp_path: Path, shipped: Path) -> None:
    plain = workspace(tmp_path, "packs: [rules]\n").settings()
    assert "own/e" in plain.known
    assert running(workspace(tmp_path, f"packs: [rules, {shipped}]\n").settings()) == running(plain)


def test_a_slip_on_the_command_line_is_named_with_its_option(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as caught:
        workspace(tmp_path, OURS, CommandLine(select=("甲/aa",), ignore=("pack:丁",))).settings()
    assert str(caught.value).splitlines() == [
        "--ignore: 没有一条规则属于规则包“丁”",
        "--select: 没有规则“甲/aa”，是不是“甲/a”？",
    ]


def test_bad_rule_files_of_a_pack_are_all_reported(tmp_path: Path) -> None:
    bad = {"rules/甲/e.yaml": RULE.replace("terms", "term"), "rules/甲/f.yaml": "["}
    with pytest.raises(RulebookError) as caught:
        workspace(tmp_path, OURS, None, **bad).settings()
    assert [str(problem).split(":")[0].removeprefix(f"{tmp_path}/") for problem in caught.value.problems] == list(bad)


def test_files_of_the_same_settings_share_them(tmp_path: Path) -> None:
    config = OURS + 'overrides:\n  - {files: ["模板/"], stage: template}\n'
    space = workspace(tmp_path, config)
    assert space.settings("a.txt") is space.settings("甲/b.txt")
    assert space.settings("模板/a.txt") is space.settings("模板/b.txt")
    assert space.settings("a.txt") is not space.settings("模板/a.txt")
    assert space.settings("a.txt").fingerprint != space.settings("模板/a.txt").fingerprint


def test_one_run_may_see_several_configurations(tmp_path: Path) -> None:
    space = workspace(
        tmp_path, OURS, None, **{"下/.speechlint.yaml": "extends: [../.speechlint.yaml]\nselect: [甲/b]\n"}
    )
    assert list(running(space.settings("a.txt"))) == ["甲/a", "甲/b"]
    assert list(running(space.settings("下/a.txt"))) == ["甲/b"]
    assert space.settings("下/a.txt").config == f"{tmp_path}/下/.speechlint.yaml"


def test_one_configuration_can_be_named_or_none_used(tmp_path: Path) -> None:
    write(tmp_path, {"别的.yaml": "packs: [rules]\nselect: [甲/b]\n"})
    assert list(running(workspace(tmp_path, OURS, CommandLine(config="别的.yaml")).settings("a.txt"))) == ["甲/b"]
    isolated = workspace(tmp_path, OURS, CommandLine(isolated=True)).settings("a.txt")
    assert isolated.config is None
    assert "甲/a" not in isolated.known
    with_pack = workspace(tmp_path, OURS, CommandLine(isolated=True, packs=("rules",))).settings("a.txt")
    assert "甲/a" in with_pack.known


def test_every_value_arrives(tmp_path: Path) -> None:
    config = (
        OURS
        + "encoding: gb18030\nformat: markdown\nfail_on: never\nbaseline: b.json\nsuppressions: s.yaml\nrequire_reason: true\nlang: en\n"
    )
    settings = workspace(tmp_path, config).settings("a.txt")
    assert (settings.encoding, settings.format, settings.fail_on) == ("gb18030", "markdown", FailOn.NEVER)
    assert (settings.baseline, settings.suppressions) == (f"{tmp_path}/b.json", f"{tmp_path}/s.yaml")
    assert (settings.require_reason, settings.language) == (True, "en")
    command = CommandLine(encoding="utf-8", format="text", fail_on=FailOn.INFO, require_reason=False, language="zh")
    settings = workspace(tmp_path, config, command).settings("a.txt")
    assert (settings.encoding, settings.format, settings.fail_on) == ("utf-8", "text", FailOn.INFO)
    assert (settings.require_reason, settings.language) == (False, "zh")


def test_the_command_line_wins_over_front_matter_and_that_over_the_configuration(tmp_path: Path) -> None:
    config = OURS + "stage: template\ndoc_type: report\nas_of: 2020-01-01\n"
    front = Given(as_of=date(2021, 1, 1), doc_type=DocType.HOST)
    command = CommandLine(given=Given(doc_type=DocType.LETTER))
    settings = workspace(tmp_path, config, command).settings("a.txt")
    assert settings.context(front) == Context(Stage.TEMPLATE, date(2021, 1, 1), DocType.LETTER)
    assert settings.context() == Context(Stage.TEMPLATE, date(2020, 1, 1), DocType.LETTER)
    assert workspace(tmp_path, OURS).settings("a.txt").context() == Context()


def test_a_change_of_anything_that_matters_changes_the_fingerprint(tmp_path: Path) -> None:
    configs = [OURS, OURS + "level: info\n", OURS + "rules: {甲/a: error}\n", OURS + "lang: en\n", OURS + "as_of: 2020-01-01\n",
               OURS + "rules: {甲/a: {table: []}}\n", OURS + "ignore: [\"甲/a#x\"]\n"]  # fmt: skip
    fingerprints = [workspace(tmp_path, config).settings("a.txt").fingerprint for config in configs]
    changed = {"rules/甲/a.yaml": RULE.replace("抓一抓", "搞一搞")}
    fingerprints.append(workspace(tmp_path, OURS, None, **changed).settings("a.txt").fingerprint)
    assert len(set(fingerprints)) == len(fingerprints)
    assert workspace(tmp_path / "x", OURS).settings("b.txt").fingerprint == fingerprints[0]


def test_settings_travel_to_other_processes(tmp_path: Path) -> None:
    settings = workspace(tmp_path, OURS).settings("a.txt")
    assert pickle.loads(pickle.dumps(settings)) == settings


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (FailOn.ERROR, ["error"]),
        (FailOn.WARNING, ["error", "warning"]),
        (FailOn.INFO, ["error", "warning", "info"]),
        (FailOn.NEVER, []),
    ],
)
def test_a_threshold_takes_in_what_is_above_it(fail_on: FailOn, failing: list[str]) -> None:
    assert [severity.value for severity in Severity if fail_on.fails(severity)] == failing
