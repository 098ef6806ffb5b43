"""One place, one finding: a rule that yields to another is silent where that one has spoken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from speechlint.engine.violation import Violation
from speechlint.span import Span


class Occupied:
    """The places of some findings, asked for overlaps in logarithmic time."""

    __slots__ = ("_reach", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((max(span.end, span.start + 1) for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """Whether any of the places overlaps a span, in the sense of :meth:`Span.overlaps`."""
        before = bisect_left(self._starts, max(span.end, span.start + 1))
        return before > 0 and self._reach[before - 1] > span.start


def heeded(violations: Iterable[Violation], yields_to: Mapping[str, tuple[str, ...]]) -> Iterator[Violation]:
    """The violations without those that yield to another that stays, rule by rule.

    ``yields_to`` names for a rule those whose findings stand instead of its own where both report one place. No rule may
    yield to itself through others.
    """
    by_rule: dict[str, list[Violation]] = {}
    for violation in violations:
        by_rule.setdefault(violation.rule, []).append(violation)
    places: dict[str, Occupied] = {}

    def kept(rule: str) -> list[Violation]:
        stronger = [occupied(other) for other in yields_to.get(rule, ()) if other in by_rule]
        return [one for one in by_rule[rule] if not any(other.overlaps(one.span) for other in stronger)]

    def occupied(rule: str) -> Occupied:
        if rule not in places:
            places[rule] = Occupied(one.span for one in kept(rule))
        return places[rule]

    for rule in by_rule:
        yield from kept(rule)
