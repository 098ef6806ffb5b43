from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.years import Claim, Years
from speechlint.checks.years.rows import Anniversary, Plan, Role, Task
from speechlint.document import Context
from speechlint.span import Span
from tests.checks.helpers import found, fragment, repaired, whole, words

PLANS = (
    Plan(("“十五”",), 2001, 2005, "纲要"),
    Plan(("十三五",), 2016, 2020, "纲要"),
    Plan(("十四五",), 2021, 2025, "纲要"),
    Plan(("十五五",), 2026, 2030, "建议"),
)
ROLES = (
    Role(("开局", "起步"), (1,)),
    Role(("承上启下",), (2, 3, 4)),
    Role(("关键",), (1, 2, 3, 4, 5)),
    Role(("收官",), (5,)),
)
ANNIVERSARIES = (
    Anniversary(("中国共产党成立", "建党"), 1921, "党章", not_inside=("创建党",)),
    Anniversary(("新中国成立",), 1949, "史"),
    Anniversary(("教师节",), 1984, "决定", unit="个"),
)
ROLE = Years(Claim.PLAN_ROLE, plan_table=PLANS, role_table=ROLES, unless=("谋划", "衔接"))
ROLE_NOW = replace(ROLE, relative=True)
SPANS = Years(Claim.PLAN_SPAN, plan_table=PLANS)
TASKS = Years(
    Claim.PLAN_TASK,
    plan_table=PLANS,
    task_table=(Task(1, before=("编制",)), Task(1, before=("确保",), after=("开好局",))),
    unless=("了", "评估"),
)
COUNTS = Years(Claim.ANNIVERSARY, anniversary_table=ANNIVERSARIES)
COUNTS_NOW = replace(COUNTS, relative=True)
THIS_YEAR = Years(Claim.THIS_YEAR)
OWN = Years(Claim.OWN_ANNIVERSARY)
RECKONING = Years(Claim.RECKONING)
REVIEW = Years(Claim.REVIEW)
HEADING = Years(Claim.HEADING)
REPLACED = Years(Claim.REPLACED, plan_table=PLANS, role_table=ROLES, anniversary_table=ANNIVERSARIES)
AMOUNT = Years(Claim.AMOUNT)
REVERSED = Years(Claim.REVERSED)
ZERO = Years(Claim.ZERO)


def seen(check: Years, text: str, context: Context | None = None) -> list[str]:
    return [text for _, text in words(check, text, context=context)]


def at(year: int, month: int = 1, day: int = 20) -> Context:
    return fragment(as_of=date(year, month, day))


def filled(**values: str) -> dict[str, str]:
    return {**dict.fromkeys(Years.values, ""), **values}


def test_whole_finding_of_a_plan_year() -> None:
    assert found(ROLE, "今天说，2024年是“十四五”的开局之年。") == [
        Found(
            Span(4, 20),
            filled(name="十四五", years="2021—2025年", claim="开局之年", expected="2021年"),
            (),
            (Edit(Span(4, 8), "2021"),),
            "十四五",
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年是“十四五”开局之年。", []),
        ("2022年是“十四五”开局之年。", ["2022年是“十四五”开局之年"]),
        ("2023年是“十四五”承上启下的关键一年。", []),
        ("2021年是“十四五”承上启下的关键一年。", ["2021年是“十四五”承上启下的关键一年"]),
        ("2025年是“十四五”收官之年、“十五五”开局之年。", ["2025年是“十四五”收官之年、“十五五”开局之年"]),
        ("2025年是“十四五”收官之年、谋划“十五五”的关键之年。", []),
        ("2023年是“十四五”规划的第三年。", []),
        ("2024年是“十四五”规划的第三年。", ["2024年是“十四五”规划的第三年"]),
        ("2005年是“十五”收官之年。", []),
        ("2004年是“十五”收官之年。", ["2004年是“十五”收官之年"]),
        ("站在“十四五”开局之年（2023年）。", ["“十四五”开局之年（2023年"]),
        ("“十四五”开局之年的2021年。", []),
        ("到2024年，比2021年翻番，为“十四五”开局之年打基础。", []),
        ("2024年任务重。“十四五”开局之年来了。", []),
        ("他说“2024年是‘十四五’开局之年”。", []),
        ("十四五岁的孩子，2024年是开局之年。", []),
        ("今年是“十四五”开局之年。", []),
    ],
)
def test_plan_years(text: str, expected: list[str]) -> None:
    assert seen(ROLE, text) == expected


def test_a_distant_year_is_a_related_place() -> None:
    text = "2024年是贯彻落实各项决策部署、推动高质量发展取得新突破的一年，是“十四五”开局之年。"
    hits = found(ROLE, text)
    assert [(text[slice(*hit.span)], hit.related) for hit in hits] == [("“十四五”开局之年", (Related(Span(0, 5)),))]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("今年是“十四五”开局之年。", at(2021), []),
        ("今年是“十四五”开局之年。", at(2023), ["今年是“十四五”开局之年"]),
        ("明年是“十四五”收官之年。", at(2024), []),
        ("去年是“十四五”收官之年。", at(2025), ["去年是“十四五”收官之年"]),
        ("今年是“十五五”开局之年。", at(2025, 11), []),
        ("今年是“十四五”开局之年。", None, []),
        ("2024年是“十四五”开局之年。", at(2024), []),
    ],
)
def test_this_year_in_a_plan(text: str, context: Context | None, expected: list[str]) -> None:
    assert seen(ROLE_NOW, text, context) == expected


def test_this_year_is_taken_from_the_title() -> None:
    text = "在2023年全县工作会议上的讲话\n同志们：\n今年是“十四五”的收官之年。"
    assert [(hit.span, hit.related, hit.edits) for hit in found(ROLE_NOW, text, context=whole())] == [
        (Span(22, 35), (Related(Span(1, 6)),), ())
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“十三五”期间（2016—2021年）", "“十三五”期间（2016—2020年）"),
        ("“十四五”规划（2020年至2025年）", "“十四五”规划（2021年至2025年）"),
        ("２０２２—２０２５年“十四五”时期", "２０２１—２０２５年“十四五”时期"),
        ("“十三五”“十四五”期间（2016—2025年）", "“十三五”“十四五”期间（2016—2025年）"),
        ("“十四五”期间（2021—2025年）", "“十四五”期间（2021—2025年）"),
        ("“十四五”开局，2022—2024年三年行动", "“十四五”开局，2022—2024年三年行动"),
    ],
)
def test_years_of_a_plan(text: str, right: str) -> None:
    assert repaired(SPANS, text) == right


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("抓紧编制“十四五”规划。", at(2020, 11), []),
        ("抓紧编制“十四五”规划。", at(2021, 12), []),
        ("抓紧编制“十四五”规划。", at(2022), ["编制“十四五"]),
        ("抓紧编制“十四五”规划。", None, []),
        ("编制了“十四五”规划。", at(2024), []),
        ("编制“十四五”规划中期评估报告。", at(2024), []),
        ("确保“十四五”开好局、起好步。", at(2023), ["确保“十四五”开好局"]),
        ("“十四五”开好局、起好步。", at(2023), []),
        ("五年来，编制“十三五”规划。", at(2021), []),
    ],
)
def test_tasks_of_a_past_plan(text: str, context: Context | None, expected: list[str]) -> None:
    assert seen(TASKS, text, context) == expected


def test_whole_finding_of_an_anniversary() -> None:
    assert found(COUNTS, "2024年是新中国成立70周年。") == [
        Found(
            Span(0, 15),
            filled(
                name="新中国成立", years="1949年", claim="新中国成立70周年", expected="75", other="2019年", unit="周年"
            ),
            (),
            (Edit(Span(11, 13), "75"),),
            "新中国成立",
        )
    ]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2021年是建党一百周年。", "2021年是建党一百周年。"),
        ("2022年是建党一百周年。", "2022年是建党一百零一周年。"),
        ("2024年将迎来新中国成立74周年。", "2024年将迎来新中国成立75周年。"),
        ("2024年，庆祝新中国成立74周年。", "2024年，庆祝新中国成立74周年。"),
        ("2024年是创建党支部3周年。", "2024年是创建党支部3周年。"),
        ("2024年是新中国成立70多周年。", "2024年是新中国成立70多周年。"),
        ("2024年是“新中国成立70周年”主题展五周年。", "2024年是“新中国成立70周年”主题展五周年。"),
        ("2025年迎来第40个教师节。", "2025年迎来第41个教师节。"),
        ("2024年迎来第四十个教师节。", "2024年迎来第四十个教师节。"),
    ],
)
def test_anniversaries(text: str, right: str) -> None:
    assert repaired(COUNTS, text) == right


@pytest.mark.parametrize(
    ("context", "expected"), [(None, []), (at(2024), []), (at(2026), ["今年是新中国成立75周年"]), (at(2023, 11), [])]
)
def test_this_years_anniversary(context: Context | None, expected: list[str]) -> None:
    assert seen(COUNTS_NOW, "今年是新中国成立75周年。", context) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年（2024年）好，去年（2023年）也好，明年（2025年）更好。", []),
        ("今年（2024年）好，去年（2022年）也好。", ["去年（2022年）"]),
        ("今年是2024年。他说：“今年是2020年。”", []),
        ("今年是2024年。今年是2025年。", ["今年是2025年"]),
    ],
)
def test_two_years_called_this_year(text: str, expected: list[str]) -> None:
    assert seen(THIS_YEAR, text) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("今年是2024年。", []),
        ("今年是2023年，任务重。", ["今年是2023年"]),
        ("今年是2023年，明年更要努力。", []),
        ("今年是2021年，明年更要努力。", ["今年是2021年"]),
    ],
)
def test_this_year_against_the_title(body: str, expected: list[str]) -> None:
    text = f"在2024年全县经济工作会议上的讲话\n同志们：\n{body}"
    hits = found(THIS_YEAR, text, context=whole())
    assert [text[slice(*hit.span)] for hit in hits] == expected
    assert all(hit.related == (Related(Span(1, 6), {"other": "2024年"}),) for hit in hits)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, []),
        (date(2024, 2, 1), []),
        (date(2025, 3, 1), []),
        (date(2026, 2, 1), [Found(Span(1, 6), filled(claim="2024年", other="2026年2月1日"))]),
        (date(2023, 9, 1), []),
        (date(2022, 9, 1), [Found(Span(1, 6), filled(claim="2024年", other="2022年9月1日"))]),
    ],
)
def test_a_title_of_another_time(as_of: date | None, expected: list[Found]) -> None:
    check = Years(Claim.OTHER_TIME, grace_days=120)
    assert found(check, "在2024年会议上的讲话\n同志们：\n今天开会。", context=whole(as_of=as_of)) == expected


def test_a_disproved_year_is_doubted_everywhere_else() -> None:
    text = "在2024年会议上的讲话\n同志们：\n2024年是“十四五”开局之年。2024年增长，比2020年多，2020—2024年翻番。"
    hits = found(REPLACED, text, context=whole())
    assert [(hit.span, hit.related) for hit in hits] == [
        (Span(1, 6), (Related(Span(24, 33)),)),
        (Span(34, 39), (Related(Span(24, 33)),)),
    ]
    assert hits[0].values == filled(claim="2024年", why="“十四五”是2021—2025年")


@pytest.mark.parametrize(
    "text",
    [
        "2024年增长，2024年投资。",
        "2021年是“十四五”开局之年，2021年增长。",
        "2024年是“十四五”开局之年，2024年是新中国成立75周年，2024年增长。",
        "2024年是“十四五”开局之年，“2024年”是个词。",
    ],
)
def test_years_that_nothing_disproves(text: str) -> None:
    assert seen(REPLACED, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年，2024年，2024年。甲3000万元，乙2024万元，丙5000万元。", ["2024万元"]),
        ("2024年，2024年，2024年。甲3000万元，乙2024万元，丙5123万元。", []),
        ("2024年，2024年，2024年。甲3000万元，乙2024万元。", []),
        ("2024年，2024年。甲3000万元，乙2024万元，丙5000万元。", []),
        ("2024年，2024年，2024年。甲3000万元，乙3.2024万元，丙5000万元。", []),
        ("2000年，2000年，2000年。甲3000万元，乙2000万元，丙5000万元。", []),
    ],
)
def test_years_inside_amounts(text: str, expected: list[str]) -> None:
    assert seen(AMOUNT, text) == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2025—2021年", "2021—2025年"),
        ("2024年至2022年", "2022年至2024年"),
        ("2021—2025年", "2021—2025年"),
        ("《2025—2021年规划》", "《2025—2021年规划》"),
        ("2024年到2024年底", "2024年到2024年底"),
    ],
)
def test_reversed_ranges(text: str, right: str) -> None:
    assert repaired(REVERSED, text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("二○二四年", "二〇二四年"),
        ("二零二四年", "二〇二四年"),
        ("二O二0年", "二〇二〇年"),
        ("二〇二四年、2020年、一九七八年", "二〇二四年、2020年、一九七八年"),
    ],
)
def test_zeros_of_chinese_years(text: str, right: str) -> None:
    assert repaired(ZERO, text) == right


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (RECKONING, "80年前，也就是1955年", ["80年前，也就是1955年"]),
        (RECKONING, "八十年前（1945年）", ["八十年前（1945年"]),
        (RECKONING, "八十年前（1944年）", []),
        (RECKONING, "80多年前，也就是1930年", []),
        (RECKONING, "2019年，也就是三年前", ["2019年，也就是三年前"]),
        (RECKONING, "2021年，也就是三年前", []),
        (RECKONING, "1978年建厂，而十年前，也就是1968年，这里是荒地", []),
        (RECKONING, "1958年建成，距今已有66年", []),
        (RECKONING, "1958年建成，距今已有60年", []),
        (RECKONING, "1958年建成，距今已有63年", ["1958年建成，距今已有63年"]),
        (RECKONING, "从2011年起，到今年是第14个年头", []),
        (RECKONING, "从2011年起，到今年是第13个年头", []),
        (RECKONING, "从2011年起，到今年是第12个年头", ["从2011年起，到今年是第12个年头"]),
        (RECKONING, "他说：“80年前，也就是1955年，这里是荒地。”", []),
        (REVIEW, "总结2021年工作，部署2024年任务", ["2021年"]),
        (REVIEW, "总结2023年工作，部署2024年任务", []),
        (REVIEW, "总结2021年以来工作，部署2024年任务", []),
        (REVIEW, "总结2021年工作。部署2024年任务", []),
        (HEADING, "一、2021年工作回顾\n成绩不小。", ["2021年工作回顾"]),
        (HEADING, "一、2023年工作回顾\n成绩不小。", []),
        (HEADING, "一、2021—2022年工作回顾\n成绩不小。", []),
        (HEADING, "二、2023年度工作安排\n任务不小。", ["2023年度工作安排"]),
        (HEADING, "二、2025年全县工作安排\n任务不小。", []),
        (HEADING, "二、2023年工作安排落实情况\n任务不小。", []),
        (HEADING, "上级文件里有2021年工作安排，我们已经落实。", []),
        (OWN, "建院45周年。建院50周年", ["建院50周年"]),
        (OWN, "建院45周年。建院45周年", []),
        (OWN, "建院45周年。建校50周年", []),
        (OWN, "2019年建院45周年，而今建院50周年", []),
        (COUNTS_NOW, "第41个教师节就要到了", ["第41个教师节"]),
        (COUNTS_NOW, "去年第39个教师节", []),
        (COUNTS_NOW, "1985年第1个教师节", []),
        (COUNTS_NOW, "中国共产党成立102周年之际", ["中国共产党成立102周年"]),
        (COUNTS_NOW, "庆祝中国共产党成立102周年大会", []),
        (COUNTS_NOW, "学习在中国共产党成立100周年之际的讲话", []),
    ],
)
def test_what_is_reckoned_from_now(check: Years, text: str, expected: list[str]) -> None:
    assert seen(check, text, at(2024)) == expected


def test_without_a_year_of_the_speech_reckonings_are_held_against_each_other() -> None:
    text = "从2011年起每年捐资，到今年是第15个年头。80年前，也就是1955年的秋天，"
    (hit,) = found(RECKONING, text)
    assert (text[slice(*hit.span)], [text[slice(*other.span)] for other in hit.related]) == (
        "80年前，也就是1955年",
        ["从2011年起每年捐资，到今年是第15个年头"],
    )
    assert found(RECKONING, text.replace("1955", "1945")) == []


def test_rows_refuse_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="起始年"):
        Plan(("十四五",), 2025, 2021, "")
    with pytest.raises(ValueError, match="都空着"):
        Task(1)
    with pytest.raises(ValueError, match="unit"):
        Anniversary(("建党",), 1921, "", unit="年")


@pytest.mark.parametrize("claim", [Claim.PLAN_ROLE, Claim.ANNIVERSARY, Claim.EVENT_YEAR, Claim.WORDING_LATE])
def test_a_claim_without_its_tables_is_refused(claim: Claim) -> None:
    with pytest.raises(ValueError, match="_table"):
        Years(claim)


_PIECES = st.lists(
    st.sampled_from(
        [
            "2024年",
            "今年",
            "是",
            "“十四五”",
            "开局之年",
            "（",
            "）",
            "“",
            "”",
            "建党100周年",
            "党的二十大",
            "疫情防控",
            "明年",
            "，",
            "。",
            "\n",
            "2024万元",
            "—",
            "八年前",
            "也就是",
            "距今3年",
            "从2011年起",
            "第9个年头",
            "总结",
            "部署",
            "建院45周年",
            "建院50周年",
        ]
    ),
    max_size=40,
)


@given(_PIECES)
def test_every_finding_lies_in_the_text_and_has_all_values(pieces: list[str]) -> None:
    text = "".join(pieces)
    for check in (
        ROLE,
        ROLE_NOW,
        SPANS,
        TASKS,
        COUNTS,
        REPLACED,
        AMOUNT,
        REVERSED,
        THIS_YEAR,
        OWN,
        RECKONING,
        REVIEW,
        HEADING,
    ):
        for hit in found(check, text, context=at(2026)):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert set(hit.values) == Years.values
            assert all(hit.span != other.span for other in hit.related)
