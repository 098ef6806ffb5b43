"""The kind ``repetition``: a word, a verb or a clause that stands twice where it was meant once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Related, Subject
from speechlint.facts.clauses import CLAUSE_STOPS, clause_around
from speechlint.span import Span
from speechlint.text.doubling import doublings
from speechlint.text.frozen import frozen
from speechlint.text.patterns import Late
from speechlint.text.segmentation import is_known, tokens

_HAN = "\u3400-\u9fff"
_LONGEST_UNIT = 12
_PAIR = 2
_PHRASE = 5  # a unit so long is no chance meeting of words
_SAID_TWICE = ("一", "每", "某", "的", "很")
_SETTLEMENTS = "镇乡县市区村街河湖山港湾岛站"
_CLAUSE_REACH = 200
_GAP = 6
_QUOTED = Late(r"“[^“”\n]*”")
_AFTER_VERB = 2
_LONG_SEGMENT = 2000
_SEGMENT_STOPS = "。！？；：!?;:"
_PIECE = Late(rf"[{_HAN}]{{4,40}}(?=[，,]|\Z)")
_CLAUSE_LENGTHS = (5, 14)  # with the mark behind it
_CLAUSE_TWICE = Late(rf"([{_HAN}]{{4,13}}[，、])(\1)")
_PREFIXES = ("非", "新", "不", "未", "无", "再")
_FIGURE = Late(r"\d")
_LEADERS = ("进一步", "同时", "更要", "也要", "还要", "必须", "要", "并", "也", "更")
_FOUR = 4
_SIX = 6
_MOST_ALIKE = 2
_MOST_IN_A_SENTENCE = 8
_OPENING = Late(rf"，(?:{'|'.join(_LEADERS)})?([^，]{{{_SIX}}}|[^，]{{{_FOUR}}}(?![^，]))")
_DOUBLED = Late(rf"([{_HAN}]{{{_PAIR},{_LONGEST_UNIT}}})\1")


class RepetitionForm(StrEnum):
    """What is repeated, and how."""

    NEXT = "next"
    CHARACTER = "character"
    FRAME = "frame"
    CLAUSE = "clause"
    CLAUSE_NEXT = "clause-next"


@frozen
class Doubled:
    """One row: a word of one character written twice (``wrong``), and once (``right``)."""

    __pydantic_config__ = STRICT

    wrong: str
    right: str
    source: str = ""


@frozen
class Repetition:
    """Reports what is said twice within one clause or sentence.

    ``form: next``: a word or phrase right after itself (推进推进). Of two-character units both must be words where they
    stand. None: 一X一X, 每X每X and 很X很X (一步一步), verbs and adverbs of ``allowed`` (研究研究), V V 再 V (落实落实再落实), mirrored
    order (抓具体具体抓), a word that is a whole clause (干部干部，先干一步), a town named like its county (青冈青冈镇), quoted short words.

    ``form: character``: a character right after itself, by ``table`` (的的), where both are words of their own (not in
    目的的, 为了了解).

    ``form: frame``: a verb of ``words`` twice around a short object (实现“十四五”实现良好开局): at most six characters
    between them, a quotation not counted, none of ``unless`` among them.

    ``form: clause``: in one stretch between stops, a clause that says an earlier one again: a four-character phrase
    that closed an earlier clause, or six characters and more that begin like an earlier one. None: what occurs three
    times (排比), lists joined by 、, stretches with figures, quotations, openings that begin with a word of ``unless``.

    ``form: clause-next``: a clause of four to thirteen characters right after itself, its comma or 、 with it
    (作为证婚人，作为证婚人，). None: what is the end of a word (非金属材料、金属材料、), clauses that begin with one of
    ``allowed`` (谢谢大家，谢谢大家，).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "repetition"
    values: ClassVar[frozenset[str]] = frozenset({"word"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    form: RepetitionForm
    """``next``, ``character``, ``frame``, ``clause`` or ``clause-next``."""
    words: tuple[str, ...] = ()
    """For ``frame``: the verbs."""
    table: tuple[Doubled, ...] = ()
    """For ``character``: the characters, once and twice."""
    allowed: tuple[str, ...] = ()
    """For ``next`` and ``clause-next``: words that may be said twice; for ``character``: longer wordings that hold the two by right."""
    unless: tuple[str, ...] = ()
    """For ``frame``: words that, between the two verbs, explain the second; for ``clause``: how an opening begins."""
    unless_after: tuple[str, ...] = ()
    """For ``frame``: words that, after the second verb, make a noun of it (实施方案)."""

    def literals(self) -> Iterable[str]:
        if self.form is RepetitionForm.CHARACTER:
            return (*(row.wrong for row in self.table), *self.allowed)
        return self.words

    def find(self, subject: Subject) -> Iterator[Found]:
        forms = {
            RepetitionForm.NEXT: self._next,
            RepetitionForm.CHARACTER: self._characters,
            RepetitionForm.FRAME: self._frames,
            RepetitionForm.CLAUSE: self._clauses,
            RepetitionForm.CLAUSE_NEXT: self._clauses_next,
        }
        yield from forms[self.form](subject)

    def _next(self, subject: Subject) -> Iterator[Found]:
        for unit, span in _doubles(subject.text):
            pair = Span(span.start, span.start + 2 * len(unit))
            if not self._may_stand(subject, unit, span) and _are_words(subject, unit, pair):
                extra = Span(span.start + len(unit), span.end)
                yield Found(span, {"word": unit}, edits=(Edit(extra, ""),))

    def _may_stand(self, subject: Subject, unit: str, span: Span) -> bool:
        text = subject.text
        before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
        if unit.startswith(_SAID_TWICE) or unit in self.allowed or len(set(unit)) == 1:
            return True
        if text.startswith(("再" + unit, "又" + unit, "还" + unit), span.end):
            return True
        if len(unit) >= _PHRASE:
            return False
        mirrored = before == after and before not in CLAUSE_STOPS
        dwelt_on = span.end - span.start == 2 * _PAIR and before in CLAUSE_STOPS and after == "，"
        return mirrored or dwelt_on or after in tuple(_SETTLEMENTS) or subject.facts.is_quoted(span)

    def _characters(self, subject: Subject) -> Iterator[Found]:
        text = subject.text
        longer = [(word, at) for word in self.allowed for at in subject.hits.get(word, ())]
        covered = {at + offset for word, at in longer for offset in range(len(word) - 1)}
        for start in subject.starts(row.wrong for row in self.table):
            span = Span(start, start + 2)
            if start in covered or text[start - 1 : start] == text[start]:
                continue
            if _are_words(subject, text[start], span):
                yield Found(span, {"word": text[start]}, edits=(Edit(Span(start + 1, start + 2), ""),))

    def _frames(self, subject: Subject) -> Iterator[Found]:
        found: list[Found] = []
        for verb in self.words:
            starts = subject.hits.get(verb, ())
            for first, second in pairwise(starts):
                if second - first <= _CLAUSE_REACH and self._frames_nothing(subject, verb, first, second):
                    span = Span(first, second + len(verb))
                    found.append(Found(span, {"word": verb}))
        yield from sorted(found, key=lambda hit: hit.span)

    def _frames_nothing(self, subject: Subject, verb: str, first: int, second: int) -> bool:
        """Whether the second verb takes up the first for no reason."""
        text = subject.text
        gap = text[first + len(verb) : second]
        plain = _QUOTED.sub("", gap) if "“" in gap else gap
        if not gap or len(plain) > _GAP or any(stop in gap for stop in CLAUSE_STOPS):
            return False
        if any(word in plain for word in self.unless) or text.startswith(
            self.unless_after or ("\0",), second + len(verb)
        ):
            return False
        rest = text[second + len(verb) : second + len(verb) + _AFTER_VERB]
        if text[first - 1 : first] == "不" or len(rest) < _AFTER_VERB or any(stop in rest for stop in CLAUSE_STOPS):
            return False
        quoted = any(subject.facts.is_quoted(Span(start, start + len(verb))) for start in (first, second))
        if quoted or text.startswith(gap, second + len(verb)):
            return False
        return _are_separate(subject, verb, first, second)

    def _clauses(self, subject: Subject) -> Iterator[Found]:
        for segment in _segments(subject.text):
            words = subject.document[segment]
            candidates = [] if _FIGURE.search(words) else _said_again(words, segment.start)
            # many of them are an enumeration; and each is counted through the whole segment
            for earlier, later in candidates if len(candidates) <= _MOST_IN_A_SENTENCE else ():
                if self._says_again(subject, words, earlier, later):
                    yield Found(later, {"word": subject.document[later]}, (Related(earlier),))

    def _clauses_next(self, subject: Subject) -> Iterator[Found]:
        free = 0
        for place in doublings(subject.text, *_CLAUSE_LENGTHS):
            start, end = max(free, place.start), place.end + 2 * _CLAUSE_LENGTHS[1]
            match = _CLAUSE_TWICE.search(subject.text, start, end)
            if match and not match[1].startswith(self.allowed or ("\0",)):
                free = match.end()
                again = Span(*match.span(2))
                first = Span(*match.span(1))
                if not _begins_word(subject, first):
                    continue
                word = match[1][:-1]
                yield Found(again, {"word": word}, (Related(first),), (Edit(again, ""),))

    def _says_again(self, subject: Subject, segment: str, earlier: Span, later: Span) -> bool:
        document = subject.document
        one, other = document[earlier], document[later]
        same = one.startswith(other) or other.startswith(one)
        thrice = segment.count(min(one, other, key=len)) > _MOST_ALIKE
        opening = other.startswith(self.unless or ("\0",))
        return same and not thrice and not opening and not any(map(subject.facts.is_quoted, (earlier, later)))


def _segments(text: str) -> Iterator[Span]:
    """The stretches between stops in which a clause may say another again."""
    for stop in _SEGMENT_STOPS:  # faster than to match an expression
        text = text.replace(stop, "\n")
    start = 0
    for segment in text.split("\n"):
        if segment.count("，") > 1 and _may_repeat(segment):
            yield Span(start, start + len(segment))
        start += len(segment) + 1


def _said_again(segment: str, offset: int) -> list[tuple[Span, Span]]:
    """Places (earlier, later) of clauses that begin alike, or of which the later closes the earlier."""
    pairs: list[tuple[Span, Span]] = []
    tails: dict[str, Span] = {}
    heads: dict[str, Span] = {}
    for match in _PIECE.finditer(segment):
        before = segment[match.start() - 1 : match.start()]
        own = before in ("", "，", ",", "、")
        lead = _lead(match[0]) if own else 0
        words = match[0][lead:]
        span = Span(offset + match.start() + lead, offset + match.end())
        earlier = None
        if own and len(words) == _FOUR:
            earlier = tails.get(words)
        elif own and before != "、" and len(words) >= _SIX:
            earlier = heads.get(words[:_SIX])
        if earlier:
            pairs.append((earlier, span))
        tails.setdefault(words[-_FOUR:], Span(span.end - _FOUR, span.end))
        if own and len(words) >= _SIX:
            heads.setdefault(words[:_SIX], span)
    return pairs


def _may_repeat(segment: str) -> bool:
    """Whether a clause of four, or the first six of a longer one, stand elsewhere too; in most segments none do.

    A very long segment, which would be gone through for each of its clauses, is taken to repeat.
    """
    if len(segment) > _LONG_SEGMENT:
        return True
    clauses = "，" + segment.replace("、", "，").replace(",", "，")
    for opening in _OPENING.findall(clauses):  # noqa: SIM110 - a generator would cost a third more
        if clauses.count(opening) > 1:
            return True
    return False


def _lead(clause: str) -> int:
    """The length of the word that leads a clause to the one before."""
    if not clause.startswith(_LEADERS):
        return 0
    return next(len(word) for word in _LEADERS if clause.startswith(word))


def _doubles(text: str) -> Iterator[tuple[str, Span]]:
    """Each unit that stands right after itself, and the whole row of it."""
    free = 0
    for start, end in doublings(text, _PAIR, _LONGEST_UNIT):
        free = max(free, start)
        while free < end:
            match = _DOUBLED.search(text, free, end + 2 * _LONGEST_UNIT)
            if not match or match.start() >= end:
                free = end
                continue
            unit = _smallest(match[1])
            free = match.end()
            while text.startswith(unit, free):
                free += len(unit)
            yield unit, Span(match.start(), free)


def _smallest(unit: str) -> str:
    """The shortest string of which a unit is made: 推进 of 推进推进."""
    period = (unit + unit).find(unit, 1)
    return unit[:period]


def _are_words(subject: Subject, unit: str, span: Span) -> bool:
    """Whether a word ends where the first unit ends, one begins where it begins and one ends where the second does."""
    if len(unit) >= _PHRASE:
        return True
    bounds = _word_bounds(subject, span)
    middle = span.start + len(unit)
    return {span.start, middle, middle + len(unit)} <= bounds and _stays_a_word(subject, unit, span)


def _stays_a_word(subject: Subject, unit: str, span: Span) -> bool:
    """Whether the unit is still a word once it stands there only once, and the row is no other words by chance.

    院区分区分步 is 院区, 分区, 分步.
    """
    text = subject.text
    clause = clause_around(text, span, _CLAUSE_REACH)
    start = span.start - clause.start
    once = text[clause.start : span.start] + unit + text[span.end : clause.end]
    bounds = {0, *(word.span.end for word in tokens(once))}
    shifted = (
        text[span.start - 1 : span.start] + unit[0],
        unit[-1] + unit[0],
        unit[-1] + text[span.end : span.end + 1],
    )
    chance = len(unit) == _PAIR and all(len(pair) == _PAIR and is_known(pair) for pair in shifted)
    return {start, start + len(unit)} <= bounds and not chance


def _are_separate(subject: Subject, verb: str, first: int, second: int) -> bool:
    """Whether both verbs are words of their own where they stand."""
    bounds = _word_bounds(subject, Span(first, second + len(verb)))
    return {first, first + len(verb), second, second + len(verb)} <= bounds


def _begins_word(subject: Subject, span: Span) -> bool:
    """Whether a clause begins with a word of its own: 金属材料 in 非金属材料 does, but 非 belongs to it."""
    before = subject.text[max(0, span.start - 1) : span.start]
    return before not in _PREFIXES and span.start in _word_bounds(subject, span)


def _word_bounds(subject: Subject, span: Span) -> set[int]:
    words = subject.facts.tokens(clause_around(subject.text, span, _CLAUSE_REACH))
    return {words[0].span.start, *(word.span.end for word in words)}
