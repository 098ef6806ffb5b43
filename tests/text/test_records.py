"""Named tuples made cheaply: the same as typing's."""

from __future__ import annotations

import pickle
from typing import Any
from typing import NamedTuple as Typed

import pytest

from speechlint.text.records import NamedTuple


class Record(NamedTuple):
    """What it is."""

    first: int
    second: str = "乙"

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"

    def __str__(self) -> str:
        return f"<{self.both}>"


class Other(Typed):
    """What it is."""

    first: int
    second: str = "乙"


def test_it_is_what_typing_makes() -> None:
    record, other = Record(1), Other(1)
    assert record == other == (1, "乙")
    assert (repr(record), hash(record)) == (repr(other).replace("Other", "Record"), hash(other))
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Record, name) == getattr(Other, name)
    assert (Record.__qualname__, record._replace(first=2), record._asdict()) == ("Record", (2, "乙"), other._asdict())
    assert pickle.loads(pickle.dumps(record)) == record
    assert (record.both, str(record)) == ("1乙", "<1乙>")


@pytest.mark.parametrize("arguments", [(), (1, 2, 3)])
def test_a_wrong_number_of_items_is_an_error(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Record(*arguments)


def test_defaults_come_last() -> None:
    with pytest.raises(TypeError, match="without a default"):
        type(NamedTuple)(
            "Wrong",
            (NamedTuple,),
            {"__annotations__": {"a": "int", "b": "int"}, "a": 1, "__module__": "", "__qualname__": ""},
        )
