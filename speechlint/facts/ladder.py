"""The ladder of numbering (结构层次序数): 一、 / （一） / 1. / （1） and the run-in series 一是, 一要, 第一，.

Order of the levels: GB/T 9704-2012 7.3.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speechlint.document import Document
from speechlint.span import Span


class Family(StrEnum):
    """The form of a list mark (序次语). The first four are the levels of the ladder, in order."""

    HAN = "一、"
    HAN_BRACKET = "（一）"
    ARABIC = "1."
    ARABIC_BRACKET = "（1）"
    IS = "一是"
    MUST = "一要"
    ORDINAL = "第一"
    CIRCLED = "①"


@dataclass(frozen=True, slots=True)
class Marker:
    """A list mark. ``number`` is None where it is masked (``*.``).

    ``span`` covers the mark alone (``（一）``, ``3.``, ``一是``), ``paragraph`` is an index into the document's
    paragraphs, ``leading`` says that the mark opens its paragraph.
    """

    family: Family
    number: int | None
    span: Span
    paragraph: int
    leading: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (小标题): ``level`` from 1, ``label`` its mark as written (``二、``; empty without one)."""

    level: int
    label: str
    span: Span
    paragraph: int


def markers(document: Document) -> Iterator[Marker]:
    """All list marks in reading order."""
    return iter(())


def headings(document: Document, marks: tuple[Marker, ...]) -> Iterator[Heading]:
    """All headings in reading order: paragraphs opened by a mark of the ladder, and those that markup calls so."""
    return iter(())
