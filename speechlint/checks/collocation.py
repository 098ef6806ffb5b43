"""The kind ``collocation``: a verb with an object that does not go with it (动宾搭配不当)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject
from speechlint.facts.clauses import clause_around
from speechlint.span import Span
from speechlint.text.frozen import computed, frozen

if TYPE_CHECKING:
    from speechlint.text.segmentation import Token

_REACH = 60
"""Characters that an object may reach from its verb; a longer one is not looked through."""

_VERB = 2
_CLOSING_OF = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "〈": "〉", "「": "」", "【": "】"}
_CLOSING = frozenset(_CLOSING_OF.values())
_COORDINATORS = frozenset({"、", "和", "与", "及", "以及", "或", "暨", "等", "等等"})
_SUMMARY = frozenset({"等", "等等"})
_ENDS = frozenset({"至", "到", "达", "达到", "超", "超过", "约", "近"})
"""What may follow a complete object: a measure begins."""
_STOPS = "，。；：！？,;!?\n"
_BOUNDS = rf"{_STOPS}、和与及以或暨等至到达超约近0-9”’）》)\s"
"""What may follow the member of an object."""
_MODALS = frozenset("要能会可应须需想愿敢来去").union(
    (
        "能够",
        "可以",
        "应该",
        "应当",
        "必须",
        "需要",
        "务必",
        "继续",
        "持续",
        "坚持",
        "努力",
        "着力",
        "全力",
        "力争",
        "确保",
        "没有",
    )
)
_COMPOUND_TAGS = frozenset({"n", "vn", "v", "nz", "ng"})
_NOMINALISED = frozenset({"的", "之", "得"})


@frozen
class Row:
    """One row: the ``verbs`` do not take the ``nouns`` as objects, the verbs of ``right`` do.

    A noun stands for all that end in it (力 for 引领力), but for those of ``not_nouns`` (not 动力). None where one of
    ``unless_later`` stands after the verb in its clause, or one of ``right`` before it: the noun may be its object.
    """

    __pydantic_config__ = STRICT

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    right: tuple[str, ...]
    not_nouns: tuple[str, ...] = ()
    unless_later: tuple[str, ...] = ()
    source: str = ""


@frozen
class Collocation:
    """Reports a verb with an object that does not go with it, by table.

    The object reaches to the end of the clause or to the next verb that takes an object; its head is its last word
    (not 周期 in 减少周期管理), each member of a coordination has its own, unless a later one of several words may be the
    head of all (not 监管 in 加大监管、处罚力度). What stands in quotation marks, brackets and
    title marks is passed over. None: a verb that has become a noun (规模的扩大), one in an attributive clause behind
    another verb (增强解决问题的能力).
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "collocation"
    values: ClassVar[frozenset[str]] = frozenset({"verb", "noun", "right"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    table: tuple[Row, ...]
    """The verbs, the nouns that do not go with them, and the verbs that do."""
    governing_table: tuple[str, ...] = ()
    """Further verbs at which an object ends, besides those of the table."""

    nouns_of: Mapping[str, Mapping[str, Row]] = computed()
    verbs: frozenset[str] = computed()
    finals: Mapping[str, frozenset[str]] = computed()
    all_finals: str = computed()

    def __post_init__(self) -> None:
        nouns_of: dict[str, dict[str, Row]] = {}
        for row in self.table:
            for verb in row.verbs:
                nouns_of.setdefault(verb, {}).update(dict.fromkeys(row.nouns, row))
        verbs = frozenset(self.governing_table).union(*((*row.verbs, *row.right) for row in self.table))
        object.__setattr__(self, "nouns_of", nouns_of)
        finals = {verb: frozenset(noun[-1] for noun in nouns) for verb, nouns in nouns_of.items()}
        object.__setattr__(self, "finals", finals)
        object.__setattr__(self, "all_finals", "".join(sorted(frozenset().union(*finals.values()))))
        # 保障, 服务, 支持 are nouns as well
        object.__setattr__(self, "verbs", verbs.difference(*(row.nouns for row in self.table)))

    @property
    def needs_literals(self) -> bool:
        return True

    def literals(self) -> Iterable[str]:
        return self.nouns_of

    def find(self, subject: Subject) -> Iterator[Found]:
        found = [
            hit
            for verb, nouns in self.nouns_of.items()
            if verb in subject.hits
            for start in self._candidates(subject, verb)
            for hit in _mismatched(subject, Span(start, start + len(verb)), nouns, self.verbs)
        ]
        yield from sorted(found, key=lambda hit: hit.span)

    def _candidates(self, subject: Subject, verb: str) -> Iterator[int]:
        """Where a verb stands before what may end in one of its nouns, as far as the last character tells."""
        text, length, last = subject.text, len(verb), self.finals[verb]
        search = _final(self.all_finals).search
        for start in subject.hits[verb]:
            begin = start + length
            limit = begin + _REACH
            match = search(text, begin, limit)
            while match and match[0] not in last:
                match = search(text, match.end(), limit) if match[0] not in _STOPS else None
            if match:
                yield start


@cache
def _final(characters: str) -> re.Pattern[str]:
    """A stop, or one of the characters before the bound of an object."""
    return re.compile(rf"[{re.escape(characters)}{_STOPS}](?:(?<=[{_STOPS}])|(?=[{_BOUNDS}])|\Z)")


def _mismatched(subject: Subject, verb: Span, nouns: Mapping[str, Row], governing: frozenset[str]) -> Iterator[Found]:
    """The objects of a verb that do not go with it."""
    clause = clause_around(subject.text, verb, _REACH)
    rest = subject.document[Span(verb.end, clause.end)]
    if len(rest) >= _REACH or not any(noun in rest for noun in nouns):
        return
    words = subject.facts.tokens(clause)
    at = next((index for index, word in enumerate(words) if word.span == verb), None)
    if at is None or subject.facts.is_quoted(verb):
        return
    objects = _objects(words[at + 1 :], governing)
    if not objects or _is_governed(words[: at + 1], objects, governing):
        return
    for index, phrase in enumerate(objects):
        noun = _head(phrase, nouns)
        # a later member of several words may be the head of all: 监管、处罚力度
        own = all(len(later) == 1 for later in objects[index + 1 :])
        if noun and own and not _goes_with_another(subject, clause, verb, nouns[noun]):
            wrong, right = subject.document[verb], nouns[noun].right
            yield Found(
                Span(verb.start, phrase[-1].span.end),
                {"verb": wrong, "noun": _wording(phrase, noun), "right": "”“".join(right)},
                edits=(Edit(verb, right[0]),) if len(objects) == 1 else (),
                entry=wrong + noun,
            )


def _goes_with_another(subject: Subject, clause: Span, verb: Span, row: Row) -> bool:
    """Whether the noun may be the object of a verb that it goes with: 加大简政放权、优化服务力度."""
    before, after = subject.document[Span(clause.start, verb.start)], subject.document[Span(verb.end, clause.end)]
    return any(word in before for word in row.right) or any(word in after for word in row.unless_later)


def _is_governed(words: Sequence[Token], objects: Sequence[Sequence[Token]], governing: frozenset[str]) -> bool:
    """Whether the last word is part of a noun (改造提升力度), or another word governs it with its objects."""
    *before, verb = words
    if before and before[-1].text in _NOMINALISED:
        return True
    bare = len(objects[0]) == 1 and objects[0][0].span.start == verb.span.end
    if bare and before and before[-1].text not in _MODALS and _tag(before[-1]) in _COMPOUND_TAGS:
        return True
    own = [word for word in _before_in_phrase(before, governing) if word.text not in _MODALS]
    if any(word.text in governing for word in own):
        return True
    attributive = any(word.text == "的" for phrase in objects for word in phrase)
    return attributive and any(word.text in governing or _tag(word) in ("v", "p") for word in own)


def _before_in_phrase(before: Sequence[Token], governing: frozenset[str]) -> Iterator[Token]:
    """The words before the verb, from it on, as far as its phrase goes; of 保障和改善 both verbs."""
    for index in range(len(before) - 1, -1, -1):
        if before[index].text in _COORDINATORS:
            partner = index == len(before) - 1 and index > 0 and before[index - 1]
            if not partner or not (partner.text in governing or _tag(partner) in ("v", "vn")):
                return
        else:
            yield before[index]


def _objects(words: Sequence[Token], governing: frozenset[str]) -> list[tuple[Token, ...]]:
    """The members of the object that begins with the first word; none where its bounds are not plain."""
    members: list[tuple[Token, ...]] = []
    phrase: list[Token] = []
    listed = False
    for unit in _units(words):
        word = unit[0]
        if word.text in _COORDINATORS:
            if not phrase and not members:
                return []
            members += [tuple(phrase)] if phrase else []
            phrase, listed = [], word.text in _SUMMARY
        elif _begins_another(word, governing):
            return members if members and not phrase and not listed else []
        elif not phrase and (word.text in _NOMINALISED or (members and not listed and _tag(word) == "v")):
            return []
        else:
            members = [] if listed else members  # 资金、土地等保障: what is listed is no object
            phrase, listed = [*phrase, *unit], False
    return [*members, tuple(phrase)] if phrase else members


def _units(words: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The words as far as an object may reach; what stands between a pair of marks is one unit."""
    start = 0
    while start < len(words) and not _ends_object(words[start]):
        closing = _CLOSING_OF.get(words[start].text)
        end = start + 1
        while closing and end < len(words) and words[end - 1].text != closing:
            end += 1
        yield tuple(words[start:end])
        start = end


def _ends_object(word: Token) -> bool:
    return word.text in _ENDS or word.text in _CLOSING or word.text[0].isdigit() or word.text.isspace()


def _head(phrase: Sequence[Token], nouns: Mapping[str, Row]) -> str | None:
    """The noun that a phrase ends in: its last words, its last word or the end of that."""
    text = "".join(word.text for word in phrase)
    bounds = {word.span.start - phrase[0].span.start for word in phrase}
    last = len(text) - len(phrase[-1].text)
    for noun in sorted(filter(text.endswith, nouns), key=len, reverse=True):
        start = len(text) - len(noun)
        if start in bounds or start >= last:
            return None if text.endswith(nouns[noun].not_nouns or ("\0",)) else noun
    return None


def _wording(phrase: Sequence[Token], noun: str) -> str:
    """The noun as it stands there: 引领力 where the table says 力."""
    last = phrase[-1].text
    if len(last) == 1 and len(phrase) > 1:
        last = phrase[-2].text + last
    return max(last, noun, key=len)


def _begins_another(word: Token, governing: frozenset[str]) -> bool:
    """Whether a word is a verb with an object of its own, or both in one (提高质量)."""
    return word.text in governing or (len(word.text) > _VERB and word.text[:_VERB] in governing)


def _tag(word: Token) -> str:
    from speechlint.text.segmentation import tag  # noqa: PLC0415 - few texts have a clause that needs words

    return tag(word.text)
