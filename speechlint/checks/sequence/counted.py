"""Paragraphs that are counted by a word of their own: 第一句话：第二句话：, 一送真心，二送耐心."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speechlint.checks.base import Found, Related, Subject
from speechlint.document import Part
from speechlint.span import Span
from speechlint.text.numerals import parse, to_han
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_MARK = Late(
    r"[ 　]{0,8}(?P<mark>第(?P<nth>[一二三四五六七八九十]{1,3})(?P<what>[个句件点条项步类种][一-鿿]{0,4}?)(?=[，：:、是])"
    r"|(?P<bare>[一二三四五六七八九十])(?P<verb>[一-鿿])(?<![一二三四五六七八九十百千万年月日是要个些])(?=[一-鿿“]))"
)
_FEWEST = 3


class _Item(NamedTuple):
    """A paragraph's mark, its numeral and its number."""

    span: Span
    numeral: str
    number: int


def counted(subject: Subject) -> Iterator[Found]:
    """Numbers that do not follow the one before, in series of three and more that begin with one."""
    for items in _series(subject):
        for before, item in pairwise(items):
            if item.number != before.number + 1:
                yield _found(subject, before, item)


def _series(subject: Subject) -> Iterator[Sequence[_Item]]:
    """The marks of a speech that count with the same word, from each one on."""
    series: dict[tuple[int, str], list[list[_Item]]] = defaultdict(list)
    for paragraph in subject.document.body():
        match = _MARK.match(subject.text, *paragraph.span)
        if match is not None and paragraph.part is Part.BODY:
            numeral, word = match["nth"] or match["bare"], match["what"] or match["verb"]
            item = _Item(Span(*match.span("mark")), numeral, parse(numeral) or 0)
            runs = series[subject.facts.speech_at(paragraph.span.start).span.start, word]
            if item.number == 1:
                runs.append([item])
            elif runs:
                runs[-1].append(item)
    for runs in series.values():
        yield from (items for items in runs if len(items) >= _FEWEST)


def _found(subject: Subject, before: _Item, item: _Item) -> Found:
    mark = subject.document[item.span]
    expected = mark.replace(item.numeral, to_han(before.number + 1), 1)
    values = {
        "mark": mark,
        "expected": expected,
        "previous": subject.document[before.span],
        "missing": "",
        "example": "",
    }
    return Found(item.span, values, (Related(before.span, {"mark": subject.document[before.span]}),))
