"""Figures of one sentence that do not add up: sums, parts, stated changes, shares of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.exactness import percentage_error, plain, rounding, shown, shown_to_digit
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import POINTS, SHARES, Quantity, last_digit, quantities, quantity_at
from speechlint.facts.clauses import SENTENCE_STOPS
from speechlint.span import Span
from speechlint.text.numerals import decimal
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.scan import at_first, behind_last

TOTALS = ("合计", "共计", "总计", *(f"共{digit}" for digit in "123456789"))
_UP = ("提高", "上升", "增加", "增长", "提升", "扩大", "增")
_DOWN = ("下降", "降低", "减少", "缩小", "压减", "降")
CHANGES = tuple(verb + goal for verb in (*_UP, *_DOWN) for goal in ("到", "至", "为"))
SHARE = tuple(f"占{digit}" for digit in "123456789")
STRUCTURE = ("产业结构", "产业比例", "三次产业", "三产结构", "产业比重")

_WHOLE = Decimal(100)
_VAGUE = Decimal("0.1")
"""By what part a sum of approximate figures may miss."""
_LEAST_PARTS = 2
_LEAST_SHARES = 3
"""Members of one whole where nothing but 占 says that they are of one."""
_REACH = 200
"""Characters before a figure that its sentence is looked for in."""
_FRAME_REACH = 42
"""Characters from 由 or 从 to the verb of a change."""
_RATIO_REACH = 80
"""Characters from what names a ratio (三次产业结构) to its end."""
_TOTAL = Late(r"(?:(?:合计|共计|总计)[^，。；、：\d\n]{0,4}?|共)(?=[0-9０-９])")
_NEXT_PART = Late(r"(?!.*其中)(?:左右|以上)?(?:[、，；]|和|及|以及|与)[^，。；、：\d\n]{1,20}")
_TO_TOTAL = Late(r"(?:左右|以上)?[，、；]?(?:三项|两项|几项|以上)?")
_TIME = "(?:(?:(?:19|20)[0-9]{2}年|去年|前年|今年|目前|现在|年初)[底末]?的?)?"
_CHANGE = Late(
    rf"[由从]{_TIME}[^，。；、由从\d\n]{{0,16}}(?P<old>[0-9０-９][^，。；、]{{0,12}}?)(?P<verb>{'|'.join((*_UP, *_DOWN))})[到至为]{_TIME}(?=[0-9０-９])"
)
_BY = Late(rf"[，,（(](?:净|共)?(?:{'|'.join((*_UP, *_DOWN))})了?(?=[0-9０-９])")
_AT_PRICES = Late("总值|增加值|产值|GDP|总量|总额|营业收入|年均")
_REVERSED = Late("排名|排位|位次|名次|排序|埋深|水位")
_DOUBLED = Late(r"[，,（(](?:实现)?(?P<claim>翻了?(?P<times>[一两三])番)(?![多以])")
_NEARLY = Decimal("0.95")
"""How much of a multiple is called one."""
_NEXT_SHARE = Late(r"[、，；](?P<name>[^，。；、：\d\n]{1,14})占(?=[0-9０-９])")
_RATIO = Late(
    r"(?<![0-9０-９.．:：∶])(?P<a>[0-9０-９]+(?:[.．][0-9０-９]+)?)\s?[:：∶]\s?(?P<b>[0-9０-９]+(?:[.．][0-9０-９]+)?)"
    r"\s?[:：∶]\s?(?P<c>[0-9０-９]+(?:[.．][0-9０-９]+)?)(?![0-9０-９:：∶]|\s?[.．]\s?[0-9０-９])"
)


def sums(subject: Subject) -> Iterator[Found]:
    """新增甲2亿元、乙3亿元，合计6亿元."""
    text = subject.text
    for start in subject.starts(TOTALS):
        lead = _TOTAL.match(text, start)
        total = quantity_at(text, lead.end()) if lead else None
        if total is None or total.unit in SHARES:
            continue
        parts = _parts_before(text, start, total.unit)
        if len(parts) < _LEAST_PARTS:
            continue
        counted = sum((part.value for part in parts), Decimal())
        if abs(counted - total.value) > _slack(total, parts):
            yield _contradicted(subject, total, counted, parts)


def _parts_before(text: str, end: int, unit: str) -> list[Quantity]:
    """The figures of one unit, one a member, right before a total; none where others stand in the sentence."""
    begin = behind_last(SENTENCE_STOPS, text, max(0, end - _REACH), end)
    parts: list[Quantity] = []
    stated = list(quantities(text, Span(begin, end)))
    for part in reversed(stated):
        gap = text[part.span.end : parts[-1].span.start if parts else end]
        if part.unit != unit or not (_NEXT_PART if parts else _TO_TOTAL).fullmatch(gap):
            break
        parts.append(part)
    others = stated[: len(stated) - len(parts)]
    return [] if any(other.unit == unit for other in others) else parts[::-1]


class _Change(NamedTuple):
    """由…提高到…: the two figures, the verb, and where 由 stands."""

    old: Quantity
    new: Quantity
    verb: str
    start: int


def _frames(subject: Subject) -> Iterator[_Change]:
    """Each change once: 下降到 holds 降到 as well."""
    text = subject.text
    starts = subject.starts(CHANGES)
    begins = {max(text.rfind(word, max(0, start - _FRAME_REACH), start) for word in "由从") for start in starts}
    for begin in sorted(begins):
        frame = _CHANGE.match(text, begin) if begin >= 0 else None
        old = quantity_at(text, frame.start("old")) if frame else None
        new = quantity_at(text, frame.end()) if frame else None
        if frame and old and new and old.unit == new.unit and not old.vague and not new.vague:
            yield _Change(old, new, frame["verb"], begin)


def changes(subject: Subject) -> Iterator[Found]:
    """由45.2%提高到50.1%，提高5.9个百分点; 由120家增加到150家，增长20%; 由20亿元增加到30亿元，翻了一番."""
    text = subject.text
    for old, new, _, start in _frames(subject):
        by = _BY.match(text, new.span.end)
        change = quantity_at(text, by.end()) if by else None
        if change is not None and not change.vague:
            wrong = _wrong_change(old, new, change, divisible=_is_divisible(text, start))
            if wrong:
                yield contradiction(subject, change.span, [old.span, new.span], counted=wrong)
        doubled = _DOUBLED.match(text, new.span.end)
        if doubled and old.value and new.value < old.value * 2 ** "一两三".index(doubled["times"]) * 2 * _NEARLY:
            counted = f"{new.value / old.value:.1f}倍"
            yield contradiction(subject, Span(*doubled.span("claim")), [old.span, new.span], counted=counted)


def directions(subject: Subject) -> Iterator[Found]:
    """由54.7%提高到48.2%; ranks and depths rise to smaller figures, and 个 counts days and hours alike."""
    text = subject.text
    for old, new, verb, start in _frames(subject):
        sentence = text[behind_last(SENTENCE_STOPS, text, max(0, start - _REACH), start) : new.span.end]
        if new.unit == "个" or _REVERSED.search(sentence):
            continue
        if (new.value < old.value) if verb in _UP else (new.value > old.value):
            yield contradiction(subject, new.span, [old.span], name=verb)


def _is_divisible(text: str, offset: int) -> bool:
    """Whether what grows is named before an offset and is no value: growth of these is counted at constant prices."""
    sentence = text[behind_last(SENTENCE_STOPS, text, max(0, offset - _REACH), offset) : offset]
    return bool(sentence.strip()) and not _AT_PRICES.search(sentence)


def _wrong_change(old: Quantity, new: Quantity, change: Quantity, *, divisible: bool) -> str:
    """What two figures differ by where it is not the change stated; an empty string where it is, or may be.

    Their quotient counts only for what is ``divisible``.
    """
    counted = abs(new.value - old.value)
    if change.unit == (POINTS if new.unit == "%" else new.unit):
        wrong = abs(counted - change.value) > max(old.step, new.step, change.step)
        return shown(counted, change) if wrong else ""
    if change.unit == new.unit == "%" and counted == change.value and counted and old.value:
        room = percentage_error(new.value, old.value, (new.step, old.step)) + change.step
        return f"{plain(counted)}{POINTS}" if abs(counted / old.value * 100 - change.value) > room else ""
    if change.unit != "%" or new.unit in SHARES or not old.value or not divisible:
        return ""
    counted = counted / old.value * 100
    room = percentage_error(new.value, old.value, (new.step, old.step)) + change.step
    return shown_to_digit(counted, change) if abs(counted - change.value) > room else ""


def shares(subject: Subject) -> Iterator[Found]:
    """甲占45%、乙占35%、丙占30%; 三次产业结构为12:45:48."""
    yield from _listed_shares(subject)
    yield from _ratios(subject)


def _listed_shares(subject: Subject) -> Iterator[Found]:
    text = subject.text
    reached = -1
    for start in subject.starts(SHARE):
        if start < reached:
            continue
        run, names = _shares_from(text, start)
        reached = run[-1].span.end if run else start
        alike = len(run) >= _LEAST_SHARES or (len(set(names)) > 1 and _are_halves(text, run, names))
        counted = sum((share.value for share in run), Decimal())
        if len(run) > 1 and alike and counted > _WHOLE + rounding(run) and not any(share.vague for share in run):
            yield _contradicted(subject, run[-1], counted, run[:-1])


def _ratios(subject: Subject) -> Iterator[Found]:
    text = subject.text
    reached = 0
    for start in subject.starts(STRUCTURE):
        end = at_first(SENTENCE_STOPS, text, start, start + _RATIO_REACH)
        for ratio in _RATIO.finditer(text, max(start, reached), end):
            reached = ratio.end()
            members = [decimal(ratio[name]) for name in "abc"]
            counted = sum(members, Decimal())
            if sum(map(last_digit, members), Decimal()) / 2 < abs(counted - _WHOLE) < _WHOLE * _VAGUE:
                yield contradiction(subject, Span(*ratio.span()), counted=f"{plain(counted)}%")


def _shares_from(text: str, start: int) -> tuple[list[Quantity], list[str]]:
    """The shares of a row of members that begins at 占, and what has them."""
    run: list[Quantity] = []
    names = [text[max(0, start - 2) : start]]
    share = quantity_at(text, start + 1)
    while share is not None and share.unit == "%":
        run.append(share)
        following = _NEXT_SHARE.match(text, share.span.end)
        share = quantity_at(text, following.end()) if following else None
        if following and share:
            names.append(following["name"])
    return run, names[: len(run)]


def _are_halves(text: str, run: list[Quantity], names: list[str]) -> bool:
    """Whether two members share a whole by their names: 城镇人口占…、农村人口占…"""
    length = len(names[-1])
    first = text[max(0, run[0].span.start - 1 - length) : run[0].span.start - 1]
    return text[run[0].span.end] == "、" and first[-2:] == names[-1][-2:] and first[:1].isalpha()


def _slack(total: Quantity, parts: list[Quantity]) -> Decimal:
    """How far a sum may miss: by the rounding of fractions, or by a tenth where a figure is approximate."""
    vague = total.vague or any(part.vague for part in parts)
    fractions = [figure for figure in (total, *parts) if not figure.whole]
    return max(rounding(fractions), total.value * _VAGUE if vague else Decimal())


def _contradicted(subject: Subject, claim: Quantity, counted: Decimal, others: Sequence[Quantity]) -> Found:
    return contradiction(subject, claim.span, [other.span for other in others], counted=shown(counted, claim))
