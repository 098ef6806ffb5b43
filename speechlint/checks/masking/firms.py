"""Names of firms in a text that masks firms: 依托宏源机械、盛达农牧等企业 beside ``**集团``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import HAN, can_be_name, masked_speeches, one_of
from speechlint.span import Span, joined
from speechlint.text.patterns import Late, compiled
from speechlint.text.scan import behind_last

_LONGEST_LIST = 160
_CLOSE = Late("等(?:[几两数0-9]*[家个户])?(?:[一-鿿]{0,4})企业")
_ITEM = Late("[^、]+")


def real_firms(subject: Subject, brands: str, trades: tuple[str, ...], generic: tuple[str, ...]) -> Iterator[Found]:
    """Two or three characters that firms are named with before a trade, or among firms that a list gives by name."""
    for speech in masked_speeches(subject):
        masked = speech.before(trades)
        if not masked:
            continue
        mask = Span(masked[0].core.start, masked[0].core.end + _length(subject.text, masked[0].core.end, trades))
        found = (*_named(subject.text, speech.span, brands, trades), *_listed(subject.text, speech.span, brands))
        meant = {span for span in found if not any(word in subject.document[span] for word in generic)}
        for span in joined(sorted(meant), partial(_are_listed, subject.text)):
            if not subject.facts.is_quoted(span):
                yield Found(span, {"masked": subject.document[mask]}, (Related(mask),))


def _length(text: str, at: int, words: tuple[str, ...]) -> int:
    return max((len(word) for word in words if text.startswith(word, at)), default=0)


def _named(text: str, within: Span, brands: str, trades: tuple[str, ...]) -> Iterator[Span]:
    for match in _name(brands, trades).finditer(text, *within):
        if can_be_name(match["stem"]):
            yield Span(*match.span())


def _listed(text: str, within: Span, brands: str) -> Iterator[Span]:
    """The members of a list closed by 等企业 that begin as the names of firms do."""
    for close in _CLOSE.finditer(text, *within):
        end = close.start()
        reach = max(within.start, end - _LONGEST_LIST)
        start = behind_last("，。；：\n", text, reach, end)
        for member in _ITEM.finditer(text, start, end):
            match = _member(brands).search(member[0])
            if match and can_be_name(match["stem"]):
                yield Span(member.start() + match.start(), member.end())


def _are_listed(text: str, one: Span, other: Span) -> bool:
    """Whether two names stand side by side in a list, or one in the other."""
    return other.start < one.end or text[one.end : other.start] == "、"


@cache
def _name(brands: str, trades: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"(?<![{brands}])(?P<stem>[{brands}]{{2,3}})(?:{one_of(trades)})+")


@cache
def _member(brands: str) -> re.Pattern[str]:
    return compiled(rf"(?<![{brands}])(?P<stem>[{brands}]{{2}}){HAN}{{2,4}}$")
