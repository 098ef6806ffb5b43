"""What websites leave in a text: several speeches in one file, labels of collections, teasers."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.facts.clauses import clauses
from speechlint.facts.speeches import Speech
from speechlint.span import Span
from speechlint.text.patterns import Late

_TEASER_REACH = 16  # paragraphs behind a teaser, empty ones too, that it may repeat
_TEASER_PIECE = 6  # characters of a repeated paragraph worth naming
_TEASER_SHOWS = 3  # repeated paragraphs named beside a teaser
_COUNT = "(?:[一二两三四五六七八九十]{1,3}|[0-9０-９]{1,2}|[多几数])"
_LABEL = Late(
    rf"[（(【\[][精选通用共合集推荐优秀最新范文模板 ]{{0,6}}{_COUNT}篇[^）)】\]\n]{{0,4}}[）)】\]]|[（(【]范文[）)】]"
)


def second_speeches(subject: Subject) -> Iterator[Found]:
    """The title (else the first clause) of every speech but the first."""
    document = subject.document
    first, *others = subject.facts.speeches
    for speech in others:
        place = _first_line(subject, speech)
        if place is not None:
            start = first.title or first.salutation
            related = (Related(_line(subject, start), {"words": document[_line(subject, start)]}),) if start else ()
            yield Found(place, _values(document[place]), related)


def collections(subject: Subject) -> Iterator[Found]:
    """Labels such as （两篇） in titles."""
    for speech in subject.facts.speeches:
        if speech.title is not None:
            for match in _LABEL.finditer(subject.text, *speech.title):
                span = Span(*match.span())
                yield Found(span, _values(match[0]), edits=(Edit(span, ""),))


def teasers(subject: Subject) -> Iterator[Found]:
    """Teasers, with the first of the paragraphs that they repeat."""
    document = subject.document
    for speech in subject.facts.speeches:
        if speech.teaser is None:
            continue
        flat = "".join(document[speech.teaser].split())
        at = document.paragraph_at(speech.teaser.start)
        following = [paragraph.span for paragraph in document.paragraphs[at + 1 : at + 1 + _TEASER_REACH]]
        repeated = [
            span
            for span in following
            if len(words := "".join(document[span].split())) >= _TEASER_PIECE and words in flat
        ]
        related = tuple(Related(span, {"words": document[span]}) for span in repeated[:_TEASER_SHOWS])
        yield Found(speech.teaser, _values(document[speech.teaser]), related, (Edit(speech.teaser, ""),))


def _first_line(subject: Subject, speech: Speech) -> Span | None:
    if speech.title is not None:
        return _line(subject, speech.title)
    return next(clauses(subject.text, speech.span), None)


def _line(subject: Subject, span: Span) -> Span:
    """The first line of a title or salutation."""
    stop = subject.text.find("\n", span.start, span.end)
    return Span(span.start, stop if stop >= 0 else span.end)


def _values(words: str) -> dict[str, str]:
    return {"words": words, "expected": "", "name": ""}
