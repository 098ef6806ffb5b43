import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.enclosures import Enclosed, Enclosure, Marks, paired
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


@given(st.text("“”（）《》甲", max_size=90))
def test_every_mark_is_paired_or_lone_and_pairs_do_not_cross(text: str) -> None:
    (marks,) = Facts(read_text("“" + text), Context()).marks
    pairs, lone, nested = paired(marks.signs, ("“”", "（）", "《》"))
    ends = [end for pair in pairs for end in (pair.opening, pair.closing)]
    assert sorted([*ends, *lone]) == list(range(len(marks.signs)))
    assert all(marks.signs[pair.opening] + marks.signs[pair.closing] in ("“”", "（）", "《》") for pair in pairs)
    assert not any(one.opening < other.opening < one.closing < other.closing for one in pairs for other in pairs)
    assert [pair.depth for pair in pairs] == [
        sum(other.opening < pair.opening < other.closing for other in pairs) for pair in pairs
    ]
    assert set(nested) == {
        (inner, outer)
        for inner in pairs
        for outer in pairs
        if outer.opening < inner.opening < outer.closing
        if outer.depth + 1 == inner.depth
        if marks.signs[outer.opening] == marks.signs[inner.opening]
    }


def test_the_marks_of_each_paragraph_that_holds_any() -> None:
    assert Facts(read_text("“甲”\n乙\n\n丙）（丁"), Context()).marks == (
        Marks(0, "“”", (0, 2)),
        Marks(3, "）（", (8, 9)),
    )


def test_a_hundred_thousand_marks_that_match_nothing() -> None:
    assert enclosed("“" * 100_000 + "）" * 100_000) == ()
