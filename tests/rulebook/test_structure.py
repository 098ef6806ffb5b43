from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

import pytest

from speechlint.rulebook.packs import shipped_library
from speechlint.rulebook.structure import UnfitError, from_json, to_json


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    words: tuple[str, ...] = ()
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    name: str
    number: int = 0
    share: float = 0.0
    sure: bool = False
    colour: Colour = Colour.RED
    colours: frozenset[Colour] = frozenset()
    inner: Inner | None = None
    rows: tuple[Inner, ...] = ()
    pair: tuple[int, str] = (0, "")
    either: int | tuple[str, ...] | Inner | None = None
    mode: Literal["a", "b"] = "a"
    table: Mapping[str, tuple[Colour, ...]] = field(default_factory=dict)
    by_year: Mapping[int, date] = field(default_factory=dict)


VALUES = [
    Outer("甲"),
    Outer(
        "乙",
        3,
        0.5,
        sure=True,
        colour=Colour.BLUE,
        colours=frozenset({Colour.RED, Colour.BLUE}),
        inner=Inner(("x",), date(2025, 3, 1)),
        rows=(Inner(), Inner(("y", "z"))),
        pair=(1, "二"),
        either=("a",),
        mode="b",
        table={"k": (Colour.RED,)},
        by_year={2021: date(2021, 7, 1)},
    ),
    Outer("丙", either=Inner(("w",))),
    Outer("丁", either=7),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.name)
def test_what_is_written_comes_back_the_same(value: Outer) -> None:
    data = json.loads(json.dumps(to_json(value), allow_nan=False))
    assert from_json(Outer, data) == value


def test_every_shipped_check_comes_back_the_same() -> None:
    checks = [loaded.rule.check for loaded in shipped_library().checked().rules]
    assert [from_json(type(check), json.loads(json.dumps(to_json(check)))) for check in checks] == checks


@pytest.mark.parametrize(
    "data",
    [
        None, [], "x", {}, {"nam": "x"}, {"name": "x", "colour": "green"}, {"name": "x", "rows": 3},
        {"name": "x", "either": 1.5}, {"name": "x", "pair": [1]}, {"name": "x", "by_year": {"y": "2021-07-01"}},
        {"name": "x", "inner": {"when": "soon"}},
    ],
)  # fmt: skip
def test_data_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises(UnfitError):
        from_json(Outer, data)


@dataclass(frozen=True)
class Foreign:
    pattern: object = None
    either: str | date = ""


@pytest.mark.parametrize("value", [object(), Foreign(pattern={1, 2}), b"x"])
def test_a_type_without_a_form_in_json_is_refused(value: object) -> None:
    with pytest.raises(UnfitError):
        to_json(value)


def test_an_ambiguous_union_is_refused() -> None:
    with pytest.raises(UnfitError):
        from_json(Foreign, {"either": "2025-03-01"})
