"""Lists that 分别 sets side by side: as many figures as there are subjects."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Found, Subject
from speechlint.checks.figures.findings import contradiction
from speechlint.checks.figures.quantities import Quantity, quantity_at
from speechlint.facts.clauses import HAN_CLAUSE_STOPS
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.scan import behind_last

RESPECTIVELY = "分别"
_REACH = 120
_LEAST = 2
_MOST = 30
_FIRST = Late(
    r"分别(?:同比|比上年|比去年|较上年)?(?:增长|下降|提高|提升|增加|减少|完成|实现|达到?|为|占|上升|降低)(?:到|至)?(?=[0-9０-９])"
)
_NEXT = Late(r"(?:左右|以上)?(?:[、和及与]|以及)[ 　]?(?:增长|下降|提高|上升|降低)?(?=[0-9０-９])")
_JOINED = Late("[、和与及]|以及")
_UNCLEAR = Late("[0-9０-９等各（(“”]|城乡|内外|一二三|均|级|^[以从对由在、]")
"""What makes it uncertain how many subjects a list has: figures among them, open lists, names for two at once."""


def unequal_lists(subject: Subject) -> Iterator[Found]:
    """甲、乙、丙分别增长5%、6%: a comma between subjects parts them for certain, 和 may stand within one."""
    text = subject.text
    for start in subject.starts((RESPECTIVELY,)):
        first = _FIRST.match(text, start)
        figures = _figures(text, first.end()) if first else []
        if len(figures) < _LEAST or text[figures[-1].span.end : figures[-1].span.end + 1] not in tuple("，。；"):
            continue
        begin = behind_last(HAN_CLAUSE_STOPS, text, max(0, start - _REACH), start)
        subjects = text[begin:start]
        fewest = subjects.count("、") + 1
        if (
            _UNCLEAR.search(subjects)
            or fewest <= len(figures) <= len(_JOINED.split(subjects))
            or "、" not in subjects
            or len(figures) % fewest == 0
        ):
            continue
        place = Span(figures[0].span.start, figures[-1].span.end)
        yield contradiction(subject, place, [Span(begin, start)], name=str(fewest), counted=str(len(figures)))


def _figures(text: str, at: int) -> list[Quantity]:
    found: list[Quantity] = []
    while len(found) < _MOST:
        figure = quantity_at(text, at)
        if figure is None:
            break
        found.append(figure)
        joint = _NEXT.match(text, figure.span.end)
        if joint is None:
            break
        at = joint.end()
    return found
