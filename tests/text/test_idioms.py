"""The table of idioms."""

import runpy
from importlib.util import find_spec
from pathlib import Path

import pytest

from speechlint.text.idioms import LENGTH, blanked, idiom_levels, packed_idioms

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "speechlint" / "text" / "idioms" / "idioms.bin"


def dictionary() -> list[str]:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("run", "level"),
    [("走马观花", 5), ("天经地义", 8), ("颗粒归仓", 2), ("走马观化", 0), ("产业结构", 0), ("政府工作", 0)],
)
def test_levels(run: str, level: int) -> None:
    assert idiom_levels([run]) == [level]


@pytest.mark.parametrize("place", range(LENGTH))
def test_any_character_may_be_unknown(place: int) -> None:
    assert idiom_levels([blanked("如履薄冰", place), blanked("猫狗打架", place)]) == [1, 0]


def test_the_shipped_table_is_what_the_tool_makes() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "idioms.py"))
    idioms = dict(tool["idioms"](dictionary()))
    assert len(idioms) == 36_457
    assert SHIPPED.read_bytes() == packed_idioms(idioms)
    assert all(idiom_levels(idioms))
