"""Placeholders (占位符): what a text has left to fill in.

A fact shared by several checks: found once per document, whole expressions as one slot each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from speechlint.document import Document
from speechlint.facts.enclosures import Enclosed, Enclosure
from speechlint.facts.placeholders import units
from speechlint.facts.placeholders.marks import mark_slots
from speechlint.facts.placeholders.model import SIGNS, Certainty, Notation, Slot, ValueKind
from speechlint.facts.placeholders.signs import sign_slots
from speechlint.facts.placeholders.stand_ins import stand_ins
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.scan import matches_beside

__all__ = ["SIGNS", "Certainty", "Notation", "Slot", "ValueKind", "placeholders"]

_STOPS = "。；：！？;!?:\n”）"
_DATE_PART = r"[0-9０-９*＊XxＸｘ×○◯_＿]{1,4}"
_COUNTED = (ValueKind.QUANTITY, ValueKind.COUNT, ValueKind.TERM, ValueKind.RANK)
_BOLD_REACH = 400
_HABIT = 3
_PLAIN_UNITS = "%％‰元亩吨年月日届"  # single characters that begin few other words
_MENTIONED_BEFORE = (
    "不得使用", "不要使用", "不得出现", "不得写", "不得填写", "不要写", "严禁使用", "避免使用", "字样", "标注", "统一规范为", "规范为", "写成", "写作",
    "注明", "标明", "符号", "占位符", "不得留有", "不得用",
)  # fmt: skip
_MENTIONED_AFTER = (
    "等占位",
    "占位",
    "代替",
    "替代",
    "表示",
    "代指",
    "字样",
    "等字样",
    "等符号",
    "标注",
    "处应",
    "号代",
)
_DATE_PART_FORM = Late(_DATE_PART)
_MASKED_DATE = Late(
    rf"(?<![0-9A-Za-z*＊×]){_DATE_PART}年{_DATE_PART}月(?:{_DATE_PART}[日号])?|(?<![0-9A-Za-z*＊×年]){_DATE_PART}月{_DATE_PART}[日号]"
)
_LIST_NUMBER = Late(
    r"(?<=[。；：！？;”）\n])[*＊]{1,2}[.．](?=[“《一-鿿])|(?:(?<=\n)|\A)[ 　]{0,8}(?:[*＊]{1,2}[.．、]|（[*＊]{1,2}）)(?=[“《一-鿿])"
)
_BOLD_PAIR = Late(rf"(?<!\*)(\*{{2,3}})(?!\*)([^*\n]{{1,{_BOLD_REACH}}})\1(?!\*)")
_FORMULA = Late("[+＋][Xx](?![A-Za-z])|(?<![A-Za-z])X[+＋]")


def placeholders(document: Document, enclosed: Sequence[Enclosed]) -> Iterator[Slot]:
    """All placeholders of a document in reading order; none overlaps another."""
    text = document.text
    found = [
        *_list_numbers(document),
        *_dates(text),
        *mark_slots(text),
        *_meant(text, sign_slots(text)),
        *stand_ins(text),
    ]
    if not found:
        return
    bold = _Places(_bold(document))
    mentioned = _Places(_mentioned(text, (pair.span for pair in enclosed if pair.kind is Enclosure.QUOTE)))
    for slot in _disjoint(found):
        if not (bold.touches(slot.span) or mentioned.touches(slot.span) or _divides(document, slot)):
            yield slot._replace(certainty=Certainty.LIKELY) if _may_be_emphasis(document, slot) else slot


class _Places:
    """Spans sorted by start, to be asked by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def touches(self, span: Span) -> bool:
        """Whether one of the (disjoint) spans holds the start of this one."""
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and self._spans[index].overlaps(span)


def _disjoint(slots: list[Slot]) -> Iterator[Slot]:
    """The slots in reading order, of two that overlap the one that begins first, then the longer."""
    end = 0
    for slot in sorted(slots, key=lambda slot: (slot.span.start, -slot.span.end)):
        if slot.span.start >= end:
            yield slot
            end = slot.span.end


def _list_numbers(document: Document) -> Iterator[Slot]:
    """Masked list numbers (序号): ``*.`` after a stop or at the head of a paragraph, ``（*）`` and ``*、`` at its head."""
    text = document.text
    if "*" not in text and "＊" not in text:
        return
    for match in _LIST_NUMBER.finditer(text):
        start = match.end() - len(match[0].lstrip(" 　"))
        span = Span(start, match.end())
        yield Slot(span, span, Notation.LIST_NUMBER, ValueKind.LIST_NUMBER)


def _dates(text: str) -> Iterator[Slot]:
    """Dates masked in part or whole, as one slot: ``20**年*月*日``, ``20XX年3月X日``, ``20**年00月00日``."""
    if "月" not in text or not any(sign in text for sign in ("00月", *"*＊XxＸｘ×○◯_＿")):
        return
    for match in matches_beside("月", _MASKED_DATE.made, text):
        numbers = _DATE_PART_FORM.findall(match[0])
        masked = [not number.isdigit() or number in ("0", "00") for number in numbers]
        if any(masked):
            span = Span(*match.span())
            known = Notation.DATE_LETTERS if all(number.isdigit() for number in numbers) else _sign_of(match[0])
            yield Slot(span, span, known, ValueKind.DATE, half=not all(masked))


def _sign_of(run: str) -> Notation:
    pairs = (("*＊", Notation.ASTERISK), ("×", Notation.CROSS), ("XxＸｘ", Notation.LETTER_X), ("○◯", Notation.CIRCLE))
    return next((known for signs, known in pairs if any(sign in run for sign in signs)), Notation.UNDERSCORE)


def _meant(text: str, slots: Iterable[Slot]) -> Iterator[Slot]:
    """The slots without the single X of a text that speaks of 3+X: that X is meant."""
    formula: bool | None = None
    for slot in slots:
        if slot.notation is Notation.LETTER_X and slot.core.end - slot.core.start == 1 and slot.value in _COUNTED:
            if formula is None:
                formula = _FORMULA.search(text) is not None
            if formula:
                continue
        yield slot


def _bold(document: Document) -> Iterator[Span]:
    """Pairs of ``**`` in plain text that are emphasis brought along from Markdown.

    Between masks (``**镇、**镇``) such pairs are common too. Emphasis opens a paragraph or follows a stop, and ends
    with a stop or holds no comma; in a text with several of those, other pairs are emphasis as well, unless a unit or
    the rest of a name comes first in them, or a unit behind them. ``***`` amid a line is hardly ever more than a mask.
    """
    text = document.text
    if "**" not in text:
        return
    sure: list[Span] = []
    possible: list[Span] = []
    for match in _BOLD_PAIR.finditer(text):
        before = text[match.start() - 1 : match.start()] if match.start() else "\n"
        after = text[match.end() : match.end() + 1] or "\n"
        whole = before == after == "\n"
        behind = units.measure(text, match.end())
        masks = (
            units.measure(match[2], 0)
            or match[2].startswith(("同志", "省", "市", "县", "镇", "乡"))
            or len(behind) > 1
            or (behind and behind in _PLAIN_UNITS)
        )
        closed = match[2][-1] in "。：；！？:" or (match[1] == "**" and "，" not in match[2])
        plain = (before in _STOPS or before in " 　") and closed
        if whole or not masks:
            (sure if whole or plain else possible).append(Span(*match.span()))
    yield from sure
    if len(sure) >= _HABIT:
        yield from possible


def _may_be_emphasis(document: Document, slot: Slot) -> bool:
    """Whether ``**`` in Markdown may be half of a pair that the author got wrong: it opens or closes a stretch."""
    if document.format != "markdown" or slot.value is not ValueKind.NAME or document[slot.span] != "**":
        return False
    before = document.text[slot.span.start - 1 : slot.span.start] if slot.span.start else "\n"
    after = document.text[slot.span.end : slot.span.end + 1] or "\n"
    return before in _STOPS or before in "， " or after in " 　\n"


def _divides(document: Document, slot: Slot) -> bool:
    """Whether the signs fill their paragraph: a dividing line (``***``, ``____``)."""
    if document[slot.span].strip("*＊_＿□△◇"):
        return False
    span = document.paragraphs[document.paragraph_at(slot.span.start)].span
    beside = span.end - span.start - (slot.span.end - slot.span.start)
    return (
        beside <= 16
        and not document.text[span.start : slot.span.start].strip()
        and not (document.text[slot.span.end : span.end].strip())
    )


def _mentioned(text: str, quotes: Iterable[Span]) -> Iterator[Span]:
    """The quotations that are spoken about (不得使用“某某”、用“××”代替), those listed beside such a one included."""
    last: Span | None = None
    for quote in quotes:
        listed = last is not None and text[last.end : quote.start] in ("、", "或", "和", "，", "")
        about = text.endswith(_MENTIONED_BEFORE, 0, quote.start) or text.startswith(_MENTIONED_AFTER, quote.end)
        if listed or about:
            last = quote
            yield quote
