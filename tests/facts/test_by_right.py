"""Exchanged, doubled and mistaken characters that may stand there by right."""

from math import inf

import pytest

from speechlint.facts.slips.by_right import against, against_one
from speechlint.facts.slips.edit_evidence import EditEvidence, EditForm

NOTHING = EditEvidence(
    fours=(5,),
    threes=(5,),
    twos=(5,),
    before=0,
    after=0,
    lost_threes=(0,),
    lost_twos=(0,),
    pair_word=0,
    covering=0,
    ending=0,
    beginning=0,
    signs=0,
    is_function=False,
    rarest=9,
)


@pytest.mark.parametrize(
    ("form", "text", "at", "evidence", "expected"),
    [
        (EditForm.SWAP, "换房进城进镇落户", 3, NOTHING, inf),
        (EditForm.SWAP, "牵手小区小物业", 3, NOTHING, inf),
        (EditForm.SWAP, "推动高量质发展", 3, NOTHING, 0.0),
        (EditForm.SWAP, "推动高量质发展", 3, NOTHING._replace(covering=2), inf),
        (EditForm.DOUBLING, "来了一批批游客", 3, NOTHING, inf),
        (EditForm.DOUBLING, "来了几批批游客", 3, NOTHING, 0.0),
        (EditForm.DOUBLING, "我们高高举起", 2, NOTHING._replace(pair_word=10), inf),
        (EditForm.DOUBLING, "我们大大力推", 2, NOTHING._replace(pair_word=10), 0.0),
        (EditForm.DOUBLING, "新建停车车位", 3, NOTHING._replace(ending=9, beginning=5), 4.0),
        (EditForm.DOUBLING, "新建停车车位", 3, NOTHING._replace(ending=9, beginning=4), 0.0),
        (EditForm.DOUBLING, "科技创新新引擎", 3, NOTHING._replace(ending=13), 4.0),
        (EditForm.DOUBLING, "科技创新新引擎", 3, NOTHING._replace(beginning=13), 0.0),
        (EditForm.DOUBLING, "负责对对外投资", 2, NOTHING._replace(beginning=13), inf),
        (EditForm.OMISSION, "换房进城进镇落户", 3, NOTHING._replace(ending=9, beginning=9), 0.0),
    ],
)
def test_what_grammar_says(form: EditForm, text: str, at: int, evidence: EditEvidence, expected: float) -> None:
    assert against(form, text, at, evidence) == expected


@pytest.mark.parametrize(
    ("text", "at", "right", "expected"),
    [
        ("指标完成除进出口外", 4, "促", 2.0),
        ("指标完成促进增长", 4, "除", 0.0),
        ("各个领域再发行", 4, "开", 2.0),
        ("各个领域再发行", 4, "在", 0.0),
        ("加强反恐防恐体系", 5, "控", inf),
        ("推进创星升星活动", 3, "新", inf),
        ("加强反恐防空体系", 5, "控", 0.0),
        ("要讲专业话办专业事", 4, "化", inf),  # 讲…话
        ("讲\x01推进专业话办专业事", 6, "化", 0.0),  # in another clause
    ],
)
def test_a_character_that_grammar_puts_here(text: str, at: int, right: str, expected: float) -> None:
    assert against_one(text, at, right) == expected
