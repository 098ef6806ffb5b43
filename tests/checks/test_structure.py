from __future__ import annotations

import pytest

from speechlint.checks.base import Edit, Found, Related
from speechlint.checks.structure import Structure, StructureProblem
from speechlint.document import Context, DocType
from speechlint.span import Span
from tests.checks.helpers import found, repaired, subject_of, whole, words

PROSE = "今天我们开会，研究全县农业农村工作，总结成绩，部署下一阶段任务。"


def check(problem: str, **options: tuple[str, ...] | str) -> Structure:
    return Structure(StructureProblem(problem), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        (f"同志们：\n{PROSE}", whole(), [(0, "同志们")]),
        (f"在会上的讲话\n同志们：\n{PROSE}", whole(), []),
        (f"同志们：\n{PROSE}", Context(fragment=True), []),
        (f"同志们：\n{PROSE}", Context(), []),
        (f"同志们：\n{PROSE * 10}", Context(), [(0, "同志们")]),
        (f"过去一年，{PROSE * 10}\n一、认清形势\n二、明确任务", Context(), [(0, "过去一年")]),
        (f"过去一年，{PROSE * 10}", Context(), []),
        (f"关于抓好农业工作的意见\n{PROSE * 10}\n一、认清形势\n二、明确任务", Context(), []),
        (f"一、认清形势\n{PROSE * 10}\n二、明确任务", Context(), []),
    ],
)
def test_a_title_is_missed(text: str, context: Context, expected: list[tuple[int, str]]) -> None:
    assert words(check("title"), text, context=context) == expected


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        (f"在会上的讲话\n{PROSE}", Context(), [(7, "今天我们开会")]),
        (f"在会上的讲话\n各位同事，大家好！{PROSE}", Context(), []),
        (f"在会上的讲话\n各位企业家、各位乡贤：\n{PROSE}", Context(), []),
        (f"在乡里调研时的讲话\n{PROSE}", Context(), []),
        (f"在会上的讲话（节选）\n{PROSE}", Context(), []),
        (f"学习领导在会上的讲话\n{PROSE}", Context(), []),
        (f"关于抓好农业工作的意见\n{PROSE}", Context(), []),
        (f"讲话\n{PROSE}", Context(doc_type=DocType.STATUTE), []),
    ],
)
def test_a_salutation_is_missed(text: str, context: Context, expected: list[tuple[int, str]]) -> None:
    assert words(check("salutation"), text, context=context) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"讲话\n同志们,\n{PROSE}", [(3, "同志们,")]),
        (f"讲话\n尊敬的各位领导，\n同志们\n{PROSE}", [(12, "同志们")]),
        (f"讲话\n同志们：\n{PROSE}", []),
        (f"讲话\n同志们，{PROSE}", []),
    ],
)
def test_the_mark_behind_a_salutation(text: str, expected: list[tuple[int, str]]) -> None:
    rule = check("salutation-mark")
    assert words(rule, text.replace(",", "，"), context=whole()) == [
        (at, text.replace(",", "，")) for at, text in expected
    ]


def test_a_salutation_gets_its_colon() -> None:
    subject = subject_of(check("salutation-mark"), f"讲话\n同志们。\n{PROSE}", context=whole())
    (hit,) = check("salutation-mark").find(subject)
    assert hit == Found(
        Span(3, 7), {"words": "同志们。", "expected": "同志们：", "name": ""}, edits=(Edit(Span(6, 7), "："),)
    )


def test_a_part_is_missed_where_it_is_due() -> None:
    rule = check("part", any_of=("审议", "审查"), name="请予审议", addressed=("代表",))
    assert words(rule, f"工作报告\n各位代表：\n{PROSE}", context=whole()) == [(11, "今天我们开会")]
    assert words(rule, f"工作报告\n各位代表：\n{PROSE}请予审议。", context=whole()) == []
    assert words(rule, f"工作报告\n同志们：\n{PROSE}", context=whole()) == []


def test_a_closing_is_missed() -> None:
    assert words(check("closing"), "讲话\n同志们：\n一、甲\n二、乙要好，要快。", context=whole()) == [(18, "要快")]
    assert words(check("closing"), "讲话\n同志们：\n一、甲\n二、乙\n让我们努力！", context=whole()) == []


def test_a_second_speech() -> None:
    text = f"在甲会上的讲话\n（2024年1月5日）\n同志们：\n{PROSE}\n在乙会上的讲话\n同志们：\n{PROSE}"
    (hit,) = found(check("second-speech"), text, context=Context())
    start = text.index("在乙会")
    assert hit.span == Span(start, start + 7)
    assert hit.related == (Related(Span(0, 7), {"words": "在甲会上的讲话"}),)


def test_labels_of_collections_are_deleted() -> None:
    assert words(check("collection"), f"讲话（3篇）\n同志们：\n{PROSE}", context=whole()) == [(2, "（3篇）")]
    assert words(check("collection"), f"讲话（试行）\n同志们：\n我讲了（两篇）文章。{PROSE}", context=whole()) == []


def test_a_teaser_names_what_it_repeats() -> None:
    text = f"在会上的讲话同志们：{PROSE}一、形势很好...\n在会上的讲话\n同志们：\n{PROSE}\n一、形势很好，大家要珍惜。"
    (hit,) = found(check("teaser"), text, context=whole())
    end = text.index("\n")
    assert hit.span == Span(0, end)
    assert [other.values["words"] for other in hit.related] == ["在会上的讲话", PROSE]
    assert hit.edits == (Edit(Span(0, end), ""),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "目录：一、抓好项目今年要快。\n一、抓好项目\n今年要快。",
            "目录：一、抓好项目\n今年要快。\n一、抓好项目\n今年要快。",
        ),
        ("目录：一、抓好项目。\n一、抓好项目\n今年要快。", "目录：一、抓好项目。\n一、抓好项目\n今年要快。"),
        ("一、抓好项目\n二、抓好项目建设", "一、抓好项目\n二、抓好项目建设"),
    ],
)
def test_glued_headings_are_parted(text: str, expected: str) -> None:
    assert repaired(check("glued-heading"), text) == expected


def test_one_heading_runs_on() -> None:
    long = PROSE * 3
    text = f"一、甲\n{PROSE}\n二、乙和丙{long}\n三、丁\n{PROSE}"
    assert words(check("run-in-heading"), text) == [(text.index("二、"), "二、乙和丙今天我们开会")]
    assert words(check("run-in-heading"), f"一、甲\n{PROSE}\n二、乙。{long}\n三、丁\n{PROSE}") == []


def test_stops_behind_headings_are_deleted() -> None:
    assert repaired(check("heading-stop"), "一、甲\n二、乙。\n三、丙\n四、丁；") == "一、甲\n二、乙。\n三、丙\n四、丁；"
    assert repaired(check("heading-stop"), "一、甲\n二、乙。\n三、丙\n四、丁") == "一、甲\n二、乙\n三、丙\n四、丁"


OPEN = "去年的成绩有目共睹。今年的任务更加繁重，全县上下要加倍努力，争先进位"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OPEN}\n{PROSE}", f"{OPEN}。\n{PROSE}"),
        (f"{OPEN}，\n{PROSE}", f"{OPEN}。\n{PROSE}"),
        (f"{OPEN}　\n{PROSE}", f"{OPEN}。　\n{PROSE}"),
        *(
            (text, text)
            for text in (f"{OPEN}：\n一是甲。", f"{OPEN}（鼓掌）", f"{OPEN}……", f"{OPEN}！", OPEN[10:], "好。大家鼓掌")
        ),
        *((text, text) for text in (f"{OPEN}\n{PROSE}\n" * 3, f"{OPEN}\n{OPEN}，")),  # broken lines
    ],
)
def test_stops_are_put_behind_paragraphs(text: str, expected: str) -> None:
    assert repaired(check("paragraph-stop"), text) == expected


def test_hostile_texts_end() -> None:
    texts = (
        "一、抓好项目甲\n" * 2000,
        "同志们：\n" * 2000,
        "在会上的讲话\n同志们：\n今天我们开会，研究部署全县的各项重点工作任务。\n" * 300,
        "（一）" * 5000,
    )
    for text in texts:
        for problem in StructureProblem:
            assert isinstance(found(Structure(problem), text, context=Context()), list)
