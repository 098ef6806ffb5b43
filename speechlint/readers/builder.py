"""Builds a Document piece by piece, so that the map back to the source is exact by construction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speechlint.document import Document, FrontMatter, Paragraph, Part, RawDirective, Segment, SourceMap
from speechlint.span import Span


class DocumentBuilder:
    """Collects reading text together with the source run each piece came from.

    Call :meth:`keep` and :meth:`replace` with ascending source offsets, :meth:`end_paragraph` after each
    paragraph, then :meth:`build`. What is never passed in is left out of the reading text.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[tuple[str, int, int]] = []
        self._paragraphs: list[Paragraph] = []
        self._directives: list[tuple[str, Span, int]] = []
        self._length = 0
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
        if not self._open:
            self._begin(at)
        span = Span(self._paragraph_start, self._length)
        self._ordinal += not self._blank
        label = Span(span.start, self._label_end)
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
            text="".join([text for text, _, _ in self._pieces]),
            source_map=SourceMap(_segments(self._pieces)),
            paragraphs=tuple(self._paragraphs),
            directives=directives,
            front_matter=front_matter,
            byte_order_mark=byte_order_mark,
        )

    def _begin(self, at: int) -> None:
        if self._paragraphs:
            self._append("\n", self._gap_from, at)
        self._paragraph_start = self._label_end = self._length
        self._open = True

    def _add(self, text: str, start: int, end: int) -> None:
        if not self._open:
            self._begin(start)
        self._blank = self._blank and text.isspace()
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        self._pieces.append((text, start, end))
        self._length += len(text)


def _segments(pieces: Iterable[tuple[str, int, int]]) -> Iterator[Segment]:
    """The segments that pieces make; neighbouring character-by-character runs are one."""
    begin = source_start = length = source_end = 0
    within = False  # a character-by-character run
    for text, start, end in pieces:
        linear = len(text) == end - start
        if not (linear and within and start == source_end):
            if length:
                yield Segment(begin, length, source_start, source_end)
            begin, source_start, within = length, start, linear
        length += len(text)
        source_end = end
    if length:
        yield Segment(begin, length, source_start, source_end)
