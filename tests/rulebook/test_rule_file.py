from __future__ import annotations

from pathlib import Path

import pytest

from speechlint.document import DocType, Stage
from speechlint.rulebook.packs import read_library
from speechlint.rulebook.rule import Case, Category, Safety, Scope, Severity, Wording
from tests.rulebook.files import RULE, write


def complaints(tmp_path: Path, text: str) -> list[str]:
    library = read_library([write(tmp_path, {"包/规则.yaml": text})])
    assert not library.rules
    prefix = f"{tmp_path}/包/规则.yaml:"
    return [str(problem).removeprefix(prefix) for problem in sorted(library.problems)]


def changed(*pairs: tuple[str, str], rule: str = RULE) -> str:
    for old, new in pairs:
        assert old in rule
        rule = rule.replace(old, new, 1)
    return rule


def test_a_rule_file_is_a_rule_with_cases(tmp_path: Path) -> None:
    library = read_library([write(tmp_path, {"包/规则.yaml": RULE})]).checked()
    (loaded,) = library.rules
    rule = loaded.rule
    assert (rule.id, rule.pack, rule.kind, rule.category, rule.severity) == (
        "包/规则", tmp_path.name, "terms", Category.OTHER, Severity.WARNING,
    )  # fmt: skip
    assert rule.wording == {
        "zh": Wording("含糊的说法", "“{wrong}”可改为“{right}”"),
        "en": Wording("Vague wording", "write {right}"),
    }
    assert rule.origin == f"{tmp_path}/包/规则.yaml"
    assert rule.literals == ("抓一抓",)
    assert (rule.safety, rule.stages, rule.doc_types) == (Safety.UNSAFE, (Stage.DRAFT, Stage.TEMPLATE), ())
    assert loaded.valid == (Case("抓好落实。", (), 12), Case("抓紧落实。", (), 13))
    assert loaded.invalid == (
        Case("要抓一抓落实。", ((1, 4),), 15),
        Case("要抓一抓重点。", ((1, 4),), 16, fixed="要抓好重点。"),
    )


def test_every_common_key_arrives(tmp_path: Path) -> None:
    keys = """\
why: "理由"
source: "依据"
related: "另见“{right}”"
fix: safe
stages: [draft]
doc_types: [speech, host]
within: [title]
outside: [quote, book-title]
formerly: ["旧/名"]
yields_to: ["b"]
"""
    loaded, _ = read_library([write(tmp_path, {"a.yaml": RULE + keys, "b.yaml": RULE})]).checked().rules
    rule = loaded.rule
    assert rule.yields_to == ("b",)
    assert rule.words("zh") == Wording("含糊的说法", "“{wrong}”可改为“{right}”", "理由", "另见“{right}”")
    assert rule.words("fr") == rule.words("zh")
    assert (rule.source, rule.safety, rule.stages) == ("依据", Safety.SAFE, (Stage.DRAFT,))
    assert rule.doc_types == (DocType.SPEECH, DocType.HOST)
    assert (rule.within, rule.outside, rule.formerly) == (
        (Scope.TITLE,), (Scope.QUOTE, Scope.BOOK_TITLE), ("旧/名",),
    )  # fmt: skip


def test_a_case_says_what_its_text_is(tmp_path: Path) -> None:
    case = '  - {text: "⟦«»⟧抓一抓", marks: "⟦⟧", as_of: 2025-03-01, stage: template, doc_type: speech, format: markdown, related: ["甲"]}\n'
    (loaded,) = read_library([write(tmp_path, {"a.yaml": RULE + case})]).checked().rules
    assert loaded.invalid[-1] == Case(
        "«»抓一抓",
        ((0, 2),),
        17,
        related=("甲",),
        format="markdown",
        options={"stage": "template", "as_of": "2025-03-01", "doc_type": "speech"},
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("severity: warning", "servity: warning"), ["1:1: 缺少必填的键“severity”", "4:1: 未知的键“servity”，是不是“severity”？"]),
        (("severity: warning", "severity: eror"), ["4:11: 应为 error、warning、info 之一，是不是“error”？"]),
        (("severity: warning", "severity:"), ["4:10: 缺少值"]),
        (("kind: terms", "kind: term"), ["2:7: 没有“term”这种检查，是不是“terms”？"]),
        (("kind: terms\n", ""), ["1:1: 缺少必填的键“kind”"]),
        (("category: other", "category: 3"), ["3:11: 应为 placeholder、"]),
        (('title: "含糊的说法"', "title: 12"), ["1:8: 应为文字，请加引号"]),
        (('title: "含糊的说法"', 'title: ""'), ["1:8: 至少要有1个字"]),
        (('title: "含糊的说法"', "title: [甲]"), ["1:8: 应为文字，请加引号"]),
        (('{wrong: "抓一抓", right', '{wrong: "抓一抓", rigth'), ["7:20: 未知的键“rigth”，是不是“right”？"]),
        (('{wrong: "抓一抓", ', "{"), ["7:5: 缺少必填的键“wrong”"]),
        (('right: "抓好"', "right: 7"), ["7:27: 应为文字，请加引号"]),
        (('right: "抓好"', 'right: "抓好", not_inside: "抓一抓好"'), ["7:45: 应为列表，写作 [\"…\"]"]),
        (("{wrong}”", "{worng}”"), ["5:10: 这里没有“{worng}”，是不是“wrong”？"]),
        (("“{wrong}”", "“{wrong”"), ["5:10: 花括号没有配对；要写花括号本身，请写 {{ 或 }}"]),
        (("{wrong}", "{wrong!r}"), ["5:10: 花括号里只能写名字，不能写“{wrong!…}”"]),
        (("{wrong}", "{wrong:>9}"), ["5:10: 花括号里只能写名字，不能写“{wrong:…}”"]),
        (("{wrong}", "{wrong.upper}"), ["5:10: 这里没有“{wrong.upper}”，是不是“wrong”？"]),
        (("{wrong}", "{}"), ["5:10: 这里没有“{}”；可用 {right}、{text}、{wrong}"]),
        (("write {right}", "write {it}"), ["10:12: 这里没有“{it}”；可用 {right}、{text}、{wrong}"]),
        (('title: "Vague wording"', 'tilte: "Vague"'), ["9:3: 未知的键“tilte”，是不是“title”？", "9:3: 缺少必填的键“title”"]),
        (("«抓一抓»落实", "«抓一抓落实"), ["15:5: 标记没有配对：“«”后面没有“»”"]),
        (("«抓一抓»落实", "抓一抓落实"), ["15:5: invalid 的例子要用 «…» 标出该报的地方"]),
        (("抓紧落实", "«抓紧»落实"), ["13:5: valid 的例子不该有标记、fixed 或 related；文字里要用 « » 时请另定 marks"]),
        (("{text: ", "{txt: "), ["16:5: 缺少必填的键“text”", "16:6: 未知的键“txt”，是不是“text”？"]),
        (("fixed: ", "marks: \"«\", fixed: "), ["16:32: 至少要有2个字"]),
        (("fixed: ", "as_of: 2025-02-30, fixed: "), ["16:32: 应为实有的日期，写作 \"2025-03-01\""]),
        (("fixed: ", "stage: darft, fixed: "), ["16:32: 应为 draft、template 之一，是不是“draft”？"]),
        (("  - {text: ", "  - 12\n  - {text: "), ["16:5: 应为“键: 值”的对应表"]),
        (("en:\n", "fix: maybe\nen:\n"), ["8:6: 应为 safe、unsafe 之一"]),
        (("en:\n", "stages: []\nen:\n"), ["8:9: 至少要有1项"]),
        (("en:\n", "stages: draft\nen:\n"), ["8:9: 应为列表，写作 [\"…\"]"]),
        (("en:\n", "within: [titel]\nen:\n"), ["8:10: 应为 title、"]),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(tmp_path: Path, edit: tuple[str, str], expected: list[str]) -> None:
    found = complaints(tmp_path, changed(edit))
    assert len(found) == len(expected)
    for complaint, wanted in zip(found, expected, strict=True):
        assert complaint == wanted or (wanted.endswith("、") and complaint.startswith(wanted))


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        "一.yaml": changed(("severity: warning", "severity: bad"), ("kind: terms", "kind: terms\nfoo: 1"), ("“{wrong}", "“{no}")),
        "二.yaml": "a: [",
        "三/_pack.yaml": "titel: x",
    }  # fmt: skip
    library = read_library([write(tmp_path, files)])
    places = [str(problem).removeprefix(f"{tmp_path}/").split(": ")[0] for problem in sorted(library.problems)]
    assert places == [
        "一.yaml:3:1",
        "一.yaml:5:11",
        "一.yaml:6:10",
        "三/_pack.yaml:1:1",
        "三/_pack.yaml:1:1",
        "二.yaml:1:5",
    ]


PATTERN = changed(("kind: terms", "kind: pattern"), ("“{wrong}”可改为“{right}”", "“{text}”"), ("write {right}", "x"), ('table:\n  - {wrong: "抓一抓", right: "抓好"}', "group: 0\npattern: '抓一抓'"), ("要抓好重点", "要抓一抓重点"))  # fmt: skip


@pytest.mark.parametrize("pattern", ["'(抓'", "'[抓'", "'*抓'", "'(?P=无)'", "'\\'"])
def test_a_bad_regex_is_reported_at_its_place(tmp_path: Path, pattern: str) -> None:
    (complaint,) = complaints(tmp_path, PATTERN.replace("'抓一抓'", pattern))
    assert complaint.startswith("7:10: 正则表达式有误：")


def test_what_a_kind_objects_to_is_reported_at_the_value_that_it_cites(tmp_path: Path) -> None:
    text = (
        PATTERN.replace("kind: pattern", "kind: characters")
        .replace("group: 0\npattern: '抓一抓'", 'running_text: true\ncharacters: ["甲", "乙", "甲乙"]')
        .replace("“{text}”", "“{codes}”")
    )
    (complaint,) = complaints(tmp_path, text)
    assert complaint.startswith("7:24: “甲乙”")


@pytest.mark.parametrize("text", ["12", "text", "{}", '"x"', "null"])
def test_a_file_that_is_no_rule_is_said_to_be_so(tmp_path: Path, text: str) -> None:
    assert complaints(tmp_path, text)


def test_doubled_braces_are_plain_text(tmp_path: Path) -> None:
    text = changed(("“{wrong}”", "{{{wrong}}}"))
    (loaded,) = read_library([write(tmp_path, {"a.yaml": text})]).checked().rules
    assert loaded.rule.words("zh").message.format(wrong="甲", right="乙") == "{甲}可改为“乙”"
