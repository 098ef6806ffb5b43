import re
from collections.abc import Iterator
from re import _compiler  # type: ignore[attr-defined]
from typing import Any

import pytest

from speechlint.cli.regexes import leave_wide_classes

CLASSES = [
    "[一-鿿]",
    "[^一-鿿A-Za-z]",
    "[㐀-䶿一-鿿]",
    "[ࠀ-\U0010ffff]",
    "[一-鿿0-9、。]",
    "(?i:[一-鿿a-z])",
    "[、。]",
    r"[\d一-鿿]",
]
TEXT = "".join(map(chr, [*range(0x3000), *range(0x3000, 0x10000, 7), *range(0x10000, 0x110000, 4099)])) + "一鿿㐀䶿𠀀"


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The function as Python has it; put back after the test."""
    plain = _compiler._optimize_charset  # noqa: SLF001
    monkeypatch.setattr(_compiler, "_optimize_charset", plain)
    yield plain
    re.purge()


@pytest.mark.parametrize("expression", CLASSES)
@pytest.mark.usefixtures("plain")
def test_classes_match_the_same(expression: str) -> None:
    re.purge()
    before = re.findall(expression, TEXT)
    leave_wide_classes()
    re.purge()
    assert re.findall(expression, TEXT) == before


def test_wide_classes_are_left_as_they_are(plain: Any) -> None:
    leave_wide_classes()
    quick = _compiler._optimize_charset  # noqa: SLF001
    assert quick is not plain
    wide = [(_compiler.RANGE, (0x4E00, 0x9FFF)), (_compiler.LITERAL, 0x3007)]
    assert quick(wide) == (wide, False)
    narrow = [(_compiler.RANGE, (0x30, 0x39)), (_compiler.RANGE, (0x3A, 0x40))]
    assert quick(narrow) == plain(narrow) == ([(_compiler.RANGE, (0x30, 0x40))], False)


def test_a_python_made_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_compiler, "_optimize_charset")
    leave_wide_classes()
    assert not hasattr(_compiler, "_optimize_charset")
