"""The kind ``structure``: what a text is made of, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import ClassVar

from speechlint.checks.base import STRICT, Found, Subject
from speechlint.checks.structure import endings, frame, headings, pasted
from speechlint.text.frozen import frozen


class StructureProblem(StrEnum):
    """What is reported. Each is explained under ``problem``."""

    TITLE = "title"
    SALUTATION = "salutation"
    SALUTATION_MARK = "salutation-mark"
    PART = "part"
    CLOSING = "closing"
    SECOND_SPEECH = "second-speech"
    COLLECTION = "collection"
    TEASER = "teaser"
    GLUED_HEADING = "glued-heading"
    RUN_IN_HEADING = "run-in-heading"
    HEADING_STOP = "heading-stop"
    PARAGRAPH_STOP = "paragraph-stop"


@frozen
class Structure:
    """Reports what a speech lacks and what does not belong in it: title, salutation, parts; second speeches, teasers.

    What is missing is reported at the first clause of the place where it is missed. A fragment lacks nothing.
    """

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "structure"
    values: ClassVar[frozenset[str]] = frozenset({"words", "expected", "name"})
    related_values: ClassVar[frozenset[str]] = frozenset({"words"})

    problem: StructureProblem
    """One of

    - ``title``: the text begins without a title,
    - ``salutation``: a text that is spoken to somebody has no salutation (称谓),
    - ``salutation-mark``: the salutation does not end in a colon; repairs it,
    - ``part``: none of the wordings ``any_of`` stands in the text,
    - ``closing``: the text stops within its last item, without a closing paragraph,
    - ``second-speech``: another speech begins within the file,
    - ``collection``: a title calls the file a collection (（两篇）); repairs it,
    - ``teaser``: a website's summary stands glued above the text; repairs it,
    - ``glued-heading``: a heading that stands by itself elsewhere runs into the text behind it; repairs it,
    - ``run-in-heading``: one heading runs on into its text while its siblings stand alone,
    - ``heading-stop``: a heading ends in a stop while its siblings do not; repairs it,
    - ``paragraph-stop``: a paragraph of sentences ends without a stop, or in a comma; repairs it.
    """
    any_of: tuple[str, ...] = ()
    """For ``part``: the wordings of which one is needed."""
    name: str = ""
    """For ``part``: what the part is called in messages."""
    addressed: tuple[str, ...] = ()
    """For ``part``: only where the salutation holds one of these words; empty: always."""

    def literals(self) -> Iterable[str]:
        return self.any_of

    def find(self, subject: Subject) -> Iterator[Found]:
        if self.problem is StructureProblem.PART:
            yield from frame.missing_part(subject, frame.Part(self.any_of, self.name, self.addressed))
        else:
            yield from _SEARCHES[self.problem](subject)


_SEARCHES: dict[StructureProblem, Callable[[Subject], Iterator[Found]]] = {
    StructureProblem.TITLE: frame.missing_title,
    StructureProblem.SALUTATION: frame.missing_salutation,
    StructureProblem.SALUTATION_MARK: frame.salutation_marks,
    StructureProblem.CLOSING: frame.missing_closing,
    StructureProblem.SECOND_SPEECH: pasted.second_speeches,
    StructureProblem.COLLECTION: pasted.collections,
    StructureProblem.TEASER: pasted.teasers,
    StructureProblem.GLUED_HEADING: headings.glued,
    StructureProblem.RUN_IN_HEADING: headings.run_in,
    StructureProblem.HEADING_STOP: headings.stops,
    StructureProblem.PARAGRAPH_STOP: endings.missing_stops,
}
