"""The document as every check sees it: the reading text, and the exact way back to the source.

The *reading text* is the document as it is read aloud: paragraphs separated by one ``\\n``, wrapped lines
joined, markup and linter directives left out, automatic list labels of Word put in. Every span counts code
points of the reading text; :class:`SourceMap` is the only bridge to the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from speechlint.span import LineIndex, Position, Span
from speechlint.text.frozen import computed, frozen
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_LINE_END = Late(r"\r\n|\r")


class Stage(StrEnum):
    """What a document is: a draft to be delivered, or a template to be filled in."""

    DRAFT = "draft"
    TEMPLATE = "template"


class DocType(StrEnum):
    """The kind of text (文种). Rules that ask for one are silent on ``unknown``."""

    SPEECH = "speech"
    REPORT = "report"
    HOST = "host"  # 主持词
    LETTER = "letter"
    STATUTE = "statute"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """The part of a document that a paragraph stands in; plain text has only a body."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text-box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"


class Context(NamedTuple):
    """What is known of a document beside its text.

    ``as_of`` is the day the text is judged by; ``doc_type`` is what somebody said, not what is inferred;
    ``fragment`` says that the text is a piece without title and salutation (the cases of rule files).
    """

    stage: Stage = Stage.DRAFT
    as_of: date | None = None
    doc_type: DocType | None = None
    fragment: bool = False


class Segment(NamedTuple):
    """A run of the reading text and the run of the source it came from.

    Runs of equal length map character by character; any other pair maps as a whole (an inserted label has an
    empty source run, a wrapped line end an empty reading run or a blank).
    """

    start: int
    end: int
    source_start: int
    source_end: int


class SourceMap:
    """Reading offsets to source offsets, by contiguous segments that cover the whole reading text."""

    __slots__ = ("_segments", "_starts")

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._segments = tuple(segments)
        self._starts = [segment.start for segment in self._segments]

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._segments

    def source_span(self, span: Span) -> Span:
        """The source range that a reading range came from.

        An empty span maps to the point before the character that follows it.
        """
        if not self._segments:
            return Span(0, 0)
        start = self._start(span.start)
        return Span(start, start) if span.start == span.end else Span(start, max(start, self._end(span.end)))

    def reading_offset(self, source_offset: int) -> int:
        """The reading offset of a source offset; a place left out of the reading text maps to what follows it."""
        for segment in self._segments[self._first_reaching(source_offset) :]:
            if source_offset < segment.source_end:
                linear = segment.end - segment.start == segment.source_end - segment.source_start
                inside = max(0, source_offset - segment.source_start)
                return segment.start + (inside if linear else 0)
        return self._segments[-1].end if self._segments else 0

    def _first_reaching(self, source_offset: int) -> int:
        return max(0, bisect_left(self._segments, source_offset, key=lambda segment: segment.source_end) - 1)

    def _start(self, offset: int) -> int:
        segment = self._segments[max(0, bisect_right(self._starts, offset) - 1)]
        if segment.end - segment.start == segment.source_end - segment.source_start:
            return segment.source_start + offset - segment.start
        return segment.source_start if offset < segment.end else segment.source_end

    def _end(self, offset: int) -> int:
        segment = self._segments[max(0, bisect_left(self._starts, offset) - 1)]
        if segment.end - segment.start == segment.source_end - segment.source_start:
            return segment.source_start + offset - segment.start
        return segment.source_end


class Paragraph(NamedTuple):
    """A paragraph (自然段) of the reading text: its span holds no line end.

    ``ordinal`` counts the document's non-empty paragraphs from 1 (0 for an empty one); ``level`` is the heading
    level that markup gives it (Markdown ``#``, Word outline level), None where there is none; ``label`` is the
    span of an automatic list label at its start, empty where there is none.
    """

    span: Span
    ordinal: int
    label: Span
    part: Part = Part.BODY
    level: int | None = None


class RawDirective(NamedTuple):
    """A linter directive as it stands in the source, not yet understood.

    ``text`` is what follows ``speechlint:``; ``span`` lies in the *source*; ``offset`` is the reading offset at
    which it takes effect.
    """

    text: str
    span: Span
    offset: int


class FrontMatter(NamedTuple):
    """The raw front matter of a Markdown file and the source line its text begins on."""

    text: str
    line: int


@frozen
class Document:
    """One file, read: at least one paragraph, if an empty one.

    ``encoding`` is the codec that gives the file's bytes back, empty where there is none (Word);
    ``byte_order_mark`` says that a mark stood before the text (it is no part of the source).
    """

    path: str
    format: str
    encoding: str
    source: str
    text: str
    source_map: SourceMap
    paragraphs: tuple[Paragraph, ...]
    directives: tuple[RawDirective, ...] = ()
    front_matter: FrontMatter | None = None
    byte_order_mark: bool = False
    lines: LineIndex = computed()

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", LineIndex(self.source))

    def __getitem__(self, span: Span) -> str:
        """The reading text within a span."""
        return self.text[span.start : span.end]

    def locate(self, span: Span) -> tuple[Position, Position]:
        """First and last (exclusive) source position of a reading span."""
        start, end = self.source_map.source_span(span)
        return self.lines.position(start), self.lines.position(end)

    def source_text(self, span: Span) -> str:
        r"""The source between the two positions of a reading span, line ends written as ``\n``."""
        start, end = self.source_map.source_span(span)
        return _LINE_END.sub("\n", self.source[start:end])

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds a reading offset (the one before it, for the line end between two)."""
        return max(0, bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1)

    def body(self) -> Iterator[Paragraph]:
        """The non-empty paragraphs in reading order."""
        return (paragraph for paragraph in self.paragraphs if paragraph.ordinal)
