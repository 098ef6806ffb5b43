"""Claims that a bracket or a repetition spells out: “三区”（甲区、乙区、丙区）, 四个“没有”：…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from speechlint.checks.base import Found, Subject
from speechlint.checks.count.claims import HAN_NUMBER, NOT_BEFORE, Claim, found
from speechlint.span import Span
from speechlint.text.numerals import parse
from speechlint.text.patterns import Late, compiled
from speechlint.text.scan import matches_beside

_NUMERAL = Late("[一二两三四五六七八九十]")
_MOST_REPETITIONS = 30  # that are counted: nobody announces more
_REACH = 2000  # characters behind a claim in which its words are counted
_OPEN = ("等", "…", "...", "以及")


def before_bracket(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """Labels with one number whose bracket lists more or fewer members, all alike in length."""
    if "“" not in subject.text:
        return
    for match in _spelt_out().finditer(subject.text):
        number = parse(match["number"])
        inner = match["inner"]
        words = inner.split("、")
        if number is None or number < 2 or len(words) == number or any(word in inner for word in _OPEN):
            continue
        if len(_NUMERAL.findall(match["label"])) > 1 or not _alike(words):
            continue
        members = []
        start = match.start("inner")
        for word in words:
            members.append(Span(start, start + len(word)))
            start += len(word) + 1
        claim = Claim(Span(*match.span("label")), Span(*match.span("number")), number)
        yield found(subject, claim, len(words), members)


def _alike(words: list[str]) -> bool:
    """Whether members are of one length, or share their first or last character."""
    return (
        len({len(word) for word in words}) == 1
        or len({word[0] for word in words}) == 1
        or len({word[-1] for word in words}) == 1
    )


@cache
def _spelt_out() -> re.Pattern[str]:
    return compiled(
        rf"(?P<label>“(?P<number>{HAN_NUMBER})[一-鿿]{{1,6}}”)[一-鿿]{{0,6}}"
        r"[（(](?:即|指|包括|分别是|分别为)?：?(?P<inner>[^，。；：（）()“”\s]{2,20}(?:、[^，。；：（）()“”\s、]{1,20}){1,20})[）)]"
    )


def before_repetition(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """四个“没有”： against how often 没有 follows in the paragraph."""
    document = subject.document
    if "“" not in subject.text:
        return
    for match in matches_beside("个“", _repeated(), subject.text):
        number = parse(match["number"])
        paragraph = document.paragraphs[document.paragraph_at(match.start())].span
        recurring = re.finditer(re.escape(match["words"]), _rest(subject, match, paragraph))
        places = [Span(*again.span()) for again in islice(recurring, _MOST_REPETITIONS)]
        shifted = [place.shift(match.end()) for place in places]
        if number is not None and number > 1 and len(shifted) > 1 and len(shifted) != number:
            claim = Claim(Span(match.start("number"), match.end("quoted")), Span(*match.span("number")), number)
            yield found(subject, claim, len(shifted), shifted)


def _rest(subject: Subject, match: re.Match[str], paragraph: Span) -> str:
    return subject.text[match.end() : min(paragraph.end, match.end() + _REACH)]


@cache
def _repeated() -> re.Pattern[str]:
    return compiled(
        rf"{NOT_BEFORE}(?P<number>{HAN_NUMBER})个(?P<quoted>“(?P<words>[一-鿿]{{2,8}})”)[一-鿿]{{0,4}}[：:]"
    )
