from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from speechlint.checks import KINDS
from speechlint.rulebook import manual_zh
from speechlint.rulebook.manual import manual
from speechlint.rulebook.packs import rule_files, shipped_root
from speechlint.rulebook.schema import config_schema, pack_schema, rule_schema, suppressions_schema
from speechlint.rulebook.yaml_file import parse_yaml, read_yaml
from tests.rulebook.files import RULE
from tests.rulebook.test_config import OVERRIDES
from tests.rulebook.test_suppressions import TEXT as SUPPRESSIONS


@cache
def rules() -> Draft202012Validator:
    return Draft202012Validator(rule_schema())


CONFIG = Draft202012Validator(config_schema())


@pytest.mark.parametrize("make", [rule_schema, config_schema, pack_schema, suppressions_schema])
def test_each_is_a_schema(make: Callable[[], dict[str, object]]) -> None:
    schema = make()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_shipped_schema_is_current() -> None:
    """``speechlint schema --no-config > rules/schema.json`` makes it so."""
    shipped = json.loads((shipped_root() / "schema.json").read_text(encoding="utf-8"))
    assert shipped == rule_schema()


def test_every_shipped_file_fits_its_schema() -> None:
    packs = Draft202012Validator(pack_schema())
    faults = []
    for name in rule_files(shipped_root())[0]:
        data = read_yaml(shipped_root() / name).plain()
        if isinstance(data, dict):
            validator = packs if name.endswith("_pack.yaml") else rules()
            faults += [(name, error.message) for error in validator.iter_errors(data)]
    assert faults == []


@pytest.mark.parametrize(
    "change",
    [
        ("kind: terms", "kind: term"),
        ("severity: warning", "severity: bad"),
        ("right:", "rihgt:"),
        ("title:", "titel:"),
        ("- {wrong", "- 3\n  - {wrong"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(change: tuple[str, str]) -> None:
    good, bad = parse_yaml(RULE, "a").plain(), parse_yaml(RULE.replace(*change, 1), "a").plain()
    assert rules().is_valid(good)
    assert not rules().is_valid(bad)


@pytest.mark.parametrize("table", ['"facts/a.yaml"', '["a.yaml", "b.yaml"]', '["a.yaml", {wrong: "甲"}]'])
def test_a_table_may_be_a_path(table: str) -> None:
    text = RULE.replace('table:\n  - {wrong: "抓一抓", right: "抓好"}', f"table: {table}")
    assert rules().is_valid(parse_yaml(text, "a").plain())


def test_configurations_and_suppressions_fit_their_schemas() -> None:
    assert CONFIG.is_valid(parse_yaml(OVERRIDES, "a").plain())
    assert not CONFIG.is_valid(parse_yaml(OVERRIDES.replace("stage", "stag"), "a").plain())
    assert Draft202012Validator(suppressions_schema()).is_valid(parse_yaml(SUPPRESSIONS, "a").plain())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_manual_page(kind: str) -> None:
    page = manual(kind)
    assert page.text
    assert [option.name for option in page.options if not option.text] == []
    assert [option.name for option in page.options if option.form == "任意"] == []


def test_every_kind_and_key_is_told_in_chinese() -> None:
    keys = {f"{kind}.{option.name}" for kind in KINDS for option in manual(kind).options}
    assert (set(manual_zh.KINDS), set(manual_zh.KEYS)) == (set(KINDS), keys)
    assert manual("terms", language="en").options[0].text != manual("terms").options[0].text


def test_a_manual_page_tells_forms_and_defaults() -> None:
    options = {option.name: option for option in manual("pairs").options}
    assert (options["problem"].form, options["problem"].required) == ("unclosed | unopened | nested", True)
    assert (options["pairs"].form, options["inner"].default) == ("[文字, …]", "")
