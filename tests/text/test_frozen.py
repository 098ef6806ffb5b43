from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from speechlint.checks.base import STRICT
from speechlint.text.frozen import computed, field_names, frozen, replaced


@frozen
class Row:
    """A row of a table."""

    __pydantic_config__ = STRICT

    kind: ClassVar[str] = "row"

    name: str
    """What it is called."""
    years: tuple[int, ...] = ()
    length: int = computed()

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")
        object.__setattr__(self, "length", len(self.name))

    @property
    def first(self) -> int:
        return self.years[0]


@dataclass(frozen=True, slots=True)
class Model:
    """The same, made by dataclasses."""

    kind: ClassVar[str] = "row"

    name: str
    years: tuple[int, ...] = ()
    length: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@frozen
class Other:
    name: str
    years: tuple[int, ...] = ()


@pytest.mark.parametrize("cls", [Row, Model])
def test_values(cls: Any) -> None:
    row = cls("甲乙", years=(2024,))
    assert (row.name, row.years, row.length, row.kind) == ("甲乙", (2024,), 2, "row")
    assert row == cls("甲乙", (2024,))
    assert row != cls("甲乙")
    assert row != ("甲乙", (2024,))
    assert hash(row) == hash(cls(name="甲乙", years=(2024,)))
    assert repr(row) == f"{cls.__name__}(name='甲乙', years=(2024,))"
    assert cls("甲").years == ()
    assert pickle.loads(pickle.dumps(row)) == row
    assert pickle.loads(pickle.dumps(row)).length == 2
    assert copy.deepcopy(row) == row
    assert not hasattr(row, "__dict__")
    match row:
        case cls(name, years):
            assert (name, years) == ("甲乙", (2024,))


@pytest.mark.parametrize("cls", [Row, Model])
def test_nothing_can_be_changed(cls: Any) -> None:
    row = cls("甲")
    for change in (lambda: setattr(row, "name", "乙"), lambda: setattr(row, "other", 1), lambda: delattr(row, "name")):
        with pytest.raises((FrozenInstanceError, TypeError)):
            change()
    assert row.name == "甲"


@pytest.mark.parametrize("cls", [Row, Model])
@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("甲", (), 1), {}), (("甲",), {"name": "乙"}), (("甲",), {"names": "乙"}), (("甲",), {"length": 1})],
)
def test_wrong_arguments(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        cls(*values, **named)


def test_classes_of_the_same_fields_are_not_equal() -> None:
    assert Row("甲") != Other("甲")
    assert Row("甲").__eq__(Other("甲")) is NotImplemented


def test_replaced() -> None:
    row = replaced(Row("甲乙", (2024,)), name="丙")
    assert (row, row.length) == (Row("丙", (2024,)), 1)
    assert dataclasses.replace(Row("甲乙", (2024,)), name="丙") == row
    with pytest.raises(ValueError, match="no name"):
        replaced(row, name="")


def test_fields_are_those_of_a_dataclass() -> None:
    def told(cls: Any) -> list[tuple[object, ...]]:
        return [(found.name, found.type, found.default, found.init) for found in dataclasses.fields(cls)]

    assert dataclasses.is_dataclass(Row)
    assert told(Row) == told(Model)
    assert field_names(Row) == field_names(Model) == ("name", "years")
    assert field_names(int) is None
    assert dataclasses.asdict(Other("甲", (1,))) == {"name": "甲", "years": (1,)}


def test_pydantic_validates_them() -> None:
    adapter = TypeAdapter(Row)
    assert adapter.validate_json('{"name": "甲", "years": [2024]}') == Row("甲", (2024,))
    assert adapter.validate_json('{"name": "甲"}').length == 1
    for wrong in ('{"name": 1}', "{}", '{"name": "甲", "other": 1}', '{"name": ""}'):
        with pytest.raises(ValidationError):
            adapter.validate_json(wrong, strict=True)
    assert adapter.json_schema()["properties"]["name"]["description"] == "What it is called."


def test_dataclasses_are_not_imported_for_them() -> None:
    code = (
        "from __future__ import annotations\nimport sys\nfrom speechlint.text.frozen import frozen\n"
        "@frozen\nclass A:\n    a: int = 1\nassert A() == A(1)\nassert 'dataclasses' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
