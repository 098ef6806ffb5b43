"""Runs one check on a text, for the tests of the kinds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from speechlint.checks.base import Check, Found, Subject
from speechlint.document import Context, DocType, Stage
from speechlint.engine.terms import TermIndex
from speechlint.facts import Facts
from speechlint.readers import read_text


def subject_of(check: Check, text: str, format: str = "text", context: Context | None = None) -> Subject:
    document = read_text(text, "draft.txt", format)
    return Subject(document, Facts(document, context or fragment()), TermIndex(check.literals()).find(document.text))


def found(check: Check, text: str, format: str = "text", context: Context | None = None) -> list[Found]:
    return list(check.find(subject_of(check, text, format, context)))


def words(check: Check, text: str, format: str = "text", context: Context | None = None) -> list[tuple[int, str]]:
    """Offset and words of each finding in the reading text."""
    subject = subject_of(check, text, format, context)
    return [(hit.span.start, subject.document[hit.span]) for hit in check.find(subject)]


def repaired(check: Check, text: str) -> str:
    """The reading text after all the edits of all findings."""
    subject = subject_of(check, text)
    edits = sorted(
        (edit for hit in check.find(subject) for edit in hit.edits), key=lambda edit: edit.span, reverse=True
    )
    result = subject.text
    for edit in edits:
        result = result[: edit.span.start] + edit.replacement + result[edit.span.end :]
    return result


def lie_in_order(hits: Sequence[Found], text: str) -> bool:
    """Whether findings come in reading order, and each lies in the text and is not empty."""
    spans = [hit.span for hit in hits]
    return spans == sorted(spans) and all(0 <= start < end <= len(text) for start, end in spans)


def fragment(stage: Stage = Stage.DRAFT, as_of: date | None = None) -> Context:
    return Context(stage=stage, as_of=as_of, fragment=True)


def whole(doc_type: DocType = DocType.SPEECH, as_of: date | None = None) -> Context:
    return Context(as_of=as_of, doc_type=doc_type)
