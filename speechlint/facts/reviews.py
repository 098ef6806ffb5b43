"""Passages that look back on several years (五年来, “十三五”工作回顾): there past things stand with good reason."""

from __future__ import annotations

from bisect import bisect_right

from speechlint.document import Document
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import matches_at

REVIEWED_YEARS = 6
"""How far such a passage reaches back: a term of five years, and the year in which it is reported."""
_FORM = Late(
    r"(?P<back>(?<!今后)(?<!未来)(?<!下一)[五三四5]年来|的五年[。，]"
    r"|(?:过去|走过|这|近|本届政府|上届政府|回顾|回眸|回望)的?[五三四5]年|[五5]年(?:工作|发展|奋斗)?的?(?:工作)?(?:回顾|总结|成就)"
    r"|“十[一二三四五]五”(?:时期|期间|以来|发展|工作){0,3}的?(?:工作)?(?:回顾|总结|成就)"
    r"|十[八九]大以来|二十大以来|届政府(?:任期|工作)[^，。]{0,6}(?:回顾|五年))"
    r"|今后[五三四5]年|未来[五三四5]年|下一步|工作安排|总体要求|预期目标|主要任务|重点工作|工作部署|工作打算|工作思路"
    r"|(?:19|20)[0-9]{2}年工作|今后一个时期|当前和今后"
)
_BEGINNINGS = (
    "五年 三年 四年 5年 的五年 过去 走过 这 近 本届政府 上届政府 回顾 回眸 回望 “十 十八大 十九大 二十大 届政府"
    " 今后 未来 下一步 工作 总体要求 预期目标 主要任务 重点工作 19 20 当前和"
)
_OPENING = Late("|".join(f"{words[0]}(?={words[1:]})" for words in _BEGINNINGS.split()))
"""The first character of the forms. Every alternative begins with one, so that ``re`` can skip to it."""


class Turns(NamedTuple):
    """Where a text turns back on several years, and where it turns to what is to be done, by offset."""

    offsets: tuple[int, ...]
    back: tuple[bool, ...]

    def reviewing(self, offset: int) -> bool:
        """Whether the last turn before an offset was one back."""
        index = bisect_right(self.offsets, offset) - 1
        return index >= 0 and self.back[index]

    def planning(self, offset: int) -> bool:
        """Whether the last turn before an offset was one to what is to be done."""
        index = bisect_right(self.offsets, offset) - 1
        return index >= 0 and not self.back[index]


def turns(document: Document) -> Turns:
    """All turns; 今后五年 and 未来五年 turn forward."""
    found = list(matches_at(_OPENING.made, _FORM.made, document.text))
    return Turns(tuple(turn.start() for turn in found), tuple(turn["back"] is not None for turn in found))
