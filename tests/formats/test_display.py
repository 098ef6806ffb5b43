from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.formats.controls import harmless
from speechlint.formats.display import columns, head, shortened, tail, visible, wrapped
from tests.formats.builders import HOSTILE, harmful


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("同志们，“十四五”——①…", "同志们，“十四五”——①…"),
        ("　　同志们 a", "　　同志们 a"),
        ("三保\xa0支出", "三保‹U+00A0›支出"),
        ("零\u200b宽\ufeff", "零‹U+200B›宽‹U+FEFF›"),
        ("私用\ue004", "私用‹U+E004›"),
        ("制\t表\r\n", "制‹U+0009›表‹U+000D›‹U+000A›"),
        ("\x1b[31m红\x9b0m", "‹U+001B›[31m红‹U+009B›0m"),
        ("反\u202e向", "反‹U+202E›向"),
        ("\ud800\U000f0000\U0001f600", "‹U+D800›‹U+F0000›\U0001f600"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(HOSTILE)
def test_visible_text_holds_nothing_invisible(text: str) -> None:
    shown = visible(text)
    assert all(character.isprintable() or character == "\u3000" for character in shown)
    assert visible(shown) == shown


@given(HOSTILE)
def test_harmless_text_keeps_whatever_xml_and_terminals_can_take(text: str) -> None:
    shown = harmless(text)
    assert harmful(shown.replace("\r", "")) == []
    assert not {"\ufffe", "\uffff"} & set(shown)
    assert [kept for kept in shown if unicodedata.category(kept) == "Cf"] == [
        kept for kept in text if unicodedata.category(kept) == "Cf"
    ]


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("同志们", 6), ("a同b", 4), ("“—”", 6), ("é", 2)])
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "budget", "first", "last"),
    [
        ("同志们", 6, "同志们", "同志们"),
        ("同志们", 5, "同志", "志们"),
        ("同志们", 1, "", ""),
        ("同志们", 0, "", ""),
        ("同志们", -3, "", ""),
        ("a同b", 3, "a同", "同b"),
        ("\x1b同", 10, "\x1b", "同"),  # ‹U+001B› takes ten columns
        ("", 5, "", ""),
    ],
)
def test_head_and_tail(text: str, budget: int, first: str, last: str) -> None:
    assert (head(text, budget), tail(text, budget)) == (first, last)


@given(HOSTILE, st.integers(0, 60))
def test_head_and_tail_are_the_longest_that_fit(text: str, budget: int) -> None:
    first, last = head(text, budget), tail(text, budget)
    assert text.startswith(first)
    assert text.endswith(last)
    assert columns(visible(first)) <= budget
    assert columns(visible(last)) <= budget
    assert first == text or columns(visible(text[: len(first) + 1])) > budget
    assert last == text or columns(visible(text[len(text) - len(last) - 1 :])) > budget


@pytest.mark.parametrize(
    ("text", "budget", "shown"),
    [
        ("一二三四五", 10, "一二三四五"),
        ("一二三四五六七八九十" * 2, 24, "一二三〔略14字〕八九十"),
        ("\ue000" * 9, 40, "‹U+E000›〔略7字〕‹U+E000›"),
    ],
)
def test_shortened(text: str, budget: int, shown: str) -> None:
    assert shortened(text, budget, "〔略{}字〕") == shown


@given(HOSTILE, st.integers(20, 60))
def test_shortened_text_fits(text: str, budget: int) -> None:
    assert columns(shortened(text, budget, "〔略{}字〕")) <= budget


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("套用旧稿。", 10, ["套用旧稿。"]),
        ("套用旧稿，容易出错。", 10, ["套用旧稿，", "容易出错。"]),
        ("套用旧稿子，容易出错", 10, ["套用旧稿", "子，容易出", "错"]),  # no stop begins a line
        ("党的纲领（草案）", 10, ["党的纲领", "（草案）"]),  # no bracket ends one
        ("see the other place", 10, ["see the", "other", "place"]),
        ("x" * 15 + "长", 10, ["x" * 15, "长"]),
        ("", 10, [""]),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(HOSTILE.map(visible), st.integers(8, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not [line for line in lines[1:] if line[:1] in tuple("，。；：！？、）》”’】")]
