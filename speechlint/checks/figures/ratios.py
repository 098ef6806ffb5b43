"""The share that a part is said to be of a whole: 教师132名，其中女教师66名，占45%."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.exactness import percentage_error, shown_to_digit
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import SHARES, Quantity, quantities, quantity_at
from speechlint.facts.clauses import SEGMENT_STOPS
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.scan import behind_last

SHARE = (*(f"占{digit}" for digit in "123456789"), "占比", "占总数", "占总人数")
_SHARE_OF = Late("占(?:比(?:达到?|为)?|总人?数的?)?约?(?=[0-9０-９])")
_BEFORE_SHARE = tuple("，、（(")
_PARTLY = ("其中", "有")
_REACH = 200
"""Characters before the share in which part and whole are looked for."""
_TO_SHARE = 12
"""Characters between a part and its share."""
_THING = 2
"""Characters before a figure that name what is counted."""
_FEWEST = 2


def ratios(subject: Subject) -> Iterator[Found]:
    """教师132名，其中女教师66名，占45%."""
    text = subject.text
    for start in subject.starts(SHARE):
        opening = _SHARE_OF.match(text, start)
        share = quantity_at(text, opening.end()) if opening else None
        if share is None or share.unit != "%" or share.vague or text[start - 1 : start] not in _BEFORE_SHARE:
            continue
        begin = behind_last(SEGMENT_STOPS, text, max(0, start - _REACH), start)
        figures = list(quantities(text, Span(begin, start)))
        if len(figures) < _FEWEST:
            continue
        part = figures[-1]
        between = text[part.span.end : start - 1]
        if len(between) > _TO_SHARE or any(stop in between for stop in "，、（("):
            continue
        wholes = [whole for whole in figures[:-1] if whole.unit == part.unit and not _has_share(text, whole)]
        if part.unit in SHARES or not wholes or part.vague or any(whole.vague for whole in wholes):
            continue
        if not _is_part(text, wholes[-1], part):
            continue
        if any(_is_share(part, whole, share) for whole in figures[:-1] if whole.unit == part.unit):
            continue
        if part.value < wholes[-1].value:
            counted = shown_to_digit(part.value / wholes[-1].value * 100, share)
            yield contradiction(subject, share.span, [wholes[-1].span, part.span], counted=counted)


def _is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a figure is said to be a part of the one before: by 其中 or 有, or as it counts the same thing."""
    between = text[whole.span.end : part.span.start]
    thing = text[max(0, whole.span.start - _THING) : whole.span.start]
    return any(word in between for word in _PARTLY) or between.endswith(thing)


def _has_share(text: str, figure: Quantity) -> bool:
    """Whether a figure is itself said to be a part of something."""
    return _SHARE_OF.match(text, figure.span.end + 1) is not None


def _is_share(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    if not whole.value:
        return True
    room = percentage_error(part.value, whole.value, (part.step, whole.step)) + share.step
    return abs(part.value / whole.value * 100 - share.value) <= room
