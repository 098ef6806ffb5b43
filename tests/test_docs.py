"""The generated pages are those of the rules as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from speechlint.cli.explained import pack_data
from speechlint.cli.explained_page import pack_page
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.packs import Pack, shipped_library
from speechlint.rulebook.settings import CommandLine
from speechlint.rulebook.workspace import Profile, Workspace

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "rules"
PACKS = {pack.name: pack for pack in shipped_library().packs}


@pytest.fixture(scope="module")
def profile() -> Profile:
    return Workspace(CommandLine(isolated=True), Cache(enabled=False)).profile()


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_the_page_of_a_pack_says_what_its_rules_say(pack: Pack, profile: Profile) -> None:
    page = (PAGES / f"{pack.name}.md").read_text(encoding="utf-8")
    assert page == pack_page(pack_data(pack, profile, "zh"), "zh"), "docs/README.md says how to make the pages anew"


def test_every_pack_is_linked_and_no_page_is_left_over() -> None:
    index = (PAGES.parent / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\[[^\]]+\]\(rules/([^)]+)\.md\)", index)
    assert linked == sorted(PACKS) == sorted(page.stem for page in PAGES.glob("*.md"))


def tens(number: int) -> str:
    """A number without its last digit, as “more than” has it."""
    return str(number // 10 * 10)


def test_what_is_said_of_detection_is_counted_anew() -> None:
    page = (PAGES.parent / "detection.md").read_text(encoding="utf-8")
    speeches = len(list((ROOT / "tests" / "data" / "speeches").iterdir()))
    lists = {row["name"] for row in yaml.safe_load((ROOT / "rules" / "facts" / "enumerations.yaml").read_text("utf-8"))}
    assert re.findall(r"`tests/data/speeches`(?:, more than |，)([0-9]+)", page) == [tens(speeches)] * 2
    assert re.findall(r"([0-9]+) (?:canonical lists|多种固定的列举)", page) == [tens(len(lists))] * 2


def test_the_packs_said_to_find_something_are_all_there_are() -> None:
    page = (PAGES.parent / "detection.md").read_text(encoding="utf-8")
    named = {pack for packs in re.findall(r"^\|.*\| ([a-z, ]+) \|$", page, re.MULTILINE) for pack in packs.split(", ")}
    assert named - {"packs"} == set(PACKS)


def test_the_commands_that_give_the_figures_are_there() -> None:
    page = (PAGES.parent / "detection.md").read_text(encoding="utf-8")
    scripts = re.findall(r"`python (benchmarks/[a-z_]+\.py)((?: [^`]+)?)`", page)
    assert {script for script, _ in scripts} == {
        f"benchmarks/{name}.py" for name in ("alarms", "bulk", "cold", "planted", "slips")
    }
    for script, arguments in scripts:
        assert all(
            option in (ROOT / script).read_text(encoding="utf-8") for option in re.findall("--[a-z]+", arguments)
        )
