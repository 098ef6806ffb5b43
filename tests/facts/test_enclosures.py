import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.enclosures import Enclosed, Enclosure, paired
from speechlint.readers import read_text
from speechlint.span import Span


def enclosed(text: str) -> tuple[Enclosed, ...]:
    return Facts(read_text(text), Context()).enclosed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“甲”", [Enclosed(Span(0, 3), Enclosure.QUOTE, 0)]),
        ("《甲“乙”》", [Enclosed(Span(0, 6), Enclosure.BOOK_TITLE, 0), Enclosed(Span(2, 5), Enclosure.QUOTE, 1)]),
        ("（甲“乙）", [Enclosed(Span(0, 5), Enclosure.BRACKET, 0)]),
        ("甲”（乙）", [Enclosed(Span(2, 5), Enclosure.BRACKET, 0)]),
        ("“甲\n乙”", []),
        ("“甲”“乙”", [Enclosed(Span(0, 3), Enclosure.QUOTE, 0), Enclosed(Span(3, 6), Enclosure.QUOTE, 0)]),
    ],
)
def test_closed_pairs(text: str, expected: list[Enclosed]) -> None:
    assert list(enclosed(text)) == expected


def test_inner_is_what_stands_between_the_marks() -> None:
    assert enclosed("说“好”。")[0].inner == Span(2, 3)


@given(st.text("“”（）《》甲", max_size=40))
def test_every_mark_is_paired_or_lone_and_pairs_do_not_cross(text: str) -> None:
    closing_of = {"“": "”", "（": "）", "《": "》"}
    offsets = [offset for offset, mark in enumerate(text) if mark != "甲"]
    pairs, lone = paired(text, offsets, closing_of)
    ends = [end for span in pairs for end in (span.start, span.end - 1)]
    assert sorted([*ends, *lone]) == offsets
    assert all(closing_of[text[span.start]] == text[span.end - 1] for span in pairs)
    assert not any(one.start < other.start < one.end < other.end for one in pairs for other in pairs)


def test_a_hundred_thousand_marks_that_match_nothing() -> None:
    assert enclosed("“" * 100_000 + "）" * 100_000) == ()
