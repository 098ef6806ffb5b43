"""The kind ``occasion``: what a speech says of its own occasion (场合), against its title and against itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Related, Subject
from speechlint.facts.clauses import SEGMENT_STOPS, clause_around
from speechlint.facts.front import front
from speechlint.facts.speeches import Speech
from speechlint.span import Span, starting_within
from speechlint.text.frozen import frozen
from speechlint.text.numerals import parse
from speechlint.text.patterns import Late, compiled
from speechlint.text.scan import behind_last, offsets

_WISH = Late(r"祝(?:愿)?(?P<what>[^，。！；：“”《》\n]{0,24}?)(?:取得)?[圆完]满成功")
_OPENING = Late(r"宣布[，：:]?(?P<what>[^，。！；：“”《》\n]{0,30}?)(?:现在|正式|胜利|隆重|圆满)*(?:开幕|闭幕)")
_SPEAKER = Late(
    r"我(?:谨|仅|首先|受托){0,2}(?:在此|在这里)?代表(?:中共)?[一-鿿]{0,3}?(?P<level>[省市县区镇乡旗州])(?:委|人民政府|政府|人大|政协)"
)
_TITLE_EDITION = Late(
    r"第(?P<number>[0-9一二三四五六七八九十百]{1,4})(?P<what>[届次批期轮](?!全国|人民|代表|会议|全体)[一-鿿]{4})"
)
_NUMBER_BEFORE = Late(r"第(?P<number>[0-9一二三四五六七八九十百]{1,4})\Z")
_PHASES = ("开幕", "闭幕")
_PROCLAIMED = Late(r"宣布.{0,40}(?:开幕|闭幕)|今天.{0,20}(?:开幕|闭幕)[了。！]|就要(?:开幕|闭幕)了")
_NUMBER_REACH = 5
_BEFORE_SPEAKING_FOR = 5
"""Characters that may stand before 代表: 我谨在此."""
_BEHIND_SPEAKING_FOR = 12
"""Characters of 代表 and whom somebody speaks for."""
_REACH = 200
_NOW = Late(
    "今天|今年|现在|今晚|此次|本次|这次|在此|这里|隆重|开幕|闭幕|召开|举行|举办|预祝|祝贺|宣布|欢送|欢迎|庆祝|迎来|参加|出席|光临|光荣"
)
_OTHER_TIMES = Late(
    "上一|上届|去年|前年|往年|以往|曾|历届|首届|自第|从第|到第|至第|明年|下一|下届|申办|筹办|第一|以来|之后|继"
)


class Claim(StrEnum):
    """What is said of the occasion. Each is explained under ``claim``."""

    EVENT = "event"
    HOLIDAY = "holiday"
    EDITION = "edition"
    SPEAKER = "speaker"
    PHASE = "phase"


@frozen
class Occasion:
    """Reports what belongs to another occasion: left over from the speech that a draft was made from.

    Compared are the good wishes and the opening words with the title, and what the speaker speaks for with itself.
    Nothing is reported where the title says nothing, or where the other occasion is spoken of elsewhere too.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "occasion"
    values: ClassVar[frozenset[str]] = frozenset({"usual"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    claim: Claim
    """One of

    - ``event``: 预祝运动会圆满成功 under the title of a 研讨会; ``words`` are the events,
    - ``holiday``: 祝大家教师节快乐 under the title of another of ``words``,
    - ``edition``: 第八届 of what the title calls 第九届,
    - ``speaker``: 我代表市委 in one place, 我代表县委 in another,
    - ``phase``: 宣布大会开幕 under the title of a 闭幕会, and the other way round.
    """
    words: tuple[str, ...] = ()
    """For ``event`` and ``holiday``: what the occasions are called."""
    together: tuple[str, ...] = ()
    """For ``holiday``: days for which one wishes well in one breath."""

    def literals(self) -> Iterable[str]:
        return _LITERALS[self.claim]

    def find(self, subject: Subject) -> Iterator[Found]:
        for speech in subject.facts.speeches:
            yield from sorted(_SEARCHES[self.claim](self, subject, speech), key=lambda found: found.span)


def _events(rule: Occasion, subject: Subject, speech: Speech) -> Iterator[Found]:
    for form, literal in ((_WISH, "祝"), (_OPENING, "宣布")):
        for start in starting_within(subject.hits.get(literal, ()), speech.span):
            match = form.match(subject.text, start)
            event = match and next((word for word in rule.words if match["what"].endswith(word)), None)
            if match and event:
                span = Span(match.end("what") - len(event), match.end("what"))
                yield from _foreign(rule, subject, speech, span)


def _holidays(rule: Occasion, subject: Subject, speech: Speech) -> Iterator[Found]:
    for start in starting_within(subject.hits.get("祝", ()), speech.span):
        match = _holiday_wish(rule.words).match(subject.text, start)
        if match:
            yield from _foreign(rule, subject, speech, Span(*match.span("day")))


def _foreign(rule: Occasion, subject: Subject, speech: Speech, span: Span) -> Iterator[Found]:
    """The occasion at a span, where it stands nowhere else in a speech whose title names another."""
    text, word = subject.text, subject.document[span]
    top = front(text, speech)
    title = text[top.start : top.end]
    own = [other for other in rule.words if other in title]
    close = word in rule.together and any(other in rule.together for other in own)
    if own and not close and text.count(word, *speech.span) == 1 and span.start >= top.end:
        at = top.start + title.index(own[0])
        yield Found(span, {"usual": own[0]}, (Related(Span(at, at + len(own[0]))),))


def _editions(_: Occasion, subject: Subject, speech: Speech) -> Iterator[Found]:
    text = subject.text
    top = front(text, speech)
    match = _TITLE_EDITION.search(text[top.start : top.end])
    if match is None:
        return
    own = Span(top.start + match.start(), top.start + match.end("what") - len(match["what"]) + 1)
    for distance in offsets((match["what"],), text[top.end : speech.span.end]):
        at = top.end + distance
        number = _NUMBER_BEFORE.search(text[max(0, at - _NUMBER_REACH) : at])
        if number is not None and parse(number["number"]) != parse(match["number"]):
            span = Span(at - len(number[0]), at + 1)
            if _is_present(text, span) and not subject.facts.is_quoted(span):
                yield Found(span, {"usual": subject.document[own]}, (Related(own),))


def _is_present(text: str, span: Span) -> bool:
    """Whether a clause speaks of what is going on, and its sentence so far of no other time."""
    clause = clause_around(text, span, _REACH)
    sentence = behind_last(SEGMENT_STOPS, text, max(0, clause.start - _REACH), clause.start)
    now = _NOW.search(text[clause.start : clause.end])
    return now is not None and _OTHER_TIMES.search(text[sentence : clause.end]) is None


def _speakers(_: Occasion, subject: Subject, speech: Speech) -> Iterator[Found]:
    places = [
        match
        for start in starting_within(subject.hits.get("代表", ()), speech.span)
        for match in _SPEAKER.finditer(
            subject.text, max(speech.span.start, start - _BEFORE_SPEAKING_FOR), start + _BEHIND_SPEAKING_FOR
        )
        if match.start() <= start < match.end() and not subject.facts.is_quoted(Span(*match.span()))
    ]
    levels = Counter(match["level"] for match in places)
    if len(levels) <= 1:
        return
    usual = next(match for match in places if match["level"] == levels.most_common(1)[0][0])
    for match in places:
        if match["level"] != usual["level"]:
            yield Found(Span(*match.span()), {"usual": usual[0]}, (Related(Span(*usual.span())),))


def _phases(_: Occasion, subject: Subject, speech: Speech) -> Iterator[Found]:
    text = subject.text
    top = front(text, speech)
    own = [phase for phase in _PHASES if text.find(phase, *top) >= 0]
    other = next((phase for phase in _PHASES if phase not in own), "")
    if len(own) != 1:
        return
    for start in starting_within(subject.hits.get(other, ()), speech.span):
        span = Span(start, start + len(other))
        sentence = behind_last(SEGMENT_STOPS, text, max(top.end, start - _REACH), start)
        if _PROCLAIMED.search(text[sentence : span.end + 1]) and not subject.facts.is_quoted(span):
            at = text.index(own[0], top.start)
            yield Found(span, {"usual": own[0]}, (Related(Span(at, at + len(own[0]))),))


@cache
def _holiday_wish(days: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"祝(?:愿)?[^，。！；：\n]{{0,20}}?(?P<day>{'|'.join(map(re.escape, days))})(?:快乐|愉快)")


_LITERALS: Mapping[Claim, tuple[str, ...]] = {
    Claim.EVENT: ("祝", "宣布"),
    Claim.HOLIDAY: ("祝",),
    Claim.EDITION: (),
    Claim.SPEAKER: ("代表",),
    Claim.PHASE: _PHASES,
}
_SEARCHES: Mapping[Claim, Callable[[Occasion, Subject, Speech], Iterator[Found]]] = {
    Claim.EVENT: _events,
    Claim.HOLIDAY: _holidays,
    Claim.EDITION: _editions,
    Claim.SPEAKER: _speakers,
    Claim.PHASE: _phases,
}
