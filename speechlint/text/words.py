"""Whether a few characters stand together by accident: they belong to two words, or to somebody's name."""

from __future__ import annotations

from typing import Final

from speechlint.span import Span
from speechlint.text.names import is_full_name
from speechlint.text.segmentation import is_known

_LONGEST: Final = 4  # characters of a word that is looked for
_NAMES: Final = (3, 2)  # characters of a full name


def is_across_words(text: str, span: Span) -> bool:
    """Whether a word begins before a span and ends within, right where another word begins that ends behind it.

    托展 in 依托展会 is no wording of its own. Words are those of jieba's dictionary of two to four characters; the
    second may also be a full name (代表杨建国).
    """
    return any(
        any(is_known(text[start:cut]) for start in range(max(0, cut - _LONGEST), span.start))
        and (
            any(is_known(text[cut:end]) for end in range(span.end + 1, min(cut + _LONGEST, len(text)) + 1))
            or any(is_full_name(text[cut : cut + size]) for size in _NAMES if cut + size > span.end)
        )
        for cut in range(span.start + 1, span.end)
    )


def is_within_name(text: str, span: Span) -> bool:
    """Whether a span is the given name of a full name: 先峰 in 李先峰."""
    return span.start > 0 and is_full_name(text[span.start - 1 : span.end])
