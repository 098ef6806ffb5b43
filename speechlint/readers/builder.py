"""Builds a Document piece by piece, so that the map back to the source is exact by construction."""

from __future__ import annotations

from speechlint.document import Document, FrontMatter, Paragraph, Part, RawDirective, Segment, SourceMap
from speechlint.span import Span


class DocumentBuilder:
    """Collects reading text together with the source run each piece came from.

    Call :meth:`keep` and :meth:`replace` with ascending source offsets, :meth:`end_paragraph` after each
    paragraph, then :meth:`build`. What is never passed in is left out of the reading text.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._paragraphs: list[Paragraph] = []
        self._directives: list[tuple[str, Span, int]] = []
        self._length = 0
        self._segment_start = 0
        self._segment_source = 0
        self._source_end = 0
        self._linear = False
        self._paragraph_start = 0
        self._label_end = 0
        self._gap_from = 0
        self._ordinal = 0
        self._open = False
        self._blank = True

    def keep(self, start: int, end: int) -> None:
        """Take ``source[start:end]`` as it is."""
        if start < end:
            self._add(self._source[start:end], start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Read ``text`` where the source has ``source[start:end]`` (a joined line end, an object, a label)."""
        if text:
            self._add(text, start, end)

    def label(self, text: str, at: int) -> None:
        """Put an automatic list label before the paragraph's own text, which begins at source offset ``at``."""
        self.replace(text, at, at)
        self._label_end = self._length

    def directive(self, text: str, start: int, end: int) -> None:
        """Note a linter directive at ``source[start:end]``; it takes effect from the next paragraph on."""
        self._directives.append((text, Span(start, end), len(self._paragraphs)))

    def end_paragraph(self, at: int, *, part: Part = Part.BODY, level: int | None = None) -> None:
        """Close the paragraph; ``at`` is the source offset where its text ends."""
        self._begin(at)
        span = Span(self._paragraph_start, self._length)
        self._ordinal += not self._blank
        label = Span(span.start, max(span.start, self._label_end))
        self._paragraphs.append(Paragraph(span, 0 if self._blank else self._ordinal, label, part, level))
        self._gap_from = at
        self._open = False
        self._blank = True

    def build(
        self,
        path: str,
        format: str,
        encoding: str = "",
        front_matter: FrontMatter | None = None,
        *,
        byte_order_mark: bool = False,
    ) -> Document:
        """The finished document; one without any paragraph gets an empty one."""
        if not self._paragraphs:
            self.end_paragraph(len(self._source))
        self._close_segment()
        starts = [paragraph.span.start for paragraph in self._paragraphs]
        directives = tuple(
            RawDirective(text, span, starts[index] if index < len(starts) else self._length)
            for text, span, index in self._directives
        )
        return Document(
            path=path,
            format=format,
            encoding=encoding,
            source=self._source,
            text="".join(self._pieces),
            source_map=SourceMap(self._segments),
            paragraphs=tuple(self._paragraphs),
            directives=directives,
            front_matter=front_matter,
            byte_order_mark=byte_order_mark,
        )

    def _begin(self, at: int) -> None:
        if self._open:
            return
        if self._paragraphs:
            self._append("\n", self._gap_from, at)
        self._paragraph_start = self._label_end = self._length
        self._open = True

    def _add(self, text: str, start: int, end: int) -> None:
        self._begin(start)
        self._blank = self._blank and text.isspace()
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        linear = len(text) == end - start
        if not (linear and self._linear and start == self._source_end):
            self._close_segment()
            self._segment_start, self._segment_source, self._linear = self._length, start, linear
        self._pieces.append(text)
        self._length += len(text)
        self._source_end = end

    def _close_segment(self) -> None:
        """Note the segment under way; neighbouring character-by-character runs are one."""
        if self._segment_start < self._length:
            self._segments.append(Segment(self._segment_start, self._length, self._segment_source, self._source_end))
