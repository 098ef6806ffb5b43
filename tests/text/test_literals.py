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
        ("第[一二]届|第[0-3]+届", {"第一届", "第二届", "第0", "第1", "第2", "第3"}),
        ("第[0-9]+届", {f"第{digit}" for digit in "0123456789"}),
        ("第[^，]+届", {"第"}),
        ("近平?主席", {"近主席", "近平主席"}),
        ("(?<=汉),(?=字)", {",字"}),
        ("、(?=等(?:等|，))", {"、等等", "、等，"}),
        ("、(?=等[^，]*力度)", {"力度"}),
        ("甲(?=乙|[^丙]丁)", {"甲"}),
        ("甲(乙(丙[^丁]*戊)己)", {"甲乙丙"}),
        ("甲乙(?:丙|[^丁])", {"甲乙"}),
        ("甲(?:乙[^丙]|丁)", {"甲乙", "甲丁"}),
        ("(?:[0-9]{1,2})个(?:意识|自信)", {f"{digit}个{word}" for digit in "0123456789" for word in ("意识", "自信")}),
        ("(?:甲乙){2,9}", {"甲乙"}),
        ("甲[0-9a-f]", {"甲"}),
        ("甲(?i:b)丙", {"甲"}),
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
    [
        *("甲", "乙丙", "[丁戊]", "(?:甲|乙)", "己?", "庚*", "(?:甲乙){1,2}", "[^丁]", ".", "(辛|壬癸)+", "[甲-癸]"),
        *("(甲.乙)", "(?:丙|丁.)", "(?:乙|己*)", "(?:戊.?){1,3}", "(?=甲)", "(?=[乙丙].?丁|壬)", "(?<=辛)", "(?!癸)"),
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=5), st.text("甲乙丙丁戊己庚辛壬癸", max_size=30))
def test_every_match_holds_one_of_them(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    literals = required_literals(pattern)
    for match in re.finditer(pattern, text):
        assert not literals or any(literal in text for literal in literals), match
