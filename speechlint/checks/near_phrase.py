"""The kind ``near_phrase``: a slip within wording that good texts know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject
from speechlint.text.frozen import frozen

if TYPE_CHECKING:
    from speechlint.facts.slips import Slip


@frozen
class Reported:
    """One row: a wrong wording that another rule reports (the rows are those of that rule)."""

    __pydantic_config__ = STRICT

    wrong: str
    right: str = ""
    not_inside: tuple[str, ...] = ()
    source: str = ""


@frozen
class NearPhrase:
    """Reports a character where known wording has another one that sounds or looks alike.

    What is known stands in lexicons: files, made by ``speechlint lexicon build`` from a folder of good texts, that say
    in how many of them (sources) each run of two to four characters stands. Looked at are characters of which no run
    of three is known; reported is one that would be known with a character of the same or nearly the same sound (tones
    aside, z/zh, c/ch, s/sh, l/n, f/h, -n/-ng not kept apart) or of a similar shape in its place. How often the two occur,
    whether either makes a word, and whether the odd pair occurs elsewhere in the text (then it is a name) are weighed
    to a score: the logarithm of the odds that it is a slip, on texts where one character in a hundred is.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "near_phrase"
    values: ClassVar[frozenset[str]] = frozenset({"wrong", "right", "expected", "count"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    lexicons: tuple[str, ...]
    """The lexicons: paths from the root of the rules; in a configuration, from its folder."""
    own_lexicons: tuple[str, ...] = ()
    """Lexicons of your own texts, beside those of the rule."""
    least: float = 0.0
    """The least score that is reported, 0 or more."""
    below: float | None = None
    """Scores from here on are left to another rule."""
    reported_table: tuple[Reported, ...] = ()
    """Wrong wordings that another rule reports: slips within them are left to it."""

    def __post_init__(self) -> None:
        if not self.lexicons and not self.own_lexicons:
            raise ValueError("“lexicons”和“own_lexicons”都没有词库")
        if self.least < 0:
            raise ValueError("“least”不能小于 0")

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the outcome depends on."""
        return (*self.lexicons, *self.own_lexicons)

    def literals(self) -> Iterable[str]:
        return (row.wrong for row in self.reported_table)

    def find(self, subject: Subject) -> Iterator[Found]:
        reported = {
            place
            for row in self.reported_table
            for start in subject.hits.get(row.wrong, ())
            for place in range(start, start + len(row.wrong))
        }
        for slip in subject.facts.shared((self.kind, self.files), lambda: _slips(subject.text, self.files)):
            if slip.span.start in reported:
                continue
            if slip.score >= self.least and (self.below is None or slip.score < self.below):
                values = {
                    "wrong": subject.document[slip.span],
                    "right": slip.right,
                    "expected": slip.expected,
                    "count": str(slip.sources),
                }
                yield Found(slip.span, values, edits=(Edit(slip.span, slip.right),))


def _slips(text: str, lexicons: tuple[str, ...]) -> tuple[Slip, ...]:
    from speechlint.facts.slips import slips  # noqa: PLC0415 - a rule that is off needs no lexicon
    from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon  # noqa: PLC0415

    return tuple(slips(text, Lexicons(tuple(map(open_lexicon, lexicons)))))
