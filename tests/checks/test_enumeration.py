from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.enumeration import Enumeration, Problem
from speechlint.checks.enumeration.rows import CanonicalList
from speechlint.rulebook.packs import shipped_library
from speechlint.span import Span
from tests.checks.helpers import found, fragment, lie_in_order, repaired, words

SPIRITS = CanonicalList(
    "四个意识",
    ("政治意识", "大局意识|全局意识", "核心意识", "看齐意识"),
    "出处",
    labels=("四个意识",),
    short=("政治", "大局", "核心", "看齐"),
    whole=True,
)
FORMER = CanonicalList("四面", ("向东方去", "向南方去", "向西方去"), "出处", ("三面",), until="2020-09-11")
LATTER = CanonicalList(
    "四面", ("向东方去", "向南方去", "向西方去", "向北方去"), "出处", ("四面",), whole=True, since="2020-09-11"
)
RUN_ON = CanonicalList("强国", ("富强", "民主", "文明", "和谐", "美丽"), "出处", between=("",), whole=True)
LOOSE = CanonicalList("四化", ("工业化", "信息化", "城镇化", "农业化"), "出处", ("四化",), ordered=False)
TABLE = (SPIRITS, FORMER, LATTER, RUN_ON, LOOSE)


def check(problem: str, *, named: bool = True) -> Enumeration:
    return Enumeration(Problem(problem), TABLE, named)


def judged(text: str, as_of: date | None = None) -> dict[str, list[tuple[int, str]]]:
    """What each problem finds."""
    rules = {"missing": check("missing"), "unnamed": check("missing", named=False)}
    rules |= {name: check(name) for name in ("order", "wrong", "numeral", "outdated")}
    hits = {name: words(rule, text, context=fragment(as_of=as_of)) for name, rule in rules.items()}
    return {name: places for name, places in hits.items() if places}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“四个意识”（政治意识、大局意识、看齐意识）", {"missing": [(1, "四个意识")]}),
        ("“四个意识”：政治意识、大局意识、看齐意识。", {"missing": [(1, "四个意识")]}),
        ("四个意识，即政治意识、核心意识、看齐意识。", {"missing": [(0, "四个意识")]}),
        ("“四个意识”是指大局意识、核心意识、看齐意识。", {"missing": [(1, "四个意识")]}),
        ("树牢政治意识、大局意识、看齐意识“四个意识”。", {"missing": [(17, "四个意识")]}),
        ("树牢政治、大局、看齐“四个意识”。", {"missing": [(11, "四个意识")]}),
        ("增强政治意识、大局意识、看齐意识。", {"unnamed": [(2, "政治意识、大局意识、看齐意识")]}),
        ("增强全局意识、核心意识和看齐意识。", {"unnamed": [(2, "全局意识、核心意识和看齐意识")]}),
        ("“政治意识”、“大局意识”、“看齐意识”", {"unnamed": [(1, "政治意识”、“大局意识”、“看齐意识")]}),
        ("政治意识、核心意识、大局意识、看齐意识", {"order": [(0, "政治意识、核心意识、大局意识、看齐意识")]}),
        (
            "“四个意识”（看齐意识、政治意识、大局意识、核心意识）",
            {"order": [(7, "看齐意识、政治意识、大局意识、核心意识")]},
        ),
        ("强化政冶意识、大局意识、核心意识、看齐意识。", {"wrong": [(2, "政冶意识")]}),
        ("政治意识、大局意识、核心意识、看起意识样样强。", {"wrong": [(15, "看起意识")]}),
        ("“四个意识”（政治意识、责任意识、核心意识、看齐意识）", {"wrong": [(12, "责任意识")]}),
        ("“五个意识”（政治意识、大局意识、核心意识、看齐意识）", {"numeral": [(1, "五")]}),
        ("政治意识、大局意识、核心意识、看齐意识这“三个意识”", {"numeral": [(21, "三")]}),
        ("建设富强民主文明美丽的强国", {"unnamed": [(2, "富强民主文明美丽")]}),
    ],
)
def test_what_is_wrong_with_a_list(text: str, expected: dict[str, list[tuple[int, str]]]) -> None:
    assert judged(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“四个意识”（政治意识、大局意识、核心意识、看齐意识）",
        "政治意识、全局意识、核心意识和看齐意识",
        "政治、大局、核心、看齐“四个意识”",
        "增强“四个意识”。",
        "增强“四个意识”，坚持政治意识、大局意识、服务意识。",
        "政治意识、大局意识、核心意识等意识",
        "树牢政治意识、大局意识等“四个意识”",
        "“四个意识”中的核心意识、看齐意识",
        "政治意识、大局意识、核心意识、法治意识",
        "增强大局意识、核心意识、看齐意识，首先是政治意识。",
        "服务意识、核心意识、大局意识、政治意识、看齐意识",
        "核心意识与政治意识、大局意识、看齐意识相统一",
        "政治意识和责任意识",
        "城镇化、工业化、信息化、农业化",
        "四化：抓工业化、保农业化",
        "“五个意识”要树牢。",
        "面向东方去、向南方去、向西方去",
        "",
    ],
)
def test_what_is_no_quotation_or_a_right_one(text: str) -> None:
    assert judged(text) == {}


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("坚持向东方去、向南方去、向西方去。", date(2023, 1, 1), {"outdated": [(2, "向东方去、向南方去、向西方去")]}),
        ("坚持向东方去、向南方去、向西方去。", date(2019, 1, 1), {}),
        ("坚持向东方去、向南方去、向西方去。", None, {}),
        ("坚持向东方去、向南方去、向西方去，还要向北方去。", date(2023, 1, 1), {}),
        ("坚持向东方去、向南方去、向北方去。", date(2023, 1, 1), {"unnamed": [(2, "向东方去、向南方去、向北方去")]}),
        ("坚持向东方去、向南方去、向北方去。", date(2019, 1, 1), {}),
        ("四面（向东方去、向南方去、向西方去）", None, {"missing": [(0, "四面")]}),
    ],
)
def test_wordings_of_different_times(text: str, as_of: date | None, expected: dict[str, list[tuple[int, str]]]) -> None:
    assert judged(text, as_of) == expected


def test_whole_finding_of_a_named_list() -> None:
    values = dict.fromkeys(("wrong", "right", "until"), "") | {
        "name": "四个意识",
        "items": "政治意识、大局意识、核心意识、看齐意识",
        "count": "四",
        "missing": "核心意识",
        "source": "出处",
    }
    assert found(check("missing"), "“四个意识”（政治意识、大局意识、看齐意识）") == [
        Found(Span(1, 5), values, (Related(Span(7, 21), values | {"missing": ""}),), (), "四个意识")
    ]


def test_repairs() -> None:
    slip = "政治意识、大局意识、核心意识、看起意识样样强。"
    assert found(check("wrong"), slip)[0].edits == (Edit(Span(15, 19), "看齐意识"),)
    assert repaired(check("numeral"), "“五个意识”（政治意识、大局意识、核心意识、看齐意识）")[1] == "四"


@pytest.mark.parametrize(
    ("items", "more"),
    [
        (("独一份",), {}),
        (("甲", "乙"), {"short": ("甲",)}),
        (("甲", "乙"), {"since": "2020-13"}),
        (("甲", "乙"), {"since": "2021", "until": "2020"}),
    ],
)
def test_rows_that_make_no_sense(items: tuple[str, ...], more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"items|short|没有|since"):
        CanonicalList("名", items, "出处", **more)  # type: ignore[arg-type]


@cache
def shipped() -> dict[str, Enumeration]:
    rules = {loaded.rule.id: loaded.rule.check for loaded in shipped_library().rules}
    return {
        name: rule
        for identifier, rule in rules.items()
        if identifier.startswith("enumerations/") and isinstance(rule, Enumeration)
        for name in [identifier.partition("/")[2]]
    }


def rows() -> list[object]:
    return [
        pytest.param(row, id=f"{row.name}-{row.until or row.since}")
        for row in shipped()["item-missing"].table
        if "“" not in "".join(row.items)
    ]


def quoted(items: list[str]) -> str:
    return "、".join(items)


@pytest.mark.parametrize("row", rows())
def test_a_shipped_list_is_right_as_it_stands(row: CanonicalList) -> None:
    listed = quoted([wordings[0] for wordings in row.wordings])
    for label in row.labels or ("",):
        text = f"“{label}”：{listed}。" if label else f"坚持{listed}。"
        assert [name for name, rule in shipped().items() if found(rule, text)] == []


def test_a_shipped_list_that_lacks_an_item_is_reported() -> None:
    """Of those with a name and one wording: with three items or two a list may be another one."""
    rule = shipped()["item-missing"]
    names = [row.name for row in rule.table]
    judged = [row for row in rule.table if len(row.items) > 3 and row.labels and names.count(row.name) == 1]
    assert len(judged) > 40
    for row in judged:
        items = [wordings[0] for wordings in row.wordings]
        for place in range(1, len(items) - 1):
            text = f"“{row.labels[0]}”：{quoted([*items[:place], *items[place + 1 :]])}。"
            assert words(rule, text) == [(1, row.labels[0])]


def test_there_are_enough_lists() -> None:
    assert len({row.name for row in shipped()["item-missing"].table}) >= 60


@given(st.permutations(["政治意识", "大局意识", "核心意识", "看齐意识"]))
def test_every_order_but_the_right_one_is_wrong(items: list[str]) -> None:
    expected = [] if items == [wordings[0] for wordings in SPIRITS.wordings] else [(2, quoted(items))]
    assert words(check("order"), f"“（{quoted(items)}）”") == expected


@given(
    st.lists(
        st.sampled_from([*"、和，。（“”等", "政治意识", "大局意识", "核心意识", "看齐意识", "四个意识", "富强", "民主"])
    )
)
def test_findings_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for problem in Problem:
        assert lie_in_order(found(check(problem.value), text), text)
