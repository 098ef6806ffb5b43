"""The kind ``collocation``: a verb with an object that does not go with it (动宾搭配不当)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject
from speechlint.checks.collocation.objects import BEHIND, Phrase, head, is_governed, objects, wording
from speechlint.facts.clauses import CLAUSE_STOPS, clause_around
from speechlint.span import Span
from speechlint.text.frozen import computed, frozen
from speechlint.text.patterns import compiled

_REACH = 60
"""Characters that an object may reach from its verb; a longer one is not looked through."""


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
    lengths: tuple[int, ...] = computed()

    def __post_init__(self) -> None:
        nouns_of: dict[str, dict[str, Row]] = {}
        for row in self.table:
            for verb in row.verbs:
                nouns_of.setdefault(verb, {}).update(dict.fromkeys(row.nouns, row))
        verbs = frozenset(self.governing_table).union(*((*row.verbs, *row.right) for row in self.table))
        object.__setattr__(self, "nouns_of", nouns_of)
        nouns = {noun for row in self.table for noun in row.nouns}
        finals = {verb: frozenset(noun[-1] for noun in nouns) for verb, nouns in nouns_of.items()}
        object.__setattr__(self, "finals", finals)
        object.__setattr__(self, "all_finals", "".join(sorted({noun[-1] for noun in nouns})))
        object.__setattr__(self, "lengths", tuple(sorted(set(map(len, nouns)))))
        # 保障, 服务, 支持 are nouns as well
        object.__setattr__(self, "verbs", verbs - nouns)

    @property
    def needs_literals(self) -> bool:
        return True

    def literals(self) -> Iterable[str]:
        return self.nouns_of

    def find(self, subject: Subject) -> Iterator[Found]:
        found = [
            hit
            for verb in self._verbs_in_question(subject)
            for hit in _mismatched(subject, verb, self.nouns_of[subject.document[verb]], self.verbs)
        ]
        yield from sorted(found, key=lambda hit: hit.span)

    def _verbs_in_question(self, subject: Subject) -> Iterator[Span]:
        """The verbs of whose nouns one stands where their object may end, as far as characters tell."""
        text, last_in = subject.text, _final(self.all_finals).finditer
        for verb, finals in self.finals.items():
            for start in subject.hits.get(verb, ()):
                begin = start + len(verb)
                for match in last_in(text, begin, begin + _REACH):
                    character = match[0]
                    if character in CLAUSE_STOPS:
                        break
                    if character in finals and self._may_mean(text, Span(start, begin), match.end()):
                        yield Span(start, begin)
                        break

    def _may_mean(self, text: str, verb: Span, end: int) -> bool:
        """Whether a row may mean a verb and what ends at a place."""
        nouns = self.nouns_of[text[verb.start : verb.end]]
        for length in self.lengths:
            row = nouns.get(text[max(verb.end, end - length) : end])
            if row and not text.endswith(row.not_nouns, verb.end, end) and not _is_taken(text, verb, row):
                return True
        return False


@cache
def _final(characters: str) -> re.Pattern[str]:
    """A stop, or one of the characters before the bound of an object."""
    behind = re.escape(CLAUSE_STOPS + BEHIND)
    return compiled(rf"[{re.escape(characters)}{CLAUSE_STOPS}](?:(?<=[{CLAUSE_STOPS}])|(?=[{behind}0-9\s])|\Z)")


def _mismatched(subject: Subject, verb: Span, nouns: Mapping[str, Row], governing: frozenset[str]) -> Iterator[Found]:
    """The objects of a verb that do not go with it."""
    clause = clause_around(subject.text, verb, _REACH)
    if clause.end - verb.end >= _REACH or subject.facts.is_quoted(verb):
        return
    words = subject.facts.tokens(clause)
    at = next((index for index, word in enumerate(words) if word.span == verb), None)
    if at is None:
        return
    members = objects(words[at + 1 :], governing)
    if not members or is_governed(words[: at + 1], members, governing):
        return
    for index, phrase in enumerate(members):
        noun = head(phrase, nouns)
        # a later member of several words may be the head of all: 监管、处罚力度
        own = all(len(later) == 1 for later in members[index + 1 :])
        if noun and own and _is_wrong(subject.text, verb, phrase, nouns[noun]):
            wrong, right = subject.document[verb], nouns[noun].right
            yield Found(
                Span(verb.start, phrase[-1].span.end),
                {"verb": wrong, "noun": wording(phrase, noun), "right": "”“".join(right)},
                edits=(Edit(verb, right[0]),) if len(members) == 1 else (),
                entry=wrong + noun,
            )


def _is_wrong(text: str, verb: Span, phrase: Phrase, row: Row) -> bool:
    """Whether a row means a phrase that ends in one of its nouns."""
    other = text.endswith(row.not_nouns, phrase[0].span.start, phrase[-1].span.end)
    return not other and not _is_taken(text, verb, row)


def _is_taken(text: str, verb: Span, row: Row) -> bool:
    """Whether another verb of the clause may take the noun of a row: 加大简政放权、优化服务力度."""
    clause = clause_around(text, verb, _REACH)
    before, after = text[clause.start : verb.start], text[verb.end : clause.end]
    return any(word in before for word in row.right) or any(word in after for word in row.unless_later)
