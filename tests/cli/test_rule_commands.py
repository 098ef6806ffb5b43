"""The commands that show rules and configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from speechlint.cli import explained_page
from speechlint.rulebook.yaml_file import parse_yaml
from tests.cli.conftest import Speechlint
from tests.rulebook.files import RULE, write

OURS = {
    "rules/甲/_pack.yaml": 'title: "甲"\n',
    "rules/甲/a.yaml": RULE + 'why: "要说清做什么。"\nformerly: ["甲/旧"]\n',
}
CONFIG = "packs: [rules]\nselect: [甲/*]\n"


@pytest.fixture
def ours(folder: Path) -> Path:
    return write(folder, {**OURS, ".speechlint.yaml": CONFIG})


def test_a_rule_is_explained(speechlint: Speechlint, ours: Path) -> None:
    ended = speechlint("explain", "甲/旧")
    assert (ended.status, ended.err) == (0, "")
    assert (
        ended.out
        == f"""\
甲/a  含糊的说法
warning · other · terms · 甲 · 启用

提示：“{{wrong}}”可改为“{{right}}”
理由：要说清做什么。
修改：修改前须人看过
旧名：甲/旧

要报
  要«抓一抓»落实。
  要«抓一抓»重点。
    改后：要抓好重点。

不报
  抓好落实。
  抓紧落实。

参数（terms）
  table（[{{…}}, …]；现为 1 行）
    错误写法和正确写法。

停用：在配置里写 rules: {{"甲/a": "off"}}
{ours}/rules/甲/a.yaml
"""
    )


def test_a_rule_is_explained_as_the_configuration_has_it(speechlint: Speechlint, ours: Path) -> None:
    write(ours, {".speechlint.yaml": CONFIG + 'rules:\n  甲/a: {severity: error, table: [{wrong: "搞一搞"}]}\n'})
    data = json.loads(speechlint("explain", "甲/a", "--format", "json").out)
    assert (data["severity"], data["enabled"], data["fix"]) == ("error", True, "unsafe")
    (table,) = data["options"]
    assert [row["wrong"] for row in table["value"]] == ["搞一搞"]
    assert data["invalid"] == [{"text": "要«抓一抓»落实。"}, {"text": "要«抓一抓»重点。", "fixed": "要抓好重点。"}]
    off = json.loads(speechlint("explain", "甲/a", "--format", "json", "--ignore", "甲/a").out)
    assert off["enabled"] is False


def test_a_kind_is_explained_with_its_rules(speechlint: Speechlint, ours: Path) -> None:
    ended = speechlint("explain", "terms", "--lang", "en")
    assert ended.status == 0
    assert ended.out.startswith("terms\n\nReports each wrong wording of a table.")
    assert "names for messages: {right} {wrong} {text}\n" in ended.out
    assert "  甲/a\n" in ended.out
    assert json.loads(speechlint("explain", "terms", "--format", "json").out)["kind"] == "terms"


def test_a_pack_is_explained_with_its_rules(speechlint: Speechlint, ours: Path) -> None:
    assert speechlint("explain", "pack:甲").out == "甲  甲\n\n规则\n  甲/a  warning  含糊的说法\n"
    data = json.loads(speechlint("explain", "pack:甲", "--format", "json").out)
    assert (data["pack"], data["title"], [rule["rule"] for rule in data["rules"]]) == ("甲", "甲", ["甲/a"])


def test_a_pack_is_explained_as_a_page(speechlint: Speechlint, ours: Path) -> None:
    assert (
        speechlint("explain", "pack:甲", "--format", "markdown").out
        == """\
# 甲

| | | |
|---|---|---|
| `甲/a` | warning | 含糊的说法 |

## 含糊的说法

`甲/a` · warning · other · terms

- 提示：“{wrong}”可改为“{right}”
- 理由：要说清做什么。
- 修改：修改前须人看过

要报：

- `要«抓一抓»落实。`
- `要«抓一抓»重点。`
  → `要抓好重点。`

不报：

- `抓好落实。`
- `抓紧落实。`
"""
    )
    assert speechlint("explain", "甲/a", "--format", "markdown").out.startswith("## 含糊的说法\n")


@pytest.mark.parametrize(("text", "code"), [("a`b", "``a`b``"), ("``", "``` `` ```"), (" a", "`  a `"), ("甲", "`甲`")])
def test_examples_are_code_whatever_they_hold(text: str, code: str) -> None:
    assert explained_page.code(text) == code


def test_a_kind_has_no_page(speechlint: Speechlint, ours: Path) -> None:
    ended = speechlint("explain", "terms", "--format", "markdown")
    assert (ended.status, ended.out, ended.err) == (2, "", "检查的种类没有 markdown 页，请用 text 或 json\n")


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("甲/aa", "没有规则、检查或规则包“甲/aa”，是不是“甲/a”？\n"),
        ("trems", "没有规则、检查或规则包“trems”，是不是“terms”？\n"),
        ("?", "没有规则、检查或规则包“?”\n"),
    ],
)
def test_what_is_not_there_cannot_be_explained(speechlint: Speechlint, ours: Path, name: str, complaint: str) -> None:
    ended = speechlint("explain", name)
    assert (ended.status, ended.out, ended.err) == (2, "", complaint)


def test_what_the_engine_itself_finds_is_explained(speechlint: Speechlint) -> None:
    ended = speechlint("explain", "speechlint/unused-suppression")
    assert ended.status == 0
    assert (
        ended.out
        == """\
speechlint/unused-suppression  多余的抑制
warning · other · engine · speechlint · 启用

提示：此处没有“{rule}”的问题可抑制，请删去
理由：问题改好之后，留下的抑制会掩盖以后的新问题。
"""
    )


def test_every_shipped_rule_can_be_explained(speechlint: Speechlint) -> None:
    rules = json.loads(speechlint("rules", "--format", "json").out)
    for rule in rules[:: max(1, len(rules) // 20)]:
        ended = speechlint("explain", rule["id"])
        assert ended.status == 0, ended.err
        assert ended.out.startswith(f"{rule['id']}  {rule['title']}\n")


def test_rules_are_listed_with_their_state(speechlint: Speechlint, ours: Path) -> None:
    write(ours, {".speechlint.yaml": CONFIG + "ignore: [甲/a]\n"})
    rows = json.loads(speechlint("rules", "--format", "json").out)
    mine = next(row for row in rows if row["id"] == "甲/a")
    assert mine == {
        "id": "甲/a", "severity": "warning", "category": "other", "kind": "terms", "pack": "甲", "enabled": False,
        "fix": "unsafe", "title": "含糊的说法",
    }  # fmt: skip
    assert len(rows) > 1
    assert speechlint("rules", "--enabled").out.splitlines()[-1] == "共 0 条规则，启用 0 条"


def test_a_selection_is_listed_as_a_table(speechlint: Speechlint, ours: Path) -> None:
    assert speechlint("rules", "--select", "pack:甲").out == (
        "规则  级别     类别   检查   启用  名称\n"
        "甲/a  warning  other  terms  是    含糊的说法\n"
        "\n"
        "共 1 条规则，启用 1 条\n"
    )
    english = speechlint("rules", "--select", "甲/a", "--lang", "en").out
    assert english.splitlines()[1:] == ["甲/a  warning   other     terms  on  Vague wording", "", "1 rules, 1 on"]


def test_an_unknown_selector_is_an_error(speechlint: Speechlint, ours: Path) -> None:
    ended = speechlint("rules", "--select", "pack:乙")
    assert (ended.status, ended.err) == (2, "--select: 没有一条规则属于规则包“乙”\n")


def test_cases_that_pass_are_counted(speechlint: Speechlint, ours: Path) -> None:
    ended = speechlint("test", "rules")
    assert (ended.status, ended.out, ended.err) == (0, "1 条规则，4 个例子，0 个不合\n", "")
    verbose = speechlint("test", "rules/甲/a.yaml", "--verbose").out.splitlines()
    assert verbose[:2] == ["rules/甲/a.yaml:12: 甲/a valid-0: validated", "  抓好落实。"]


def test_a_case_that_fails_is_shown_with_the_spans(speechlint: Speechlint, ours: Path) -> None:
    text = RULE.replace("抓紧落实", "抓一抓就好").replace("要«抓一抓»落实", "«要抓一抓»落实")
    write(ours, {"rules/甲/a.yaml": text})
    ended = speechlint("test", "rules")
    assert ended.status == 1
    assert (
        ended.out
        == """\
rules/甲/a.yaml:13: 甲/a valid-1: noisy
  抓一抓就好。
  应标出无，实际标出0–3“抓一抓”
rules/甲/a.yaml:15: 甲/a invalid-0: misplaced
  «要抓一抓»落实。
  应标出0–4“要抓一抓”，实际标出1–4“抓一抓”
1 条规则，4 个例子，2 个不合
"""
    )
    data = json.loads(speechlint("test", "rules", "--format", "json").out)
    assert [case["outcome"] for case in data["cases"]] == ["validated", "noisy", "misplaced", "validated"]


def test_too_few_cases_fail(speechlint: Speechlint, ours: Path) -> None:
    write(ours, {"rules/甲/a.yaml": RULE.replace('  - "抓紧落实。"\n', "")})
    ended = speechlint("test", "rules")
    assert ended.status == 1
    assert "rules/甲/a.yaml: 甲/a: valid 和 invalid 的例子至少各要两个\n" in ended.out
    assert speechlint("check").status == 0


def test_coverage_lists_the_rules_with_few_cases_first(speechlint: Speechlint, ours: Path) -> None:
    table = "table:\n" + '  - {wrong: "抓一抓", right: "抓好"}\n  - {wrong: "搞一搞", right: "搞好"}'
    more = RULE.replace('table:\n  - {wrong: "抓一抓", right: "抓好"}', table).replace(
        "valid:\n", 'valid:\n  - "抓实。"\n', 1
    )
    write(ours, {"rules/甲/b.yaml": more})
    assert (
        speechlint("test", "rules", "--coverage", "--lang", "en").out
        == """\

rule  valid  invalid  fixed  rows  rows shown
甲/a      2        2      1     1           1
甲/b      3        2      1     2           1

2 rules, 9 cases, 0 failed
"""
    )
    data = json.loads(speechlint("test", "rules", "--coverage", "--format", "json").out)["coverage"]
    assert data[0] == {"rule": "甲/a", "valid": 2, "invalid": 2, "fixed": 1, "rows": 1, "rows_shown": 1}
    assert "coverage" not in json.loads(speechlint("test", "rules", "--format", "json").out)


def test_a_rule_file_with_problems_is_status_2_and_the_others_are_tested(speechlint: Speechlint, ours: Path) -> None:
    write(ours, {"rules/甲/b.yaml": "title: 3\n", "rules/甲/c.yaml": "["})
    ended = speechlint("test", "rules")
    assert ended.status == 2
    assert ended.out == "1 条规则，4 个例子，0 个不合\n"
    places = [line.split(": ")[0].removeprefix(f"{ours}/rules/甲/") for line in ended.err.splitlines()]
    assert places[0] == "b.yaml:1:1"
    assert places[-1] == "c.yaml:1:2"
    assert speechlint("test", "rules/甲/a.yaml").status == 0


def test_a_rule_that_runs_out_of_time_is_status_2(
    speechlint: Speechlint, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("speechlint.checks.pattern.TIME_LIMIT", 0.02)
    text = (
        RULE.replace("kind: terms", "kind: pattern")
        .replace('table:\n  - {wrong: "抓一抓", right: "抓好"}', "pattern: '(甲|甲甲)+乙'")
        .replace("“{wrong}”可改为“{right}”", "x").replace("write {right}", "x").replace("抓紧落实", "甲" * 60 + "丙乙")
        .replace("«抓一抓»", "«甲乙»").replace(', fixed: "要抓好重点。"', "")
    )  # fmt: skip
    write(ours, {"rules/甲/a.yaml": text})
    ended = speechlint("test", "rules")
    assert ended.status == 2
    assert "valid-1: failed" in ended.out


def test_without_paths_the_shipped_rules_and_the_own_packs_are_tested(speechlint: Speechlint, ours: Path) -> None:
    write(ours, {"rules/甲/a.yaml": RULE.replace("抓紧落实", "抓一抓")})
    data = json.loads(speechlint("test", "--format", "json").out)
    assert {case["rule"] for case in data["cases"]} > {"甲/a", "characters/zero-width"}


def test_nothing_to_test_is_an_error(speechlint: Speechlint, folder: Path) -> None:
    (folder / "空").mkdir()
    assert (speechlint("test", "空").status, speechlint("test", "无").status) == (2, 2)


@pytest.mark.parametrize("subject", ["rule", "config", "pack", "suppressions"])
def test_a_schema_is_printed(speechlint: Speechlint, subject: str) -> None:
    ended = speechlint("schema", subject)
    assert ended.status == 0
    assert json.loads(ended.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_configuration_of_a_file_is_shown_with_its_origins(speechlint: Speechlint, folder: Path) -> None:
    files = {
        "共用.yaml": "level: info\nignore: [wording/*]\n",
        ".speechlint.yaml": 'extends: [共用.yaml]\nlang: zh\nexclude: ["归档/"]\noverrides:\n  - files: ["模板/"]\n    stage: template\n    rules: {"years/*": off}\n',
    }
    write(folder, files)
    lines = speechlint("config", "--explain", "模板/a.txt").out.splitlines()
    assert lines[0] == "配置文件：.speechlint.yaml"
    assert {
        'stage: "template"  # .speechlint.yaml:6',
        'level: "info"  # 共用.yaml:1',
        'fail_on: "error"  # 默认',
        'ignore[]: "wording/*"  # 共用.yaml:2',
        'rules.years/*: "off"  # .speechlint.yaml:7',
        'overrides[0]: ["模板/"]  # .speechlint.yaml:5',
    } <= set(lines)
    assert not any(
        line.startswith(('stage: "template', "overrides", "rules.")) for line in speechlint("config").out.splitlines()
    )
    assert "这个文件已被 exclude 排除" in speechlint("config", "--explain", "归档/a.txt").out
    data = json.loads(speechlint("config", "--explain", "模板/a.txt", "--format", "json").out)
    assert {"key": "stage", "value": "template", "origin": ".speechlint.yaml:6"} in data["values"]
    assert not [rule for rule in data["rules"] if rule.startswith(("years/", "wording/"))]


def test_faults_of_the_configuration_are_told_with_their_places(speechlint: Speechlint, folder: Path) -> None:
    write(folder, {".speechlint.yaml": "stage: darft\nselct: []\n"})
    for command in (["config"], ["rules"], ["check"], ["explain", "terms"]):
        ended = speechlint(*command)
        assert ended.status == 2
        assert ended.err == (
            ".speechlint.yaml:1:8: 应为 draft、template 之一，是不是“draft”？\n"
            ".speechlint.yaml:2:1: 未知的键“selct”，是不是“select”？\n"
        )


def test_init_writes_a_configuration_that_holds(speechlint: Speechlint, folder: Path) -> None:
    ended = speechlint("init", "--pre-commit")
    assert (ended.status, ended.out) == (0, "已新建 .speechlint.yaml\n已新建 .pre-commit-config.yaml\n")
    assert '"模板/"' in speechlint("config", "--explain", "模板/a.txt").out
    hooks = parse_yaml((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"), "h").plain()
    assert isinstance(hooks, dict)
    assert list(hooks) == ["repos"]


def test_what_init_leaves_as_a_comment_holds_too(speechlint: Speechlint, folder: Path) -> None:
    speechlint("init")
    text = (folder / ".speechlint.yaml").read_text(encoding="utf-8")
    write(folder, {"../common.yaml": "level: info\n", "rules/甲/a.yaml": RULE, "rules/a/_pack.yaml": 'title: "x"\n'})
    shown = "\n".join(
        line.removeprefix("# ") if ": " in line and line.startswith("# ") and line[2].isascii() and line[2].isalpha() and "speechlint" not in line else line
        for line in text.splitlines()
    ).replace('#   "wording', '  "wording').replace("# rules:", "rules:").replace("pack:delivery", "default")  # fmt: skip
    (folder / ".speechlint.yaml").write_text(shown, encoding="utf-8")
    ended = speechlint("config")
    assert (ended.status, ended.err) == (0, "")
    assert "extends" in shown


def test_init_never_overwrites(speechlint: Speechlint, folder: Path) -> None:
    write(folder, {".pre-commit-config.yaml": "mine"})
    ended = speechlint("init", "--pre-commit")
    assert (ended.status, ended.err) == (2, "已有 .pre-commit-config.yaml，没有改动\n")
    assert not (folder / ".speechlint.yaml").exists()
    assert speechlint("init", "无").status == 2
