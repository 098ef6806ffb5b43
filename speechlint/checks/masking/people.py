"""Real names in the frame that is masked elsewhere: 志远同志 beside ``**同志``."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import HAN, MASK, MaskedSpeech, masked_speeches, one_of
from speechlint.facts.people import TITLES, people
from speechlint.span import Span
from speechlint.text.names import is_full_name
from speechlint.text.patterns import Late

_HONOURED_AFTER = Late(
    "的?(?:先进|英雄|感人|模范)?(?:事迹|精神|诞辰|逝世|遗志|生前|曾|在《|为榜样|塑像|故居|纪念|说过|讲过|题词)"
)
_HONOURED_BEFORE = ("学习", "追授", "缅怀", "纪念", "追忆", "悼念", "学", "以")
_LEARNT_FROM = ("学习", "致敬", "看齐")  # 向…
_MOST_MEMBERS = 20
_MEMBER = rf"(?:{MASK}|{HAN}{{2,3}})"
_CHARGE = Late(f"由(?P<name>{HAN}{{2,3}})(?:牵头|负责|主抓|担任|任组长|主持|带队|分管)")
_LIST = Late(rf"(?<!{HAN})(?P<members>{_MEMBER}(?:、{_MEMBER}){{0,{_MOST_MEMBERS}}}、{MASK})等?(?:{one_of(TITLES)})")


def real_names(subject: Subject, known: frozenset[str]) -> Iterator[Found]:
    """Names with a title, and names in a list that a title closes, in speeches that mask people before titles."""
    for speech in masked_speeches(subject):
        masked = [
            Span(slot.core.start, slot.core.end + _title_at(speech.text, slot.core.end))
            for slot in speech.before(TITLES)
        ]
        for span in (
            sorted({*_titled(subject, speech, known), *_listed(speech), *_charged(speech, known)}) if masked else ()
        ):
            if not subject.facts.is_quoted(span):
                like = next(
                    (mask for mask in masked if _one_title(subject.document[span], subject.document[mask])), masked[0]
                )
                yield Found(span, {"masked": subject.document[like]}, (Related(like),))


def _one_title(named: str, masked: str) -> bool:
    return any(named.endswith(title) and masked.endswith(title) for title in TITLES)


def _title_at(text: str, at: int) -> int:
    return max(len(title) for title in TITLES if text.startswith(title, at))


def _titled(subject: Subject, speech: MaskedSpeech, known: frozenset[str]) -> Iterator[Span]:
    for person in people(subject.text, subject.hits, speech.span):
        meant = person.name in known or _honoured(subject.text, person.span)
        if not meant:
            yield person.span


def _honoured(text: str, span: Span) -> bool:
    """Whether somebody is spoken of whose name is to stay: studied, mourned, quoted."""
    learnt_from = text.endswith("向", 0, span.start) and text.startswith(_LEARNT_FROM, span.end)
    return learnt_from or text.endswith(_HONOURED_BEFORE, 0, span.start) or bool(_HONOURED_AFTER.match(text, span.end))


def _charged(speech: MaskedSpeech, known: frozenset[str]) -> Iterator[Span]:
    """The names of 由李志远牵头, where no title follows."""
    for match in _CHARGE.finditer(speech.text, *speech.span):
        if is_full_name(match["name"]) and match["name"] not in known:
            yield Span(*match.span("name"))


def _listed(speech: MaskedSpeech) -> Iterator[Span]:
    """The real names of ``**、李志远、**同志``."""
    for match in _LIST.finditer(speech.text, *speech.span):
        start = match.start("members")
        for member in match["members"].split("、"):
            if is_full_name(member):
                yield Span(start, start + len(member))
            start += len(member) + 1
