from __future__ import annotations

from pathlib import Path

import pytest

from speechlint.rulebook.cache import Cache
from speechlint.rulebook.config import Config, Sourced, merged
from speechlint.rulebook.layers import LayerReader
from speechlint.rulebook.problems import RulebookError
from tests.rulebook.files import write


def read(path: Path) -> Config:
    return merged(LayerReader(Cache()).chain(str(path)))


def complaints(path: Path) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        read(path)
    return [line.replace(f"{path.parent}/", "") for line in str(caught.value).splitlines()]


def values(items: tuple[Sourced, ...]) -> list[object]:
    return [item.value for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stag: draft\n", ["c.yaml:1:1: 未知的键“stag”，是不是“stage”？"]),
        ("select*: [a]\n", ["c.yaml:1:1: 未知的键“select*”，是不是“select”？"]),
        ("extends+: [a]\n", ["c.yaml:1:1: 未知的键“extends+”，是不是“extends”？"]),
        ("stage: darft\nlevel: eror\n", [
            "c.yaml:1:8: 应为 draft、template 之一，是不是“draft”？",
            "c.yaml:2:8: 应为 error、warning、info 之一，是不是“error”？",
        ]),
        ("require_reason: yes\n", ["c.yaml:1:17: 应为 true 或 false"]),
        ("select: years/*\n", ["c.yaml:1:9: 应为列表，写作 [\"…\"]"]),
        ("select: [1]\n", ["c.yaml:1:10: 应为文字，请加引号"]),
        ("as_of: 2025-02-29\n", ["c.yaml:1:8: 应为实有的日期，写作 \"2025-03-01\""]),
        ("format: pdf\n", ["c.yaml:1:9: 应为 text、markdown、docx 之一"]),
        ("encoding: gb-18031\n", ["c.yaml:1:11: 没有“gb-18031”这种编码"]),
        ("exclude: [\"!\"]\n", ["c.yaml:1:11: 通配符“!”写得不对"]),
        ("rules: {a/b: of}\n", ["c.yaml:1:14: 应为 off、error、warning、info 之一，是不是“off”？"]),
        ("rules: {a/b: {severity: warn}}\n", ["c.yaml:1:25: 应为 error、warning、info、off 之一，是不是“warning”？"]),
        ("rules: [a]\n", ["c.yaml:1:8: 应为“键: 值”的对应表"]),
        ("overrides:\n  - {stage: draft, fies: [a]}\n", [
            "c.yaml:2:5: 缺少必填的键“files”",
            "c.yaml:2:20: 未知的键“fies”，是不是“files”？",
        ]),
        ("overrides:\n  - files: [a]\n    level: error\n", ["c.yaml:3:5: 未知的键“level”"]),
        ("- a\n", ["c.yaml:1:1: 应为“键: 值”的对应表"]),
        ("extends: [none.yaml]\n", ["c.yaml:1:11: 没有文件“none.yaml”"]),
        ("select-: [x]\n", ["c.yaml:1:11: 继承来的 select 里没有“x”，无从去掉"]),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert complaints(write(tmp_path / "d", {"c.yaml": text}) / "c.yaml") == expected


def test_faults_in_toml_have_their_line(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.speechlint]\nstage = "draft"\nselct = ["a"]\n\n[tool.speechlint.rules]\n"a/b" = "of"\n'
    path = write(tmp_path / "d", {"pyproject.toml": text}) / "pyproject.toml"
    assert complaints(path) == [
        "pyproject.toml:6:1: 未知的键“selct”，是不是“select”？",
        "pyproject.toml:9:1: 应为 off、error、warning、info 之一，是不是“off”？",
    ]


def test_an_empty_file_is_a_configuration(tmp_path: Path) -> None:
    config = read(write(tmp_path, {"c.yaml": "# 无\n"}) / "c.yaml")
    assert config.values["level"] == Sourced("warning")
    assert values(config.lists["select"]) == ["default"]


def test_lists_replace_unless_they_add_or_remove(tmp_path: Path) -> None:
    files = {
        "甲.yaml": 'ignore: [a, b]\nselect: [x]\nexclude: ["*.md"]\nrules: {r/1: off, r/2: info}\n',
        "乙.yaml": 'extends: [甲.yaml]\nignore+: [b, c]\nignore-: [a]\nselect: [y]\nrules: {r/1: error}\nexclude+: ["*.txt"]\n',
    }
    config = read(write(tmp_path, files) / "乙.yaml")
    assert values(config.lists["ignore"]) == ["b", "c"]
    assert values(config.lists["select"]) == ["y"]
    assert values(config.lists["exclude"]) == ["*.md", "*.txt"]
    assert [(selector, entry.node.content) for selector, entry in config.rules.items()] == [
        ("r/2", "info"),
        ("r/1", "error"),
    ]
    origins = [item.origin.rpartition("/")[2] for item in config.lists["ignore"]]
    assert origins == ["甲.yaml:1", "乙.yaml:2"]


def test_later_files_of_extends_win_and_the_file_itself_over_them(tmp_path: Path) -> None:
    files = {
        "一.yaml": "stage: template\nlevel: info\nfail_on: never\n",
        "二.yaml": "level: error\nlang: en\n",
        "三/c.yaml": "extends: [../一.yaml, ../二.yaml]\nlang: zh\n",
    }
    config = read(write(tmp_path, files) / "三" / "c.yaml")
    effective = {
        key: (value.value, value.origin.rpartition("/")[2]) for key, value in config.values.items() if value.node
    }
    assert effective == {
        "stage": ("template", "一.yaml:1"), "fail_on": ("never", "一.yaml:3"),
        "level": ("error", "二.yaml:1"), "lang": ("zh", "c.yaml:2"),
    }  # fmt: skip


def test_paths_count_from_the_file_that_names_them(tmp_path: Path) -> None:
    files = {
        "甲/c.yaml": "packs: [./rules]\nbaseline: b.json\n",
        "乙.yaml": "extends: [甲/c.yaml]\npacks+: [rules]\npacks-: [甲/rules]\n",
    }
    config = read(write(tmp_path, files) / "乙.yaml")
    assert values(config.lists["packs"]) == [f"{tmp_path}/rules"]
    assert config.values["baseline"].value == f"{tmp_path}/甲/b.json"


def test_a_ring_of_extends_is_an_error(tmp_path: Path) -> None:
    root = write(
        tmp_path / "d",
        {
            "a.yaml": "extends: [b.yaml]\n",
            "b.yaml": "level: error\nextends: [a.yaml]\n",
            "c.yaml": "extends: [c.yaml]\n",
        },
    )
    assert complaints(root / "a.yaml") == ["b.yaml:2:11: extends 成了环：a.yaml → b.yaml → a.yaml"]
    assert complaints(root / "c.yaml") == ["c.yaml:1:11: extends 成了环：c.yaml → c.yaml"]


OVERRIDES = """\
stage: draft
ignore: [a]
overrides:
  - files: ["模板/", "*.tpl.txt"]
    exclude: ["模板/例/"]
    stage: template
    ignore+: [b]
  - files: ["*.txt"]
    format: markdown
    ignore-: [a]
    rules: {r/1: info}
"""


@pytest.mark.parametrize(
    ("path", "stage", "format", "ignored"),
    [
        ("a.md", "draft", None, ["a"]),
        ("a.txt", "draft", "markdown", []),
        ("模板/a.md", "template", None, ["a", "b"]),
        ("甲/模板/a.txt", "template", "markdown", ["b"]),
        ("模板/例/a.md", "draft", None, ["a"]),
        ("甲/a.tpl.txt", "template", "markdown", ["b"]),
        ("../a.txt", "draft", None, ["a"]),
    ],
)
def test_overrides_hold_for_the_files_that_they_name(
    tmp_path: Path, path: str, stage: str, format: str | None, ignored: list[str]
) -> None:
    config = read(write(tmp_path / "d", {"c.yaml": OVERRIDES}) / "c.yaml")
    absolute = str((tmp_path / "d" / path).resolve())
    effective = config.with_overrides(config.covering(absolute))
    assert effective.values["stage"].value == stage
    assert effective.values["format"].value == format
    assert values(effective.lists["ignore"]) == ignored


def test_overrides_of_an_extended_file_count_from_that_file(tmp_path: Path) -> None:
    files = {"甲/c.yaml": 'overrides:\n  - {files: ["*.txt"], stage: template}\n', "c.yaml": "extends: [甲/c.yaml]\n"}
    config = read(write(tmp_path, files) / "c.yaml")
    assert config.covering(f"{tmp_path}/甲/a.txt") == (0,)
    assert config.covering(f"{tmp_path}/a.txt") == ()


def test_overrides_replace_or_add(tmp_path: Path) -> None:
    entry = '  - {files: ["*.txt"], stage: template}\n'
    files = {
        "a.yaml": f"overrides:\n{entry}",
        "b.yaml": f"extends: [a.yaml]\noverrides+:\n{entry}",
        "c.yaml": "extends: [b.yaml]\noverrides: []\n",
    }
    root = write(tmp_path, files)
    assert [len(read(root / name).overrides) for name in files] == [1, 2, 0]


def test_the_last_fitting_pattern_decides_what_is_excluded(tmp_path: Path) -> None:
    config = read(write(tmp_path, {"c.yaml": 'exclude: ["归档/", "!归档/新/", "*.bak.txt"]\n'}) / "c.yaml")
    excluded = [
        path
        for path in ("a.txt", "归档/a.txt", "归档/新/a.txt", "归档/新/a.bak.txt")
        if config.excludes(f"{tmp_path}/{path}")
    ]
    assert excluded == ["归档/a.txt", "归档/新/a.bak.txt"]


def test_the_nearest_file_is_the_configuration(tmp_path: Path) -> None:
    files = {
        ".speechlint.yaml": "level: info\n",
        "甲/pyproject.toml": "[tool.speechlint]\n",
        "甲/乙/pyproject.toml": "[tool.other]\n",
        "丙/pyproject.toml": "[tool.speechlint]\n",
        "丙/.speechlint.yaml": "\n",
    }
    root = write(tmp_path, files)
    reader = LayerReader(Cache())
    nearest = {folder: reader.nearest(f"{root}{folder}") for folder in ("", "/无", "/甲", "/甲/乙/深", "/丙", "/甲/乙")}
    assert {folder: str(path).removeprefix(f"{root}/") for folder, path in nearest.items()} == {
        "": ".speechlint.yaml", "/无": ".speechlint.yaml", "/甲": "甲/pyproject.toml", "/甲/乙/深": "甲/pyproject.toml",
        "/丙": "丙/.speechlint.yaml", "/甲/乙": "甲/pyproject.toml",
    }  # fmt: skip


def test_what_comes_from_the_cache_is_the_same(tmp_path: Path, cache_folder: Path) -> None:
    path = write(tmp_path, {"d/c.yaml": OVERRIDES}) / "d" / "c.yaml"
    fresh = read(path)
    (stored,) = cache_folder.iterdir()
    assert read(path) == fresh
    stored.write_text('{"node": 3}', encoding="utf-8")
    assert read(path) == fresh
    stored.write_text("nonsense", encoding="utf-8")
    assert read(path) == fresh
