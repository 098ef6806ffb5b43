"""Claims that announce a series: 做到三点：一是…, 下面讲四点意见, 六大行动."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from speechlint.checks.base import Found, Subject
from speechlint.checks.count.claims import HAN_NUMBER, NOT_BEFORE, NUMBER, Claim, claims, found, says
from speechlint.document import Document
from speechlint.facts.clauses import SEGMENT_STOPS
from speechlint.facts.ladder import DIVISIONS, RANK, Family, heading_span
from speechlint.facts.series import Series
from speechlint.span import Span
from speechlint.text.numerals import parse, to_han
from speechlint.text.patterns import compiled

_SENTENCE_REACH = 120  # characters of an announcing sentence that are looked at
_TAIL = 12  # characters between a claim and the stop behind it
_FARTHEST_MISCOUNT = 3
_LAST_ITEM_REACH = 600  # characters behind the last mark in which another item may follow unmarked
_OPENING_TAIL = 30
_UNRANKED = len(RANK)
_VERB_REACH = 6
_ASPECTS = "方面"
_SPEAKER = ("我", "下面", "接下来")
_STOPS = "。：；:！？"
_WEAK = frozenset({Family.FIRST, *DIVISIONS})
_BACK_REFERENCES = ("这", "上述", "以上", "其他", "其余", "另外", "还有", "前面", "刚才", "前述", "又")


def before_series(subject: Subject, units: tuple[str, ...], verbs: tuple[str, ...]) -> Iterator[Found]:
    """Claims at the end of the sentence right in front of a series with another number of items."""
    for series in _counted(subject):
        claim = _miscount(subject, series, units)
        sentence = _sentence_before(subject, series)
        if claim is not None and (not verbs or any(verb in subject.document[sentence] for verb in verbs)):
            yield found(subject, claim, len(series.items), _marks(series))


def before_headings(subject: Subject, units: tuple[str, ...], verbs: tuple[str, ...]) -> Iterator[Found]:
    """Claims in the opening of a speech against the series of its highest headings.

    Those that :func:`before_series` reports, right in front of the first heading, are left to it.
    """
    for series, claim in _openings(subject, units, verbs, masks=False):
        wrong = claim.number != len(series.items) and _comparable(claim, len(series.items))
        if wrong and claim != _miscount(subject, series, units) and not _counts_aspects_below(subject, series, claim):
            yield found(subject, claim, len(series.items), _marks(series))


def masked(subject: Subject, units: tuple[str, ...], verbs: tuple[str, ...]) -> Iterator[Found]:
    """Masked claims whose number the series behind them gives away."""
    seen: set[Span] = set()
    for series in _counted(subject):
        sentence = _sentence_before(subject, series)
        present = list(claims(subject.text, sentence, units, masks=True))
        if present and _announces(subject.text, present[-1], sentence):
            seen.add(present[-1].span)
            yield found(subject, present[-1], len(series.items), _marks(series), repair=True)
    for series, claim in _openings(subject, units, verbs, masks=True):
        if claim.span not in seen:
            yield found(subject, claim, len(series.items), _marks(series), repair=True)


def named_headings(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """六大行动, 三大攻坚 in front of headings that all speak of 行动 or 攻坚, but are more or fewer."""
    document = subject.document
    for series in _counted(subject):
        if not series.leading or len(series.items) < 3:
            continue
        names = list(_named().finditer(document.text, *_paragraph_before(subject, series)))
        for match in names[-1:]:
            number, count = parse(match["number"]), len(series.items)
            if number and number != count and all(head.endswith(match["name"]) for head in _heads(document, series)):
                claim = Claim(Span(*match.span()), Span(*match.span("number")), number)
                yield found(subject, claim, count, _marks(series))


def _heads(document: Document, series: Series) -> Iterator[str]:
    """The headings of a series, without the stops behind them."""
    for item in series.items:
        paragraph = document.paragraphs[item.marker.paragraph]
        yield document[heading_span(document.text, paragraph, item.marker)].rstrip("。！")


def _counts_aspects_below(subject: Subject, series: Series, claim: Claim) -> bool:
    """Whether as many 方面 as claimed are the headings of one level below: 一、问题 （一）…方面 （二）…方面."""
    above = {item.marker for item in series.items}
    return subject.text.endswith(_ASPECTS, claim.span.start, claim.span.end) and any(
        all(head.endswith(_ASPECTS) for head in _heads(subject.document, below))
        for below in subject.facts.series
        if below.leading and below.path and below.path[-1] in above
        if below.sound and len(below.items) == claim.number
    )


@cache
def _named() -> re.Pattern[str]:
    return compiled(rf"{NOT_BEFORE[:-1].replace('“‘', '')}])(?P<number>{HAN_NUMBER})(?:大|个|项)(?P<name>[一-鿿]{{2}})")


def _counted(subject: Subject) -> Iterator[Series]:
    """The series whose numbering can be trusted and that have more than one item."""
    return (
        series
        for series in subject.facts.series
        if len(series.items) > 1 and series.first == 1 and series.family not in _WEAK
        if series.sound and all(item.sure for item in series.items)
    )


def _marks(series: Series) -> list[Span]:
    return [item.marker.span for item in series.items]


def _miscount(subject: Subject, series: Series, units: tuple[str, ...]) -> Claim | None:
    """The claim that ends the sentence right in front of a series and is wrong about it."""
    sentence = _sentence_before(subject, series)
    present = list(claims(subject.text, sentence, units, masks=False))
    count = len(series.items)
    if len(present) != 1 or says(subject.text, sentence, count) or not _comparable(present[0], count):
        return None
    if not _announces(subject.text, present[0], sentence) or _sums_up(subject.text, present[0], sentence):
        return None
    return None if _goes_on_otherwise(subject, series, present[0]) else present[0]


def _sentence_before(subject: Subject, series: Series) -> Span:
    """The sentence that ends right in front of the first mark, in its paragraph or as the end of the one before."""
    text = subject.text
    first = series.items[0].marker
    end = _paragraph_before(subject, series).end if first.leading else first.span.start
    while end and text[end - 1].isspace():
        end -= 1
    if not end or text[end - 1] not in _STOPS:
        return Span(end, end)
    floor = max(subject.document.paragraphs[subject.document.paragraph_at(end - 1)].span.start, end - _SENTENCE_REACH)
    start = max(text.rfind(stop, floor, end - 1) for stop in SEGMENT_STOPS)
    return Span(max(start + 1, floor), end)


def _paragraph_before(subject: Subject, series: Series) -> Span:
    paragraphs = subject.document.paragraphs
    index = series.items[0].marker.paragraph - 1
    while index >= 0 and not paragraphs[index].ordinal:
        index -= 1
    return paragraphs[index].span if index >= 0 else Span(0, 0)


def _announces(text: str, claim: Claim, sentence: Span) -> bool:
    """Whether a claim ends its sentence, and does not refer back."""
    tail = text[claim.span.end : sentence.end]
    before = text[max(sentence.start, claim.span.start - 4) : claim.span.start]
    return (
        len(tail) <= _TAIL
        and not any(stop in tail[:-1] for stop in "，；：“”（")
        and not ("、" in tail and re.search(NUMBER, tail))
        and not any(word in before for word in _BACK_REFERENCES)
    )


def _goes_on_otherwise(subject: Subject, series: Series, claim: Claim) -> bool:
    """Whether an item that seems to be missing follows in another form: 一是…，二是…，最后…"""
    if claim.number is None or claim.number < len(series.items):
        return False
    last = series.items[-1].marker
    paragraph = subject.document.paragraphs[last.paragraph].span
    end = subject.facts.speeches[series.speech].span.end if last.leading else paragraph.end
    end = min(end, last.span.end + _LAST_ITEM_REACH)
    form = rf"最后|再次|此外|另外|另一|再者|还有|还要|{to_han(claim.number)}[是要则、，）]|第{to_han(claim.number)}"
    return compiled(form).search(subject.text, last.span.end, end) is not None


def _comparable(claim: Claim, count: int) -> bool:
    """Whether a number is near enough to be a miscount; 三十项 before five headings counts something else."""
    return claim.number is not None and abs(claim.number - count) <= _FARTHEST_MISCOUNT


def _sums_up(text: str, claim: Claim, sentence: Span) -> bool:
    """Whether the claim counts what its own clause names: 从供给和需求两方面."""
    clause = text[max(text.rfind("，", sentence.start, claim.span.start), sentence.start) : claim.span.start]
    return any(joint in clause for joint in "、和与及")


def _openings(
    subject: Subject, units: tuple[str, ...], verbs: tuple[str, ...], *, masks: bool
) -> Iterator[tuple[Series, Claim]]:
    """The highest series of each speech, with the last claim in front of it that a verb announces."""
    done: set[int] = set()
    for series in _counted(subject):
        if series.speech in done or not series.leading or series.path:
            continue
        done.add(series.speech)
        speech = subject.facts.speeches[series.speech].span
        if _outranked(subject, series, speech):
            continue
        opening = Span(max(speech.start, series.start - 2000), series.start)
        claim = _last_opener(subject.text, opening, units, verbs, masks=masks)
        if claim is not None:
            yield series, claim


def _outranked(subject: Subject, series: Series, speech: Span) -> bool:
    """Whether other headings of the same or a higher level follow in the speech."""
    rank = RANK.get(series.family, 0)
    marks = subject.facts.markers
    at = bisect_left(marks, series.items[-1].marker.span.end, key=lambda mark: mark.span.start)
    following = takewhile(lambda mark: mark.span.start < speech.end, islice(marks, at, None))
    return any(mark.leading and RANK.get(mark.family, _UNRANKED) <= rank for mark in following)


def _last_opener(
    text: str, opening: Span, units: tuple[str, ...], verbs: tuple[str, ...], *, masks: bool
) -> Claim | None:
    for claim in reversed(list(claims(text, opening, units, masks=masks))):
        start = max(opening.start, max(text.rfind(stop, opening.start, claim.span.start) for stop in "。！？\n") + 1)
        stop = _stop().search(text, claim.span.end, opening.end)
        end = stop.end() if stop else opening.end
        if stop and stop[0] in ":：" and text[end : end + 1] != "\n":
            continue
        lead = text[start : claim.span.start]
        spoken = any(verb in lead[-_VERB_REACH:] for verb in verbs) and any(
            word in text[start:end] for word in _SPEAKER
        )
        if spoken and end - claim.span.end <= _OPENING_TAIL and not any(word in lead[-4:] for word in _BACK_REFERENCES):
            return claim
    return None


@cache
def _stop() -> re.Pattern[str]:
    return compiled("[。！？：:\n]")
