"""Cutting by a dictionary and a model of one's own; that the words are jieba's is tested with the segmentation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.text import cutting
from speechlint.text.cutting import Cutter

FREQUENCIES = {"研": 0, "研究": 9, "研究生": 4, "生": 6, "生命": 8, "命": 1, "的": 30, "起": 0, "起源": 5, "甲乙": 0}
EMISSIONS = {"B": {"甲": -1.0, "丙": -9.0}, "M": {}, "E": {"乙": -1.0}, "S": {"丙": -1.0, "甲": -9.0, "乙": -9.0}}


def cutter() -> Cutter:
    return Cutter(FREQUENCIES.get, sum(FREQUENCIES.values()), EMISSIONS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("研究生", ["研究生"]),
        ("研究生命", ["研究", "生命"]),  # the likelier of two ways
        ("研究生命的起源", ["研究", "生命", "的", "起源"]),
        ("甲乙", ["甲乙"]),  # no word of the dictionary: the model makes one
        ("丙甲乙", ["丙", "甲乙"]),
        ("研究甲乙", ["研究", "甲乙"]),
        ("甲乙研究丙", ["甲乙", "研究", "丙"]),
        ("研究AB3.5%", ["研究", "AB3.5%"]),
        ("研究、 \r\n生命", ["研究", "、", " ", "\r\n", "生命"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert cutter().cut(text) == words


def test_of_equally_likely_ways_the_longer_first_word_is_taken() -> None:
    equal = Cutter({"一": 1, "二": 1, "一二": 1, "二三": 1, "三": 1}.get, 5, EMISSIONS)
    assert equal.cut("一二三") == ["一二", "三"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "_MOST_WEIGHTS", 3)
    asked: list[str] = []

    def frequency(piece: str) -> int | None:
        asked.append(piece)
        return FREQUENCIES.get(piece)

    small = Cutter(frequency, 60, EMISSIONS)
    assert small.cut("研究生命的起源") == small.cut("研究生命的起源") == ["研究", "生命", "的", "起源"]
    assert len(asked) > len(set(asked))


@given(st.text("研究生命的起源甲乙丙A3. \n、", max_size=30))
def test_the_words_are_the_text(text: str) -> None:
    assert "".join(cutter().cut(text)) == text
