from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.count import Count, CountClaim
from speechlint.span import Span
from tests.checks.helpers import found, lie_in_order, repaired, words

UNITS = ("个方面", "点", "点意见", "项工作")
VERBS = ("讲", "从", "报告")


def check(claim: str, units: tuple[str, ...] = UNITS, verbs: tuple[str, ...] = ()) -> Count:
    return Count(CountClaim(claim), units, verbs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抓好四个方面：一是甲，二是乙，三是丙。", [(2, "四个方面")]),
        ("抓好三个方面。一要甲，二要乙。", [(2, "三个方面")]),
        ("讲2点意见：\n（一）甲\n（二）乙\n（三）丙", [(1, "2点意见")]),
        ("主要是以下三个方面的问题：1.甲；2.乙。", [(5, "三个方面")]),
        ("抓好三个方面：一是甲，二是乙，三是丙。", []),
        ("抓好四个方面：一是甲，三是乙。", []),
        ("抓好九个方面：一是甲，二是乙。", []),
        ("这三个方面：一是甲，二是乙。", []),
        ("其他三个方面：一是甲，二是乙。", []),
        ("几个方面：一是甲，二是乙。", []),
        ("第三个方面：一是甲，二是乙。", []),
        ("三个方面、两项工作：一是甲，二是乙。", []),
        ("抓好三个方面，务求实效。今年以来：一是甲，二是乙。", []),
        ("从甲和乙丙三个方面入手：一是甲，二是乙。", []),
        ("做到“三个方面”：一是甲，二是乙。", []),
    ],
)
def test_a_number_before_a_series(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("series"), text) == expected


def test_the_items_are_named() -> None:
    (hit,) = found(check("series"), "抓好三个方面：一是甲，二是乙。")
    assert hit.span == Span(2, 6)
    assert hit.values == {
        "claim": "三个方面",
        "claimed": "三",
        "counted": "2",
        "expected": "两个方面",
        "first": "一是",
        "last": "二是",
    }
    assert [(other.span, other.values) for other in hit.related] == [
        (Span(7, 9), {"item": "一是"}),
        (Span(11, 13), {"item": "二是"}),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下面，我讲三点意见。\n形势很好。\n一、甲\n二、乙", [(5, "三点意见")]),
        ("我从三个方面，对工作作一总结。\n形势很好。\n一、甲\n（一）丙\n（二）丁\n（三）戊\n二、乙", [(2, "三个方面")]),
        ("我从三个方面，对工作作一总结。\n形势很好。\n一、甲\n（一）丙方面\n（二）丁方面\n（三）戊方面。\n二、乙", []),
        ("下面，我讲两点意见。\n形势很好。\n一、甲\n二、乙", []),
        ("抓好三个方面，讲求实效。\n形势很好。\n一、甲\n二、乙", []),
        ("我讲三点意见：认识要到位，措施要到位，落实要到位。\n一、甲\n二、乙", []),
        ("一、甲\n二、乙\n我讲三点意见。", []),
    ],
)
def test_a_number_before_the_headings(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("headings", verbs=VERBS), text) == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("下面，我讲三点意见。\n一、甲\n二、乙", "series"),
        ("下面，我讲三点意见。\n形势很好。\n一、甲\n二、乙", "headings"),
        ("下面，我从三个方面，作一总结。\n一、甲\n二、乙", "headings"),
        ("下面，我讲三点意见。\n一、甲\n二、乙\n最后，谢谢大家。", "headings"),
        ("抓好三点意见：一是甲，二是乙。", "series"),
    ],
)
def test_a_miscount_is_reported_once(text: str, claim: str) -> None:
    by_claim = {kind: found(check(kind, verbs=VERBS * (kind == "headings")), text) for kind in ("series", "headings")}
    assert [(kind, len(hits)) for kind, hits in by_claim.items() if hits] == [(claim, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要有*个方面。一是甲，二是乙。", "主要有两个方面。一是甲，二是乙。"),
        ("讲×点意见：一是甲，二是乙，三是丙。", "讲三点意见：一是甲，二是乙，三是丙。"),
        (
            "下面，我讲N点意见。\n形势很好。\n一、甲\n二、乙\n三、丙",
            "下面，我讲三点意见。\n形势很好。\n一、甲\n二、乙\n三、丙",
        ),
        ("主要有*个方面，都要抓好。今年以来：一是甲，二是乙。", "主要有*个方面，都要抓好。今年以来：一是甲，二是乙。"),
    ],
)
def test_a_masked_number_is_repaired(text: str, expected: str) -> None:
    assert repaired(check("masked", verbs=VERBS), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施“四大行动”。\n（一）开展甲行动\n（二）开展乙行动\n（三）开展丙行动", [(3, "四大行动")]),
        ("实施三大行动。\n（一）开展甲行动\n（二）开展乙行动\n（三）开展丙行动", []),
        ("实施四大行动。\n（一）开展甲行动\n（二）抓好乙工程\n（三）开展丙行动", []),
    ],
)
def test_named_headings(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("named"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("配套功能、创新孵化、产业转移四个方面推进。", [(14, "四个方面")]),
        ("配套功能、创新孵化、产业转移三个方面推进。", []),
        ("配套功能、创新孵化、产业转移等四个方面推进。", []),
        ("配套功能、创新孵化、产业转移八个方面推进。", []),
        ("配套功能、创新和孵化、产业转移四个方面推进。", []),
        ("十大工程、创新孵化、产业转移四个方面推进。", []),
        ("事关长远、事关全局的三个方面推进。", []),
    ],
)
def test_a_number_behind_a_list(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("list"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设甲链、乙链“三链”。", [(7, "“三链”")]),
        ("建设甲链、乙链、丙链“三链融合”。", []),
        ("开展甲地、乙县“三链”。", []),
    ],
)
def test_a_label_behind_words_that_share_its_own(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("shared"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“四区”（甲区、乙区、丙区）", [(0, "“四区”")]),
        ("“四区”建设（即：甲区、乙区、丙区）", [(0, "“四区”")]),
        ("“三区”（甲区、乙区、丙区）", []),
        ("“一园两区”（甲区、乙区、丙园）", []),
        ("“四区”（甲区、乙区等）", []),
        ("“四保”（保障粮食安全、民生、投资）", []),
    ],
)
def test_a_label_before_its_bracket(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("bracket"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个“没有变”：甲没有变，乙没有变。", [(0, "三个“没有变”")]),
        ("两个“没有变”：甲没有变，乙没有变。", []),
        ("三个“没有变”：甲没有变。", []),
    ],
)
def test_quoted_words_that_recur(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("repeated"), text) == expected


def test_hostile_texts_end() -> None:
    for text in (
        "甲、" * 20000,
        "三个方面" * 5000,
        "“三区”（" * 5000,
        "“三链”" * 5000,
        "三个“没有”：" * 300,
        "三点。一是甲，二是乙。" * 2000,
    ):
        for claim in CountClaim:
            assert isinstance(found(Count(claim, UNITS, VERBS), text), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抓三个方面：缺水、缺电、缺路、缺人。", [(1, "三个方面")]),
        ("抓三个方面的短板：缺水；缺电。", [(1, "三个方面")]),
        ("抓三个方面：缺水、缺电、缺路。", []),
        ("抓三个方面：缺水、缺电。还有缺路。", []),
        ("抓三个方面：缺水、缺电和缺路。", []),
        ("抓三个方面：缺水、缺电等。", []),
        ("抓三个方面：缺水，还有缺电。", []),
        ("抓三个方面：缺水缺电，缺路。", []),
        ("抓两个方面：缺水，缺电，缺路，缺人。", []),
        ("抓两个方面：缺水，缺电，缺路。", [(1, "两个方面")]),
        ("抓七个方面：缺水，缺电，缺路。", []),
        ("抓三个方面：一是缺水，二是缺电。", []),
        ("抓几个方面：缺水、缺电。", []),
        ("抓三个方面：缺水、缺电", []),
    ],
)
def test_a_number_before_a_colon(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("colon"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做到“四个坚持”：坚持甲、乙，坚持丙，坚持丁。", [(2, "“四个坚持”")]),
        ("做到“三个坚持”：坚持甲、乙，坚持丙，坚持丁。", []),
        ("做到“三个坚持”：坚持甲，推动乙，坚持丙，坚持丁。", []),
        ("还有“两个不够”：路不够宽；桥不够多，也不够长；车不够好。", [(2, "“两个不够”")]),
        ("还有“两个不够”：路不够宽；桥很少；车不够好。", []),
        ("克服“四种心态”：一是甲，二是乙，三是丙。", [(2, "“四种心态”")]),
        ("克服“四种心态”：一是甲，三是丙。", []),
        ("落实“四大行动”：甲行动、乙行动和丙行动。", [(2, "“四大行动”")]),
        ("落实“三大行动”：甲行动、乙行动和丙行动。", []),
        ("落实“四大行动”：甲行动、乙行动等。", []),
        ("落实“四大行动”。甲行动、乙行动。", []),
    ],
)
def test_a_label_that_is_spelt_out(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("label"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("讲三点。\n第一点，甲。\n第二点，乙。", [(1, "三点")]),
        ("讲两点。第一点是甲。第二点是乙。第三点是丙。", [(1, "两点")]),
        ("讲两点。\n第一点，甲。\n第二点，乙。", []),
        ("讲三点。\n第一点，甲。\n第三点，乙。", []),
        ("讲三点。\n第一点，甲。\n第一点，甲。", []),
        ("讲三点。\n第一条，甲。\n第二条，乙。", []),
        ("第一点，甲。\n第二点，乙。讲三点。", []),
        ("讲九点。\n第一点，甲。\n第二点，乙。", []),
    ],
)
def test_ordinals_of_one_unit(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check("ordinals"), text) == expected


@given(st.lists(st.sampled_from(["三个方面", "“三个坚持”", "讲两点", "：", "坚持", "，", "；", "、", "。", "\n", "第一点，", "第二点是", "甲", "一是"])))  # fmt: skip
def test_findings_of_claims_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for claim in CountClaim:
        assert lie_in_order(found(check(claim.value), text), text)
