"""Numbers of congresses and sessions (届次) masked in one place and filled in elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import MASK, masked_speeches
from speechlint.facts.placeholders import ValueKind
from speechlint.span import Span
from speechlint.text.patterns import compiled

_LEVELS = "省市县区州盟旗镇乡"
_NUMBER = "[一二三四五六七八九十百0-9]{1,4}"


def filled_ordinals(subject: Subject) -> Iterator[Found]:
    """Numbers in the frame (县…次党代会) that a mask has in the same speech."""
    for speech in masked_speeches(subject):
        if not any(slot.value is ValueKind.TERM for slot in speech.slots):
            continue
        for body in _BODIES:
            masked: dict[str, Span] = {}
            for match in _frame(body, MASK).finditer(subject.text, *speech.span):
                masked.setdefault(match["level"], Span(*match.span()))
            for match in _frame(body, _NUMBER).finditer(subject.text, *speech.span) if masked else ():
                like = masked.get(match["level"])
                span = Span(*match.span())
                if like is not None and not subject.facts.is_quoted(span):
                    yield Found(span, {"masked": subject.document[like]}, (Related(like),))


_BODIES = (
    "第?N次(?:党代会|党的代表大会|党员代表大会|代表大会)|第?N党代会",
    "委?第?N届(?:委员会)?第?N次(?:全体会议|全会|全委会)",
    "第?N届(?:人大|人民代表大会)第?N次会议",
    "政协第?N届(?:委员会)?第?N次会议",
)
"""Who meets; N stands for a number."""


@cache
def _frame(body: str, number: str) -> re.Pattern[str]:
    """县委第十三届五次全会, 县十三次党代会: ``number`` is how the number is written."""
    return compiled(f"(?P<level>[{_LEVELS}])(?:{body.replace('N', number)})")
