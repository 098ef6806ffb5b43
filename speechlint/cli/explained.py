"""Rules, kinds and packs as data: what ``speechlint explain`` says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from speechlint.rulebook.cases import marked
from speechlint.rulebook.rule import Case, Rule
from speechlint.rulebook.structure import to_json
from speechlint.rulebook.workspace import Profile

if TYPE_CHECKING:
    from speechlint.rulebook.manual import Manual
    from speechlint.rulebook.packs import Pack

Data = dict[str, Any]
"""JSON data."""


def rule_data(name: str, profile: Profile, language: str) -> Data:
    """A rule as the configuration has it, with its options and cases."""
    from speechlint.rulebook.manual import manual  # noqa: PLC0415 - imports pydantic

    loaded = profile.book.with_cases(name)
    rule = profile.selection.rule(profile.book, name)
    page = manual(rule.kind, profile.book.kinds, language)
    return {
        **plain_data(rule, language),
        "enabled": profile.selection.choices[name].on,
        "fix": rule.safety.value if _repairs(loaded.invalid) else None,
        "options": _options(page, rule),
        "valid": [_example(case) for case in loaded.valid],
        "invalid": [_example(case) for case in loaded.invalid],
    }


def plain_data(rule: Rule, language: str) -> Data:
    """What is to be said of a rule without its file."""
    words = rule.words(language)
    return {
        "rule": rule.id,
        "formerly": list(rule.formerly),
        "yields_to": list(rule.yields_to),
        "title": words.title,
        "severity": rule.severity.value,
        "category": rule.category.value,
        "kind": rule.kind,
        "pack": rule.pack,
        "enabled": True,
        "message": words.message,
        "why": words.why,
        "source": rule.source,
        "fix": None,
        "stages": [stage.value for stage in rule.stages],
        "doc_types": [kind.value for kind in rule.doc_types],
        "origin": rule.origin or None,
        "options": [],
        "valid": [],
        "invalid": [],
    }


def _repairs(cases: Iterable[Case]) -> bool:
    return any(case.fixed is not None for case in cases)


def _options(page: Manual, rule: Rule | None) -> list[Data]:
    """Every key of a kind; with a rule, the value it has there too."""
    options = []
    for option in page.options:
        data = asdict(option)
        if rule is not None:
            data["value"] = to_json(getattr(rule.check, option.name))
        options.append(data)
    return options


def _example(case: Case) -> Data:
    example: Data = {"text": marked(case.text, case.expected), **case.options}
    if case.format != "text":
        example["format"] = case.format
    if case.fixed is not None:
        example["fixed"] = case.fixed
    if case.related is not None:
        example["related"] = list(case.related)
    return example


def kind_data(kind: str, profile: Profile, language: str) -> Data:
    """A kind of check with its options and the rules of it."""
    from speechlint.rulebook.manual import manual  # noqa: PLC0415 - imports pydantic

    page = manual(kind, profile.book.kinds, language)
    return {
        "kind": kind,
        "text": page.text,
        "options": _options(page, None),
        "values": [*page.values, "text"],
        "related_values": sorted({*page.values, *page.related_values, "text"}),
        "rules": [facet.id for facet in profile.book.facets.values() if facet.kind == kind],
    }


def pack_data(pack: Pack, profile: Profile, language: str) -> Data:
    """A pack with its rules."""
    return {
        "pack": pack.name,
        "title": pack.title,
        "description": pack.description,
        "owner": pack.owner,
        "default": pack.default,
        "doc_types": [kind.value for kind in pack.doc_types],
        "rules": [
            rule_data(facet.id, profile, language) for facet in profile.book.facets.values() if facet.pack == pack.name
        ],
    }
