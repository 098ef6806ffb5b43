from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.series import Series
from speechlint.readers import read_text


def facts(text: str, *, fragment: bool = True) -> Facts:
    return Facts(read_text(text, "draft.txt"), Context(fragment=fragment))


def shape(found: Facts) -> list[tuple[str, list[int]]]:
    return [(series.family.value, [item.number for item in series.items]) for series in found.series]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", [("一、", [1, 2]), ("（一）", [1, 2]), ("（一）", [1])]),
        ("一是甲。二是乙。\n三是丙。", [("一是", [1, 2, 3])]),
        ("八要甲。下一步，一要乙，二要丙。\n九要丁。", [("一要", [8, 9]), ("一要", [1, 2])]),
        ("从长远看，一是甲，二是乙。从眼前看，一是丙，二是丁。", [("一是", [1, 2]), ("一是", [1, 2])]),
        ("一要甲。1.乙。2.丙。\n二要丁。1.戊。", [("一要", [1, 2]), ("1.", [1, 2]), ("1.", [1])]),
        ("一、甲\n二、乙\n四、丙", [("一、", [1, 2, 4])]),
        ("一、甲\n1.乙\n2.丙\n二、丁\n3.戊", [("一、", [1, 2]), ("1.", [1, 2]), ("1.", [3])]),
        ("二、甲\n一、乙\n二、丙\n三、丁\n三、戊", [("一、", [2, 3]), ("一、", [1, 2, 3])]),
        ("1.甲。*.乙。3.丙。", [("1.", [1, 2, 3])]),
        ("1.甲。*.乙。2.丙。", [("1.", [1, 2])]),
        ("*.甲。*.乙。3.丙。", [("1.", [1, 2, 3])]),
    ],
)
def test_which_mark_goes_on_with_which(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert shape(facts(text)) == expected


def test_masked_numbers_are_sure_when_the_next_agrees() -> None:
    (series,) = facts("1.甲。*.乙。3.丙。*.丁。").series
    assert [item.sure for item in series.items] == [True, True, True, False]


def test_numbering_right_through_is_sound() -> None:
    through = facts("一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊").series[-1]
    assert (through.first, through.sound) == (3, True)


def test_each_speech_numbers_for_itself() -> None:
    speech = "在全县{0}会议上的讲话\n同志们：\n下面，我讲几点意见，请大家结合实际认真抓好贯彻落实，务求取得实效，不负县委和全县人民的重托与期望，也不负这个时代。\n一、甲\n二、乙\n"
    found = facts(speech.format("农业") + speech.format("工业"), fragment=False)
    assert [(series.speech, len(series.items)) for series in found.series] == [(0, 2), (1, 2)]


MARKS = st.lists(
    st.sampled_from(
        [
            "一、甲\n",
            "二、乙\n",
            "四、丙\n",
            "（一）丁。",
            "\n（二）戊。",
            "1.己。",
            "*.庚。",
            "3.辛。",
            "一是壬，",
            "二是癸，",
            "\n",
        ]
    ),
    max_size=30,
).map("".join)


@given(MARKS)
def test_every_numbered_mark_belongs_to_one_series(text: str) -> None:
    found = facts(text)
    placed = [item.marker.span for series in found.series for item in series.items]
    assert len(placed) == len(set(placed))
    assert {mark.span for mark in found.markers if mark.number is not None} <= set(placed)
    assert all(_ordered(series) for series in found.series)


def _ordered(series: Series) -> bool:
    starts = [item.marker.span.start for item in series.items]
    return starts == sorted(starts) and all(mark.span.start < starts[0] for mark in series.path)


def test_many_marks_take_linear_time() -> None:
    found = facts("（一）甲\n1.乙\n一是丙。\n" * 3000)
    assert len(found.markers) == 9000
    assert len(found.series) == 9000
