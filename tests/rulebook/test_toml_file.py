from __future__ import annotations

import pytest

from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.toml_file import parse_toml

TEXT = '''\
[project]
name = "select"
description = """
select = [
"""

[tool.speechlint]
# select = ["x"]
  select = [
    "a",
    "b",
]
stage = "draft"
as_of = 2025-03-01
rules."wording/a" = "off"

[tool.speechlint.rules."wording/b"]
severity = "info"

[[tool.speechlint.overrides]]
files = ["*.md"]
'''


def test_the_section_is_data_and_every_key_has_its_line() -> None:
    node = parse_toml(TEXT, "pyproject.toml")
    assert node is not None
    assert node.plain() == {
        "select": ["a", "b"],
        "stage": "draft",
        "as_of": "2025-03-01",
        "rules": {"wording/a": "off", "wording/b": {"severity": "info"}},
        "overrides": [{"files": ["*.md"]}],
    }
    rules = node.get("rules")
    assert rules is not None
    places = {key: item.position for key in node.names if (item := node.get(key))}
    assert {key: tuple(position) for key, position in places.items()} == {
        "select": (9, 3), "stage": (13, 1), "as_of": (14, 1), "rules": (15, 1), "overrides": (20, 1),
    }  # fmt: skip
    assert [tuple(rules.get(key).position) for key in rules.names] == [(15, 1), (17, 1)]  # type: ignore[union-attr]


def test_without_a_section_there_is_nothing() -> None:
    assert parse_toml('[project]\nname = "speechlint"\n', "pyproject.toml") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool.speechlint]\nselect = [\n", "p.toml:"),
        ("a = 1\na = 2\n", "p.toml:2:"),
        ("x = " + "[" * 100_000, "p.toml: "),
        ("[tool.speechlint]\n" + "a." * 5000 + "a = 1\n", "p.toml:2:1: 嵌套太深"),
        ("[tool.speechlint]\na = " + "[" * 60 + "]" * 60, "p.toml:2:1: 嵌套太深"),
    ],
)
def test_faults_of_syntax_are_problems(text: str, place: str) -> None:
    with pytest.raises(RulebookError) as caught:
        parse_toml(text, "p.toml")
    assert str(caught.value).startswith(place)


def test_numbers_that_are_none_are_words() -> None:
    node = parse_toml("[tool.speechlint]\na = nan\nb = inf\nc = 12:30:00\n", "p.toml")
    assert node is not None
    assert node.plain() == {"a": "nan", "b": "inf", "c": "12:30:00"}
