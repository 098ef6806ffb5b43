"""Claims that sum up what stands in front of them: 甲、乙、丙三个方面; 甲库、乙库“两库”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from speechlint.checks.base import Found, Subject
from speechlint.checks.count.claims import HAN_FIGURES, HAN_NUMBER, NUMBER, Claim, found
from speechlint.document import Paragraph
from speechlint.span import Span
from speechlint.text.numerals import parse

_LEAST = 3  # members and number below which a pair may mean anything (市、县两级)
_FEWEST_SHARED = 2
_JOINED = re.compile("[和与及暨]")
_OTHER_NUMBER = re.compile(rf"{NUMBER}(?:个|项|大|类|条|家|种|座|名|支|批)")


def behind_list(subject: Subject, units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """Lists whose members are one more or one fewer than the number behind them says.

    A greater difference means that the number counts something else. Open lists (等) and lists with 和 inside are
    left alone.
    """
    for paragraph in _holding(_numbered(units), subject):
        for match in _summed_list(units).finditer(subject.text, *paragraph.span):
            number = parse(match["number"])
            members = _members(match, "list")
            words = [subject.document[member] for member in members]
            if number is None or min(number, len(members)) < _LEAST or abs(number - len(members)) != 1:
                continue
            if "等" in words[-1] or _OTHER_NUMBER.search(match["list"]) or any(map(_JOINED.search, words)):
                continue
            claim = Claim(Span(match.start("number"), match.end("unit")), Span(*match.span("number")), number)
            yield found(subject, claim, len(members), members)


def _holding(expression: re.Pattern[str], subject: Subject) -> Iterator[Paragraph]:
    """The paragraphs that hold a match: few do, and a search for the whole list is dear."""
    document = subject.document
    held = {document.paragraph_at(match.start()) for match in expression.finditer(subject.text)}
    return (document.paragraphs[index] for index in sorted(held))


@cache
def _numbered(units: tuple[str, ...]) -> re.Pattern[str]:
    """The last figure of a number, and the unit; ``re`` is quickest where a class stands first."""
    return re.compile(f"[{HAN_FIGURES}0-9０-９](?:{'|'.join(map(re.escape, units))})")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(f"“{HAN_NUMBER}(?:大|个)?[一-鿿]")


@cache
def _summed_list(units: tuple[str, ...]) -> re.Pattern[str]:
    """A list that fills its clause, right in front of a number and a unit."""
    counted = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    member = r"[^，。；：、！？\s（）()“”《》0-9０-９]"
    return re.compile(
        rf"(?:(?<=[，。；：！？])|^)(?P<list>{member}{{2,20}}(?:、{member}{{2,16}}){{1,12}}?)"
        rf"(?<![的第前近各等])(?P<number>{NUMBER})(?P<unit>{counted})(?![多余])",
        re.MULTILINE,
    )


def behind_shared_words(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """甲库、乙库“三库”: every member ends in the word that the label counts."""
    matches = (_labelled_list().finditer(subject.text, *paragraph.span) for paragraph in _holding(_label(), subject))
    for match in chain.from_iterable(matches):
        number, head = parse(match["number"]), match["head"]
        members = _members(match, "list")
        if number is None or number < 2 or len(members) < _FEWEST_SHARED or number == len(members):
            continue
        if all(subject.document[member].endswith(head) for member in members):
            claim = Claim(Span(match.start("label"), match.end("label")), Span(*match.span("number")), number)
            yield found(subject, claim, len(members), members)


@cache
def _labelled_list() -> re.Pattern[str]:
    member = r"[^，。；：、！？\s（）()“”《》等和与及]"
    return re.compile(
        rf"(?:(?<=[，。；：！？])|^)(?P<list>{member}{{2,20}}(?:、{member}{{2,16}}){{1,12}})"
        rf"(?P<label>“(?P<number>{HAN_NUMBER})(?:大|个)?(?P<head>[一-鿿])[一-鿿]{{0,4}}”)",
        re.MULTILINE,
    )


def _members(match: re.Match[str], group: str) -> list[Span]:
    members = []
    start = match.start(group)
    for part in match[group].split("、"):
        members.append(Span(start, start + len(part)))
        start += len(part) + 1
    return members
