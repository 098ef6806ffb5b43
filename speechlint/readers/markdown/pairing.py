"""Which runs of emphasis signs belong together: of all ways to pair those of a block, the one that weighs most.

What speaks for a pair is the business of :mod:`speechlint.readers.markdown.emphasis`. Runs left over are text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from speechlint.readers.markdown.emphasis import IMPOSSIBLE, Pair, encloses_line, is_mask, weight
from speechlint.span import Span
from speechlint.text.records import NamedTuple

_LONGEST = 3
_DOUBLE = 2


class _Choice(NamedTuple):
    """A pair to take or leave, and the indices of its runs."""

    first: int
    last: int
    weight: float


def asterisks(text: str, runs: Sequence[Span], lines: Sequence[Span], lean: int) -> Iterator[Span]:
    """The emphasis marks among a block's runs of asterisks; ``lean`` is what the document speaks for.

    Four asterisks or more are text; but where runs of different lengths enclose a whole line, the line is emphasised
    with two of each, or with all of them if none has more than three (a slip of the writer's).
    """
    open_runs = [run for run in runs if not is_mask(text, run)]
    for length in _paired_lengths(open_runs, _LONGEST):
        choices = [*_neighbours(text, open_runs, lines, length, lean)]
        if length == _DOUBLE:
            choices += _whole_lines(text, open_runs, lines, lean)
        for choice in _heaviest(choices):
            yield from (open_runs[choice.first], open_runs[choice.last])
    for first, last in _by_line(open_runs, lines):
        yield from _lopsided(text, open_runs[first], open_runs[last], lines)


def underscores(text: str, runs: Sequence[Span], lines: Sequence[Span]) -> Iterator[Span]:
    """The emphasis marks among a block's runs of underscores: outside of words, around a phrase.

    ``PM_2.5`` keeps its own and ``姓名：__，单位：__`` its blanks.
    """
    outside = [
        run for run in runs if not (text[run.start - 1 : run.start].isalnum() and text[run.end : run.end + 1].isalnum())
    ]
    for length in _paired_lengths(outside, _DOUBLE):
        for choice in _heaviest(_neighbours(text, outside, lines, length, 0)):
            yield from (outside[choice.first], outside[choice.last])


def across(text: str, opening: Span, closing: Span, first: Span, last: Span) -> bool:
    """Whether runs that two blocks have left over enclose both blocks: a slip of the writer's."""
    pair = Pair(opening, closing, first, last)
    return _length(opening) == _length(closing) == _DOUBLE and encloses_line(text, pair)


def _neighbours(text: str, runs: Sequence[Span], lines: Sequence[Span], length: int, lean: int) -> Iterator[_Choice]:
    """Each run of a length with the next one of that length."""
    same = [index for index, run in enumerate(runs) if _length(run) == length]
    for first, last in pairwise(same):
        pair = Pair(
            runs[first], runs[last], _line_of(runs[first], lines), _line_of(runs[last], lines), last == first + 1
        )
        possible = length > 1 or pair.adjacent
        yield _Choice(first, last, weight(text, pair) + lean if possible else IMPOSSIBLE)


def _whole_lines(text: str, runs: Sequence[Span], lines: Sequence[Span], lean: int) -> Iterator[_Choice]:
    """The first run of a line with the last one, when they enclose the line and masks stand inside."""
    for first, last in _by_line(runs, lines):
        pair = Pair(runs[first], runs[last], _line_of(runs[first], lines), _line_of(runs[last], lines), adjacent=False)
        if last > first + 1 and _length(runs[first]) == _length(runs[last]) == _DOUBLE and encloses_line(text, pair):
            yield _Choice(first, last, weight(text, pair) + lean)


def _lopsided(text: str, opening: Span, closing: Span, lines: Sequence[Span]) -> Iterator[Span]:
    """The marks of a pair whose runs have different lengths."""
    lengths = {_length(opening), _length(closing)}
    if len(lengths) == 1 or min(lengths) < _DOUBLE:
        return
    first, last = _line_of(opening, lines), _line_of(closing, lines)
    if max(lengths) > _LONGEST:
        opening, closing = Span(opening.start, opening.start + _DOUBLE), Span(closing.end - _DOUBLE, closing.end)
    if encloses_line(text, Pair(opening, closing, first, last)):
        yield from (opening, closing)


def _by_line(runs: Sequence[Span], lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The indices of the first and last run of each line that has two or more."""
    for _, group in groupby(range(len(runs)), lambda index: _line_of(runs[index], lines)):
        indices = [*group]
        if len(indices) > 1:
            yield indices[0], indices[-1]


def _heaviest(choices: Iterable[_Choice]) -> list[_Choice]:
    """The choices to take, none overlapping another, so that their weights sum up highest."""
    ordered = sorted(choice for choice in choices if choice.weight > 0)
    firsts = [choice.first for choice in ordered]
    totals = [0.0] * (len(ordered) + 1)
    after = [bisect_left(firsts, choice.last + 1) for choice in ordered]
    for index in range(len(ordered) - 1, -1, -1):
        totals[index] = max(totals[index + 1], ordered[index].weight + totals[after[index]])
    taken: list[_Choice] = []
    index = 0
    while index < len(ordered):
        if totals[index] > totals[index + 1]:
            taken.append(ordered[index])
            index = after[index]
        else:
            index += 1
    return taken


def _line_of(run: Span, lines: Sequence[Span]) -> Span:
    return lines[bisect_left(lines, run.end, key=_end_of)]


def _end_of(line: Span) -> int:
    return line.end


def _paired_lengths(runs: Sequence[Span], longest: int) -> list[int]:
    """The lengths up to ``longest`` that more than one run has."""
    lengths = [*map(_length, runs)]
    return [length for length in range(1, longest + 1) if lengths.count(length) > 1]


def _length(run: Span) -> int:
    return run.end - run.start
