"""People named with a title (称谓): 李志远书记, 志远同志, 李书记.

Titles are common, so they are not searched for here: whoever asks has looked for :data:`TITLES` together with much else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from speechlint.span import Span, starting_within
from speechlint.text.names import SURNAMES, can_end_name, is_full_name, is_given_name
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

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
    """Somebody named with a title: ``span`` covers both, ``name`` and ``title`` are the words.

    ``office`` is what stands right in front of the name: 县长 of 县委副书记、县长罗建国同志; empty where nothing does.
    """

    span: Span
    name: str
    title: str
    naming: Naming
    office: str = ""


_BOUNDS = tuple("，。；：、！？\n“”（）《》,;:!?() 　")
_LEADING_WORDS = (
    "由", "请", "经", "经过", "和", "与", "及", "同", "跟", "向", "让", "听", "听取", "对", "给", "是", "即", "为", "按照", "根据", "陪同",
    "随同", "委托", "感谢", "欢迎", "刚才", "下面", "首先", "现在", "接着", "其中", "包括",
    "以", "尊敬的", "敬爱的", "刚刚", "会上", "会前", "会后", "今天", "上午", "下午", "日前", "最近", "落实", "贯彻", "领会", "遵照", "围绕", "传达", "学习",
)  # fmt: skip
_UNIT_ENDS = tuple("局委办镇乡村院校厂部处科站厅区县市省司")  # 县教育局李卫东同志
_ALSO_WORDS = frozenset(
    "任和于时从区向方应安全经成能门家常连支高老单党曾易及干路车"
)  # no surnames where they stand alone
_SPOKEN_OF = frozenset({"毛主席", "周主席", "朱主席", "邓主席", "康县长"})
_NOT_A_TITLE = "们|之间|之情|处|科员|会议|办公会|医师|护师|团|令|台|级|制|论|式|助理|工程|单位|席位|培训|队伍"
_AT_BOUNDS = _BOUNDS + _LEADING_WORDS
_AFTER_TITLES = _AT_BOUNDS + TITLES
_AFTER_UNITS = _AFTER_TITLES + _UNIT_ENDS
_NO_TITLE = Late(_NOT_A_TITLE)
_DEPUTIES = ("常务副", "第一副", "副", "常务")


def people(text: str, hits: Mapping[str, tuple[int, ...]], within: Span) -> Iterator[Person]:
    """Everybody named with a title, in reading order; ``hits`` holds the offsets of each of :data:`TITLES`.

    A name begins at a stop, behind 由 or 请, behind an office or another title.
    """
    places = sorted((start, title) for title in TITLES for start in starting_within(hits.get(title, ()), within))
    for start, title in places:
        if _NO_TITLE.match(text, start + len(title)):
            continue
        deputy = _deputy(text, start)
        found = _named(text, start - len(deputy), title)
        if found is not None:
            first, naming = found
            name = text[first : start - len(deputy)]
            office = next((words for words in TITLES if text.endswith(words, 0, first)), "")
            office = office and _deputy(text, first - len(office)) + office
            yield Person(Span(first, start + len(title)), name, deputy + title, naming, office)


def _deputy(text: str, end: int) -> str:
    """What makes a deputy of the title that begins at an offset."""
    return next((words for words in _DEPUTIES if text.endswith(words, 0, end)), "")


def _named(text: str, end: int, title: str) -> tuple[int, Naming] | None:
    """Where the name begins that ends at an offset, and what is said of it."""
    if not can_end_name(text[end - 1 : end]):
        return None
    for length in (3, 2):
        start = max(0, end - length)
        word = text[start:end]
        if is_full_name(word) and _begins(text, start, _AFTER_UNITS):
            return start, Naming.FULL
        if is_given_name(word) and _begins(text, start, _AFTER_TITLES):
            return start, Naming.GIVEN
    surname = text[end - 1 : end]
    alone = surname in SURNAMES and surname not in _ALSO_WORDS and surname + title not in _SPOKEN_OF
    return (end - 1, Naming.SURNAME) if alone and title != "同志" and _begins(text, end - 1, _AT_BOUNDS) else None


def _begins(text: str, start: int, behind: tuple[str, ...]) -> bool:
    inside_title = start > 0 and text.startswith("同志", start - 1)
    return start <= 0 or (not inside_title and text.endswith(behind, 0, start))
