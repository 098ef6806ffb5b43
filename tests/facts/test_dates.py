from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.dates import DayMention, YearMention, first_from
from speechlint.facts.present import ClueKind, Present
from speechlint.readers import read_text
from speechlint.span import Span


def facts(text: str, *, fragment: bool = False, as_of: date | None = None) -> Facts:
    return Facts(read_text(text, "text"), Context(as_of=as_of, fragment=fragment))


def present(text: str, *, fragment: bool = False, as_of: date | None = None) -> Present:
    return facts(text, fragment=fragment, as_of=as_of).presents[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2024年底", [("2024年", 2024)]),
        ("２０２４年", [("２０２４年", 2024)]),
        ("二〇二四年、二○二三年、二零二二年", [("二〇二四年", 2024), ("二○二三年", 2023), ("二零二二年", 2022)]),
        ("1978 年以来", [("1978 年", 1978)]),
        ("2016—2020年", [("2020年", 2020)]),
        ("有2000年历史，2000年来，2000多年", []),
        ("共2024万元，12024年，3.2024年，9999年，1500年", []),
    ],
)
def test_years(text: str, found: list[tuple[str, int]]) -> None:
    document = facts(text)
    assert [(document.document[mention.span], mention.year) for mention in document.years] == found


def test_the_digits_of_a_year_are_without_its_unit() -> None:
    assert facts("在2024 年").years == (YearMention(Span(1, 7), Span(1, 5), 2024),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3月5日", [("3月5日", None, 3, 5, None)]),
        ("2024年3月", [("2024年3月", 2024, 3, None, None)]),
        ("二〇二四年十二月三十一日", [("二〇二四年十二月三十一日", 2024, 12, 31, None)]),
        ("2026年11月20日（星期五）", [("2026年11月20日", 2026, 11, 20, 4)]),
        ("11月20日星期日，", [("11月20日", None, 11, 20, 6)]),
        ("2月30日、13月5日", [("2月30日", None, 2, 30, None), ("13月5日", None, 13, 5, None)]),
        ("3月5日，周一鸣同志到会", [("3月5日", None, 3, 5, None)]),
        ("3月、第3月5日、农历八月十五日、10号线", []),
    ],
)
def test_days(text: str, found: list[tuple[str, int | None, int, int | None, int | None]]) -> None:
    document = facts(text)
    assert [(document.document[day.span], day.year, day.month, day.day, day.weekday) for day in document.days] == found


def test_the_span_of_a_weekday_is_its_one_character() -> None:
    assert facts("3月5日（周二）").days == (DayMention(Span(0, 4), None, 3, 5, 1, Span(6, 7)),)


def test_mentions_are_found_by_offset() -> None:
    mentions = facts("2021年到2025年").years
    assert [first_from(mentions, offset) for offset in (0, 1, 6, 7)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("在2024年全县工作会议上的讲话\n同志们：\n今天开会。", date(2023, 10, 1), date(2024, 12, 31)),
        ("在2023年度总结大会上的讲话\n同志们：\n今天开会。", date(2022, 10, 1), date(2024, 12, 31)),
        ("工作报告\n——2024年1月20日在县人民代表大会上\n各位代表：\n请审议。", date(2024, 1, 20), date(2024, 1, 20)),
        ("讲话\n（2024年2月）\n同志们：\n今天开会。", date(2024, 2, 1), date(2024, 2, 29)),
        ("讲话\n（2025年6月3日上午）\n同志们：\n今天开会。", date(2025, 6, 3), date(2025, 6, 3)),
        ("讲话\n（2025年7月18日23时30分）\n同志们：\n今天开会。", date(2025, 7, 18), date(2025, 7, 18)),
        ("讲话\n（2025年8月15日，根据录音整理）\n同志们：\n今天开会。", date(2025, 8, 15), date(2025, 8, 15)),
        ("讲话\n2025年8月15日之前\n同志们：\n今天开会。", None, None),
        ("通报\n请知悉。\n县委办公室\n2024年5月6日", date(2024, 5, 6), date(2024, 5, 6)),
        ("讲话\n同志们：\n今年（2024年）任务重。", date(2024, 1, 1), date(2024, 12, 31)),
        ("讲话\n同志们：\n去年（2023年）任务重。", date(2024, 1, 1), date(2024, 12, 31)),
        ("讲话\n同志们：\n刚刚过去的2023年极不平凡。", date(2023, 11, 1), date(2024, 12, 31)),
        ("讲话\n同志们：\n2024年是攻坚之年。", date(2023, 10, 1), None),
        ("讲话\n同志们：\n2024年工作安排如下。", date(2023, 10, 1), None),
        ("讲话\n同志们：\n2023年，完成了任务。2024年，再加一把劲。", date(2023, 10, 1), None),
        ("讲话\n同志们：\n完成了任务。2035年，基本实现现代化。", None, None),
        ("讲话\n同志们：\n到2025年工作重点不变。", None, None),
        ("讲话\n同志们：\n他说：“今年是2024年。”", None, None),
        ("关于2021—2025年规划的说明\n同志们：\n今天开会。", None, None),
        ("关于二〇三五年远景目标的说明\n同志们：\n今天开会。", None, None),
        ("会议于2024年5月6日召开。\n同志们：\n今天开会。", None, None),
    ],
)
def test_the_present_of_a_speech(text: str, earliest: date | None, latest: date | None) -> None:
    found = present(text)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_the_title_in_front_matter_stands_in_for_one_in_the_text() -> None:
    text = "---\ntitle: 2024年全县工作会议讲话\n---\n\n今天开会，部署任务。\n"
    document = read_text(text, "text.md", "markdown")
    assert Facts(document, Context()).presents[0].earliest == date(2023, 10, 1)


def test_a_fragment_has_no_title() -> None:
    assert present("2024年全县工作会议上的讲话", fragment=True).clues == ()


def test_a_day_given_from_outside_overrules_the_text() -> None:
    found = present("在2024年会议上的讲话\n同志们：\n今天开会。", as_of=date(2026, 3, 1))
    assert (found.earliest, found.latest, found.this_years) == (date(2026, 3, 1), date(2026, 3, 1), (2026,))


@pytest.mark.parametrize(("as_of", "years"), [(date(2026, 3, 1), (2026,)), (date(2026, 11, 1), (2026, 2027))])
def test_in_autumn_the_next_year_is_meant_as_well(as_of: date, years: tuple[int, ...]) -> None:
    assert present("同志们：", as_of=as_of).this_years == years


def test_clues_that_exclude_each_other_prove_nothing() -> None:
    found = present("在2024年会议上的讲话\n同志们：\n今年是2021年。")
    assert [clue.kind for clue in found.clues] == [ClueKind.TITLE, ClueKind.STATED]
    assert (found.earliest, found.latest, found.this_years) == (None, None, ())


def test_the_clue_that_shows_the_time_is_named() -> None:
    found = present("在2024年会议上的讲话\n同志们：\n今年（2024年）任务重。")
    assert [clue and clue.kind for clue in (found.late_clue, found.early_clue)] == [ClueKind.STATED, ClueKind.TITLE]
    assert present("讲话").late_clue is None


_PIECES = st.lists(
    st.sampled_from(
        [
            "2024年",
            "二〇二三年",
            "3月",
            "5日",
            "（",
            "）",
            "今年",
            "是",
            "，",
            "。",
            "\n",
            "会议上",
            "2",
            "年",
            "“",
            "”",
        ]
    ),
    max_size=40,
)


@given(_PIECES)
def test_every_mention_lies_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = facts(text)
    spans = [mention.span for mention in (*found.years, *found.days)]
    assert all(0 <= span.start < span.end <= len(text) and "\n" not in text[span.start : span.end] for span in spans)
    assert all(clue.earliest <= clue.latest for one in found.presents for clue in one.clues)
