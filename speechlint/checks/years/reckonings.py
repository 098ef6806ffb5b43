"""Years that are reckoned from now (80年前，也就是1945年; 从2011年起，今年是第15个年头), or looked back on and ahead to."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.years.subjects import in_quotation, year_list
from speechlint.facts.dates import DIGITS, NOT_WITHIN_NUMBER, YEAR_DIGITS, first_from
from speechlint.span import Span
from speechlint.text.numerals import HAN_NUMERALS, parse, parse_year
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import matches_beside

_NUMBER = rf"(?<![{DIGITS}{HAN_NUMERALS}.几近约])(?P<number>[{DIGITS}]{{1,3}}|[{HAN_NUMERALS}]{{1,5}})"
_MEANING = "(?:也就是|也即|即|就是)"
_YEAR = rf"{NOT_WITHIN_NUMBER}(?P<year>{YEAR_DIGITS})年"
_AGO = Late(rf"{_NUMBER}年(?:之|以)?前(?:的今天)?(?:[，,]?{_MEANING}|[（(])(?:在|于)?(?P<year>{YEAR_DIGITS})年")
_NAMED = Late(rf"{_YEAR}(?:[，,]{_MEANING}|[（(]){_NUMBER}年(?:之|以)?前")
_SINCE = Late(
    rf"{_YEAR}[^，。；\n]{{0,8}}[，,（(]?距今(?:已有?|已经有?)?(?:整整)?"
    rf"{_NUMBER}年(?![多余来代级])"
)
_RUNNING = Late(
    rf"[从自]{_YEAR}(?:[0-9]{{1,2}}月)?(?:起|开始|以来)"
    rf"[^。；\n]{{0,40}}?(?:到今年|今年)[^，。；\n]{{0,8}}第{_NUMBER}个年头"
)
_REVIEW = Late(
    rf"总结(?:了|回顾)?(?P<past>{YEAR_DIGITS})年(?!以来|[至到—－-])[^。；：\n]{{0,60}}?"
    rf"(?:部署|安排|谋划|研究|布置)了?{NOT_WITHIN_NUMBER}(?P<ahead>{YEAR_DIGITS})年(?![至到—－-])"
)
_AGENDA = Late(
    rf"(?<![—－\-～~至到]){_YEAR}度?(?:[和及]“?十[一二三四五六]五”?(?:时期|期间)?)?(?:[全我][省市县区州]|经济社会发展|经济|政府)?的?"
    r"(?:(?P<plan>工作安排|工作打算|工作思路|工作部署|主要任务安排|重点工作安排|工作计划)|(?P<review>工作回顾|工作总结|工作情况回顾))"
    r"(?!完成|落实|执行|情况|进展)"
)
_ROUND = ("0", "０", "十", "百")
_ROUGHLY = tuple(range(-9, 10))
"""A round number of years 距今 is no exact one."""
_NEAR = 60
"""Characters before a reckoning in which it may start from another year than this."""


class Reckoning(NamedTuple):
    """A year and how far it is from now: by both it is one of ``now``."""

    span: Span
    year: int
    number: int
    now: tuple[int, ...]


def wrong_reckonings(subject: Subject) -> Iterator[Found]:
    """Reckonings that do not lead from now to their year; where nothing tells the year of the speech, from each other."""
    first: dict[int, Reckoning] = {}
    for one in _reckonings(subject):
        present = subject.facts.present_at(one.span.start)
        known = present.this_years
        other = first.setdefault(subject.facts.speech_at(one.span.start).span.start, one)
        now = known or other.now
        if not set(now).isdisjoint(one.now) or _starts_elsewhere(subject, one):
            continue
        clues = [clue.span for clue in present.clues[:1] if clue.span] if known else [other.span]
        values = {"claim": subject.document[one.span], "expected": year_list(now), "years": year_list(one.now)}
        yield Found(one.span, values, tuple(Related(span) for span in clues))


def _reckonings(subject: Subject) -> Iterator[Reckoning]:
    text = subject.text
    since = matches_beside("距今", _SINCE.made, text)
    found = [
        *((match, (0,)) for match in matches_beside("年前", _AGO.made, text)),
        *((match, (0,)) for match in matches_beside("年前", _NAMED.made, text)),
        *((match, _ROUGHLY if match["number"].endswith(_ROUND) else (0,)) for match in since),
        *((match, (-1, 0)) for match in matches_beside("个年头", _RUNNING.made, text)),
    ]
    for match, shifts in sorted(found, key=lambda pair: pair[0].span()):
        span, year, number = Span(*match.span()), parse_year(match["year"]), parse(match["number"])
        if year is not None and number and not in_quotation(subject, span):
            yield Reckoning(span, year, number, tuple(year + number + shift for shift in shifts))


def _starts_elsewhere(subject: Subject, one: Reckoning) -> bool:
    """Whether it is reckoned from another year, named before it (1978年 … 十年前，也就是1968年)."""
    years = subject.facts.years
    near = years[first_from(years, one.span.start - _NEAR) : first_from(years, one.span.end)]
    return any(mention.year in one.now for mention in near)


def wrong_headings(subject: Subject) -> Iterator[Found]:
    """一、2021年工作回顾 in a report of 2026, 二、2025年工作安排 in one of 2026: headings of last year's text."""
    for heading in subject.facts.headings:
        present = subject.facts.present_at(heading.span.start)
        match = _AGENDA.search(subject.text, *heading.span) if present.this_years else None
        year = parse_year(match["year"]) if match else None
        if match is None or year is None or in_quotation(subject, Span(*match.span())):
            continue
        first, last = present.this_years[0], present.this_years[-1]
        right = (first, last + 1) if match["plan"] else (first - 1, last)
        if not right[0] <= year <= right[1]:
            span = Span(match.start("year"), match.end())
            clues = [clue.span for clue in present.clues[:1] if clue.span]
            values = {"claim": subject.document[span], "expected": year_list(present.this_years)}
            yield Found(span, values, tuple(Related(clue) for clue in clues))


def wrong_reviews(subject: Subject) -> Iterator[Found]:
    """总结2023年工作，部署2025年任务: what is planned is the year that is looked back on, or the next."""
    for match in matches_beside("总结", _REVIEW.made, subject.text):
        past, ahead = parse_year(match["past"]), parse_year(match["ahead"])
        span = Span(match.start("past"), match.end("past") + 1)
        if past is None or ahead is None or ahead - past in (0, 1) or in_quotation(subject, span):
            continue
        other = Span(match.start("ahead"), match.end("ahead") + 1)
        values = {"claim": f"{past}年", "other": f"{ahead}年", "expected": f"{ahead - 1}年"}
        yield Found(span, values, (Related(other),))
