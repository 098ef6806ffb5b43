"""Word documents (.docx, Office Open XML, ISO/IEC 29500) → Document, with nothing but the standard library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from speechlint.document import Document, Part
from speechlint.readers.builder import DocumentBuilder
from speechlint.readers.docx.fields import visible_texts
from speechlint.readers.docx.numbering import Lists, Numberer
from speechlint.readers.docx.package import Package
from speechlint.readers.docx.stories import read_stories
from speechlint.readers.docx.story import PAGE_BREAK, SOFT_BREAK
from speechlint.readers.docx.styles import Styles
from speechlint.text.patterns import Late

_CHUNK = Late(f"[^{SOFT_BREAK}{PAGE_BREAK}]+")


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph of the file: its own text, the automatic label before it, its heading level.

    ``text`` holds a vertical tab for a line break and a form feed for a page break. ``contents`` says that it
    belongs to a table of contents, which repeats the headings and is not read aloud.
    """

    text: str
    label: str
    part: Part
    level: int | None
    contents: bool


def read_docx(data: bytes, path: str) -> Document:
    """A Word document as it reads with all tracked changes accepted, hidden text and comments left out.

    The source is the paragraphs' own texts, one a line, in the order body (with tables in place and text boxes
    after the paragraph they are anchored in), footnotes, endnotes, headers, footers; so ``line`` is a paragraph's
    ordinal and ``column`` counts its own text. Raises :class:`~speechlint.readers.errors.UnreadableError`.
    """
    paragraphs = list(word_paragraphs(data))
    builder = DocumentBuilder("\n".join(paragraph.text for paragraph in paragraphs))
    start = 0
    for paragraph in paragraphs:
        if not paragraph.contents:
            _build(builder, paragraph, start)
        start += len(paragraph.text) + 1
    return builder.build(path, "docx")


def word_paragraphs(data: bytes) -> Iterator[WordParagraph]:
    """The paragraphs of a Word document, one for each line of the source."""
    package = Package(data)
    styles = Styles(package.related(package.main, "styles"))
    lists = Lists(package.related(package.main, "numbering"), styles)
    numberers: defaultdict[tuple[Part, bool], Numberer] = defaultdict(lambda: Numberer(lists))
    for story in read_stories(package, styles):
        for raw, visible in zip(story, visible_texts(story), strict=True):
            item = styles.list_item(raw.properties)
            part = Part.BODY if raw.part is Part.TABLE else raw.part
            label = "" if item is None else numberers[part, raw.box > 0].label(item)
            yield WordParagraph(visible.text, label, raw.part, styles.heading_level(raw.properties), visible.contents)


def _build(builder: DocumentBuilder, paragraph: WordParagraph, start: int) -> None:
    """Pass a paragraph on; what stands between two line breaks is a paragraph of the reading text."""
    label = paragraph.label
    chunks = [match.span() for match in _CHUNK.finditer(paragraph.text)] or [(0, 0)]
    for chunk_start, chunk_end in chunks:
        if label:
            builder.label(label, start + chunk_start)
            label = ""
        builder.keep(start + chunk_start, start + chunk_end)
        builder.end_paragraph(start + chunk_end, part=paragraph.part, level=paragraph.level)
