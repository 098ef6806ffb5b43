"""The kind ``years``: events, meetings and wordings, which have a time of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Found, Related
from speechlint.checks.years import Claim, Years
from speechlint.checks.years.rows import Event, Wording
from speechlint.document import Context
from speechlint.span import Span
from speechlint.text.calendar import first_day, in_chinese, last_day
from tests.checks.helpers import found, fragment, repaired, words

EVENTS = (
    Event(("二十届{n}中全会",), ("2022-10", "2023-02", "2024-07"), "公报"),
    Event(
        ("十九届{n}中全会",),
        ("2017-10", "2018-01", "2018-02", "2019-10", "2020-10", "2021-11", "2022-10"),
        "公报",
        most=7,
    ),
    Event(("党的二十大",), ("2022-10",), "文件"),
    Event(("杭州亚运会",), ("2023-09",), "公告", also=(2022,)),
)
WORDINGS = (
    Wording(
        "疫情",
        ("疫情防控", "外防输入"),
        "已转段",
        "公告",
        until="2023-01-08",
        unless=("取得",),
        not_inside=("动物疫情防控",),
    ),
    Wording("小康", ("全面建成小康社会",), "已宣告", "讲话", until="2021-07-01", led_by=("确保", "决胜")),
    Wording("新质", ("新质生产力",), "首提", "讲话", since="2023-09"),
)
MEETINGS = Years(Claim.EVENT_YEAR, event_table=EVENTS)
MEETINGS_NOW = replace(MEETINGS, relative=True)
NEVER = Years(Claim.EVENT_NEVER, event_table=EVENTS)
AHEAD = Years(Claim.EVENT_AHEAD, event_table=EVENTS, grace_days=180)
EARLY = Years(Claim.EVENT_EARLY, event_table=EVENTS)
LATE = Years(Claim.WORDING_LATE, wording_table=WORDINGS, grace_days=180)
PREMATURE = Years(Claim.WORDING_EARLY, wording_table=WORDINGS)


def seen(check: Years, text: str, context: Context | None = None) -> list[str]:
    return [text for _, text in words(check, text, context=context)]


def at(year: int, month: int = 1, day: int = 20) -> Context:
    return fragment(as_of=date(year, month, day))


def filled(**values: str) -> dict[str, str]:
    return {**dict.fromkeys(Years.values, ""), **values}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年7月召开的党的二十届三中全会", []),
        ("2023年7月召开的党的二十届三中全会", ["2023年7月召开的党的二十届三中全会"]),
        ("2023年7月15日至18日，二十届三中全会召开", ["2023年7月15日至18日，二十届三中全会"]),
        ("2025年二十届三中全会精神宣讲", []),
        ("二十届三中全会（2025年）", ["二十届三中全会（2025年）"]),
        ("杭州亚运会（2022年）、2023年举办的杭州亚运会", []),
        ("2021年召开的十二届三中全会", []),
        ("《2023年召开的党的二十届三中全会文件》", []),
    ],
)
def test_years_of_meetings(text: str, expected: list[str]) -> None:
    assert seen(MEETINGS, text) == expected


def test_a_wrong_year_of_a_meeting_is_repaired() -> None:
    assert repaired(MEETINGS, "２０２１年召开的党的二十大") == "２０２２年召开的党的二十大"


@pytest.mark.parametrize(
    ("context", "expected"), [(None, []), (at(2023), []), (at(2024), ["去年召开的党的二十大"]), (at(2022, 11), [])]
)
def test_last_years_meeting(context: Context | None, expected: list[str]) -> None:
    assert seen(MEETINGS_NOW, "去年召开的党的二十大", context) == expected


def test_meetings_that_never_were() -> None:
    hits = found(NEVER, "学习十九届七中全会、十九届八中全会、二十届八中全会精神")
    assert hits == [
        Found(Span(10, 17), filled(name="十九届八中全会", number="7"), entry="十九届{n}中全会"),
    ]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("迎接党的二十大胜利召开", at(2022), []),
        ("迎接党的二十大胜利召开", at(2023), []),
        ("迎接党的二十大胜利召开", at(2024), ["迎接党的二十大"]),
        ("过去五年，我们喜迎党的二十大", at(2026), []),
        ("党的二十届三中全会即将在北京召开", at(2026), ["党的二十届三中全会即将在北京召开"]),
        ("学习党的二十大精神", at(2026), []),
        ("迎接党的二十大胜利召开", None, []),
    ],
)
def test_events_still_awaited(text: str, context: Context | None, expected: list[str]) -> None:
    assert seen(AHEAD, text, context) == expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("学习党的二十大精神", at(2021), ["党的二十大"]),
        ("学习党的二十大精神，落实党的二十大报告", at(2021), ["党的二十大"]),
        ("学习党的二十大精神", at(2022), []),
        ("学习党的二十大精神", None, []),
        ("迎接党的二十大召开", at(2021), []),
    ],
)
def test_events_that_had_not_been(text: str, context: Context | None, expected: list[str]) -> None:
    assert seen(EARLY, text, context) == expected


def test_whole_finding_of_a_stale_wording() -> None:
    text = "抓好疫情防控，坚持外防输入。\n抓好疫情防控。"
    values = filled(name="疫情", claim="疫情防控", why="已转段", until="2023年1月8日")
    assert found(LATE, text, context=at(2024)) == [
        Found(Span(2, 6), values, (Related(Span(9, 13)),), (), "疫情"),
        Found(Span(17, 21), values, (), (), "疫情"),
    ]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("抓好疫情防控。", at(2023, 6), []),
        ("抓好疫情防控。", None, []),
        ("疫情防控取得胜利。", at(2024), []),
        ("抓好动物疫情防控。", at(2024), []),
        ("他说：“要抓好疫情防控。”", at(2024), []),
        ("确保如期全面建成小康社会。", at(2022), ["确保如期全面建成小康社会"]),
        ("我们全面建成小康社会。", at(2022), []),
        ("五年来，决胜全面建成小康社会。下一步，抓好疫情防控。", at(2024), ["疫情防控"]),
        ("发展新质生产力。", at(2024), []),
    ],
)
def test_stale_wordings(text: str, context: Context | None, expected: list[str]) -> None:
    assert seen(LATE, text, context) == expected


@pytest.mark.parametrize(
    ("context", "expected"), [(at(2022), ["新质生产力"]), (at(2023, 9), []), (at(2024), []), (None, [])]
)
def test_premature_wordings(context: Context | None, expected: list[str]) -> None:
    assert seen(PREMATURE, "发展新质生产力。", context) == expected


@pytest.mark.parametrize(
    ("written", "first", "last", "chinese"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022年"),
        ("2022-02", date(2022, 2, 1), date(2022, 2, 28), "2022年2月"),
        ("2022-10-16", date(2022, 10, 16), date(2022, 10, 16), "2022年10月16日"),
    ],
)
def test_days_of_the_tables(written: str, first: date, last: date, chinese: str) -> None:
    assert (first_day(written), last_day(written), in_chinese(written)) == (first, last, chinese)


@pytest.mark.parametrize("written", ["", "22", "2022-13", "2022-02-30", "2022-1-1-1", "二〇二二", "2022-00"])
def test_days_that_a_table_may_not_hold(written: str) -> None:
    with pytest.raises(ValueError, match=r"应写成|没有"):
        first_day(written)


def test_rows_refuse_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="要么"):
        Event(("{n}中全会", "全会"), ("2022",), "")
    with pytest.raises(ValueError, match="不能"):
        Event((), ("2022",), "")
    with pytest.raises(ValueError, match="至少"):
        Wording("甲", ("甲",), "", "")


_PIECES = st.lists(
    st.sampled_from(
        [
            "2024年",
            "今年",
            "召开的",
            "党的二十大",
            "（",
            "）",
            "“",
            "迎接",
            "精神",
            "疫情防控",
            "确保",
            "，",
            "。",
            "\n",
        ]
    ),
    max_size=40,
)


@given(_PIECES)
def test_every_finding_lies_in_the_text_and_has_all_values(pieces: list[str]) -> None:
    text = "".join(pieces)
    for check in (MEETINGS, MEETINGS_NOW, NEVER, AHEAD, EARLY, LATE, PREMATURE):
        for hit in found(check, text, context=at(2026)):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert set(hit.values) == Years.values
