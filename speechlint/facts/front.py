"""The front of a speech: title, date, speaker and salutation."""

from __future__ import annotations

from speechlint.facts.speeches import Speech
from speechlint.span import Span

_REACH = 400
_COLON = "："


def front(text: str, speech: Speech) -> Span:
    """What stands before the first colon, which closes the salutation; of a text without one, its first lines."""
    start = speech.span.start
    end = min(start + _REACH, speech.span.end)
    colon = text.find(_COLON, start, end)
    return Span(start, end if colon < 0 else colon)
