"""The kind ``length``: what is too long to be spoken or listened to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.document import Part
from speechlint.facts.clauses import clauses
from speechlint.span import Span
from speechlint.text.frozen import frozen
from speechlint.text.patterns import Late

_STRETCH = Late("[^。！？；：!?;\n]+")


class LengthUnit(StrEnum):
    """What is measured. Each is explained under ``unit``."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SPEECH = "speech"


@frozen
class Length:
    """Reports sentences and paragraphs of too many characters, and speeches that take too many minutes.

    Counted is what is spoken: Chinese characters, letters and digits, without marks and blanks. The finding lies on
    the first clause of what is too long.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "length"
    values: ClassVar[frozenset[str]] = frozenset({"characters", "minutes", "limit", "rate"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    unit: LengthUnit
    """One of

    - ``sentence``: what is said between two stops (。！？；：),
    - ``paragraph``: a paragraph,
    - ``speech``: each speech of the file, in minutes.
    """
    more_than: int
    """The most that is not reported: characters, or for ``speech`` minutes."""
    per_minute: int = 200
    """For ``speech``: characters spoken in a minute. An estimate that differs from speaker to speaker."""

    def __post_init__(self) -> None:
        if self.more_than < 0 or self.per_minute < 1:
            raise ValueError("more_than 不能小于0，per_minute 不能小于1")

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        for span in self._spans(subject):
            if span.end - span.start <= self._least:
                continue
            characters = _spoken(subject.text, span)
            minutes = -(-characters // self.per_minute)
            measured = minutes if self.unit is LengthUnit.SPEECH else characters
            first = next(clauses(subject.text, span), None)
            if measured > self.more_than and first is not None:
                values = {
                    "characters": str(characters),
                    "minutes": str(minutes),
                    "limit": str(self.more_than),
                    "rate": str(self.per_minute),
                }
                yield Found(first, values)

    @property
    def _least(self) -> int:
        """Code points that cannot be too long, marks and all."""
        return self.more_than * (self.per_minute if self.unit is LengthUnit.SPEECH else 1)

    def _spans(self, subject: Subject) -> Iterator[Span]:
        match self.unit:
            case LengthUnit.SENTENCE:
                for paragraph in _body(subject):
                    yield from (Span(*match.span()) for match in _STRETCH.finditer(subject.text, *paragraph))
            case LengthUnit.PARAGRAPH:
                yield from _body(subject)
            case LengthUnit.SPEECH:
                for speech in subject.facts.speeches:
                    yield Span(speech.teaser.end if speech.teaser else speech.span.start, speech.span.end)


def _body(subject: Subject) -> Iterator[Span]:
    return (paragraph.span for paragraph in subject.document.body() if paragraph.part is Part.BODY)


def _spoken(text: str, span: Span) -> int:
    return sum(text[offset].isalnum() for offset in range(*span))
