"""The kind ``tokens``: a sequence of words, by wording, part of speech and length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject, inside
from speechlint.facts.clauses import clause_around
from speechlint.span import Span
from speechlint.text.frozen import computed, frozen
from speechlint.text.patterns import compiled
from speechlint.text.records import NamedTuple

if TYPE_CHECKING:
    from speechlint.text.segmentation import Token

_REACH = 40
"""Characters of a clause that are looked at to either side of the literals."""

_WORD = r"\w"
_MOST_LITERALS = 200
_FEW = 24


@frozen
class Element:
    """What one word, or ``least`` to ``most`` words in a row, must be. What is not said does not matter."""

    __pydantic_config__ = STRICT

    words: tuple[str, ...] = ()
    """The word is one of these."""
    tags: tuple[str, ...] = ()
    """Its part of speech (词性) is one of these: the tags of jieba's dictionary (v, vn, a, d, n …; x for unknown)."""
    not_words: tuple[str, ...] = ()
    """The word is none of these."""
    not_tags: tuple[str, ...] = ()
    """Its part of speech is none of these."""
    endings: tuple[str, ...] = ()
    """It ends in one of these."""
    shortest: int = 1
    """The fewest characters of the word."""
    longest: int = 8
    """The most characters of the word."""
    least: int = 1
    """The fewest words in a row."""
    most: int = 1
    """The most words in a row."""
    edge: bool = False
    """The bound of the clause, or a mark, serves in place of a word (first and last element only)."""


@frozen
class Tokens:
    """Reports each sequence of words that is as the elements of ``sequence`` say, within a clause.

    Some elements in a row must name their ``words``: only a clause in which these stand, and which the sequence fits
    by length, is cut into words. A sequence never goes beyond a mark (、 ， “).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "tokens"
    values: ClassVar[frozenset[str]] = frozenset({"replacement"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    sequence: tuple[Element, ...]
    """The elements, in order."""
    report: tuple[int, int] | None = None
    """The first and the last element to report, counted from 1; all of them where absent."""
    replace: str | None = None
    """What to put in place of ``replaced``."""
    replaced: int | None = None
    """The element that is replaced, counted from 1."""
    unless_inside: tuple[str, ...] = ()
    """No finding where it lies inside one of these strings."""
    unless_earlier: tuple[str, ...] = ()
    """No finding where one of these strings stands earlier in the clause."""

    found_by: tuple[str, ...] = computed()
    shape: str = computed()

    def __post_init__(self) -> None:
        if not any(_names_words(element) for element in self.sequence):
            raise ValueError("sequence 里至少要有一项写明 words，且 least 不为 0")
        for number in (*(self.report or ()), *((self.replaced,) if self.replaced is not None else ())):
            if not 1 <= number <= len(self.sequence):
                raise ValueError(f"sequence 只有{len(self.sequence)}项，没有第{number}项")
        if (self.replace is None) != (self.replaced is None):
            raise ValueError("replace 和 replaced 要一起写")
        object.__setattr__(self, "found_by", _run(self.sequence).literals)
        object.__setattr__(self, "shape", "".join(map(_part, self.sequence)))

    @property
    def needs_literals(self) -> bool:
        return True

    def literals(self) -> Iterable[str]:
        return self.found_by

    def find(self, subject: Subject) -> Iterator[Found]:
        spans = {
            spans
            for clause in self._candidates(subject)
            for spans in _places(subject.text, subject.facts.tokens(clause), self.sequence)
            if not self._exempt(subject, clause, spans)
        }
        last = -1
        for places in sorted(spans):
            span = self._reported(places)
            if span.start >= last:  # of two readings of the same words the first
                yield self._found(span, places)
                last = span.end

    def _candidates(self, subject: Subject) -> Iterator[Span]:
        """The clauses in which the literals stand and which the sequence fits by wording and length."""
        seen: set[Span] = set()
        _, before, behind = _run(self.sequence)
        for literal in self.found_by:
            for start in subject.hits.get(literal, ()):
                if before and not subject.text.endswith(before, 0, start):
                    continue
                if behind and not subject.text.startswith(behind, start + len(literal)):
                    continue
                clause = clause_around(subject.text, Span(start, start + len(literal)), _REACH)
                if clause not in seen and compiled(self.shape).search(subject.document[clause]):
                    yield clause
                seen.add(clause)

    def _exempt(self, subject: Subject, clause: Span, spans: Sequence[Span]) -> bool:
        whole = Span(spans[0].start, spans[-1].end)
        earlier = subject.document[Span(clause.start, self._reported(spans).start)]
        return inside(subject.text, whole, self.unless_inside) or any(word in earlier for word in self.unless_earlier)

    def _reported(self, places: Sequence[Span]) -> Span:
        first, last = self.report or (1, len(places))
        return Span(places[first - 1].start, places[last - 1].end)

    def _found(self, span: Span, places: Sequence[Span]) -> Found:
        if self.replace is None or self.replaced is None:
            return Found(span, {"replacement": ""})
        return Found(span, {"replacement": self.replace}, edits=(Edit(places[self.replaced - 1], self.replace),))


def _names_words(element: Element) -> bool:
    return bool(element.words) and element.least == element.most == 1 and not element.edge


def _is_bare_edge(element: Element) -> bool:
    return element.edge and element == Element(edge=True)


class _Run(NamedTuple):
    """Strings of which one stands wherever a sequence does, and the wordings that stand right before and behind it."""

    literals: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


@cache
def _run(sequence: tuple[Element, ...]) -> _Run:
    """Of what wordings in a row make the longest strings, the fewest."""
    words = [element.words if _names_words(element) else () for element in sequence]
    best = _Run()
    for first in range(len(words)):
        literals: tuple[str, ...] = ("",)
        for last in range(first, len(words)):
            if not words[last] or len(literals) * len(words[last]) > max(_MOST_LITERALS, len(words[last])):
                break
            literals = tuple(map("".join, product(literals, words[last])))
            before = words[first - 1] if first else ()
            behind = words[last + 1] if last + 1 < len(words) else ()
            best = max(best, _Run(literals, before, behind), key=_worth)
    return best


def _worth(run: _Run) -> tuple[int, int]:
    return min(map(len, run.literals), default=0), -len(run.literals)


def _part(element: Element) -> str:
    """What the text of an element matches. Many wordings are only counted: compiling them costs more than it saves."""
    least, most = element.least, element.most
    if element.words and len(element.words) <= _FEW:
        word = f"(?:{'|'.join(map(re.escape, element.words))}){{{least},{most}}}"
    elif element.words:
        lengths = [len(wording) for wording in element.words]
        word = f"{_WORD}{{{least * min(lengths)},{most * max(lengths)}}}"
    elif element.endings:
        word = f"{_WORD}{{0,{most * element.longest}}}(?:{'|'.join(map(re.escape, element.endings))})"
    else:
        word = f"{_WORD}{{{least * element.shortest},{most * element.longest}}}"
    if _is_bare_edge(element):
        return rf"(?:(?!{_WORD})|(?<!{_WORD}))"
    return f"(?:{word}|(?!{_WORD})|(?<!{_WORD}))" if element.edge else word


def _places(text: str, words: Sequence[Token], sequence: tuple[Element, ...]) -> Iterator[tuple[Span, ...]]:
    """Where the elements stand, for the first reading from each word on."""
    for start in range(len(words) + 1):
        found = next(_readings(text, words, start, sequence), None)
        if found is not None:
            yield found


def _readings(
    text: str, words: Sequence[Token], start: int, sequence: tuple[Element, ...]
) -> Iterator[tuple[Span, ...]]:
    """All ways to read a sequence from a word on, the longest runs first."""
    if not sequence:
        yield ()
        return
    here = words[start].span.start if start < len(words) else words[-1].span.end
    for end in _ends(text, words, start, sequence[0]):
        span = Span(here, words[end - 1].span.end if end > start else here)
        for rest in _readings(text, words, end, sequence[1:]):
            yield (span, *rest)


def _ends(text: str, words: Sequence[Token], start: int, element: Element) -> Iterator[int]:
    """The word indices up to which an element may reach."""
    if element.edge and _at_edge(text, words, start):
        yield start
    if _is_bare_edge(element):
        return
    if element.words and not element.tags:
        yield from _wording_ends(words, start, element)
        return
    end = start
    while end < len(words) and end - start < element.most and _is_word(words[end], element):
        end += 1
    yield from range(end, start + element.least - 1, -1)


def _wording_ends(words: Sequence[Token], start: int, element: Element) -> Iterator[int]:
    """As above for a wording, which may be several words: 最大限度 is cut into two."""
    longest = max(map(len, element.words))
    wording = ""
    for index in range(start, len(words)):
        wording += words[index].text
        if wording in element.words:
            yield index + 1
        if len(wording) >= longest:
            return


def _is_word(word: Token, element: Element) -> bool:
    from speechlint.text.segmentation import tag  # noqa: PLC0415 - few texts have a clause that needs words

    text = word.text
    if not re.match(_WORD, text) or not element.shortest <= len(text) <= element.longest:
        return False
    if (element.words and text not in element.words) or text in element.not_words:
        return False
    if element.endings and not text.endswith(element.endings):
        return False
    if not element.tags and not element.not_tags:
        return True
    part = tag(text)
    return (not element.tags or part in element.tags) and part not in element.not_tags


def _at_edge(text: str, words: Sequence[Token], start: int) -> bool:
    """Whether a mark, or the bound of the text, stands before or behind the place before a word."""
    place = words[start].span.start if start < len(words) else words[-1].span.end
    beside = (text[place - 1 : place], text[place : place + 1])
    return any(not re.match(_WORD, character) for character in beside)
