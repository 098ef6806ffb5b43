import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.facts import dates, list_marks, reviews
from speechlint.text.scan import matches_at, matches_beside

WORDS = (
    *(
        "过去",
        "的",
        "五年",
        "来",
        "三",
        "年",
        "本届",
        "上届",
        "政府",
        "任期",
        "回顾",
        "工作",
        "安排",
        "“",
        "”",
        "十",
        "八大",
        "以来",
    ),
    *(
        "今后",
        "未来",
        "下一",
        "下一步",
        "2019",
        "20",
        "19",
        "1",
        "近",
        "这",
        "总体要求",
        "当前和今后",
        "，",
        "。",
        "\n",
        "（",
        "）",
        "第",
    ),
    *(
        "一",
        "二",
        "、",
        "是",
        "要",
        "首先",
        "再次",
        "其",
        "①",
        "*",
        "．",
        ".",
        "月",
        "日",
        "3",
        "０",
        " ",
        "　",
        "周一",
        "章",
        "部分",
    ),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


def spans(matches: object) -> list[tuple[int, int]]:
    return [match.span() for match in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("甲1乙2丙12", 0, None, [(0, 2), (2, 4), (4, 7)]),
        ("甲1乙2丙12", 2, 6, [(2, 4), (4, 6)]),
        ("甲乙丙", 0, None, []),
        ("甲甲1", 0, None, [(1, 3)]),
    ],
)
def test_matches_at(text: str, start: int, end: int | None, expected: list[tuple[int, int]]) -> None:
    assert spans(matches_at(re.compile("[甲乙丙]"), re.compile("[甲乙丙][0-9]+"), text, start, end)) == expected


def test_no_match_within_another() -> None:
    assert spans(matches_at(re.compile("甲"), re.compile("甲{1,2}"), "甲甲甲")) == [(0, 2), (2, 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1\n2月\n3", [(2, 4)]), ("2月3月", [(0, 2), (2, 4)]), ("月\n\n月1月", [(4, 6)]), ("", []), ("1年\n2年", [])],
)
def test_matches_beside(text: str, expected: list[tuple[int, int]]) -> None:
    assert spans(matches_beside("月", re.compile("[0-9]月"), text)) == expected


@given(TEXTS)
def test_no_turn_is_missed(text: str) -> None:
    assert spans(matches_at(reviews._opening(), reviews._form(), text)) == spans(reviews._form().finditer(text))  # noqa: SLF001


@given(TEXTS)
def test_no_list_mark_is_missed(text: str) -> None:
    core = list_marks._core()  # noqa: SLF001
    assert spans(matches_at(list_marks._opening(), core, text)) == spans(core.finditer(text))  # noqa: SLF001


@given(TEXTS)
def test_no_day_is_missed(text: str) -> None:
    form = dates._day_form()  # noqa: SLF001
    assert spans(matches_beside("月", form, text)) == spans(form.finditer(text))
