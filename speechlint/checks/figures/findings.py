"""What a search for contradictory figures reports."""

from __future__ import annotations

from collections.abc import Sequence

from speechlint.checks.base import Found, Related, Subject
from speechlint.span import Span


def contradiction(
    subject: Subject, claim: Span, others: Sequence[Span] = (), *, name: str = "", counted: str = ""
) -> Found:
    """A claim that the ``others`` contradict: ``name`` is the indicator, ``counted`` what the others make."""
    said = [subject.document[other] for other in others]
    values = {"name": name, "claim": subject.document[claim], "counted": counted, "other": said[-1] if said else ""}
    related = (Related(other, {"other": words}) for other, words in zip(others, said, strict=True))
    return Found(claim, values, tuple(related))
