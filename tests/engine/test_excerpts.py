"""What stands beside a finding in its line of the source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.engine.excerpts import REACH, line_after, line_before


@pytest.mark.parametrize(
    ("source", "at", "before", "after"),
    [
        ("甲乙丙", 1, "甲", "乙丙"),
        ("甲\n乙丙\r\n丁", 3, "乙", "丙"),
        ("甲\r乙", 2, "", "乙"),
        ("甲\r\n乙", 2, "", ""),
        ("", 0, "", ""),
        ("甲" * 50 + "乙" * 50, 50, "甲" * REACH, "乙" * REACH),
    ],
)
def test_the_rest_of_the_line(source: str, at: int, before: str, after: str) -> None:
    assert (line_before(source, at), line_after(source, at)) == (before, after)


@given(st.text("甲乙。\r\n", max_size=90), st.integers(0, 90))
def test_it_is_what_the_lines_hold(source: str, at: int) -> None:
    at = min(at, len(source))
    assert line_before(source, at) == re.split(r"[\r\n]", source[:at])[-1][-REACH:]
    assert line_after(source, at) == re.split(r"[\r\n]", source[at:])[0][:REACH]
