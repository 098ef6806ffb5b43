"""One group with two additions in brackets: 各乡镇（街道）, 各乡镇（办事处）."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from speechlint.checks.base import Found, Subject
from speechlint.checks.consistency.sides import contrasts, sides
from speechlint.span import Span
from speechlint.text.patterns import Late

_GROUP = Late("(?P<group>各[一-鿿]{1,4})（(?P<more>[一-鿿]{2,6})）")


def brackets(subject: Subject, least: int) -> Iterator[Found]:
    """The groups whose addition is not the usual one of their speech."""
    for speech in subject.facts.speeches:
        groups: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for match in _GROUP.finditer(subject.text, *speech.span):
            groups[match["group"]][match["more"]].append(Span(*match.span()))
        for places in groups.values():
            yield from contrasts(subject, sides(places, least))
