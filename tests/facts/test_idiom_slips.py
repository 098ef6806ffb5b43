"""Slips within idioms."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.facts.slips.idioms import idiom_slips
from speechlint.facts.slips.reading import read
from speechlint.span import Span
from speechlint.text.alike import Likeness, alike, likeness
from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon

SHIPPED = str(Path(__file__).parents[2] / "rules" / "lexicon" / "reports.lexicon")
IDIOMS = ("天经地义", "一知半解", "走马观花", "夜郎自大", "因噎废食", "拖泥带水", "刻舟求剑", "举棋不定")


def slips(text: str, *quoted: Span) -> list[tuple[int, str, str, float]]:
    lexicons = Lexicons((open_lexicon(SHIPPED),))
    return [
        (slip.span.start, slip.right, slip.expected, slip.score)
        for slip in idiom_slips(read(text, lexicons), lexicons, lambda span: span in quoted)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欠债还钱，天精地义。", [(6, "经", "天经地义", 8.0)]),
        ("秋收要做到颗粒归苍。", [(8, "仓", "颗粒归仓", 2.0)]),
        ("面对困难要百折不饶。", [(8, "挠", "百折不挠", 1.0)]),  # looks alike only
        ("欠债还钱，天经地义。", []),
        ("天精地义，天精地义！", []),  # meant so
        ("始终不泄气，办法总比困难多。", []),  # 泄气 is a word
        ("水陆运输要抓好。", []),  # two words
        ("天，精地义", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[int, str, str, float]]) -> None:
    assert slips(text) == expected


def test_what_is_quoted_is_meant_so() -> None:
    assert slips("公司的招牌是天精地义。", Span(7, 8)) == []
    assert slips("公司的招牌是天精地义。", Span(6, 7)) == [(7, "经", "天经地义", 8.0)]


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(IDIOMS), st.integers(0, 3), st.data())
def test_only_the_planted_character_is_reported(idiom: str, place: int, data: st.DataObject) -> None:
    wrong = data.draw(
        st.sampled_from([each for each in alike(idiom[place]) if likeness(each, idiom[place]) is Likeness.SOUND])
    )
    found = slips("大家说：" + idiom[:place] + wrong + idiom[place + 1 :] + "。")
    assert [(start, expected) for start, _, expected, _ in found] in ([], [(4 + place, idiom)])
