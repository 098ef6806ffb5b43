"""The kinds of check. One module a kind; this table is the registry.

A kind is imported when a rule uses it. Plug-ins named in the configuration offer a table ``KINDS`` of the same
form: name → ``"module:Class"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from speechlint.checks.base import Check

KINDS: Mapping[str, str] = {
    "characters": "speechlint.checks.characters:Characters",
    "collocation": "speechlint.checks.collocation:Collocation",
    "consistency": "speechlint.checks.consistency:Consistency",
    "count": "speechlint.checks.count:Count",
    "dates": "speechlint.checks.dates:Dates",
    "duplicate": "speechlint.checks.duplicate:Duplicate",
    "enumeration": "speechlint.checks.enumeration:Enumeration",
    "figures": "speechlint.checks.figures:Figures",
    "length": "speechlint.checks.length:Length",
    "masking": "speechlint.checks.masking:Masking",
    "misquote": "speechlint.checks.misquote:Misquote",
    "near_phrase": "speechlint.checks.near_phrase:NearPhrase",
    "occasion": "speechlint.checks.occasion:Occasion",
    "pairs": "speechlint.checks.pairs:Pairs",
    "pattern": "speechlint.checks.pattern:Pattern",
    "placeholder": "speechlint.checks.placeholder:Placeholder",
    "repetition": "speechlint.checks.repetition:Repetition",
    "sequence": "speechlint.checks.sequence:Sequence",
    "structure": "speechlint.checks.structure:Structure",
    "terms": "speechlint.checks.terms:Terms",
    "tokens": "speechlint.checks.tokens:Tokens",
    "years": "speechlint.checks.years:Years",
}


def kind_class(name: str, kinds: Mapping[str, str] = KINDS) -> type[Check]:
    """The class of a kind.

    Raises :class:`KeyError` for an unknown name, :class:`ImportError` or :class:`AttributeError` for a plug-in that
    does not hold what it promises.
    """
    module, _, attribute = kinds[name].partition(":")
    found: type[Check] = getattr(import_module(module), attribute)
    return found
