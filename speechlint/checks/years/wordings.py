"""Wordings that belong to a time: out of date when the text was spoken, or not yet in the world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.years.rows import Wording
from speechlint.checks.years.subjects import in_quotation, is_past
from speechlint.facts.clauses import HAN_CLAUSE_STOPS
from speechlint.facts.present import Clue
from speechlint.span import Span
from speechlint.text.calendar import first_day, in_chinese, last_day, shifted
from speechlint.text.scan import at_first, behind_last

_REACH = 60


def out_of_date(subject: Subject, rows: tuple[Wording, ...], grace: timedelta) -> Iterator[Found]:
    """Wordings spoken after their time and the grace in which texts still look back on it; one a paragraph and row."""
    latest = max((present.earliest for present in subject.facts.presents if present.earliest), default=date.min)
    for row in rows:
        over = shifted(last_day(row.until), grace) if row.until else date.max
        if latest <= over:
            continue
        late = [mention for mention in _mentions(subject, row) if is_past(subject, mention.start, over)]
        for first, others in _by_paragraph(subject, late):
            clue = subject.facts.present_at(first.start).late_clue
            yield _found(subject, row, first, others, clue)


def too_early(subject: Subject, rows: tuple[Wording, ...]) -> Iterator[Found]:
    """Wordings spoken before they were first used: the text is later than the year it names."""
    earliest = min((present.latest for present in subject.facts.presents if present.latest), default=date.max)
    for row in rows:
        first_use = first_day(row.since) if row.since else date.min
        if first_use <= earliest:
            continue
        early = [
            mention
            for mention in _mentions(subject, row, whatever_leads=True)
            if (latest := subject.facts.present_at(mention.start).latest) is not None and latest < first_use
        ]
        for first, others in _by_paragraph(subject, early):
            clue = subject.facts.present_at(first.start).early_clue
            yield _found(subject, row, first, others, clue)


def _found(subject: Subject, row: Wording, first: Span, others: list[Span], clue: Clue | None) -> Found:
    evidence = [clue.span] if clue and clue.span else []
    return Found(
        first,
        {
            "name": row.name,
            "claim": subject.document[first],
            "why": row.why,
            "since": in_chinese(row.since) if row.since else "",
            "until": in_chinese(row.until) if row.until else "",
        },
        tuple(Related(span) for span in (*evidence, *others)),
        entry=row.name,
    )


def _mentions(subject: Subject, row: Wording, *, whatever_leads: bool = False) -> list[Span]:
    """The mentions of a row, each reported from the word that leads it on; not in quotations, nor where it looks back."""
    longer = [Span(start, start + len(word)) for word in row.not_inside for start in subject.hits.get(word, ())]
    found: list[Span] = []
    for word in row.words:
        for start in subject.hits.get(word, ()):
            span = Span(start, start + len(word))
            if any(other.contains(span) for other in longer) or in_quotation(subject, span):
                continue
            before, after = _clause(subject.text, span)
            if not whatever_leads and any(mark in before or mark in after for mark in row.unless):
                continue
            leads = [at for lead in row.led_by if (at := before.find(lead)) >= 0]
            if row.led_by and not leads and not whatever_leads:
                continue
            found.append(Span(start - len(before) + min(leads), span.end) if leads else span)
    return _outermost(found)


def _clause(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after in the clause, at most ``_REACH`` code points each."""
    start = behind_last(HAN_CLAUSE_STOPS, text, max(0, span.start - _REACH), span.start)
    end = at_first(HAN_CLAUSE_STOPS, text, span.end, span.end + _REACH)
    return text[start : span.start], text[span.end : end]


def _outermost(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _by_paragraph(subject: Subject, spans: list[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """The first mention of each paragraph with the others there."""
    grouped: dict[int, list[Span]] = {}
    for span in spans:
        grouped.setdefault(subject.document.paragraph_at(span.start), []).append(span)
    for first, *others in grouped.values():
        yield first, others
