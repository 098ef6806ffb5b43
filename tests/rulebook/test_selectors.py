from __future__ import annotations

import pytest

from speechlint.rulebook.selectors import Facet, SelectorError, select, split_entry

FACETS = {
    facet.id: facet
    for facet in (
        Facet("years/plan-year", "years", "year-conflict", "years", default=True, formerly=("years/plan",)),
        Facet("years/old", "years", "dated-fact", "terms", default=True),
        Facet("wording/a", "wording", "typo", "terms", default=False),
    )
}


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("years/old", ["years/old"]),
        ("years/plan", ["years/plan-year"]),
        ("years/*", ["years/plan-year", "years/old"]),
        ("*/[ao]*", ["years/old", "wording/a"]),
        ("pack:wording", ["wording/a"]),
        ("category:typo", ["wording/a"]),
        ("kind:terms", ["years/old", "wording/a"]),
        ("default", ["years/plan-year", "years/old"]),
        ("all", ["years/plan-year", "years/old", "wording/a"]),
    ],
)
def test_a_selector_names_rules(selector: str, ids: list[str]) -> None:
    assert list(select(selector, FACETS)) == ids


@pytest.mark.parametrize(
    ("selector", "complaint"),
    [
        ("years/plan-yaer", "没有规则“years/plan-yaer”，是不是“years/plan-year”？"),
        ("years/pla", "没有规则“years/pla”，是不是“years/plan-year”？"),
        ("x", "没有规则“x”"),
        ("", "没有规则“”"),
        ("wor/*", "没有一条规则的名字合于“wor/*”"),
        ("pack:wordng", "没有一条规则属于规则包“wordng”，是不是“wording”？"),
        ("category:tpyo", "没有一条规则属于类别“tpyo”，是不是“typo”？"),
        ("kind:none", "没有一条规则属于检查“none”"),
        ("pakc:x", "没有“pakc:”这种选法，是不是“pack”？；可用 pack: category: kind:"),
    ],
)
def test_a_selector_that_names_nothing_is_an_error(selector: str, complaint: str) -> None:
    with pytest.raises(SelectorError) as caught:
        select(selector, FACETS)
    assert str(caught.value) == complaint


def test_an_entry_stands_behind_a_hash() -> None:
    assert split_entry("years/old#a#b") == ("years/old", "a#b")
    assert split_entry("years/old") == ("years/old", None)
