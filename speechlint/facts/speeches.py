"""The speeches within one file: where each begins, its title and its salutation (称谓)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from speechlint.document import Context, DocType, Document
from speechlint.span import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech: ``span`` from its title to the next speech, ``title`` and ``salutation`` where it has them.

    ``teaser`` is a website's summary glued above the text (网站摘要).
    """

    span: Span
    title: Span | None
    salutation: Span | None
    teaser: Span | None = None


def speeches(document: Document, context: Context) -> Iterator[Speech]:
    """The speeches of a file in order; together they cover the reading text."""
    yield Speech(Span(0, len(document.text)), None, None)


def doc_type(document: Document, context: Context, found: tuple[Speech, ...]) -> DocType:
    """What was said of the document, else what its title and salutation plainly show, else ``unknown``."""
    return context.doc_type or DocType.UNKNOWN
