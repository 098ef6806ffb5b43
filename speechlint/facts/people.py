"""People named with a title (称谓): 李志远书记, 志远同志, 李书记."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from speechlint.document import Document
from speechlint.span import Span
from speechlint.text.names import SURNAMES, is_full_name, is_given_name

TITLES = (
    "同志", "书记", "省长", "市长", "县长", "区长", "镇长", "乡长", "州长", "局长", "部长", "厅长", "处长", "科长", "院长", "校长", "所长", "主任", "主席", "常委", "秘书长", "会长", "理事长", "董事长", "总经理", "政委", "司令员", "支书",
)  # fmt: skip
"""What stands behind a name."""


class Naming(StrEnum):
    """Which part of a name is said."""

    FULL = "full"
    GIVEN = "given"
    SURNAME = "surname"


class Person(NamedTuple):
    """Somebody named with a title: ``span`` covers both, ``name`` and ``title`` are the words."""

    span: Span
    name: str
    title: str
    naming: Naming


_BOUNDS = tuple("，。；：、！？\n“”（）《》,;:!?() 　")
_LEADING_WORDS = (
    "由", "请", "经", "经过", "和", "与", "及", "同", "跟", "向", "让", "听", "听取", "对", "给", "是", "即", "为", "按照", "根据", "陪同",
    "随同", "委托", "感谢", "欢迎", "刚才", "下面", "首先", "现在", "接着", "其中", "包括",
)  # fmt: skip
_UNIT_ENDS = tuple("局委办镇乡村院校厂部处科站厅区县市省司")  # 县教育局李卫东同志
_ALSO_WORDS = frozenset(
    "任和于时从区向方应安全经成能门家常连支高老单党曾易及干路车"
)  # no surnames where they stand alone
_SPOKEN_OF = frozenset({"毛主席", "周主席", "朱主席", "邓主席", "康县长"})
_NOT_A_TITLE = "们|之间|之情|处|科员|会议|办公会|医师|护师|团|令|台|级|制|论|式|助理|工程|单位|席位|培训|队伍"
_TITLE = re.compile(f"(?:常务)?副?(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})(?!{_NOT_A_TITLE})")


def people(document: Document) -> Iterator[Person]:
    """Everybody named with a title, in reading order. A name begins at a stop, behind 由 or 请, an office, a title."""
    text = document.text
    for match in _TITLE.finditer(text):
        found = _named(text, match.start(), match[0])
        if found is not None:
            start, naming = found
            yield Person(Span(start, match.end()), text[start : match.start()], match[0], naming)


def _named(text: str, end: int, title: str) -> tuple[int, Naming] | None:
    """Where the name begins that ends at an offset, and what is said of it."""
    for length in (3, 2):
        start = end - length
        word = text[start:end] if start >= 0 else ""
        if is_full_name(word) and (_begins(text, start, TITLES) or text.endswith(_UNIT_ENDS, 0, start)):
            return start, Naming.FULL
        if is_given_name(word) and _begins(text, start, TITLES):
            return start, Naming.GIVEN
    surname = text[end - 1 : end] if end else ""
    alone = surname in SURNAMES and surname not in _ALSO_WORDS and surname + title not in _SPOKEN_OF
    return (end - 1, Naming.SURNAME) if alone and title != "同志" and _begins(text, end - 1, ()) else None


def _begins(text: str, start: int, titles: tuple[str, ...]) -> bool:
    inside_title = start > 0 and text.startswith("同志", start - 1)
    return start <= 0 or (not inside_title and text.endswith(_BOUNDS + _LEADING_WORDS + titles, 0, start))
