import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found
from speechlint.checks.characters import Characters, Neighbour
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

PRIVATE = Characters(("U+E000-U+F8FF",), replace={})
WIDTH = Characters((",", ";"), (Neighbour.HAN,), (Neighbour.HAN,), {",": "，", ";": "；"})


def test_whole_finding() -> None:
    assert found(PRIVATE, "好\ue004\ue005的") == [
        Found(Span(1, 3), {"codes": "U+E004 U+E005", "replacement": ""}, (), (Edit(Span(1, 3), ""),))
    ]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (WIDTH, "甲,乙;丙", [(1, ","), (3, ";")]),
        (WIDTH, "甲,1;丙,", []),
        (WIDTH, "甲,;乙", [(1, ",;")]),
        (Characters((" ",), (Neighbour.EDGE,), (Neighbour.EDGE,)), "甲\n  \n 乙", [(2, "  ")]),
        (Characters((" ",), (Neighbour.EDGE, Neighbour.HAN), ()), " 甲 乙", [(0, " "), (2, " ")]),
        (Characters((" ",), running_text=True), "甲 乙\n甲，乙 丙\n甲，乙 丙。\n甲 乙丙。", [(13, " ")]),
        (Characters(("-", "]", "^", "\\")), "a-b]c^d\\", [(1, "-"), (3, "]"), (5, "^"), (7, "\\")]),
        (Characters(("U+20000-U+2FFFF",)), "用𠮷字", [(1, "𠮷")]),
        (Characters(("，", " "), (Neighbour.EDGE,)), "，甲，\n， ，乙\n甲，\n ", [(0, "，"), (4, "， ，"), (12, " ")]),
        (Characters(("U+000A", " "), (Neighbour.EDGE,)), " \n甲\n\n 乙", [(0, " \n"), (4, "\n ")]),
    ],
)
def test_places(check: Characters, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check, text) == expected


@given(st.lists(st.sampled_from("甲，, \u3000\ue000"), unique=True, min_size=1), st.text("甲乙，, \u3000\ue000\n"))
def test_every_run_is_found_wherever_its_characters_are_common_or_rare(listed: list[str], text: str) -> None:
    runs = re.finditer(f"[{''.join(listed)}]+", text)
    assert words(Characters(tuple(listed)), text) == [(run.start(), run[0]) for run in runs]


def test_repair_is_character_by_character() -> None:
    assert repaired(WIDTH, "甲,;乙") == "甲，；乙"


def test_without_a_table_there_is_no_repair() -> None:
    assert found(Characters(("U+FFFD",)), "\ufffd")[0].edits == ()


def test_many_different_characters_are_not_all_named() -> None:
    run = "".join(chr(0xE000 + number) for number in range(100))
    assert found(PRIVATE, run)[0].values["codes"].count("U+") == 12


@pytest.mark.parametrize("item", ["甲乙", "U+12", "U+E000-", ""])
def test_a_bad_item_is_refused(item: str) -> None:
    with pytest.raises(ValueError, match="既不是单个字符"):
        Characters((item,))
