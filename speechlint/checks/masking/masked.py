"""The masks of one speech, as the searches for what was not masked need them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from speechlint.checks.base import Subject
from speechlint.facts.placeholders import SIGNS, Certainty, Slot
from speechlint.span import Span
from speechlint.text.records import NamedTuple
from speechlint.text.segmentation import tag

MASK = r"(?:[*＊]+|[×]{2,}|[XxＸｘ]{2,}|[○◯]{2,}|某某+)"
"""The signs of a mask, as part of a regular expression."""
HAN = "[一-鿿]"
_NAMES = ("x", "nz", "nr", "nrt")


class MaskedSpeech(NamedTuple):
    """A speech with masks in it: where it stands, and its masks in reading order."""

    text: str
    span: Span
    slots: tuple[Slot, ...]

    @property
    def names(self) -> tuple[Slot, ...]:
        """The masks of names: without first sign of order, without unit."""
        return tuple(slot for slot in self.slots if slot.span == slot.core)

    def before(self, words: tuple[str, ...]) -> tuple[Slot, ...]:
        """The masks of names that stand right before one of the words."""
        return tuple(slot for slot in self.names if self.text.startswith(words, slot.core.end))


def can_be_name(word: str, *, place: bool = False) -> bool:
    """Whether jieba's dictionary has a word as a proper name (恒丰; of a place only if wanted) or not at all."""
    kind = tag(word)
    return kind in _NAMES or (place and kind == "ns")


def masked_speeches(subject: Subject) -> Iterator[MaskedSpeech]:
    """The speeches of a file that hold masks. Texts without any cost no more than a search for each sign."""
    if not any(sign in subject.text for sign in "*＊×XxＸｘ○◯某"):
        return
    slots = [
        slot
        for slot in subject.facts.placeholders
        if slot.notation in SIGNS and slot.certainty is not Certainty.DOUBTFUL
    ]
    starts = [slot.span.start for slot in slots]
    for speech in subject.facts.speeches if slots else ():
        first, last = bisect_left(starts, speech.span.start), bisect_left(starts, speech.span.end)
        if first < last:
            yield MaskedSpeech(subject.text, speech.span, tuple(slots[first:last]))


@cache
def one_of(words: tuple[str, ...]) -> str:
    """An alternation of words, the longer first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
