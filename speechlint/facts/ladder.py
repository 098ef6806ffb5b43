"""The ladder of numbering (结构层次序数): 一、 / （一） / 1. / （1） and the run-in series 一是, 一要, 第一，.

Order of the levels: GB/T 9704-2012 7.3.3. Forms of the marks: GB/T 15834-2011 appendix B.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from speechlint.document import Document, Paragraph
from speechlint.span import Span
from speechlint.text.numerals import FULL_WIDTH_DIGITS, to_han
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import trimmed

_STOP = Late(r"[。！？!?]+[”’）》]*")


class Family(StrEnum):
    """The form of a list mark (序次语). The first four are the levels of the ladder, in order."""

    HAN = "一、"
    HAN_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    HALF_BRACKET = "1）"
    CIRCLED = "①"
    IS = "一是"
    MUST = "一要"
    ORDINAL = "第一"
    ITS = "其一"
    FIRST = "首先"
    PART = "第一部分"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"


LADDER = (Family.HAN, Family.HAN_BRACKET, Family.ARABIC, Family.ARABIC_BRACKET)
"""The four levels of the ladder, the highest first."""
DIVISIONS = (Family.PART, Family.CHAPTER, Family.SECTION, Family.ARTICLE)
"""The divisions of statutes and long reports, which stand above the ladder; the highest first."""
RANK = {family: rank for rank, family in enumerate((*DIVISIONS, *LADDER, Family.HALF_BRACKET, Family.CIRCLED))}
"""The order of the families that have one; 一是, 一要, 第一，… stand at any level."""

CIRCLED = {chr(0x2460 + number): number + 1 for number in range(20)}
SEQUEL = {"首先": 1, "其次": 2, "再次": 3}
LONGEST_HEADING = 60
"""A lead sentence of more characters is no heading but an item of a list."""


class Marker(NamedTuple):
    """A list mark. ``number`` is None where it is masked (``*.``).

    ``span`` covers the mark alone (``（一）``, ``3.``, ``一是``), ``paragraph`` is an index into the document's
    paragraphs, ``leading`` says that the mark opens its paragraph. ``form`` is the mark as written with ``N`` for
    its number and with the stop behind it, if any (``N、``, ``（N）、``, ``N是要``); ``numeral`` is the span of the
    number alone.
    """

    family: Family
    number: int | None
    span: Span
    paragraph: int
    leading: bool
    form: str
    numeral: Span


class Heading(NamedTuple):
    """A heading (小标题): ``level`` from 1, ``label`` its mark as written (``二、``; empty without one).

    ``span`` covers mark and lead sentence; of an item whose lead sentence is too long for a heading the mark alone.
    """

    level: int
    label: str
    span: Span
    paragraph: int


def headings(document: Document, marks: Iterable[Marker]) -> Iterator[Heading]:
    """All headings in reading order: paragraphs opened by a mark of the ladder, and those that markup calls so.

    The one paragraph of markup level 1 that opens the document is its title, no heading.
    """
    leading = {mark.paragraph: mark for mark in marks if mark.leading and mark.family in _HEADED}
    upper = sorted({RANK[mark.family] for mark in leading.values() if mark.family in DIVISIONS})
    marked_up = [index for index, paragraph in enumerate(document.paragraphs) if paragraph.level is not None]
    titles = {index for index in marked_up if document.paragraphs[index].level == 1}
    below_title = len(titles) == 1 and marked_up[0] in titles
    for index in sorted({*leading, *marked_up}):
        paragraph = document.paragraphs[index]
        mark = leading.get(index)
        if mark is not None:
            level = 1 + (upper.index(RANK[mark.family]) if mark.family in DIVISIONS else _below(mark.family, upper))
            yield Heading(level, document[mark.span], heading_span(document.text, paragraph, mark), index)
        elif paragraph.ordinal and not (below_title and index in titles):
            level = (paragraph.level or 1) - below_title
            yield Heading(max(1, level), "", trimmed(document.text, paragraph.span), index)


def written(document: Document, mark: Marker, number: int) -> str:
    """A mark as it stands in the text, with another number: （三） → （四）, ３． → ４．, 二是 → 三是."""
    old = document[mark.numeral]
    if mark.family is Family.CIRCLED:
        new = next((sign for sign, value in CIRCLED.items() if value == number), old)
    elif mark.family is Family.FIRST:
        new = next((word for word, value in SEQUEL.items() if value == number), old)
    elif mark.family in _IN_DIGITS or old.isdecimal():
        new = str(number)
        new = new.translate(_TO_FULL_WIDTH) if old[0] in FULL_WIDTH_DIGITS else new
    else:
        new = to_han(number)
    return document.text[mark.span.start : mark.numeral.start] + new + document.text[mark.numeral.end : mark.span.end]


def heading_span(text: str, paragraph: Paragraph, mark: Marker) -> Span:
    """Mark and lead sentence (with its stop) of a paragraph that a mark opens, or the mark alone."""
    whole = trimmed(text, Span(mark.span.start, paragraph.span.end))
    stop = _STOP.search(text, mark.span.end, min(whole.end, mark.span.end + LONGEST_HEADING + 1))
    if stop is not None:
        return Span(whole.start, stop.end())
    return whole if whole.end - mark.span.end <= LONGEST_HEADING else mark.span


_IN_DIGITS = frozenset({Family.ARABIC, Family.ARABIC_BRACKET, Family.HALF_BRACKET})
_TO_FULL_WIDTH = str.maketrans("0123456789", FULL_WIDTH_DIGITS)
_HEADED = frozenset({*LADDER, Family.PART, Family.CHAPTER, Family.SECTION})


def _below(family: Family, upper: list[int]) -> int:
    return len(upper) + LADDER.index(family)
