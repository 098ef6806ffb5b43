from __future__ import annotations

import pytest

from speechlint.checks.length import Length, LengthUnit
from speechlint.span import Span
from tests.checks.helpers import found, whole, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲乙丙丁，戊己庚辛。", [(0, "甲乙丙丁")]),
        ("甲乙丙丁；戊己庚辛。", []),
        ("甲乙，（丙），“丁”，戊、己。", []),
        ("甲。\n乙乙乙，2024年1月。", [(3, "乙乙乙")]),
    ],
)
def test_sentences_are_measured_without_marks(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(Length(LengthUnit.SENTENCE, more_than=7), text) == expected


def test_paragraphs() -> None:
    (hit,) = found(Length(LengthUnit.PARAGRAPH, more_than=5), "甲乙丙。丁戊。\n己庚，辛。壬癸。子丑寅。")
    assert (hit.span, hit.values) == (
        Span(8, 10),
        {"characters": "8", "minutes": "1", "limit": "5", "rate": "200"},
    )


def test_minutes_of_each_speech() -> None:
    speech = "在甲会上的讲话\n同志们：\n今天我们开会，研究部署全县的各项重点工作任务。\n"
    rule = Length(LengthUnit.SPEECH, more_than=2, per_minute=11)
    hits = found(rule, speech + speech, context=whole())
    assert [(hit.span.start, hit.values["characters"], hit.values["minutes"]) for hit in hits] == [
        (0, "31", "3"),
        (len(speech), "31", "3"),
    ]
    assert found(Length(LengthUnit.SPEECH, more_than=3, per_minute=11), speech, context=whole()) == []


@pytest.mark.parametrize(("more_than", "per_minute"), [(-1, 200), (3, 0)])
def test_impossible_limits(more_than: int, per_minute: int) -> None:
    with pytest.raises(ValueError, match="不能小于"):
        Length(LengthUnit.SPEECH, more_than, per_minute)
