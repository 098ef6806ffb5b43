"""The stories of a document in their fixed order: body, footnotes, endnotes, headers, footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from speechlint.document import Part
from speechlint.readers.docx.package import Package
from speechlint.readers.docx.schema import attribute, child, flag, name, relation
from speechlint.readers.docx.story import Note, RawParagraph, read_story
from speechlint.readers.docx.styles import Styles
from speechlint.readers.errors import UnreadableError

_NOTE_PARTS = {Part.FOOTNOTE: ("footnotes", "footnote"), Part.ENDNOTE: ("endnotes", "endnote")}
_MARGINS = {Part.HEADER: "headerReference", Part.FOOTER: "footerReference"}


def read_stories(package: Package, styles: Styles) -> Iterator[list[RawParagraph]]:
    """Each story once: notes in the order they are referred to, headers and footers by the sections that show them."""
    document = package.root(package.main)
    body = None if document is None or name(document) != "document" else child(document, "body")
    if body is None:
        raise UnreadableError(
            f"{package.main} 里没有 Word 正文，可能是表格、演示文稿等其他文件改了扩展名；请用 Word 或 WPS 另存为 .docx"
        )
    main = read_story(body, Part.BODY, styles)
    yield main
    references = list(dict.fromkeys(note for paragraph in main for note in paragraph.notes))
    for part in _NOTE_PARTS:
        yield from _notes(package, part, references, styles)
    for part in _MARGINS:
        yield from _margins(package, part, body, styles)


def _notes(package: Package, part: Part, references: Iterable[Note], styles: Styles) -> Iterator[list[RawParagraph]]:
    wanted = [note.id for note in references if note.part is part]
    kind, tag = _NOTE_PARTS[part]
    root = package.related(package.main, kind) if wanted else None
    notes = {attribute(each, "id"): each for each in root if name(each) == tag} if root is not None else {}
    for note in wanted:
        if note in notes:
            yield read_story(notes[note], part, styles)


def _margins(package: Package, part: Part, body: Element, styles: Styles) -> Iterator[list[RawParagraph]]:
    targets = {each.id: each.target for each in package.relations(package.main)}
    shown = dict.fromkeys(_shown(body, _MARGINS[part], _has_even_pages(package)))
    for target in dict.fromkeys(targets[each] for each in shown if each in targets):
        root = package.root(target)
        if root is not None:
            yield read_story(root, part, styles)


def _shown(body: Element, tag: str, even_pages: bool) -> Iterator[str]:
    """Relations of the headers or footers that some page shows: first and even ones must be switched on."""
    for section in body.iter():
        if name(section) != "sectPr":
            continue
        switched = {"first": bool(flag(section, "titlePg")), "even": even_pages}
        for each in section:
            if name(each) == tag and switched.get(attribute(each, "type") or "", True):
                yield relation(each) or ""


def _has_even_pages(package: Package) -> bool:
    settings = package.related(package.main, "settings")
    return bool(flag(settings, "evenAndOddHeaders"))
