"""Claims that sum up what stands in front of them: 甲、乙、丙三个方面; 甲库、乙库“两库”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from speechlint.checks.base import Found, Subject
from speechlint.checks.count.claims import HAN_FIGURES, HAN_NUMBER, NUMBER, Claim, found
from speechlint.facts.clauses import HAN_CLAUSE_STOPS
from speechlint.span import Span
from speechlint.text.numerals import parse
from speechlint.text.patterns import Late, compiled
from speechlint.text.scan import behind_last

_LEAST = 3  # members and number below which a pair may mean anything (市、县两级)
_FEWEST_SHARED = 2
_APART = r"，。；：、！？\s（）()“”《》"  # what no member of a list holds, for a class of characters
_SHARER = f"[^{_APART}等和与及]"
_LONGEST_MEMBER = 1 + 16 + 3  # characters, with the comma before and the number behind it; by the expressions below
_LONGEST_LIST = 20 + 12 * 17 + 3
_FIGURES = frozenset(f"{HAN_FIGURES}0123456789０１２３４５６７８９")
_JOINED = Late("[和与及暨]")
_OTHER_NUMBER = Late(rf"{NUMBER}(?:个|项|大|类|条|家|种|座|名|支|批)")


def behind_list(subject: Subject, units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """Lists whose members are one more or one fewer than the number behind them says.

    A greater difference means that the number counts something else. Open lists (等) and lists with 和 inside are
    left alone.
    """
    text = subject.text
    numbered = (at for unit in units for at in subject.hits.get(unit, ()) if text[at - 1 : at] in _FIGURES)
    for match in _in_clauses_of(numbered, _summed_list(units), text):
        number = parse(match["number"])
        members = _members(match, "list")
        words = [subject.document[member] for member in members]
        if number is None or min(number, len(members)) < _LEAST or abs(number - len(members)) != 1:
            continue
        if "等" in words[-1] or _OTHER_NUMBER.search(match["list"]) or any(map(_JOINED.search, words)):
            continue
        claim = Claim(Span(match.start("number"), match.end("unit")), Span(*match.span("number")), number)
        yield found(subject, claim, len(members), members)


def _in_clauses_of(ends: Iterable[int], form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``form`` finds at the beginning of the clauses that hold an offset behind the last member of a list."""
    starts = {_clause_start(text, end) for end in ends if "、" in text[max(0, end - _LONGEST_MEMBER) : end]}
    return filter(None, (form.match(text, start) for start in sorted(starts)))


def _clause_start(text: str, at: int) -> int:
    """Where the clause that holds an offset begins; that of a clause longer than any list is not found."""
    return behind_last(HAN_CLAUSE_STOPS, text, max(0, at - _LONGEST_LIST), at)


@cache
def _label() -> re.Pattern[str]:
    return compiled(f"“(?<={_SHARER}“){HAN_NUMBER}(?:大|个)?[一-鿿]")


@cache
def _summed_list(units: tuple[str, ...]) -> re.Pattern[str]:
    """A list that fills its clause, right in front of a number and a unit."""
    counted = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    member = f"[^{_APART}0-9０-９]"
    return compiled(
        rf"(?<![^{HAN_CLAUSE_STOPS}])(?P<list>{member}{{2,20}}(?:、{member}{{2,16}}){{1,12}}?)"
        rf"(?<![的第前近各等])(?P<number>{NUMBER})(?P<unit>{counted})(?![多余])"
    )


def behind_shared_words(subject: Subject, _units: tuple[str, ...], _verbs: tuple[str, ...]) -> Iterator[Found]:
    """甲库、乙库“三库”: every member ends in the word that the label counts."""
    labels = (match.start() for match in _label().finditer(subject.text))
    for match in _in_clauses_of(labels, _labelled_list(), subject.text):
        number, head = parse(match["number"]), match["head"]
        members = _members(match, "list")
        if number is None or number < 2 or len(members) < _FEWEST_SHARED or number == len(members):
            continue
        if all(subject.document[member].endswith(head) for member in members):
            claim = Claim(Span(match.start("label"), match.end("label")), Span(*match.span("number")), number)
            yield found(subject, claim, len(members), members)


@cache
def _labelled_list() -> re.Pattern[str]:
    return compiled(
        rf"(?<![^{HAN_CLAUSE_STOPS}])(?P<list>{_SHARER}{{2,20}}(?:、{_SHARER}{{2,16}}){{1,12}})"
        rf"(?P<label>“(?P<number>{HAN_NUMBER})(?:大|个)?(?P<head>[一-鿿])[一-鿿]{{0,4}}”)"
    )


def _members(match: re.Match[str], group: str) -> list[Span]:
    members = []
    start = match.start(group)
    for part in match[group].split("、"):
        members.append(Span(start, start + len(part)))
        start += len(part) + 1
    return members
