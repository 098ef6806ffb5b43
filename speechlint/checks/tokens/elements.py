"""The elements of a sequence: what one word must be, and the wordings by which a sequence is found."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, product

from speechlint.checks.base import STRICT
from speechlint.text.frozen import computed, frozen, replaced
from speechlint.text.records import NamedTuple

_MOST_LITERALS = 200
_MOST_SIGNS = 40


@frozen
class WordList:
    """One row: words that rules name together; ``note`` says what they have in common."""

    __pydantic_config__ = STRICT

    name: str
    words: tuple[str, ...]
    note: str = ""


@frozen
class Element:
    """What one word, or ``least`` to ``most`` words in a row, must be. What is not said does not matter."""

    __pydantic_config__ = STRICT

    words: tuple[str, ...] = ()
    """The word is one of these; without ``tags`` one of these may also be several words in a row (最大限度)."""
    tags: tuple[str, ...] = ()
    """Its part of speech (词性) is one of these: the tags of jieba's dictionary (v, vn, a, d, n …; x for unknown)."""
    not_words: tuple[str, ...] = ()
    """The word is none of these."""
    words_of: tuple[str, ...] = ()
    """``words`` of these lists of ``list_table`` too."""
    not_words_of: tuple[str, ...] = ()
    """``not_words`` of these lists of ``list_table`` too."""
    not_tags: tuple[str, ...] = ()
    """Its part of speech is none of these."""
    endings: tuple[str, ...] = ()
    """It ends in one of these; a report that begins with it begins with its ending."""
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

    wordings: frozenset[str] = computed()
    excluded: frozenset[str] = computed()
    lengths: tuple[int, ...] = computed()
    takes_words: bool = computed()
    is_free: bool = computed()
    signs: tuple[str, ...] = computed()

    def __post_init__(self) -> None:
        lengths = sorted(set(map(len, self.words))) or range(self.shortest, self.longest + 1)
        conditions = (self.words, self.tags, self.not_words, self.not_tags, self.endings)
        sizes = (self.shortest, self.longest, self.least, self.most)
        few = self.endings or self.words
        must_stand = self.least > 0 and not self.edge and len(few) <= _MOST_SIGNS
        object.__setattr__(self, "is_free", not (self.words or self.tags or self.not_tags or self.endings))
        object.__setattr__(self, "signs", few if must_stand else ())
        object.__setattr__(self, "wordings", frozenset(self.words))
        object.__setattr__(self, "excluded", frozenset(self.not_words))
        object.__setattr__(self, "lengths", tuple(lengths))
        object.__setattr__(self, "takes_words", not self.edge or any(conditions) or sizes != _DEFAULT_SIZES)

    @property
    def is_wording(self) -> bool:
        """Whether its wordings may be several words."""
        return bool(self.words) and not self.tags and not self.not_tags

    def may_be(self, word: str) -> bool:
        """Whether a word fits but for its part of speech, which takes the dictionary to know."""
        if self.words and word not in self.wordings:
            return False
        fits = self.words or (self.shortest <= len(word) <= self.longest and word.isalnum())
        return bool(fits) and word not in self.excluded and (not self.endings or word.endswith(self.endings))

    def is_met_by(self, word: str) -> bool:
        """Whether a word fits."""
        if not self.may_be(word):
            return False
        if not self.tags and not self.not_tags:
            return True
        from speechlint.text.segmentation import tag  # noqa: PLC0415 - few texts have a clause that needs words

        part = tag(word)
        return (not self.tags or part in self.tags) and part not in self.not_tags


_DEFAULT_SIZES = (1, 8, 1, 1)


def resolved(element: Element, lists: Mapping[str, tuple[str, ...]]) -> Element:
    """An element with the words of its lists in place of their names. Raises :class:`KeyError` for unknown names."""
    if not element.words_of and not element.not_words_of:
        return element
    words = chain(element.words, *(lists[name] for name in element.words_of))
    not_words = tuple(chain(element.not_words, *(lists[name] for name in element.not_words_of)))
    excluded = frozenset(not_words)
    left = tuple(word for word in words if word not in excluded)
    return replaced(element, words=left, not_words=not_words, words_of=(), not_words_of=())


class Anchor(NamedTuple):
    """Strings of which one stands wherever a sequence does, and the elements before and behind it.

    ``before`` goes from the string outwards: its first element is the one right before. They take up at most ``reach``
    characters.
    """

    literals: tuple[str, ...]
    before: tuple[Element, ...]
    behind: tuple[Element, ...]
    reach: int


def anchor(sequence: tuple[Element, ...]) -> Anchor | None:
    """Of what wordings in a row make the longest strings, then the fewest; None where no wording must stand there."""
    best = None
    for first in range(len(sequence)):
        literals: tuple[str, ...] = ("",)
        for last in range(first, len(sequence)):
            element = sequence[last]
            most = max(_MOST_LITERALS, len(literals), len(element.words))
            if not _must_stand(element) or len(literals) * len(element.words) > most:
                break
            literals = tuple(map("".join, product(literals, element.words)))
            repeated = (replaced(element, least=element.least - 1, most=element.most - 1),) * (element.most > 1)
            behind = (*repeated, *sequence[last + 1 :])
            before = sequence[:first][::-1]
            reach = sum(part.most * max(part.lengths) for part in before)
            best = max(filter(None, (best, Anchor(literals, before, behind, reach))), key=_worth)
            if repeated:
                break
    return best


def at_edge(text: str, place: int) -> bool:
    """Whether a mark, or the bound of the text, stands right before or behind a place."""
    return place == 0 or not text[place - 1].isalnum() or not text[place : place + 1].isalnum()


def _must_stand(element: Element) -> bool:
    return bool(element.words) and element.least > 0 and not element.edge


def _worth(found: Anchor) -> tuple[int, float, int]:
    lengths = [*map(len, found.literals)]
    return min(lengths), sum(lengths) / len(lengths), -len(lengths)
