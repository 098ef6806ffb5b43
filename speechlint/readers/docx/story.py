"""One story of a document (body, note, header) as paragraphs, as they read with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from xml.etree.ElementTree import Element

from speechlint.document import Part
from speechlint.readers.docx.schema import attribute, child, chosen, flag, name, text_of
from speechlint.readers.docx.styles import Styles
from speechlint.readers.docx.symbols import symbol
from speechlint.text.records import NamedTuple

SOFT_BREAK = "\v"
PAGE_BREAK = "\f"

_TEXTS: Mapping[str, Callable[[Element], str]] = {
    "t": text_of,
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "cr": lambda _: SOFT_BREAK,
    "noBreakHyphen": lambda _: "-",
    "br": lambda element: PAGE_BREAK if attribute(element, "type") in ("page", "column") else SOFT_BREAK,
    "sym": lambda element: symbol(attribute(element, "font") or "", attribute(element, "char") or ""),
}
_NOTES = {"footnoteReference": Part.FOOTNOTE, "endnoteReference": Part.ENDNOTE}
_FIELDS = frozenset({"fldChar", "instrText"})
_BOX = "txbxContent"
_LEAVES = frozenset({*_TEXTS, *_NOTES, *_FIELDS, _BOX})
_DELETED = frozenset({"del", "moveFrom", "delText", "delInstrText"})
_PROPERTIES = frozenset(
    {"pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "sectPr", "tblPr", "tblPrEx", "tblGrid",
     "trPr", "tcPr"}
)  # fmt: skip
_LEFT_OUT = _DELETED | _PROPERTIES | {"rt"}


class Mark(Enum):
    """What a token is: text, or a step of a complex field (begin, instruction, separate, result, end)."""

    TEXT = auto()
    BEGIN = auto()
    INSTRUCTION = auto()
    SEPARATE = auto()
    END = auto()


_FIELD_STEPS = {"begin": Mark.BEGIN, "separate": Mark.SEPARATE, "end": Mark.END}


class Token(NamedTuple):
    """A piece of a paragraph and the element that it stands in."""

    mark: Mark
    text: str
    element: Element


class Note(NamedTuple):
    """A reference to a footnote or endnote."""

    part: Part
    id: str


@dataclass(slots=True)
class RawParagraph:
    """A paragraph before fields are resolved. ``box`` numbers the text box that it stands in, 0 for none.

    ``properties`` are those of its last mark: where a paragraph mark is deleted, two paragraphs have become one.
    """

    part: Part
    box: int
    properties: Element | None = None
    tokens: list[Token] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(token.mark is Mark.TEXT and token.text for token in self.tokens)


@dataclass(slots=True)
class _Block:
    """A container being read, and the paragraph in it whose mark is deleted: the next one goes on with it."""

    children: Iterator[Element]
    part: Part
    box: int
    unfinished: RawParagraph | None = None


def read_story(root: Element, part: Part, styles: Styles) -> list[RawParagraph]:
    """The paragraphs of a story in order; those of a text box follow the paragraph that it is anchored in."""
    return _Story(styles).read(root, part)


class _Story:
    """Walks with stacks of its own, so that no depth of nesting can exhaust Python's."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._paragraphs: list[RawParagraph] = []
        self._boxes = 0

    def read(self, root: Element, part: Part) -> list[RawParagraph]:
        blocks = [_Block(iter(root), part, 0)]
        while blocks:
            block = blocks[-1]
            element = next(block.children, None)
            if element is None:
                self._finish(block)
                blocks.pop()
            elif name(element) == "p":
                blocks.extend(reversed(self._paragraph(element, block)))
            elif (inner := _container(element)) is not None and len(inner):
                self._finish(block)
                blocks.append(_Block(iter(inner), _part_within(element, block.part), block.box))
        return self._paragraphs

    def _paragraph(self, element: Element, block: _Block) -> list[_Block]:
        """Read a paragraph; what comes back are the text boxes anchored in it."""
        paragraph = block.unfinished or RawParagraph(block.part, block.box)
        block.unfinished = None
        paragraph.properties = child(element, "pPr")
        boxes = self._content(element, paragraph)
        mark = child(paragraph.properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            block.unfinished = paragraph
        elif paragraph.has_text or not flag(mark, "vanish"):
            self._paragraphs.append(paragraph)
        part = Part.TEXT_BOX if block.part in (Part.BODY, Part.TABLE) else block.part
        self._boxes += len(boxes)
        return [_Block(iter(box), part, self._boxes - len(boxes) + count) for count, box in enumerate(boxes, start=1)]

    def _finish(self, block: _Block) -> None:
        """A deleted paragraph mark with no paragraph after it: the paragraph stays if there is something in it."""
        if block.unfinished is not None and block.unfinished.has_text:
            self._paragraphs.append(block.unfinished)
        block.unfinished = None

    def _content(self, element: Element, paragraph: RawParagraph) -> list[Element]:
        """Fill in the tokens and notes; what comes back are the text boxes."""
        boxes: list[Element] = []
        for leaf, kind, hidden in self._leaves(element, paragraph.properties):
            if kind in _FIELDS:
                paragraph.tokens.extend(_field_token(leaf, kind))
            elif hidden:
                continue
            elif kind == _BOX:
                boxes.append(leaf)
            elif kind in _NOTES:
                paragraph.notes.append(Note(_NOTES[kind], attribute(leaf, "id") or ""))
            else:
                paragraph.tokens.append(Token(Mark.TEXT, _TEXTS[kind](leaf), leaf))
        return boxes

    def _leaves(self, element: Element, properties: Element | None) -> Iterator[tuple[Element, str, bool]]:
        """What a paragraph is made of, piece by piece, and whether it is hidden."""
        opened = [(iter(element), False)]
        while opened:
            children, hidden = opened[-1]
            each = next(children, None)
            if each is None:
                opened.pop()
                continue
            kind = name(each)
            if kind in _LEAVES:
                yield each, kind, hidden
            elif kind == "r":
                opened.append((iter(each), hidden or self._styles.hides(child(each, "rPr"), properties)))
            elif kind not in _LEFT_OUT:
                inner = chosen(each) if kind == "AlternateContent" else each
                opened.append((iter(() if inner is None else inner), hidden))


def _container(element: Element) -> Element | None:
    """What is to be read of an element beside paragraphs: nothing of deleted rows and of the rest of merged cells."""
    kind = name(element)
    if kind in _LEFT_OUT:
        return None
    if kind == "AlternateContent":
        return chosen(element)
    if kind == "tr" and child(element, "trPr", "del") is not None:
        return None
    if kind == "tc" and (child(element, "tcPr", "cellDel") is not None or _continues_cell_above(element)):
        return None
    return element


def _continues_cell_above(cell: Element) -> bool:
    """Whether a cell is merged into the one above it: Word shows nothing of its content."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") != "restart"


def _part_within(element: Element, part: Part) -> Part:
    return Part.TABLE if part is Part.BODY and name(element) == "tbl" else part


def _field_token(element: Element, kind: str) -> Iterator[Token]:
    if kind == "instrText":
        yield Token(Mark.INSTRUCTION, element.text or "", element)
    elif step := _FIELD_STEPS.get(attribute(element, "fldCharType") or ""):
        yield Token(step, "", element)
