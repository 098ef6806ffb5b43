"""What one speech says twice of an indicator: its value, its rank, how it compares with the average."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import Quantity, quantity_at
from speechlint.facts.clauses import HAN_CLAUSE_STOPS, SEGMENT_STOPS, SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.numerals import HAN_DIGITS, parse
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import behind_last

ABOVE = ("高于", "高出", "快于", "好于")
BELOW = ("低于", "低出", "慢于")
RANKED = ("全国第", "全省第", "全市第", "全区第", "全州第", "全盟第", "全县第")

_SCOPE = "(?:全国|全省|全市|全县|全区|全州|全盟|全旗|全镇|全乡|我国|我省|我市|我县|我区|我州|全自治区)"
_SCOPES = Late(_SCOPE)
_BASE = "(?:全国|全省|全市|全区|全州|全盟|全县)"
_STATED = Late("(?:完成|实现|达到|达|为|增长|下降)(?=[0-9０-９])")
_GROWTH = ("增长", "下降")
_HAN_BEFORE = Late(r"[A-Za-z一-鿿（）]{1,24}$")
_HAN_FIRST = Late("[^0-9*]*")
_SEVERAL = Late("分别|年均|累计|累积|平均(?!$)")
_HEAD = Late(rf"^[年月]份?[末底]?|^.*(?:{_SCOPE}|其中|[今去前明全当]年|上半年|季度|期间|时期|以来)")
_CUT = Late(
    "(?:累计|同比|已经?|连续|共计?|总共|增速|增幅|增长|完成|实现|达到?|为|(?<![人户平])均(?!衡)|又|还).*$"
    "|(?:位列|位居|位次|排名|名列|跃居|列|居|排)$"
)
_NO_INDICATOR = Late("^(?:按|占|较|扣|实际|同口径|可比|净|共|再|有|新|连|累)|[由从比每]|以上|力争|目标|预期")
_PLAN = Late("力争|目标|预期|预计|计划|确保|安排|要求|规划|争取|建议|任务|将|拟|左右|到20[0-9]{2}年")
_PERIOD = Late(
    r"(?<![比较同])(?:(?:19|20)[0-9]{2}年(?:上半年|下半年|前三季度|[一二三四]季度|[0-9]{1,2}月)?|去年|今年|前年|明年|上半年|下半年|前三季度"
    r"|[一二三四]季度|[0-9*]{1,2}[-—－～~至][0-9*]{1,2}月|[0-9*]{1,2}月|“?十[一二三四五]五”?(?:末|期间|时期)?|[上这本]届)"
)
_COMPARED = Late(
    rf"(?P<how>{'|'.join((*ABOVE, *BELOW))})(?P<base>{_BASE})(?=平均|水平|增速|增幅|均值|[0-9*]|[，。；、])"
)
_RANK = Late(rf"(?P<base>{_BASE})第(?P<rank>[0-9]{{1,3}}|[{HAN_DIGITS}十]{{1,3}})(?:位|名|，|。|；|、)")
_RANKS = ("列", "居", "排", "排名", "位次", "升至", "名列")
_PREDICATE = Late(
    "^(?:同比|比上年|较上年|增长|下降|全[国省市区州县]第|[0-9*+])|^(?:增速|增幅|总量)?(?:位列|位居|排名|名列|高于|低于|列|居|排|均)?$"
)
"""A clause that says something of the one before it."""
_SHORTEST = 4
"""Characters of an indicator; a shorter noun (投资) may be that of anything."""
_CLAUSES_BACK = 3
"""Clauses before a statement in which its indicator is looked for."""
_LONGEST_CLAUSE = 60
_REACH = 400
"""Characters before a statement that its sentence is looked for in."""


class Statement(NamedTuple):
    """What is said of an indicator at a place. ``scope`` is what else must agree for two statements to be compared.

    ``says`` is compared, ``periods`` are those named in the sentence before it.
    """

    span: Span
    indicator: str
    scope: str
    says: str
    periods: tuple[str, ...]
    figure: Quantity | None = None


def two_values(subject: Subject) -> Iterator[Found]:
    """2023年地区生产总值完成120亿元 … 2023年地区生产总值完成125亿元."""
    for earlier, later in _pairs(subject, _stated_values(subject)):
        one, other = earlier.figure, later.figure
        if one is None or other is None or one.value == other.value:
            continue
        if abs(one.value - other.value) > max(one.step, other.step) and one.written != other.written:
            yield _found(subject, earlier, later)


def two_units(subject: Subject) -> Iterator[Found]:
    """投资3.52亿元 … 投资3.52万元."""
    for earlier, later in _pairs(subject, _stated_values(subject)):
        one, other = earlier.figure, later.figure
        if one and other and one.written == other.written and one.scale != other.scale:
            yield _found(subject, earlier, later)


def two_ranks(subject: Subject) -> Iterator[Found]:
    """固定资产投资增速居全市第3位 … 居全市第5位."""
    for earlier, later in _pairs(subject, _ranks(subject)):
        if earlier.says != later.says:
            yield _found(subject, earlier, later)


def comparisons(subject: Subject) -> Iterator[Found]:
    """固定资产投资增速高于全市平均 … 低于全市平均."""
    for earlier, later in _pairs(subject, _comparisons(subject), undated=True):
        if earlier.says != later.says:
            yield _found(subject, earlier, later)


def _pairs(
    subject: Subject, statements: Iterable[Statement], *, undated: bool = False
) -> Iterator[tuple[Statement, Statement]]:
    """The first statement on an indicator and the only other one of the same speech and period.

    An indicator that is stated three times and more is one of several places or people.
    """
    grouped: dict[tuple[str, str, int, tuple[str, ...]], list[Statement]] = {}
    for statement in statements:
        if statement.periods or undated or not subject.facts.turns.planning(statement.span.start):
            speech = subject.facts.speech_at(statement.span.start).span.start
            periods = () if undated else statement.periods
            grouped.setdefault((statement.indicator, statement.scope, speech, periods), []).append(statement)
    for group in grouped.values():
        if len(group) != 2:
            continue
        earlier, later = group
        if not earlier.periods or not later.periods or earlier.periods == later.periods:
            yield earlier, later


def _stated_values(subject: Subject) -> Iterable[Statement]:
    return subject.facts.shared("figures: stated values", lambda: list(_values(subject)))


def _values(subject: Subject) -> Iterator[Statement]:
    text = subject.text
    for verb in _STATED.finditer(text):
        start = _clause_start(text, verb.start())
        indicator = _indicator(text[start : verb.start()])
        figure = quantity_at(text, verb.end()) if indicator else None
        if indicator is None or figure is None or figure.vague:
            continue
        sentence = text[_start(text, start, SENTENCE_STOPS) : verb.start()]
        if _PLAN.search(sentence):
            continue
        growth = verb[0] if verb[0] in _GROWTH else ""
        scope = "".join([*_SCOPES.findall(sentence)[-1:], growth, figure.unit])
        periods = tuple(_PERIOD.findall(sentence))
        yield Statement(Span(start, figure.span.end), indicator, scope, str(figure.value), periods, figure)


def _comparisons(subject: Subject) -> Iterator[Statement]:
    for start in subject.starts((*ABOVE, *BELOW)):
        match = _COMPARED.match(subject.text, start)
        if match:
            says = "above" if match["how"] in ABOVE else "below"
            yield from _said(subject, match, says)


def _ranks(subject: Subject) -> Iterator[Statement]:
    for start in subject.starts(RANKED):
        match = _RANK.match(subject.text, start)
        rank = parse(match["rank"]) if match else None
        if match and rank and subject.text.endswith(_RANKS, 0, start):
            yield from _said(subject, match, str(rank))


def _said(subject: Subject, match: re.Match[str], says: str) -> Iterator[Statement]:
    """What a phrase without an indicator of its own says of the one before it, in the clauses since the last ；."""
    text = subject.text
    segment = _start(text, match.start(), SEGMENT_STOPS)
    sentence = text[_start(text, match.start(), SENTENCE_STOPS) : match.start()]
    if _PLAN.search(sentence):
        return
    end = match.start()
    for _ in range(_CLAUSES_BACK):
        start = max(_clause_start(text, end), segment)
        clause = text[start:end]
        if _SEVERAL.search(clause):
            return
        indicator = _indicator(clause) or _indicator(clause, at_end=False)
        if indicator is not None:
            place = Span(start if end == match.start() else match.start(), match.end())
            yield Statement(place, indicator, match["base"], says, tuple(_PERIOD.findall(sentence)))
            return
        if start <= segment or not _PREDICATE.search(clause):
            return
        end = start - 1


def _indicator(clause: str, *, at_end: bool = True) -> str | None:
    """The noun phrase that ends a clause, or else begins it, without period and scope; None for anything else."""
    if _SEVERAL.search(clause):
        return None
    words = _HAN_BEFORE.search(clause) if at_end else _HAN_FIRST.match(clause)
    cut = _CUT.sub("", words[0] if words else "")
    name = _HEAD.sub("", _HEAD.sub("", cut))
    if name == cut and words and clause[: words.start()][-1:].isdecimal():
        return None
    return name if len(name) >= _SHORTEST and not _NO_INDICATOR.search(name) else None


def _clause_start(text: str, offset: int) -> int:
    return behind_last(HAN_CLAUSE_STOPS, text, max(0, offset - _LONGEST_CLAUSE), offset)


def _start(text: str, offset: int, stops: str) -> int:
    return behind_last(stops, text, max(0, offset - _REACH), offset)


def _found(subject: Subject, earlier: Statement, later: Statement) -> Found:
    return contradiction(subject, later.span, [earlier.span], name=later.indicator)
