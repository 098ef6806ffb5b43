"""The vocabulary of WordprocessingML, in its transitional and its strict namespace (ISO/IEC 29500-1 and -4)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_COMPATIBILITY = ("http://schemas.openxmlformats.org/markup-compatibility/2006",)
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = {
    f"{{{namespace}}}{local}": local
    for namespaces, locals_ in (
        (
            _WORD,
            "abstractNum abstractNumId basedOn body br cellDel cr customXmlPr del delInstrText delText document "
            "drawing endnote endnoteReference evenAndOddHeaders fldChar footerReference footnote footnoteReference "
            "headerReference hyperlink ilvl ins instrText isLgl lvl lvlOverride lvlRestart lvlText moveFrom moveTo "
            "noBreakHyphen num numFmt numId numPr numStyleLink outlineLvl p pPr pStyle ptab r rPr rStyle rt ruby "
            "rubyPr sdt sdtContent sdtEndPr sdtPr sectPr smartTagPr start startOverride style sym t tab tbl tblGrid "
            "tblPr tblPrEx tc tcPr titlePg tr trPr txbxContent vMerge vanish",
        ),
        (_COMPATIBILITY, "AlternateContent Choice Fallback"),
        (_MATH, "t"),
    )
    for namespace in namespaces
    for local in locals_.split()
}
_OFF = frozenset({"0", "false", "off"})


def name(element: Element) -> str:
    """The local name of an element that matters here, empty for every other one."""
    return _NAMES.get(element.tag, "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant reached by a path of local names."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def attribute(element: Element | None, local: str) -> str | None:
    """The value of a ``w:`` attribute."""
    return _attribute(element, local, _WORD)


def relation(element: Element) -> str | None:
    """The value of ``r:id``."""
    return _attribute(element, "id", _RELATIONS)


def value(element: Element | None, *path: str) -> str | None:
    """``w:val`` of the descendant at a path; None where there is no such element or attribute."""
    return attribute(child(element, *path), "val")


def number(element: Element | None, *path: str) -> int | None:
    """``w:val`` as a whole number between 0 and 32767, the range of list numbers in Word; None for anything else."""
    text = value(element, *path)
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 5:
        return None
    return min(int(text), 32767)


def flag(element: Element | None, *path: str) -> bool | None:
    """An on/off property (ISO/IEC 29500-1, 17.17.4): on when it is there and does not say otherwise."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") not in _OFF


def text_of(element: Element) -> str:
    """The text of ``w:t``: a line end within it is a blank, outer blanks count only when preserved."""
    text = element.text or ""
    if element.get(_XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return text.translate(_BLANKS)


def chosen(alternatives: Element) -> Element | None:
    """The branch of ``mc:AlternateContent`` to read: the first Choice, else the Fallback (ISO/IEC 29500-3, 7.6)."""
    choice = child(alternatives, "Choice")
    return child(alternatives, "Fallback") if choice is None else choice


def _attribute(element: Element | None, local: str, namespaces: tuple[str, ...]) -> str | None:
    if element is None:
        return None
    return next((found for space in namespaces if (found := element.get(f"{{{space}}}{local}")) is not None), None)


_BLANKS = str.maketrans("\n\r", "  ")
