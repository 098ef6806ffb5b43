"""The laws of positions (design 1.2): whatever the reader leaves out or joins, the way back is exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.document import Document
from speechlint.readers import read_bytes, read_text
from speechlint.span import Position, Span
from tests.strategies import documents, line_ends, markdown, texts

Source = tuple[str, str]


def read(source: Source) -> Document:
    return read_text(source[0], "稿.txt", source[1])


def spans_of(document: Document) -> st.SearchStrategy[Span]:
    offsets = st.integers(0, len(document.text))
    return st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


def between(source: str, start: Position, end: Position) -> str:
    """What a person finds who looks up the positions in an editor."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if start.line == end.line:
        return lines[start.line - 1][start.column - 1 : end.column - 1]
    inner = lines[start.line : end.line - 1]
    return "\n".join((lines[start.line - 1][start.column - 1 :], *inner, lines[end.line - 1][: end.column - 1]))


@settings(max_examples=50)
@given(documents, line_ends, st.data())
def test_the_text_between_the_positions_is_the_source_text(source: Source, end: str, data: st.DataObject) -> None:
    document = read((source[0].replace("\n", end), source[1]))
    span = data.draw(spans_of(document))
    start, stop = document.locate(span)
    assert start <= stop
    assert between(document.source, start, stop) == document.source_text(span)


@settings(max_examples=50)
@given(documents)
def test_every_character_stands_where_the_map_says(source: Source) -> None:
    document = read(source)
    for offset, character in enumerate(document.text):
        start, end = document.source_map.source_span(Span(offset, offset + 1))
        if character not in "\n \ufffc":  # line ends joined or between paragraphs, objects
            assert document.source[start:end] == character


@settings(max_examples=50)
@given(documents)
def test_the_map_is_contiguous_and_rises(source: Source) -> None:
    document = read(source)
    segments = document.source_map.segments
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments)][: len(segments)]
    assert (segments[-1].end if segments else 0) == len(document.text)
    bounds = [bound for segment in segments for bound in (segment.source_start, segment.source_end)]
    assert bounds == sorted(bounds)
    assert all(0 <= bound <= len(document.source) for bound in bounds)


@settings(max_examples=50)
@given(documents)
def test_what_is_read_is_in_the_source_and_nothing_else(source: Source) -> None:
    document = read(source)
    read_aloud = document.text.replace("\n", "").replace("\ufffc", "").replace(" ", "")
    remaining = iter(document.source)
    assert all(character in remaining for character in read_aloud), "not a subsequence of the source"


@settings(max_examples=50)
@given(documents)
def test_a_reading_offset_is_found_again_from_the_source(source: Source) -> None:
    document = read(source)
    for offset, character in enumerate(document.text):
        if character != "\n":
            start = document.source_map.source_span(Span(offset, offset + 1)).start
            assert document.source_map.reading_offset(start) == offset


@settings(max_examples=50)
@given(documents)
def test_reading_offsets_rise_with_the_source(source: Source) -> None:
    document = read(source)
    offsets = [document.source_map.reading_offset(offset) for offset in range(len(document.source) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(document.text) for offset in offsets)


@settings(max_examples=50)
@given(documents)
def test_paragraphs_cover_the_reading_text(source: Source) -> None:
    document = read(source)
    assert "\n".join(document[paragraph.span] for paragraph in document.paragraphs) == document.text
    assert not any("\n" in document[paragraph.span] for paragraph in document.paragraphs)
    ordinals = [paragraph.ordinal for paragraph in document.paragraphs if document[paragraph.span].strip()]
    assert ordinals == list(range(1, len(ordinals) + 1))
    assert all(paragraph.ordinal for paragraph in document.body())


@settings(max_examples=50)
@given(documents, st.sampled_from(("\r\n", "\r")), st.data())
def test_line_ends_make_no_difference(source: Source, end: str, data: st.DataObject) -> None:
    one = read(source)
    other = read((source[0].replace("\n", end), source[1]))
    assert other.text == one.text
    assert other.paragraphs == one.paragraphs
    span = data.draw(spans_of(one))
    assert other.locate(span) == one.locate(span)
    assert other.source_text(span) == one.source_text(span)


@settings(max_examples=25)
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)
@given(st.one_of(texts.map(lambda text: (text, "text")), markdown.map(lambda text: (text, "markdown"))))
def test_encodings_make_no_difference(encoding: str, mark: bytes, source: Source) -> None:
    text = f"各位代表：\n\n{source[0]}"
    plain = read_bytes(text.encode(), "稿", format=source[1])
    other = read_bytes(mark + text.encode(encoding), "稿", format=source[1])
    assert (other.text, other.source, other.paragraphs) == (plain.text, plain.source, plain.paragraphs)
    assert other.source_map.segments == plain.source_map.segments
    assert (other.encoding, other.byte_order_mark) == (encoding, bool(mark))
    assert other.locate(Span(0, 1)) == (Position(1, 1), Position(1, 2))


@settings(max_examples=60)
@given(texts, st.data())
def test_directive_lines_leave_no_trace_in_plain_text(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    marked = "\n".join((*lines[:place], "%% speechlint: ignore years/plan-year 领导要求保留", *lines[place:]))
    one, other = read_text(text), read_text(marked)
    assert (other.text, other.paragraphs) == (one.text, one.paragraphs)
    (directive,) = other.directives
    assert directive.text == "ignore years/plan-year 领导要求保留"
    assert other.source[slice(*directive.span)] == "%% speechlint: ignore years/plan-year 领导要求保留"


@settings(max_examples=60)
@given(markdown, st.data())
def test_directive_comments_leave_no_trace_in_markdown(text: str, data: st.DataObject) -> None:
    blocks = text.split("\n\n")
    place = data.draw(st.integers(0, len(blocks)))
    directive = "<!-- speechlint: ignore years/plan-year 保留 -->"
    one = read((text, "markdown"))
    if "```" in text or "<!--" in text:  # a directive within code or a comment is none
        place = len(blocks)
    other = read(("\n\n".join((*blocks[:place], directive, *blocks[place:])), "markdown"))
    assert (other.text, other.paragraphs) == (one.text, one.paragraphs)
    assert "ignore years/plan-year 保留" in {found.text for found in other.directives}
