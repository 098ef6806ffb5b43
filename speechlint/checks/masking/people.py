"""Real names in the frame that is masked elsewhere: 志远同志 beside ``**同志``.

No dictionary of names is asked, and no tagger. A name is what stands between a bound (a stop, 由, 请, an office) and a
title (同志, 书记, 局长), and is written with characters that names are written with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import HAN, MASK, MaskedSpeech, masked_speeches, one_of
from speechlint.span import Span

_BOUNDS = tuple("，。；：、！？\n“”（）《》,;:!?() 　")
_LEADING_WORDS = (
    "由", "请", "经", "经过", "和", "与", "及", "同", "跟", "向", "让", "听", "听取", "对", "给", "是", "即", "为", "按照", "根据", "陪同",
    "随同", "委托", "感谢", "欢迎", "刚才", "下面", "首先", "现在", "接着", "其中", "包括",
)  # fmt: skip
_UNIT_ENDS = tuple("局委办镇乡村院校厂部处科站厅区县市省司")  # 县教育局李卫东同志
_ALSO_WORDS = frozenset(
    "任和于时从区向方应安全经成能门家常连支高老单党曾易及干路车"
)  # no surnames where they stand alone
_NOT_A_TITLE = "们|之间|之情|处|科员|会议|办公会|医师|护师|团|令|台|级|制|论|式|助理|工程|单位|席位|培训|队伍"
_HONOURED_AFTER = re.compile(
    "的?(?:先进|英雄|感人|模范)?(?:事迹|精神|诞辰|逝世|遗志|生前|曾|在《|为榜样|塑像|故居|纪念|说过|讲过|题词)"
)
_HONOURED_BEFORE = ("学习", "追授", "缅怀", "纪念", "追忆", "悼念", "学", "以")
_LEARNT_FROM = ("学习", "致敬", "看齐")  # 向…
_MEMBER = rf"(?:{MASK}|{HAN}{{2,3}})"


class NameSigns(NamedTuple):
    """What names are told by: characters of surnames and of given names, titles, and names and words left alone."""

    surnames: frozenset[str]
    given: frozenset[str]
    titles: tuple[str, ...]
    exempt: frozenset[str]

    def is_full(self, word: str) -> bool:
        """Surname and given name."""
        return word[:1] in self.surnames and self._is_free(word) and len(word) > 1 and self.given.issuperset(word[1:])

    def is_given(self, word: str) -> bool:
        """A given name of two characters."""
        return len(word) == 2 and self.given.issuperset(word) and self._is_free(word)

    def _is_free(self, word: str) -> bool:
        return self.exempt.isdisjoint((word, word[:2], word[-2:]))


def real_names(subject: Subject, signs: NameSigns) -> Iterator[Found]:
    """Names with a title, and names in a list that a title closes, in speeches that mask people before titles."""
    for speech in masked_speeches(subject):
        masked = speech.before(signs.titles)
        if not masked:
            continue
        for span in sorted({*_titled(speech, signs), *_listed(speech, signs)}):
            if subject.facts.is_quoted(span):
                continue
            title = next((title for title in signs.titles if subject.document[span].endswith(title)), "")
            like = next((slot for slot in masked if title and speech.text.startswith(title, slot.core.end)), masked[0])
            mask = Span(like.core.start, like.core.end + _title_length(speech.text, like.core.end, signs.titles))
            yield Found(span, {"masked": subject.document[mask]}, (Related(mask),))


def _title_length(text: str, at: int, titles: tuple[str, ...]) -> int:
    return max((len(title) for title in titles if text.startswith(title, at)), default=0)


def _titled(speech: MaskedSpeech, signs: NameSigns) -> Iterator[Span]:
    text = speech.text
    for match in _title(signs.titles).finditer(text, *speech.span):
        start = _name_start(text, match.start(), match[0], signs)
        if start < match.start() and not _honoured(text, start, match.end()):
            yield Span(start, match.end())


@cache
def _title(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?:常务)?副?(?:{one_of(titles)})(?!{_NOT_A_TITLE})")


def _honoured(text: str, start: int, end: int) -> bool:
    """Whether somebody is spoken of whose name is to stay: studied, mourned, quoted."""
    learnt_from = text.endswith("向", 0, start) and text.startswith(_LEARNT_FROM, end)
    return learnt_from or text.endswith(_HONOURED_BEFORE, 0, start) or bool(_HONOURED_AFTER.match(text, end))


def _name_start(text: str, end: int, title: str, signs: NameSigns) -> int:
    """Where the name begins that ends at an offset; the offset itself where there is none."""
    for length in (3, 2):
        word = text[end - length : end]
        free = _begins(text, end - length, signs.titles)
        if signs.is_full(word) and (free or text.endswith(_UNIT_ENDS, 0, end - length)):
            return end - length
        if free and signs.is_given(word):
            return end - length
    surname = text[end - 1 : end]
    single = surname in signs.surnames - _ALSO_WORDS and surname + title not in signs.exempt
    alone = single and title != "同志" and _begins(text, end - 1, ())
    return end - 1 if alone else end


def _begins(text: str, start: int, titles: tuple[str, ...]) -> bool:
    return start <= 0 or text.endswith(_BOUNDS + _LEADING_WORDS + titles, 0, start)


def _listed(speech: MaskedSpeech, signs: NameSigns) -> Iterator[Span]:
    """The real names of ``**、李志远、**同志``."""
    for match in _list(signs.titles).finditer(speech.text, *speech.span):
        start = match.start("members")
        for member in match["members"].split("、"):
            if signs.is_full(member) and re.search(MASK, match["members"]):
                yield Span(start, start + len(member))
            start += len(member) + 1


@cache
def _list(titles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN[1:-1]}])(?P<members>{_MEMBER}(?:、{_MEMBER})*、{MASK})等?(?:{one_of(titles)})")
