"""The frame of a speech: title, salutation, parts that must be there, closing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.document import DocType, Paragraph
from speechlint.facts.clauses import clauses
from speechlint.facts.ladder import LADDER
from speechlint.facts.speeches import Speech, front_matter_title, salutation_in
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_SHORTEST_SPEECH = 300  # characters below which a text of unknown type is taken for a piece of one
_LONG_OPENING = 40  # characters of a first paragraph that can be no title
_HEADINGS_OF_A_WHOLE = 2
_OPENING_PARAGRAPHS = 10
_SPOKEN = (DocType.SPEECH, DocType.HOST)
_SPOKEN_TITLE = Late(
    r"^(?!.*(?:节选|摘要|摘编|提纲|书面|材料|通稿|纪要|综述|通知|学习|贯彻|(?:时|期间)的(?:讲话|致辞))).*(?:讲话|致辞|致词|主持词)(?:稿)?(?:[（(]|[—\d]|$)"
)
"""Titles of what is said to people in a room; notes, excerpts, written statements and remarks on a visit are not."""


class Part(NamedTuple):
    """A part that a text needs: one of the wordings, its name, and to whom such texts are addressed."""

    any_of: tuple[str, ...]
    name: str
    addressed: tuple[str, ...]


def missing_title(subject: Subject) -> Iterator[Found]:
    """The first clause of a text that begins with its salutation or in mid-speech."""
    speech = subject.facts.speeches[0]
    first = _first_paragraph(subject, speech)
    if subject.context.fragment or speech.title or first is None or front_matter_title(subject.document):
        return
    named = subject.context.doc_type in _SPOKEN
    long_enough = len(subject.text) >= _SHORTEST_SPEECH
    if named or (long_enough and (speech.salutation is not None or _begins_in_the_middle(subject, first))):
        yield from _missed(subject, first.span)


def _begins_in_the_middle(subject: Subject, first: Paragraph) -> bool:
    """Whether a text opens with a long sentence and has headings of its own further on."""
    text = subject.document[first.span].strip()
    heads = {mark.paragraph for mark in subject.facts.markers if mark.leading and mark.family in LADDER}
    begins_with_list = subject.document.paragraph_at(first.span.start) in heads
    prose = len(text) > _LONG_OPENING and text[-1] in "。！？：" and first.level is None
    return prose and not begins_with_list and len(heads) >= _HEADINGS_OF_A_WHOLE


def missing_salutation(subject: Subject) -> Iterator[Found]:
    """The first clause behind the title of a speech that addresses nobody in its opening."""
    for speech in subject.facts.speeches:
        if subject.context.fragment or speech.salutation is not None or not _is_spoken(subject, speech):
            continue
        opening = list(_paragraphs(subject, speech))[:_OPENING_PARAGRAPHS]
        if opening and not any(salutation_in(subject.document[paragraph.span]) for paragraph in opening):
            yield from _missed(subject, opening[0].span)


def _is_spoken(subject: Subject, speech: Speech) -> bool:
    if subject.context.doc_type is not None:
        return subject.context.doc_type in _SPOKEN
    title = subject.document[speech.title] if speech.title else ""
    return _SPOKEN_TITLE.search("".join(title.split())) is not None


def salutation_marks(subject: Subject) -> Iterator[Found]:
    """Salutations on a line of their own that end in another mark than a colon, or in none."""
    document = subject.document
    for speech in subject.facts.speeches:
        if speech.salutation is None:
            continue
        end = speech.salutation.end
        paragraph = document.paragraphs[document.paragraph_at(end - 1)].span
        if document.text[end : paragraph.end].strip() or document.text[end - 1] in "：:！!":
            continue
        mark = Span(end - 1, end) if document.text[end - 1] in "，,。；;" else Span(end, end)
        words = document.text[max(speech.salutation.start, paragraph.start) : mark.start]
        span = Span(mark.start - len(words.lstrip()), end)
        yield Found(span, _values(document[span], expected=f"{words.strip()}："), edits=(Edit(mark, "："),))


def missing_part(subject: Subject, part: Part) -> Iterator[Found]:
    """The first clause of a text in which none of the wordings stands."""
    speech = subject.facts.speeches[0]
    if subject.context.fragment or any(subject.hits.get(wording) for wording in part.any_of):
        return
    salutation = subject.document[speech.salutation] if speech.salutation else ""
    first = next(_paragraphs(subject, speech), None)
    if first is not None and (not part.addressed or any(word in salutation for word in part.addressed)):
        yield from _missed(subject, first.span, name=part.name)


def missing_closing(subject: Subject) -> Iterator[Found]:
    """The last clause of a speech that ends within a numbered item."""
    document = subject.document
    opening = [mark for mark in subject.facts.markers if mark.leading]
    for speech in subject.facts.speeches:
        if subject.context.fragment or not (speech.salutation or _is_spoken(subject, speech)):
            continue
        last = next(reversed(list(_paragraphs(subject, speech))), None)
        at = bisect_left(opening, speech.span.end, key=lambda mark: mark.span.start) - 1
        if last is None or at < 0 or document.paragraphs[opening[at].paragraph] != last:
            continue
        mark = opening[at]
        clause = list(clauses(document.text, last.span))[-1:]
        if clause and mark.number != 1:
            yield Found(clause[0], _values(document[clause[0]]), (Related(mark.span, {"words": document[mark.span]}),))


def _first_paragraph(subject: Subject, speech: Speech) -> Paragraph | None:
    return next(
        (
            paragraph
            for paragraph in subject.document.body()
            if not speech.teaser or paragraph.span.start > speech.teaser.start
        ),
        None,
    )


def _paragraphs(subject: Subject, speech: Speech) -> Iterator[Paragraph]:
    """The paragraphs of a speech behind its title, salutation and teaser."""
    skip = max(
        (span.end for span in (speech.title, speech.salutation, speech.teaser) if span), default=speech.span.start
    )
    start = subject.document.paragraph_at(speech.span.start)
    for paragraph in subject.document.paragraphs[start:]:
        if paragraph.span.start >= speech.span.end:
            break
        if paragraph.ordinal and paragraph.span.start >= skip:
            yield paragraph


def _missed(subject: Subject, place: Span, name: str = "") -> Iterator[Found]:
    clause = next(clauses(subject.text, place), None)
    if clause is not None:
        yield Found(clause, _values(subject.document[clause], name=name))


def _values(words: str, *, expected: str = "", name: str = "") -> dict[str, str]:
    return {"words": words, "expected": expected, "name": name}
