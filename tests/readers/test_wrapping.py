"""Hard-wrapped text: what is joined, what is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from speechlint.document import Document
from speechlint.readers import read_text
from speechlint.readers.wrapping import columns, ends_with_stop, is_salutation, mark_family, separator
from speechlint.span import Span
from tests.strategies import hard_wrapped, long_paragraphs, prose

WRAPPED = """\
今年以来，全市上下坚持稳中求进工作总基调
，扎实推进重点项目建设，经济运行总体平稳
，社会大局和谐稳定。各级各部门要进一步增
强责任感和紧迫感，把思想和行动统一到市委
决策部署上来，确保完成全年各项目标任务，
为全面建设现代化新城作出更大贡献。"""


def read(text: str) -> list[str]:
    return [paragraph for paragraph in read_text(text).text.split("\n") if paragraph]


def wrap_columns(line: str, width: int) -> list[str]:
    """A line cut into pieces of at most ``width`` columns, anywhere."""
    lines = [""]
    for character in line:
        if columns(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def typeset(line: str, width: int) -> list[str]:
    """A line as a word processor sets it: no stop at the head of a line, no number parted."""
    lines, pending = [""], ""
    for character, following in zip(line, line[1:] + "会", strict=True):
        pending += character
        parted = character.isascii() and following.isascii()
        if following in "，。；：！”》）、%" or parted or character in "“《（":
            continue
        if columns(lines[-1] + pending) > width:
            lines.append("")
        lines[-1] += pending
        pending = ""
    return lines


def test_a_wrapped_paragraph_is_one() -> None:
    assert read(WRAPPED) == [WRAPPED.replace("\n", "")]


def test_positions_lead_back_across_the_line_end() -> None:
    document = read_text(WRAPPED)
    at = document.text.index("增强责任感")
    start, end = document.locate(Span(at, at + 5))
    assert (start, end) == ((3, 20), (4, 5))
    assert document.source_text(Span(at, at + 5)) == "增\n强责任感"


long_texts = st.lists(long_paragraphs, min_size=1, max_size=3)
widths = st.sampled_from((20, 30, 40))


@given(long_texts, widths)
@example([prose(202239, 421), prose(22, 300)], 20)
def test_wrapping_at_any_width_changes_nothing_where_blank_lines_part_paragraphs(text: list[str], width: int) -> None:
    plain = "\n\n".join(text)
    assert read_text(hard_wrapped(plain, width)).text == plain


@given(long_texts, widths)
def test_wrapping_at_any_width_changes_nothing_where_paragraphs_are_indented(text: list[str], width: int) -> None:
    plain = "\n".join(f"　　{paragraph}" for paragraph in text)
    assert read_text(hard_wrapped(plain, width)).text == plain


@given(long_texts, widths)
def test_wrapping_changes_nothing_without_any_sign_but_the_shorter_last_line(text: list[str], width: int) -> None:
    text = [f"过去一年，{paragraph}" for paragraph in text]
    plain = "\n".join(f"{paragraph}会" if len(paragraph) % width == 0 else paragraph for paragraph in text)
    assert read_text(hard_wrapped(plain, width)).text == plain


@given(long_texts, st.sampled_from((40, 60, 80)))
def test_cutting_by_display_columns_changes_nothing(text: list[str], width: int) -> None:
    lines = [line for paragraph in text for line in ("", *wrap_columns(f"　　{paragraph}", width))]
    parted = [(before[-1:], after[:1]) for before, after in pairwise(lines)]
    if not any(
        before.isascii() and before.isalpha() and after.isascii() and after.isalpha() for before, after in parted
    ):
        assert read("\n".join(lines)) == [f"　　{paragraph}" for paragraph in text]


@pytest.mark.parametrize("width", [56, 64, 76])
@pytest.mark.parametrize("seed", range(8))
def test_lines_that_keep_stops_off_their_heads_are_joined(seed: int, width: int) -> None:
    text = [prose(seed * 3 + number, 400) for number in range(3)]
    lines = [line for paragraph in text for line in ("", *typeset(paragraph, width))]
    assert read("\n".join(lines)) == text


@given(long_texts, widths)
def test_indented_copies_of_web_pages_are_joined(text: list[str], width: int) -> None:
    wrapped = hard_wrapped("\n\n".join(text), width)
    indented = "\n".join(f"    {line}" if line else "" for line in wrapped.split("\n"))
    assert [paragraph.strip() for paragraph in read(indented)] == text


@pytest.mark.parametrize("width", [56, 76])
@pytest.mark.parametrize("seed", range(4))
def test_first_lines_whose_indentation_was_lost_in_copying_run_on(seed: int, width: int) -> None:
    text = [prose(seed * 5 + number, 300) for number in range(5)]
    copied = ["\n".join(line.lstrip() for line in typeset(f"　　{paragraph}", width)) for paragraph in text]
    assert read("\n\n".join(copied)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("张三\n李四\n王五\n赵六\n孙七\n周八", id="names"),
        pytest.param(
            "白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。\n春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n"
            "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
            id="verse with stops",
        ),
        pytest.param("山高水长\n国泰民安\n风调雨顺\n五谷丰登\n六畜兴旺\n人寿年丰", id="mottoes"),
        pytest.param(
            "坚持把全面从严治党要求贯穿到改革发展始终\n坚持把人民群众满意作为检验工作唯一标准\n"
            "坚持把项目建设摆在全市经济工作突出位置\n坚持把营商环境改善作为加快发展首要抓手\n"
            "坚持把生态环境保护纳入年度目标考核体系\n坚持把安全生产责任落实到每个岗位和环节",
            id="slogans of one width",
        ),
        pytest.param(
            "深化改革开放，全面激发高质量发展内生动力\n优化营商环境，全面提升服务企业能力和水平\n"
            "改善生态环境，全面推进绿色低碳循环式发展\n发展社会事业，全面增进人民群众民生的福祉\n"
            "加强自身建设，全面提高政府系统治理的水平\n防范各类风险，全面筑牢社会安全稳定的底线",
            id="parallel headings, a comma at the same place",
        ),
        pytest.param(
            "一、深化改革开放，激发高质量发展的内生动力\n二、优化营商环境水平，大力支持企业发展壮大\n"
            "三、改善生态，推进绿色低碳循环经济加快发展\n四、发展各项社会事业，增进人民群众民生福祉\n"
            "五、加强政府自身建设，提高各级依法行政水平",
            id="headings with list marks",
        ),
        pytest.param(
            "\n".join(f"第{at}项工作由发展改革部门牵头落实，各有关部门配合。" for at in range(1, 8)), id="sentences"
        ),
        pytest.param("|".join("甲乙丙丁") + "\n" * 3 + "|".join("子丑寅卯"), id="short table"),
    ],
)
def test_lists_stay_lists(text: str) -> None:
    assert read_text(text).text == text


HEADED = """\
在全市重点项目建设推进会上的讲话
同志们：
今年以来，全市上下坚持稳中求进工作总基调
，扎实推进重点项目建设，经济运行总体平稳
，社会大局和谐稳定。各级各部门要进一步增
强责任感和紧迫感，把思想和行动统一到市委
决策部署上来。
一、认清形势
当前，项目建设进入攻坚阶段，任务繁重，时
间紧迫。
（一）强化服务。要深入企业，送政策、送服
务，帮助解决实际困难。"""


def test_titles_salutations_and_headings_stand_alone() -> None:
    assert read(HEADED) == [
        "在全市重点项目建设推进会上的讲话",
        "同志们：",
        "今年以来，全市上下坚持稳中求进工作总基调，扎实推进重点项目建设，经济运行总体平稳，社会大局和谐稳定。"
        "各级各部门要进一步增强责任感和紧迫感，把思想和行动统一到市委决策部署上来。",
        "一、认清形势",
        "当前，项目建设进入攻坚阶段，任务繁重，时间紧迫。",
        "（一）强化服务。要深入企业，送政策、送服务，帮助解决实际困难。",
    ]


def test_a_list_mark_after_a_full_line_begins_a_paragraph() -> None:
    full = WRAPPED.split("\n")[:5]
    full[4] = "决策部署上来，确保完成全年各项目标任务。"
    text = "\n".join((*full, "二、下一步，要坚持问题导向，抓好工作落实。"))
    assert read(text) == ["".join(full), "二、下一步，要坚持问题导向，抓好工作落实。"]


def test_a_mark_that_runs_in_elsewhere_runs_on() -> None:
    text = (
        "今年以来，全市上下坚持稳中求进工作总基调，重点抓好四件事：一是抓好项目建设，全力保增长。二是抓好营商环境，"
        "让企业安心发展。三是抓好社会民生，办好十件民生实事，让群众得到更多的实惠。四是抓好作风，强化督查落实。"
    )
    for width in range(16, 22):
        assert read(hard_wrapped(text, width)) == [text]


def test_only_the_wrapped_part_of_a_text_is_joined() -> None:
    unwrapped = "下面，我讲三点意见，请大家认真抓好落实，" * 12 + "谢谢大家。"
    text = f"{unwrapped}\n{WRAPPED}\n{unwrapped}\n谢谢"
    assert read(text) == [unwrapped, WRAPPED.replace("\n", ""), unwrapped, "谢谢"]


def test_white_space_at_the_line_ends_is_no_text() -> None:
    assert read("\n".join(f"{line} " for line in WRAPPED.split("\n")))[0].rstrip() == WRAPPED.replace("\n", "")


def test_four_lines_are_no_evidence() -> None:
    text = "\n".join(WRAPPED.split("\n")[:4])
    assert read_text(text).text == text


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\v", "\f", "\x85", "\x1c"])
def test_other_separators_end_no_line(sign: str) -> None:
    document = read_text(f"甲{sign}乙\n丙")
    assert document.text == f"甲{sign}乙\n丙"
    assert document.locate(Span(4, 5)) == ((2, 1), (2, 2))


def test_every_line_is_a_paragraph_blank_ones_empty() -> None:
    document: Document = read_text("甲\n\n　\n乙\n")
    assert [(document[paragraph.span], paragraph.ordinal) for paragraph in document.paragraphs] == [
        ("甲", 1),
        ("", 0),
        ("　", 0),
        ("乙", 2),
        ("", 0),
    ]


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("一、总体要求", "han"),
        ("十二、保障措施", "han"),
        ("一、二、三产业融合发展", None),
        ("一二三产业", None),
        ("（一）抓项目", "han_bracket"),
        ("(三) 抓环境", "han_bracket"),
        ("1.提高认识", "arabic"),
        ("2．强化责任", "arabic"),
        ("1.5亿元", None),
        ("3、4月份", None),
        ("（2）加强督查", "arabic_bracket"),
        ("①强化", "circled"),
        ("第三章 附则", "chapter"),
        ("一是抓落实", "is"),
        ("三要抓作风", "is"),
        ("第一，提高站位", "ordinal"),
        ("第一、第二产业", None),
        ("首先，我代表", "first"),
        ("首先我代表", None),
        ("二〇二三年", None),
    ],
)
def test_only_a_whole_mark_is_one(line: str, family: str | None) -> None:
    assert mark_family(line) == family


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("同志们：", True),
        ("尊敬的各位领导、各位来宾，女士们、先生们：", True),
        ("各位代表！过去的一年", False),
        ("同志们要提高认识。主要任务：", False),
        ("主要任务是：", False),
    ],
)
def test_salutation(line: str, *, expected: bool) -> None:
    assert is_salutation(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("完成。", True),
        ("“完成。”", True),
        ("如下：", True),
        ("完成，", False),
        ("《条例》", False),
        ("", False),
        ("……", True),
    ],
)
def test_stop(line: str, *, expected: bool) -> None:
    assert ends_with_stop(line) is expected


@pytest.mark.parametrize(
    ("before", "after", "text"), [("New", "York", " "), ("发展", "经济", ""), ("增长5", "0%", ""), ("GDP", "增长", "")]
)
def test_separator(before: str, after: str, text: str) -> None:
    assert separator(before, after) == text


@pytest.mark.parametrize(("text", "width"), [("发展", 4), ("GDP", 3), ("“十四五”", 10), ("5%", 2), ("—…·", 6), ("", 0)])
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width
