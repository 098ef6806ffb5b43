"""The document and the builder: reading text, paragraphs, and the exact way back."""

from __future__ import annotations

import pytest

from speechlint.document import Document, FrontMatter, Part, Segment, SourceMap
from speechlint.readers.builder import DocumentBuilder
from speechlint.span import Position, Span

SOURCE = "# 题目\n甲乙\r\n丙<b>丁</b>戊\n\n尾"


def built() -> Document:
    """A heading, a wrapped paragraph with a tag left out and an object, an empty one, and one with a label."""
    builder = DocumentBuilder(SOURCE)
    builder.keep(2, 4)
    builder.end_paragraph(4, level=1)
    builder.keep(5, 7)
    builder.replace("", 7, 9)
    builder.keep(9, 10)
    builder.replace("\ufffc", 10, 13)
    builder.keep(13, 14)
    builder.replace(" ", 14, 18)
    builder.keep(18, 19)
    builder.end_paragraph(19)
    builder.end_paragraph(20)
    builder.directive("ignore x", 20, 20)
    builder.label("1. ", 21)
    builder.keep(21, 22)
    builder.end_paragraph(22, part=Part.FOOTNOTE)
    return builder.build("a.md", "markdown", "utf-8", FrontMatter("a: b", 2), byte_order_mark=True)


def test_reading_text_and_paragraphs() -> None:
    document = built()
    assert document.text == "题目\n甲乙丙\ufffc丁 戊\n\n1. 尾"
    assert [(document[item.span], item.ordinal, item.part, item.level) for item in document.paragraphs] == [
        ("题目", 1, Part.BODY, 1),
        ("甲乙丙\ufffc丁 戊", 2, Part.BODY, None),
        ("", 0, Part.BODY, None),
        ("1. 尾", 3, Part.FOOTNOTE, None),
    ]
    assert document[document.paragraphs[3].label] == "1. "
    assert [document[item.span] for item in document.body()] == ["题目", "甲乙丙\ufffc丁 戊", "1. 尾"]
    assert (document.front_matter, document.byte_order_mark) == (FrontMatter("a: b", 2), True)


@pytest.mark.parametrize(
    ("words", "source", "start", "end"),
    [
        ("题目", "题目", (1, 3), (1, 5)),
        ("乙丙", "乙\n丙", (2, 2), (3, 2)),
        ("丙\ufffc丁", "丙<b>丁", (3, 1), (3, 6)),
        ("\ufffc", "<b>", (3, 2), (3, 5)),
        ("丁 戊", "丁</b>戊", (3, 5), (3, 11)),
        ("目\n甲", "目\n甲", (1, 4), (2, 2)),
        ("1. ", "", (5, 1), (5, 1)),
        ("1. 尾", "尾", (5, 1), (5, 2)),
        (". 尾", "尾", (5, 1), (5, 2)),
    ],
)
def test_the_way_back(words: str, source: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    document = built()
    at = document.text.index(words)
    span = Span(at, at + len(words))
    assert document.source_text(span) == source
    assert document.locate(span) == (start, end)


@pytest.mark.parametrize(("offset", "position"), [(0, (1, 3)), (2, (1, 5)), (3, (2, 1)), (5, (3, 1)), (16, (5, 2))])
def test_an_empty_span_stands_before_the_character_that_follows(offset: int, position: tuple[int, int]) -> None:
    document = built()
    assert document.locate(Span(offset, offset)) == (position, position)


@pytest.mark.parametrize(
    ("source_offset", "offset"),
    [(0, 0), (2, 0), (3, 1), (5, 3), (7, 5), (9, 5), (11, 6), (13, 7), (18, 9), (22, 16), (99, 16)],
)
def test_the_way_there(source_offset: int, offset: int) -> None:
    assert built().source_map.reading_offset(source_offset) == offset


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (2, 0), (3, 1), (9, 1), (10, 1), (11, 2), (12, 3), (16, 3)])
def test_the_paragraph_at_an_offset(offset: int, index: int) -> None:
    assert built().paragraph_at(offset) == index


def test_a_directive_takes_effect_from_the_next_paragraph_on() -> None:
    (directive,) = built().directives
    assert (directive.text, directive.span, directive.offset) == ("ignore x", (20, 20), 12)


def test_a_document_has_a_paragraph_if_an_empty_one() -> None:
    document = DocumentBuilder("").build("a.txt", "text")
    assert [(item.span, item.ordinal) for item in document.paragraphs] == [((0, 0), 0)]
    assert document.locate(Span(0, 0)) == (Position(1, 1), Position(1, 1))
    assert document.source_map.reading_offset(0) == 0


def test_white_space_makes_no_paragraph_but_an_object_does() -> None:
    builder = DocumentBuilder(" \u3000x")
    builder.keep(0, 2)
    builder.end_paragraph(2)
    builder.replace("\ufffc", 2, 3)
    builder.end_paragraph(3)
    assert [item.ordinal for item in builder.build("a", "text").paragraphs] == [0, 1]


def test_neighbouring_runs_are_one_segment() -> None:
    builder = DocumentBuilder("甲乙\n丙")
    builder.keep(0, 1)
    builder.keep(1, 2)
    builder.end_paragraph(2)
    builder.keep(3, 4)
    builder.end_paragraph(4)
    assert builder.build("a", "text").source_map.segments == (Segment(0, 4, 0, 4),)


def test_a_map_without_segments() -> None:
    assert SourceMap(()).source_span(Span(0, 0)) == (0, 0)
    assert SourceMap(()).reading_offset(3) == 0
