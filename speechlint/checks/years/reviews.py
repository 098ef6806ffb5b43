"""Passages that look back on several years (五年来, “十三五”工作回顾): there past things stand with good reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from functools import cache

from speechlint.checks.base import Subject

REVIEWED = timedelta(days=6 * 365)
"""How much longer a thing may be mentioned in such a passage: a term of five years, and the year of the report."""


class Reviews:
    """Tells for a place whether the text last turned back on several years or forward to what is to be done."""

    def __init__(self, subject: Subject) -> None:
        turns = list(_turn_form().finditer(subject.text))
        self._offsets = [turn.start() for turn in turns]
        self._back = [turn["back"] is not None for turn in turns]

    def allowance(self, offset: int) -> timedelta:
        """What to add to the grace of a thing that is mentioned at an offset."""
        index = bisect_right(self._offsets, offset) - 1
        return REVIEWED if index >= 0 and self._back[index] else timedelta()


@cache
def _turn_form() -> re.Pattern[str]:
    """Turns back, turns forward; 今后五年 and 未来五年 turn forward."""
    return re.compile(
        r"(?P<back>(?<!今后)(?<!未来)(?<!下一)[五三四5]年来|的五年[。，]|(?:过去|刚刚过去|走过|这|近|本届政府|上届政府|回顾|回眸|回望)的?[五三四5]年"
        r"|[五5]年(?:工作|发展|奋斗)?(?:的)?(?:工作)?(?:回顾|总结|成就)|“十[一二三四五]五”(?:时期|期间|以来|发展|工作)*(?:的)?(?:工作)?(?:回顾|总结|成就)"
        r"|(?:党的)?十[八九]大以来|二十大以来|届政府(?:任期|工作)[^，。]{0,6}(?:回顾|五年))"
        r"|今后[五三四5]年|未来[五三四5]年|下一步|工作安排|总体要求|预期目标|主要任务|重点工作|工作部署|工作打算|工作思路|(?:19|20)[0-9]{2}年工作"
        r"|今后一个时期|当前和今后"
    )
