"""Parts against the whole that stands before them: 23个项目，其中工业10个、农业12个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, islice

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.exactness import (
    are_exchanged,
    is_slip,
    room_for,
    shown,
)
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import SHARES, Quantity, quantities, quantity_at
from speechlint.facts.clauses import SEGMENT_STOPS, SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import behind_last

PART = "其中"
OPENINGS = (PART, "中，", "中：")
REMAINDERS = ("其余", "余下")
SECTORS = ("第一产业增加值", "一产增加值")
_INCREMENTS = ("增加", "新增", "净增", "增长", "减少", "增加了", "净增加", "增", "减", "下降")
_AVERAGES = ("人均", "户均", "平均", "亩均", "均")

_REACH = 200
"""Characters before the parts in which the whole is looked for."""
_LEAST_PARTS = 2
_MOST_PARTS = 30
_MOST_STATED = 8
"""Figures of a sentence that ends in what is left over; one of more is a list of several things."""
_FIRST_PART = Late(r"其中[：，]?[^，。；、：\d\n]{0,16}(?=[0-9０-９])")
_TO_PART = Late(r"[，,；（(]?")
_OPENING = Late("其中[：，]?|(?<![其年])中[，：]")
_NAME = Late(r"(?P<stop>[、，；]|和|及|以及|与)?(?P<name>[^，。；、：\d\n（(]{1,20})(?=[0-9０-９])")
_ASIDE = Late(
    r"[，、（(](?:同比|比上年末?|较上年末?|比年初)?(?:净|共|约)?(?:增加|增长|下降|减少|提高|上升|占比?)了?(?=[0-9０-９])"
)
"""What may be said of a part before the next one."""
_NO_PART = Late(
    "(?:[到至达加减少增长降比从由超约近均为元占]|中有.*|人均.*|比上年.*|新增.*|净增.*|其中.*|.*(?:带动|竣工|交付|投产|累计|合计|共计|总).*)$"
)
_LEFT_OVER = Late("(?:其余|余下)的?(?=[0-9０-９])")
_REST = ("其他", "其它", "其余", "另外")
"""What the last of all parts is called."""
_HALVES = (("男", "女"), ("城镇", "农村"), ("城镇", "乡村"), ("城市", "农村"))
"""Names of two parts that leave nothing out."""
_OVERLAPPING = Late("女|党员|民族|以上|以下|学历|职称|青年|一线|基层|代表|骨干|重点|新[建增]|人才|示范|亿元|处分|问责")
"""What names a part by a quality that others may have too."""
_LITTLE = Decimal("0.02")
"""What part of a whole is too little to be named."""
_PRODUCT = Late(r"生产总值(?:（GDP）|\(GDP\))?(?:预计)?(?:完成|实现|达到?|为)?(?=[0-9０-９])")
_SECTOR = Late(r"(?:第([一二三])产业|(?<![一-鿿])([一二三])产)增加值(?:完成|实现|达到?|为)?(?=[0-9０-９])")
_SECTOR_REACH = 160
_SECTORS = 3


class _Part(NamedTuple):
    """A part of a whole; ``stop`` is what parts it from the one before."""

    stop: str
    name: str
    figure: Quantity


def part(subject: Subject) -> Iterator[Found]:
    """企业100家，其中规上企业120家."""
    text = subject.text
    for start in subject.starts((PART,)):
        lead = _FIRST_PART.match(text, start)
        part = quantity_at(text, lead.end()) if lead else None
        if lead is None or part is None or part.unit in SHARES or any(word in lead[0] for word in _AVERAGES):
            continue
        begin = behind_last(SEGMENT_STOPS, text, max(0, start - _REACH), start)
        wholes = list(quantities(text, Span(begin, start)))
        if not wholes or wholes[-1].unit != part.unit or not _TO_PART.fullmatch(text[wholes[-1].span.end : start]):
            continue
        whole = max((one for one in wholes if one.unit == part.unit), key=lambda one: one.value)
        if text.endswith(_INCREMENTS, 0, wholes[-1].span.start) or any(word in text[begin:start] for word in _AVERAGES):
            continue
        if not whole.vague and not part.vague and part.value > whole.value + whole.step:
            yield contradiction(subject, part.span, [whole.span], counted=shown(whole.value, part))


def partitions(subject: Subject) -> Iterator[Found]:
    """A whole with its parts behind 其中, or the product of a place with its three sectors; each whole once."""
    found = {one.span: one for one in (*_products(subject), *_remainders(subject), *_listed(subject))}
    yield from found.values()


def _listed(subject: Subject) -> Iterator[Found]:
    text = subject.text
    for start in subject.starts(OPENINGS):
        opening = _OPENING.match(text, start)
        parts = list(_parts_after(text, opening.end())) if opening else []
        if len(parts) < _LEAST_PARTS or any(part.figure.vague for part in parts):
            continue
        whole = _whole_before(text, start, parts[0].figure.unit, inside=not text.startswith(PART, start))
        if whole is not None and not _may_be(whole, parts):
            yield _contradicted(subject, whole, [part.figure for part in parts])


def _parts_after(text: str, at: int) -> Iterator[_Part]:
    """A row of names with figures of one unit; what is said of a part by the way is passed over."""
    unit, joint = "", ""
    for _ in range(_MOST_PARTS):
        aside = _ASIDE.match(text, at) if unit else None
        figure = quantity_at(text, aside.end()) if aside else None
        if figure is not None:
            at = figure.span.end + text.startswith(("）", ")"), figure.span.end)
            continue
        named = _NAME.match(text, at)
        figure = quantity_at(text, named.end()) if named else None
        if named is None or figure is None or figure.unit in SHARES or _NO_PART.search(named["name"]):
            return
        stop = named["stop"] or ""
        if (unit and (figure.unit != unit or not stop)) or (stop == "；" != joint and joint):
            return
        unit, joint = figure.unit, joint or stop
        yield _Part(stop, named["name"], figure)
        at = figure.span.end


def _remainders(subject: Subject) -> Iterator[Found]:
    """查摆问题186个，已整改179个，其余7个: what is left over of the first figure of the sentence."""
    text = subject.text
    for start in subject.starts(REMAINDERS):
        left = _LEFT_OVER.match(text, start)
        rest = quantity_at(text, left.end()) if left else None
        if rest is None or rest.unit in SHARES:
            continue
        begin = behind_last(SEGMENT_STOPS, text, max(0, start - _REACH), start)
        stated = list(islice(quantities(text, Span(begin, start)), _MOST_STATED))
        if len(stated) == _MOST_STATED:
            continue
        whole, *parts = [figure for figure in stated if figure.unit == rest.unit] or [rest]
        figures = [*parts, rest]
        if (
            not parts
            or stated[-1].unit != rest.unit
            or rest.value >= whole.value
            or any(figure.vague for figure in (whole, *figures))
        ):
            continue
        nested = any(word in text[begin:start] for word in (PART, *_AVERAGES, *_INCREMENTS))
        if not nested and abs(_total(figures) - whole.value) > room_for((whole, *figures)):
            yield _contradicted(subject, whole, figures)


def _whole_before(text: str, end: int, unit: str, *, inside: bool) -> Quantity | None:
    """The only figure of a unit in the clause (17起事故中，), the sentence or the sentence before; no increment."""
    stops = SENTENCE_STOPS + "，；" if inside else SENTENCE_STOPS
    start = behind_last(stops, text, max(0, end - _REACH), end)
    if not inside and start == end:
        start = behind_last(stops, text, max(0, end - _REACH), end - 1)
    lead = text[start:end]
    found = [figure for figure in quantities(text, Span(start, end)) if figure.unit == unit]
    if len(found) != 1 or any(word in lead for word in _AVERAGES):
        return None
    increment = text.endswith((*_INCREMENTS, "到", "比"), 0, found[0].span.start)
    return None if increment or found[0].vague else found[0]


def _may_be(whole: Quantity, parts: Sequence[_Part]) -> bool:
    """Whether the parts can be those of the whole: they make it, or less where more parts may have been left out.

    What follows when they have made it is something else, unless they say themselves that they are all.
    """
    figures = [part.figure for part in parts]
    names = [part.name for part in parts]
    totals = list(accumulate(figure.value for figure in figures))
    total = totals[-1]
    room = room_for((whole, *figures))
    if abs(total - whole.value) <= room:
        return True
    if names[-1].startswith(_REST) or _leave_nothing_out(names):
        return False
    if any(abs(one - whole.value) <= room for one in totals[1:]):
        return True
    if total > whole.value and all(part.stop != "；" for part in parts) and not any(map(_OVERLAPPING.search, names)):
        return False
    return not _is_one_slip_off(whole, figures, total)


def _leave_nothing_out(names: Sequence[str]) -> bool:
    return any(len(names) == len(pair) and all(map(str.startswith, names, pair)) for pair in _HALVES)


def _is_one_slip_off(whole: Quantity, figures: Sequence[Quantity], total: Decimal) -> bool:
    """Whether one wrong digit, or two exchanged ones, of a single figure explain why parts do not make a whole.

    A little that is missing may be the parts that are not worth naming.
    """
    missing = whole.value - total
    wanted = [(whole, total), *((figure, figure.value + missing) for figure in figures)]
    if 0 < missing < whole.value * _LITTLE:
        return any(are_exchanged(figure, right) for figure, right in wanted)
    return any(is_slip(figure, right) for figure, right in wanted)


def _products(subject: Subject) -> Iterator[Found]:
    """地区生产总值286亿元 … 第一产业增加值30亿元、第二产业增加值120亿元、第三产业增加值136亿元."""
    for start in subject.starts(SECTORS):
        yield from _product(subject, start)


def _product(subject: Subject, start: int) -> Iterator[Found]:
    text = subject.text
    sectors = list(_SECTOR.finditer(text, start, start + _SECTOR_REACH))[:_SECTORS]
    figures = [figure for sector in sectors if (figure := quantity_at(text, sector.end()))]
    if [sector[1] or sector[2] for sector in sectors] != list("一二三") or len(figures) != _SECTORS:
        return
    if "\n" in text[start : sectors[-1].end()]:
        return
    products = list(_PRODUCT.finditer(text, max(0, start - _REACH), start))
    whole = quantity_at(text, products[-1].end()) if products else None
    if whole is None or "\n" in text[whole.span.end : start] or any(figure.vague for figure in (whole, *figures)):
        return
    off = abs(_total(figures) - whole.value) > room_for((whole, *figures))
    if off and {figure.unit for figure in figures} == {whole.unit}:
        yield _contradicted(subject, whole, figures)


def _contradicted(subject: Subject, whole: Quantity, figures: Sequence[Quantity]) -> Found:
    spans = [figure.span for figure in figures]
    return contradiction(subject, whole.span, spans, counted=shown(_total(figures), whole))


def _total(figures: Sequence[Quantity]) -> Decimal:
    return sum((figure.value for figure in figures), Decimal())
