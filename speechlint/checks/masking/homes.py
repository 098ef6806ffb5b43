"""The speaker's own place by its real name where it is masked elsewhere: 我们清河县 beside ``**县委``."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.checks.base import Found, Related, Subject
from speechlint.checks.masking.masked import masked_speeches
from speechlint.facts.homes import homes
from speechlint.span import Span


def real_homes(subject: Subject) -> Iterator[Found]:
    """Own places whose level (县, 市, 区) a mask has in the same speech, its title included."""
    for speech in masked_speeches(subject):
        for home in homes(subject.text, subject.hits, speech.span):
            like = next(iter(speech.before((home.level,))), None)
            if like is not None and not subject.facts.is_quoted(home.span):
                mask = Span(like.core.start, like.core.end + len(home.level))
                yield Found(home.span, {"masked": subject.document[mask]}, (Related(mask),))
