"""Control characters made harmless in formats for machines, which otherwise keep every text as it is."""

from __future__ import annotations

from speechlint.text.patterns import Late

_UNSAFE = Late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text with controls (but tab and line ends), lone surrogates and non-characters as ``‹U+001B›``.

    What remains is what XML 1.0 (2.2) can hold and no terminal obeys.
    """
    return text if text.isprintable() else _UNSAFE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)
