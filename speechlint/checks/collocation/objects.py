"""The objects (宾语) of a verb: the members of a coordination, their heads, and the words that govern the verb itself."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from speechlint.text.segmentation import Token

_MEASURES = frozenset({"至", "到", "达", "达到", "超", "超过", "约", "近"})
"""What may follow a complete object: a measure begins."""
_COORDINATORS = frozenset({"、", "和", "与", "及", "以及", "或", "暨", "等", "等等"})
"""What stands between the members of an object, or closes them."""
_CLOSING_OF = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "〈": "〉", "「": "」", "【": "】"}
_CLOSING = frozenset(_CLOSING_OF.values())
BEHIND = "".join(sorted({word[0] for word in _MEASURES | _COORDINATORS | _CLOSING}))
"""The characters, besides stops, digits and white space, with which may begin what follows the member of an object."""

_VERB = 2
"""Characters of a verb that a longer word may hold together with its object."""
_SUMMARY = frozenset({"等", "等等"})
_MODALS = frozenset(
    (
        *"要能会可应须需想愿敢来去",
        *("能够", "可以", "应该", "应当", "必须", "需要", "务必", "继续", "持续", "坚持", "努力", "着力", "全力", "力争", "确保"),
        "没有",
    )
)  # fmt: skip
_COMPOUND_TAGS = frozenset({"n", "vn", "v", "nz", "ng"})
_NOMINALISED = frozenset({"的", "之", "得"})

Phrase = tuple["Token", ...]
"""The words of one member of an object."""


def objects(words: Sequence[Token], governing: Container[str]) -> list[Phrase]:
    """The members of the object that begins with the first word; none where its bounds are not plain.

    ``governing`` are the verbs at which an object ends, since they take one of their own.
    """
    members: list[Phrase] = []
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


def is_governed(words: Sequence[Token], members: Sequence[Phrase], governing: Container[str]) -> bool:
    """Whether the last word, a verb, is part of a noun (改造提升力度), or another word governs it with its objects."""
    *before, verb = words
    if before and before[-1].text in _NOMINALISED:
        return True
    bare = len(members[0]) == 1 and members[0][0].span.start == verb.span.end
    if bare and before and before[-1].text not in _MODALS and _tag(before[-1]) in _COMPOUND_TAGS:
        return True
    own = [word for word in _before_in_phrase(before, governing) if word.text not in _MODALS]
    if any(word.text in governing for word in own):
        return True
    attributive = any(word.text == "的" for phrase in members for word in phrase)
    return attributive and any(word.text in governing or _tag(word) in ("v", "p") for word in own)


def head(phrase: Phrase, nouns: Iterable[str]) -> str | None:
    """The longest of the nouns that a phrase ends in: its last words, its last word or the end of that."""
    text = "".join(word.text for word in phrase)
    bounds = {word.span.start - phrase[0].span.start for word in phrase}
    last = len(text) - len(phrase[-1].text)
    starts = {noun: len(text) - len(noun) for noun in nouns if text.endswith(noun)}
    return max((noun for noun, start in starts.items() if start in bounds or start >= last), key=len, default=None)


def wording(phrase: Phrase, noun: str) -> str:
    """The head as it stands there: 引领力 where the noun is 力."""
    last = phrase[-1].text
    if len(last) == 1 and len(phrase) > 1:
        last = phrase[-2].text + last
    return max(last, noun, key=len)


def _before_in_phrase(before: Sequence[Token], governing: Container[str]) -> Iterator[Token]:
    """The words before the verb, from it on, as far as its phrase goes; of 保障和改善 both verbs."""
    for index in range(len(before) - 1, -1, -1):
        if before[index].text in _COORDINATORS:
            partner = index == len(before) - 1 and index > 0 and before[index - 1]
            if not partner or not (partner.text in governing or _tag(partner) in ("v", "vn")):
                return
        else:
            yield before[index]


def _units(words: Sequence[Token]) -> Iterator[Phrase]:
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
    return word.text in _MEASURES or word.text in _CLOSING or word.text[0].isdigit() or word.text.isspace()


def _begins_another(word: Token, governing: Container[str]) -> bool:
    """Whether a word is a verb with an object of its own, or both in one (提高质量)."""
    return word.text in governing or (len(word.text) > _VERB and word.text[:_VERB] in governing)


def _tag(word: Token) -> str:
    from speechlint.text.segmentation import tag  # noqa: PLC0415 - few texts have a clause that needs words

    return tag(word.text)
