# ruff: noqa: SLF001
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.facts import dates, list_marks, reviews
from speechlint.facts.dates import NOT_WITHIN_NUMBER, YEAR_DIGITS
from speechlint.facts.placeholders import signs
from speechlint.readers import read_text
from speechlint.text.numerals import parse_year
from speechlint.text.scan import at_first, behind_last, holds, matches_at, matches_beside, matches_from, offsets

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
    ("words", "text", "expected"),
    [
        ("甲乙", "乙甲乙丙", [0, 1, 2]),
        (("甲乙", "乙"), "乙甲乙", [0, 1, 2]),
        (("甲甲",), "甲甲甲", [0, 1]),
        ("", "甲", []),
        ("甲", "", []),
    ],
)
def test_offsets(words: Iterable[str], text: str, expected: list[int]) -> None:
    assert offsets(words, text) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [("甲乙丙", "乙丙", True), ("甲丙乙", "乙丙", False), ("乙", "乙丙", False), ("", "甲", False)],
)
def test_holds(text: str, word: str, expected: bool) -> None:
    assert holds(text, word) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1\n2月\n3", [(2, 4)]), ("2月3月", [(0, 2), (2, 4)]), ("月\n\n月1月", [(4, 6)]), ("", []), ("1年\n2年", [])],
)
def test_matches_beside(text: str, expected: list[tuple[int, int]]) -> None:
    assert spans(matches_beside("月", re.compile("[0-9]月"), text)) == expected


@given(TEXTS)
def test_no_turn_is_missed(text: str) -> None:
    assert spans(matches_at(reviews._OPENING.made, reviews._FORM.made, text)) == spans(reviews._FORM.finditer(text))


@given(TEXTS)
def test_no_list_mark_is_missed(text: str) -> None:
    """Against every match of the expression, judged one by one."""
    expected = []
    previous_end = -1
    document = read_text(text)
    for index, paragraph in enumerate(document.paragraphs):
        start = list_marks._LEAD.match(document.text, *paragraph.span).end()  # type: ignore[union-attr]
        for match in list_marks._CORE.finditer(document.text, start, paragraph.span.end):
            mark = list_marks._marker(match, index, leading=match.start() == start)
            if mark is not None and list_marks._is_mark(document.text, mark, paragraph.span, previous_end):
                previous_end = mark.span.end
                expected.append(mark)
    assert list(list_marks._found(document)) == expected


@given(TEXTS)
def test_no_year_is_missed(text: str) -> None:
    plain = re.compile(rf"{NOT_WITHIN_NUMBER}({YEAR_DIGITS})[ 　]?年(?!来|多|以上|左右|历史|的历史)")
    expected = [(match.span(), match.span(1)) for match in plain.finditer(text)]
    found = [(mention.span, mention.digits) for mention in dates.years_in(text)]
    assert found == [pair for pair in expected if 1840 <= (parse_year(text[slice(*pair[1])]) or 0) <= 2100]


@given(st.text("0123９*×X甲.-—", max_size=40), st.sampled_from(["*＊", "×", "XxＸｘ"]))
def test_no_mask_is_missed(text: str, sought: str) -> None:
    form = signs._expression(sought)
    starts = (signs._first_digit(text, at) for at in offsets(sought, text))
    assert spans(matches_from(starts, form, text)) == spans(form.finditer(text))


@given(TEXTS)
def test_no_day_is_missed(text: str) -> None:
    form = dates._DAY_FORM.made
    assert spans(matches_beside("月", form, text)) == spans(form.finditer(text))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_between_the_stops_around_an_offset_there_are_none(text: str, before: int, after: int) -> None:
    offset = len(text) // 2
    least, most = max(0, offset - before), min(len(text), offset + after)
    start, end = behind_last("，。\n", text, least, offset), at_first("，。\n", text, offset, most)

    assert least <= start <= offset <= end <= most
    assert not set("，。\n") & set(text[start:end])
    assert start == least or text[start - 1] in "，。\n"
    assert end == most or text[end] in "，。\n"
