"""Years between two events, part of the kind ``years``."""

import pytest

from speechlint.checks.base import Found
from speechlint.checks.years import Claim, Years
from speechlint.checks.years.rows import Event
from speechlint.span import Span
from tests.checks.helpers import found, words

CENSUS = Years(
    Claim.EVENT_GAP,
    event_table=(Event(("六普",), ("2010-11",), "出处"), Event(("七普",), ("2020-11",), "出处")),
)


def test_the_number_expected_is_written_like_the_one_found() -> None:
    (hit,) = found(CENSUS, "从六普到七普的五年间")
    assert (hit.span, hit.entry) == (Span(1, 9), "六普")
    assert {key: value for key, value in hit.values.items() if value} == {"name": "六普到七普", "expected": "十年"}
    assert isinstance(hit, Found)
    assert found(CENSUS, "六普至七普8年间")[0].values["expected"] == "10年"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从“六普”到“七普”十年间", []),
        ("从“六普”到“七普”五年期间", [(2, "六普”到“七普”五年")]),
        ("从七普到六普五年间", []),
        ("从六普到七普，近五年来", []),
        ("从六普到七普增加五人", []),
        ("六普、七普五年间", []),
    ],
)
def test_places(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(CENSUS, text) == expected
