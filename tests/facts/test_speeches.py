from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context, DocType
from speechlint.facts import Facts
from speechlint.readers import read_text

PROSE = "今天我们开会，研究全县农业农村工作，总结成绩，部署下一阶段任务。"


def facts(text: str, format: str = "text", context: Context | None = None) -> Facts:
    return Facts(read_text(text, f"draft.{format}", format), context or Context())


def parts(found: Facts) -> list[tuple[str | None, str | None]]:
    text = found.document
    return [
        (text[speech.title] if speech.title else None, text[speech.salutation] if speech.salutation else None)
        for speech in found.speeches
    ]


@pytest.mark.parametrize(
    ("text", "title", "salutation"),
    [
        (f"在全县大会上的讲话\n同志们：\n{PROSE}", "在全县大会上的讲话", "同志们："),
        (f"\n  在全县大会上的讲话  \n\n　　同志们：\n{PROSE}", "在全县大会上的讲话", "同志们："),
        (f"同志们：\n{PROSE}", None, "同志们："),
        (PROSE, None, None),
        (f"在全县\n农业工作会议上的讲话\n同志们：\n{PROSE}", "在全县\n农业工作会议上的讲话", "同志们："),
        (
            f"在大会上的讲话\n（2024年1月5日）\n县长 王某\n各位委员、同志们：\n{PROSE}",
            "在大会上的讲话\n（2024年1月5日）\n县长 王某",
            "各位委员、同志们：",
        ),
        (f"政府工作报告\n——2024年1月5日在县人代会上\n{PROSE}", "政府工作报告\n——2024年1月5日在县人代会上", None),
        (f"致辞\n尊敬的各位领导，\n女士们、先生们：\n{PROSE}", "致辞", "尊敬的各位领导，\n女士们、先生们："),
        (f"讲话\n同志们，{PROSE}", "讲话", "同志们，"),
        (f"讲话\n各位代表！\n{PROSE}", "讲话", "各位代表！"),
        (f"讲话\n尊敬的张书记、各位来宾：\n{PROSE}", "讲话", "尊敬的张书记、各位来宾："),
        (f"关于农业的意见\n{PROSE}\n各位代表的意见要听取。", "关于农业的意见", None),
        (f"一、认清形势\n{PROSE}", None, None),
    ],
)
def test_title_and_salutation(text: str, title: str | None, salutation: str | None) -> None:
    assert parts(facts(text)) == [(title, salutation)]


def test_a_markdown_title() -> None:
    found = facts(f"---\ntitle: 别的\n---\n\n# 在大会上的讲话\n\n同志们：\n\n{PROSE}\n", "markdown")
    assert parts(found) == [("在大会上的讲话", "同志们：")]


def test_a_fragment_has_neither() -> None:
    assert parts(facts(f"在大会上的讲话\n同志们：\n{PROSE}", context=Context(fragment=True))) == [(None, None)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"在甲会上的讲话\n同志们：\n{PROSE}\n在乙会上的讲话\n同志们：\n{PROSE}", 2),
        (f"篇一：讲话\n同志们：\n{PROSE}\n篇二：讲话\n同志们：\n{PROSE}\n篇三：讲话\n同志们：\n{PROSE}", 3),
        (f"讲话\n同志们：\n{PROSE}\n同志们：\n{PROSE}", 1),
        (f"讲话\n同志们：\n{PROSE}\n学习领导在会上的讲话\n{PROSE}", 1),
        (f"县人大会议文件\n政府工作报告\n各位代表：\n{PROSE}", 1),
        (PROSE + "\n各位代表！" + PROSE, 1),
    ],
)
def test_speeches_in_one_file(text: str, count: int) -> None:
    found = facts(text)
    assert len(found.speeches) == count
    assert [found.speeches[0].span.start, found.speeches[-1].span.end] == [0, len(found.document.text)]
    assert all(
        left.span.end == right.span.start for left, right in zip(found.speeches, found.speeches[1:], strict=False)
    )


def test_a_teaser_is_told_from_the_title() -> None:
    found = facts(f"在会上的讲话同志们：{PROSE}一年来...\n在会上的讲话\n同志们：\n{PROSE}")
    (speech,) = found.speeches
    assert speech.teaser is not None
    assert found.document[speech.teaser].endswith("一年来...")
    assert parts(found) == [("在会上的讲话", "同志们：")]


def test_dots_alone_make_no_teaser() -> None:
    (speech,) = facts(f"丰收的季节到了……\n在会上的讲话\n同志们：\n{PROSE}").speeches
    assert speech.teaser is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"在大会上的讲话\n同志们：\n{PROSE}", DocType.SPEECH),
        (f"同志们：\n{PROSE}", DocType.SPEECH),
        (f"各位代表：\n现在，我代表县人民政府向大会报告工作。{PROSE}", DocType.REPORT),
        (f"政府工作报告\n各位代表：\n{PROSE}", DocType.REPORT),
        (f"表彰大会主持词\n同志们：\n{PROSE}", DocType.HOST),
        (f"慰问信\n全县干部职工：\n{PROSE}", DocType.LETTER),
        ("干部管理条例\n第一章　总则\n第一条　为了加强管理，制定本条例。", DocType.STATUTE),
        (f"关于农业的汇总\n{PROSE}", DocType.UNKNOWN),
        (PROSE, DocType.UNKNOWN),
        ("", DocType.UNKNOWN),
    ],
)
def test_the_kind_of_text_is_inferred_where_it_is_plain(text: str, expected: DocType) -> None:
    assert facts(text).doc_type is expected


def test_what_was_said_of_a_text_holds() -> None:
    assert facts(f"同志们：\n{PROSE}", context=Context(doc_type=DocType.LETTER)).doc_type is DocType.LETTER


LINES = st.lists(
    st.sampled_from(
        [
            "在甲会上的讲话",
            "同志们：",
            "各位代表！",
            "篇二：",
            "（2024年1月5日）",
            PROSE,
            "一、甲",
            "",
            "　",
            "...",
            "第一条　总则",
        ]
    ),
    max_size=14,
).map("\n".join)


@given(LINES)
def test_speeches_cover_the_text_in_order(text: str) -> None:
    found = facts(text)
    end = 0
    for speech in found.speeches:
        assert speech.span.start == end
        end = speech.span.end
        for part in (speech.title, speech.salutation, speech.teaser):
            assert part is None or (speech.span.contains(part) and part.start < part.end)
        if speech.title and speech.salutation:
            assert speech.title.end <= speech.salutation.start
    assert end == len(found.document.text)
