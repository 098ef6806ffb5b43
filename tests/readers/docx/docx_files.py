"""Word files made by hand, part by part, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def element(tag: str, content: str, *, word: str = TRANSITIONAL, relations: str = RELATIONS) -> str:
    """The root element of a part."""
    return f'<w:{tag} xmlns:w="{word}" xmlns:r="{relations}" {_SPACES}>{content}</w:{tag}>'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    settings: str = "",
    margins: Mapping[str, str] | None = None,
    word: str = TRANSITIONAL,
    relations: str = RELATIONS,
) -> bytes:
    """A Word file. ``margins`` are headers and footers: relation id like ``header1`` → content."""
    parts: dict[str, str] = {
        "word/document.xml": element("document", f"<w:body>{body}</w:body>", word=word, relations=relations)
    }
    links = []
    for kind, content in (
        ("styles", styles),
        ("numbering", numbering),
        ("footnotes", footnotes),
        ("endnotes", endnotes),
        ("settings", settings),
    ):
        if content:
            parts[f"word/{kind}.xml"] = element(kind, content, word=word, relations=relations)
            links.append((kind, kind, f"{kind}.xml"))
    for name, content in (margins or {}).items():
        kind = name.rstrip("0123456789")
        parts[f"word/{name}.xml"] = element(
            "hdr" if kind == "header" else "ftr", content, word=word, relations=relations
        )
        links.append((name, kind, f"{name}.xml"))
    parts["_rels/.rels"] = _relationships([("rId1", "officeDocument", "word/document.xml")], relations)
    parts["word/_rels/document.xml.rels"] = _relationships(links, relations)
    return package(parts)


def paragraph(*content: str, properties: str = "") -> str:
    """``w:p`` of runs or, for strings without markup, of one run each."""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """``w:r`` with text kept as it is."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def in_list(num_id: int | str, level: int | None = None) -> str:
    """``w:numPr``."""
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{ilvl}<w:numId w:val="{num_id}"/></w:numPr>'


def table(*rows: str) -> str:
    """``w:tbl`` of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """``w:tr`` of cells."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """``w:tc``; a string without markup is one paragraph."""
    inner = content if content.startswith("<") else paragraph(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def field(step: str) -> str:
    """A run with a step of a complex field: begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'


def instruction(text: str) -> str:
    """A run with a piece of a field's instruction."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def text_box(content: str) -> str:
    """A run with a text box as Word writes it: once for new and once for old readers."""
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        "</wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def level(index: int, format: str, text: str, start: int | None = 1, extra: str = "") -> str:
    """``w:lvl`` of an abstract list."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{format}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(id: int, *levels: str, extra: str = "") -> str:
    """``w:abstractNum``."""
    return f'<w:abstractNum w:abstractNumId="{id}">{extra}{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract_id: int, overrides: str = "") -> str:
    """``w:num``."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def _relationships(links: list[tuple[str, str, str]], relations: str) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{relations}/{kind}" Target="{target}"/>' for name, kind, target in links
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
