import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.text.literals import required_literals


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("习总书记", {"习总书记"}),
        ("(?:加强|加快)[^，。]{0,10}力度", {"力度"}),
        ("[^，。]{0,10}力度", {"力度"}),
        ("第[一二]届|第[0-9]+届", {"第"}),
        ("近平?主席", {"近主席", "近平主席"}),
        ("(?<=汉),(?=字)", {","}),
        ("、(?=等(?:等|，))", {"等等", "等，"}),
        ("甲(?!乙丙)", {"甲"}),
        ("a*", set()),
        ("(?i)abc", set()),
        (r"\p{Han}+年", set()),
        ("(", set()),
        ("(?:甲乙)+", {"甲乙"}),
        ("(?:甲|乙)*丙", {"丙"}),
        ("(?>甲乙)丙", {"甲乙丙"}),
    ],
)
def test_literals(pattern: str, expected: set[str]) -> None:
    assert set(required_literals(pattern)) == expected


PARTS = st.sampled_from(
    ["甲", "乙丙", "[丁戊]", "(?:甲|乙)", "己?", "庚*", "(?:甲乙){1,2}", "[^丁]", ".", "(辛|壬癸)+"]
)


@given(st.lists(PARTS, min_size=1, max_size=5), st.text("甲乙丙丁戊己庚辛壬癸", max_size=30))
def test_every_match_holds_one_of_them(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    literals = required_literals(pattern)
    for match in re.finditer(pattern, text):
        assert not literals or any(literal in match[0] for literal in literals)
