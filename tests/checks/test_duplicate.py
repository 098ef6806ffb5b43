import pytest

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.duplicate import Duplicate, DuplicateUnit, Formula, Nearness
from speechlint.span import Span
from tests.checks.helpers import found, repaired, whole, words

ONE = "要以更高的标准抓好今年防汛工作。"
TWO = "水库要及时腾出库容迎接主汛期。"
SENTENCE = Duplicate(DuplicateUnit.SENTENCE, 10)
PARAGRAPH = Duplicate(DuplicateUnit.PARAGRAPH, 10)
NEAR = Duplicate(DuplicateUnit.PARAGRAPH, 20, similarity=0.85)


def test_whole_finding() -> None:
    copy = Span(18, 34)
    values = {"length": "15", "percent": "100", "start": ONE, "count": "2"}
    assert found(SENTENCE, f"{ONE}好。{ONE}") == [Found(copy, values, (Related(Span(0, 16)),), (Edit(copy, ""),))]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (SENTENCE, f"{ONE}好。{ONE[:5]}，{ONE[5:]}", [(18, f"{ONE[:5]}，{ONE[5:]}")]),
        (SENTENCE, f"{ONE}{ONE}{ONE}", [(16, ONE + ONE)]),
        (SENTENCE, f"{ONE}好。{ONE[0]}，{ONE[1:]}", [(18, f"{ONE[0]}，{ONE[1:]}")]),
        (SENTENCE, f"{ONE}好。{ONE[:-2]}、{ONE[-2:]}", [(18, f"{ONE[:-2]}、{ONE[-2:]}")]),
        (SENTENCE, f"{ONE}{TWO}好。{ONE}{TWO}", [(33, ONE + TWO)]),
        (SENTENCE, f"好。{ONE}\n同志们：{ONE}好。", [(23, ONE)]),
        (Duplicate(DuplicateUnit.SENTENCE, 10, where=Nearness.NEXT), f"{ONE}{ONE}好。{ONE}", [(16, ONE)]),
        (Duplicate(DuplicateUnit.SENTENCE, 10, where=Nearness.APART), f"{ONE}{ONE}", []),
        (Duplicate(DuplicateUnit.SENTENCE, 10, longest=12), f"{ONE}好。{ONE}", []),
        (Duplicate(DuplicateUnit.SENTENCE, 10, formula_table=(Formula(ONE),)), f"{ONE}好。{ONE}", []),
        (PARAGRAPH, f"{ONE}\n好。\n　　{ONE}", [(22, ONE)]),
        (PARAGRAPH, f"{ONE}\n\n{ONE}\n{ONE}", [(18, ONE), (35, ONE)]),
    ],
)
def test_copies(check: Duplicate, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE[:-1]}\n好。\n{ONE[:-1]}",  # no stop: a heading, a line of a list
        f"甲。{ONE}\n乙。{ONE}",  # both close their paragraphs
        f"{ONE}甲。\n{ONE}乙。",  # both open them
        f"甲。{ONE}乙。{ONE}丙。{ONE}丁。",  # thrice
        f"他说：“{ONE}”甲。他又说：“{ONE}”",
        f"（{ONE}）甲。（{ONE}）",
        "**县**镇完成投资**亿元列第**位。甲。**县**镇完成投资**亿元列第**位。",
        f"{ONE[:-2]}一。甲。{ONE[:-2]}二。",
    ],
)
def test_no_copies(text: str) -> None:
    assert words(SENTENCE, text) == []


def test_what_another_speech_says_is_no_copy() -> None:
    speech = f"在{{}}会议上的讲话\n同志们：\n{ONE}大家辛苦了。\n谢谢大家。\n"
    assert words(SENTENCE, speech.format("春耕") + speech.format("秋收"), context=whole()) == []


def test_sentences_of_a_copied_paragraph_are_left_to_the_paragraph() -> None:
    paragraph = f"{ONE}{TWO}{ONE[1:]}"
    assert words(SENTENCE, f"{paragraph}\n甲。\n{paragraph}") == []
    assert words(PARAGRAPH, f"{paragraph}\n甲。\n{paragraph}") == [(len(paragraph) + 4, paragraph)]


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        (SENTENCE, f"{ONE}甲。{ONE}乙。", f"{ONE}甲。乙。"),
        (PARAGRAPH, f"{ONE}\n{ONE}\n乙。", f"{ONE}\n乙。"),
        (PARAGRAPH, f"{ONE}\n甲。\n　　{ONE}", f"{ONE}\n甲。"),
    ],
)
def test_the_repair_takes_out_the_copy(check: Duplicate, text: str, expected: str) -> None:
    assert repaired(check, text) == expected


def test_near_copies() -> None:
    first = "要持续改善农村人居环境，抓好垃圾清运和污水治理，让村庄干净起来、美丽起来。"
    second = "要不断改善农村人居环境，抓好垃圾清运和污水治理，让村庄干净起来、美丽起来。"
    [finding] = found(NEAR, f"{first}\n{second}")
    assert finding.span == Span(len(first) + 1, len(first) + 1 + len(second))
    assert finding.related == (Related(Span(0, len(first))),)
    assert finding.values["percent"] == "93"
    assert finding.edits == ()


def test_frames_with_other_numbers_are_no_near_copies() -> None:
    frame = "{}片区全年完成投资{}亿元，规模以上工业企业发展势头良好，综合排名保持全县前列。"
    assert found(NEAR, frame.format("东", 12) + "\n" + frame.format("西", 17)) == []


def test_a_similarity_out_of_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="similarity"):
        Duplicate(DuplicateUnit.SENTENCE, 10, similarity=1.5)


@pytest.mark.parametrize("unit", DuplicateUnit)
def test_the_number_of_findings_is_bounded(unit: DuplicateUnit) -> None:
    text = "".join(f"{ONE}\n{TWO}\n" for _ in range(2000))
    assert len(found(Duplicate(unit, 10, refrain=10**6), text)) <= 20
