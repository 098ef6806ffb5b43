"""Lists of which some members are masked and others, of the same kind, are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import HAN, MASK, masked_speeches, one_of
from speechlint.facts.clauses import SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import at_first, behind_last

_SHORTEST_LIST = 2
_LONGEST_NAME = 3
_PIECE = Late(r"[^，。；：！？（）()“”\n]+")


class _Member(NamedTuple):
    span: Span
    kind: str
    masked: bool


def half_lists(subject: Subject, kinds: tuple[str, ...], generic: tuple[str, ...]) -> Iterator[Found]:
    """The unmasked members of a list with masked ones, and of a list beside masked lists of its kind.

    Each of ``kinds`` names words of one kind, parted by blanks (``河 湖 江``).
    """
    for speech in masked_speeches(subject):
        seen = speech.span.start
        for slot in speech.before(tuple(word for kind in kinds for word in kind.split())):
            if slot.core.start < seen:
                continue
            sentence = _sentence(subject.text, slot.core.start, speech.span)
            seen = sentence.end
            yield from _in_sentence(subject.text, sentence, kinds, generic)


def _sentence(text: str, at: int, within: Span) -> Span:
    start = behind_last(SENTENCE_STOPS, text, within.start, at)
    return Span(start, at_first(SENTENCE_STOPS, text, at, within.end))


def _in_sentence(text: str, sentence: Span, kinds: tuple[str, ...], generic: tuple[str, ...]) -> Iterator[Found]:
    lists = [_members(text, Span(*match.span()), kinds, generic) for match in _PIECE.finditer(text, *sentence)]
    masked = {member.kind: member for members in lists for member in members if member.masked}
    for members in lists:
        own = {member.kind for member in members if member.masked}
        for run in _runs(members):
            like = masked.get(run[0].kind)
            if like is not None and (run[0].kind in own or len(run) >= _SHORTEST_LIST):
                span = Span(run[0].span.start, run[-1].span.end)
                yield Found(span, {"masked": text[like.span.start : like.span.end]}, (Related(like.span),))


def _runs(members: list[_Member]) -> Iterator[list[_Member]]:
    """The members without a mask that stand side by side and are of one kind."""
    run: list[_Member] = []
    for member in members:
        if run and (member.masked or member.kind != run[-1].kind or member.span.start != run[-1].span.end + 1):
            yield run
            run = []
        if not member.masked:
            run.append(member)
    if run:
        yield run


def _members(text: str, piece: Span, kinds: tuple[str, ...], generic: tuple[str, ...]) -> list[_Member]:
    """The members of a list that are names: a mask or a few characters, and a word for what it is."""
    parts = text[piece.start : piece.end].split("、")
    found = []
    start = piece.start
    for part in parts if len(parts) >= _SHORTEST_LIST else ():
        masked = _masked(kinds).search(part)
        match = masked or _named(kinds).fullmatch(part)
        if match and (masked or not match["name"].endswith(generic)):
            kind = next(kind for kind in kinds if match["kind"] in kind.split())
            found.append(_Member(Span(start + match.start("name"), start + match.end()), kind, bool(masked)))
        start += len(part) + 1
    return found


@cache
def _masked(kinds: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(f"(?P<name>{MASK})(?P<kind>{_heads(kinds)})")


@cache
def _named(kinds: tuple[str, ...]) -> re.Pattern[str]:
    lead = f"(?:{HAN}{{1,6}}(?:即|为|是|有|包括|涉及)|涉及|在|到|推进|建设|加快|抓好)?"
    return compiled(f"{lead}(?P<name>{HAN}{{1,{_LONGEST_NAME}}}?)(?P<kind>{_heads(kinds)})")


def _heads(kinds: tuple[str, ...]) -> str:
    return one_of(tuple(word for kind in kinds for word in kind.split()))
