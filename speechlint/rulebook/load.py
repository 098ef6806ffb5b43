"""The shipped rules with their cases."""

from __future__ import annotations

from collections.abc import Iterator

from speechlint.rulebook.packs import shipped_library
from speechlint.rulebook.rule import Case, Rule


def shipped_rules() -> Iterator[tuple[Rule, tuple[Case, ...], tuple[Case, ...]]]:
    """Each shipped rule with its valid and its invalid cases.

    Raises :class:`speechlint.rulebook.problems.RulebookError` with every problem of every rule file.
    """
    for loaded in shipped_library().checked().rules:
        yield loaded.rule, loaded.valid, loaded.invalid
