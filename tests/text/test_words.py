import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.span import Span
from speechlint.text.words import is_across_words, is_within_name

WORDS = ["依托", "展会", "交通", "迅速", "时刻", "服务", "大局", "提倡", "道德", "讲话", "群众", "信息化", "实事求是"]


def of(text: str, run: str) -> Span:
    start = text.index(run)
    return Span(start, start + len(run))


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ("依托展会平台", "托展", True),
        ("一支特别能战斗的队伍", "支特", True),
        ("村民代表杨建国发言", "表杨", True),
        ("实事求是服务大局", "是服", True),
        ("进行托展训练", "托展", False),  # no word reaches in
        ("托展会", "托展", False),  # only one does
        ("依托展", "托展", False),
        ("依托展会", "依托", False),  # a word of its own
        ("依托展会", "展会", False),
        ("依托展会", "托", False),
        ("", "", False),
    ],
)
def test_across_words(text: str, run: str, expected: bool) -> None:
    assert is_across_words(text, of(text, run)) == expected


@given(st.sampled_from(WORDS), st.sampled_from(WORDS), st.data())
def test_what_begins_within_one_word_and_ends_within_the_next_is_across(
    first: str, second: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(1, len(first) - 1))
    end = data.draw(st.integers(1, len(second) - 1))
    assert is_across_words(first + second, Span(start, len(first) + end))


@given(st.sampled_from(WORDS))
def test_a_word_between_stops_is_not_across(word: str) -> None:
    assert not is_across_words(f"，{word}。", Span(1, 1 + len(word)))


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ("李先峰同志", "先峰", True),
        ("争当先峰", "先峰", False),
        ("先峰模范", "先峰", False),
        ("李先峰同志", "李先峰", False),
    ],
)
def test_within_a_name(text: str, run: str, expected: bool) -> None:
    assert is_within_name(text, of(text, run)) == expected
