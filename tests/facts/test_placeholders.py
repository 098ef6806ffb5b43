"""What a text has left to fill in: place, notation, what belongs there, how sure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.placeholders import Certainty, Notation, Slot, ValueKind
from speechlint.facts.placeholders.units import measure
from speechlint.readers import read_text
from speechlint.span import Span


def slots(text: str) -> tuple[Slot, ...]:
    return Facts(read_text(text), Context(fragment=True)).placeholders


def words(text: str) -> list[str]:
    return [text[slot.span.start : slot.span.end] for slot in slots(text)]


def test_whole_slot() -> None:
    assert slots("县第**次会议") == (
        Slot(Span(1, 5), Span(2, 4), Notation.ASTERISK, ValueKind.TERM, Certainty.CERTAIN, half=False),
    )


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("*-**月，税收增长", "*-**月", ValueKind.MONTHS),
        ("工业用电量**月同比下降", "**月", ValueKind.MONTH),
        ("增长**.*%，", "**.*%", ValueKind.PERCENT),
        ("高于全市*.*个百分点", "*.*个百分点", ValueKind.PERCENT),
        ("完成投资***.**亿元", "***.**亿元", ValueKind.MONEY),
        ("面积***.****公顷", "***.****公顷", ValueKind.QUANTITY),
        ("位居全市第*", "第*", ValueKind.RANK),
        ("荣获第*届奖项", "第*届", ValueKind.TERM),
        ("按照县**次党代会部署", "**次", ValueKind.TERM),
        ("县第***党代会提出", "第***", ValueKind.TERM),
        ("学习党的二十届X中全会精神", "X中全会", ValueKind.TERM),
        ("做好20**年工作", "20**年", ValueKind.YEAR),
        ("定于20**年*月*日召开", "20**年*月*日", ValueKind.DATE),
        ("重点抓好*个方面", "*个", ValueKind.COUNT),
        ("建设“***”新高地", "***", ValueKind.SLOGAN),
        ("印发《××》", "××", ValueKind.TITLE),
        ("由**牵头落实", "**", ValueKind.PERSON),
        ("**同志分管项目", "**", ValueKind.PERSON),
        ("××县委书记", "××", ValueKind.PLACE),
        ("XX集团到会", "XX", ValueKind.ORGANISATION),
        ("打响**优质小麦品牌", "**", ValueKind.NAME),
        ("县政发〔2024〕**号", "**号", ValueKind.DOCUMENT_NUMBER),
        ("引进企业**家庭院经济", "**", ValueKind.NAME),
        ("全县〇〇万人民同心", "〇〇万", ValueKind.QUANTITY),
        ("在OO乡召开", "OO", ValueKind.PLACE),
        ("慰问群众？？人次", "？？人次", ValueKind.QUANTITY),
        ("总投资##亿元", "##亿元", ValueKind.MONEY),
        ("收到建议00件", "00件", ValueKind.QUANTITY),
        ("增长（）%", "（）%", ValueKind.PERCENT),
        ("利润[ ]万元", "[ ]万元", ValueKind.MONEY),
        ("党员_名", "_名", ValueKind.QUANTITY),
        ("收入YY亿元", "YY亿元", ValueKind.MONEY),
        ("接诊……人次", "……人次", ValueKind.QUANTITY),
        ("审结案件n件", "n件", ValueKind.QUANTITY),
        ("董事长　待定", "待定", ValueKind.CONTENT),
        ("主任　〔姓名〕", "〔姓名〕", ValueKind.PERSON),
        ("在【单位名称】召开", "【单位名称】", ValueKind.ORGANISATION),
        ("请{{姓名}}讲话", "{{姓名}}", ValueKind.PERSON),
    ],
)
def test_what_belongs_there(text: str, expected: str, value: ValueKind) -> None:
    assert [(text[slot.span.start : slot.span.end], slot.value) for slot in slots(text)] == [(expected, value)]


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("20**年", False),
        ("20XX年", False),
        ("2*.5%", True),
        ("第1*届", True),
        ("20**年3月*日", True),
        ("20**年*月*日", False),
        ("2024年  月  日", True),
        ("  年  月  日", False),
    ],
)
def test_half_filled(text: str, half: bool) -> None:
    assert [slot.half for slot in slots(text)] == [half]


@pytest.mark.parametrize(
    "text",
    [
        "**一、总体要求**\n正文",
        "前言。**一是抓落实。**大家要行动。",
        "***",
        "从**2020**年**10**月算起，近**20**年",
        "5*8、30×40、1920×1080",
        "“数据要素×”行动",
        "构建1+N体系，抓好N项措施；推进“3+X”布局，建设X个基地",
        "二〇〇〇年、一、五〇〇万亩、〇·九",
        "XXL码、XXIV、XX染色体、X光、www.xxx.cn、xlsx",
        "不得使用“××”、“某某”等字样",
        "某些单位以某种方式",
        "兰张三四线、李四光",
        "【26】[12][J]",
        "怎么办？个个要想；人从哪里来？元旦前答复；8点00分",
        "水质II类、i类问题、AA级企业、O2O平台、LOGO、二OO五年",
        "●●●工作要点\n话题#家乡#阅读量、ab@gov.example",
        "具体人选，待定\n主任人选待定",
        "A股、4A级、B区、5G乡村",
    ],
)
def test_no_placeholder(text: str) -> None:
    assert words(text) == []


def test_masks_between_bold_looking_pairs_are_all_found() -> None:
    assert words("涉及**镇、**镇、**乡**个乡镇，**同志负责，**同志配合。") == ["**", "**", "**", "**个", "**", "**"]


def test_masks_at_the_start_of_a_paragraph_are_no_emphasis() -> None:
    assert words("***项目总投资***亿元，占地**亩。") == ["***", "***亿元", "**亩"]
    assert words("**项目完成**%，好于预期。") == ["**", "**%"]


def test_emphasis_is_recognised_by_habit() -> None:
    emphasis = (
        "**一是强基础。**修路。\n**二是促增收。**种树。\n**三是惠民生。**办学。\n坚持**稳中求进**不动摇，列第**位。"
    )
    assert words(emphasis) == ["第**位"]


def test_half_a_pair_of_emphasis_in_markdown_is_only_likely() -> None:
    document = read_text("能力提升。**加快建设工业走廊，由**同志负责。", "a.md", "markdown")
    found = Facts(document, Context(fragment=True)).placeholders
    assert [slot.certainty for slot in found] == [Certainty.LIKELY, Certainty.CERTAIN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党的X届X中全会", ["X届", "X中全会"]),
        ("党的**届*中全会", ["**届", "*中全会"]),
        ("负责人：TBD。", ["TBD"]),
        ("三、保障措施\nTBD \n四、组织领导", ["TBD"]),
        ("TBD", ["TBD"]),
        ("科学城TBD及生态岛\nTBD项目\nXTBD", []),
        ("新增产值数据待核实。", ["数据待核实"]),
        ("经费待定", ["经费待定"]),
        ("时间：待定", ["待定"]),
        ("情况有待核实。时间待定，请关注。数据待核实的地方", []),
    ],
)
def test_words_and_masks_beside_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_number_that_follows_is_no_part_of_a_mask() -> None:
    assert words("XX2024年总结，建设**5G基站") == ["XX", "**"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("万头奶牛", "万头"),
        ("个百分点", "个百分点"),
        ("人民医院", ""),
        ("亿以上", "亿"),
        ("千方百计", ""),
        ("月份", "月份"),
        ("", ""),
    ],
)
def test_measure_words(text: str, unit: str) -> None:
    assert measure(text, 0) == unit


_PIECES = st.sampled_from(
    [
        *[
            "*",
            "**",
            "***",
            "×",
            "XX",
            "X",
            "某某",
            "○○",
            "__",
            "第",
            "年",
            "月",
            "日",
            "个",
            "%",
            ".",
            "-",
            "20",
            "3",
            "，",
            "。",
            "（",
            "）",
            "【",
            "】",
            "“",
            "”",
            "单位",
            "县",
            "同志",
            "N",
            "+",
            "……",
            "关于",
            "{{",
            "}}",
            "我市",
            "A",
            "TODO",
        ],
        "\n",
        " ",
    ]
)


@given(st.lists(_PIECES, max_size=40))
def test_slots_are_in_order_apart_and_hold_their_core(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = Facts(read_text(text), Context(fragment=True)).placeholders
    assert all(slot.span.contains(slot.core) and slot.core.start < slot.core.end for slot in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_long_runs_are_one_slot() -> None:
    mask = "*" * 100_000
    assert words(f"建设{mask}基地") == [mask]
