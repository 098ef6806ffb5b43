"""The generated pages are those of the rules as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from speechlint.cli.explained import pack_data
from speechlint.cli.explained_page import pack_page
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.packs import Pack, shipped_library
from speechlint.rulebook.settings import CommandLine
from speechlint.rulebook.workspace import Profile, Workspace

PAGES = Path(__file__).parents[1] / "docs" / "rules"
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
