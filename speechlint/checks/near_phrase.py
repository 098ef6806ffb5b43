"""The kind ``near_phrase``: a slip within wording that good texts know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from speechlint.checks.base import STRICT, Edit, Found, Subject
from speechlint.text.frozen import frozen

if TYPE_CHECKING:
    from speechlint.facts.slips import Slip
    from speechlint.facts.slips.edits import Repair
    from speechlint.facts.slips.idioms import IdiomSlip
    from speechlint.facts.slips.reading import Reading


class SlipForm(StrEnum):
    """What happened to the wording."""

    SUBSTITUTION = "substitution"
    SWAP = "swap"
    DOUBLING = "doubling"
    OMISSION = "omission"
    IDIOM = "idiom"


@frozen
class NearPhrase:
    """Reports a slip within known wording: one character for another, two exchanged, one typed twice, one lost.

    What is known stands in lexicons: files, made by ``speechlint lexicon build`` from a folder of good texts, that say
    in how many of them (sources) each run of two to four characters stands. Looked at are characters of which no run
    of three is known.

    ``slip: substitution``: one that would be known with a character of the same or nearly the same sound (tones aside,
    z/zh, c/ch, s/sh, l/n, f/h, -n/-ng not kept apart) or of a similar shape in its place. How often the two occur,
    whether either makes a word, and whether the odd pair occurs elsewhere in the text (then it is a name) are weighed
    to a score: the logarithm of the odds that it is a slip, on texts where one character in a hundred is. It is lower
    for words that stand before anything (除, 将, 按). None: a character that stands two places off, too (反恐防恐).

    ``slip: swap`` and ``slip: doubling``: two neighbours that are known in the other order (高量质发展) or only once
    (高质质量发展). ``slip: omission``: two that are known with a third between them (营环境). None: what stands elsewhere
    in the text too, and what grammar makes so (一批批, 进城进镇); where two words may meet (停车车位) the score is lower.
    In how many sources the runs stand that the repair makes, which it unmakes, and the words that the text makes as it
    stands and repaired are weighed to a score of the same meaning.

    ``slip: idiom``: one character for another in an idiom or set phrase of four characters, which need not stand in
    the lexicons, but stands in the dictionary. None: what is quoted, what stands elsewhere in the text too (wordplay),
    what makes two words as it stands, and what a word reaches into. The score is the number of binary digits of the
    idiom's frequency in the dictionary; four less where the two characters do not have one sound.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "near_phrase"
    values: ClassVar[frozenset[str]] = frozenset({"wrong", "right", "expected", "count"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    lexicons: tuple[str, ...]
    """The lexicons: paths from the root of the rules; in a configuration, from its folder."""
    own_lexicons: tuple[str, ...] = ()
    """Lexicons of your own texts, beside those of the rule."""
    slip: SlipForm = SlipForm.SUBSTITUTION
    """``substitution``, ``swap``, ``doubling``, ``omission`` or ``idiom``."""
    least: float = 0.0
    """The least score that is reported, 0 or more."""
    below: float | None = None
    """Scores from here on are left to another rule."""

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
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        for slip in subject.facts.shared((self.kind, self.files, self.slip), lambda: self._slips(subject)):
            if slip.score >= self.least and (self.below is None or slip.score < self.below):
                values = {
                    "wrong": subject.document[slip.span],
                    "right": slip.right,
                    "expected": slip.expected,
                    "count": str(slip.sources),
                }
                yield Found(slip.span, values, edits=(Edit(slip.span, slip.right),))

    def _slips(self, subject: Subject) -> tuple[Slip | Repair | IdiomSlip, ...]:
        from speechlint.facts.slips import slips  # noqa: PLC0415 - a rule that is off needs no lexicon
        from speechlint.facts.slips.edits import doublings, omissions, swaps  # noqa: PLC0415
        from speechlint.facts.slips.idioms import idiom_slips  # noqa: PLC0415
        from speechlint.facts.slips.reading import read  # noqa: PLC0415
        from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon  # noqa: PLC0415

        lexicons = Lexicons(tuple(map(open_lexicon, self.files)))
        reading = subject.facts.shared((self.kind, self.files), lambda: read(subject.text, lexicons))
        if self.slip is SlipForm.IDIOM:
            return tuple(idiom_slips(reading, lexicons, subject.facts.is_quoted))
        forms: Mapping[SlipForm, Callable[[Reading, Lexicons], Iterator[Slip | Repair]]] = {
            SlipForm.SUBSTITUTION: slips,
            SlipForm.SWAP: swaps,
            SlipForm.DOUBLING: doublings,
            SlipForm.OMISSION: omissions,
        }
        return tuple(forms[self.slip](reading, lexicons))
