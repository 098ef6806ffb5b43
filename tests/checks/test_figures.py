from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Found, Related
from speechlint.checks.figures import Conflict, Figures
from speechlint.checks.figures.quantities import Quantity, quantities
from speechlint.document import Context
from speechlint.span import Span
from tests.checks.helpers import found, lie_in_order, words


def check(conflict: str) -> Figures:
    return Figures(Conflict(conflict))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5亿元", [Quantity(Span(0, 5), Decimal(350000000), Decimal(10000000), "元", "3.5", "亿", vague=False)]),
        ("１２％", [Quantity(Span(0, 3), Decimal(12), Decimal(1), "%", "１２", "", vague=False)]),
        ("约30多万户", [Quantity(Span(1, 6), Decimal(300000), Decimal(10000), "户", "30", "万", vague=True)]),
        ("1.2个百分点", [Quantity(Span(0, 7), Decimal("1.2"), Decimal("0.1"), "个百分点", "1.2", "", vague=False)]),
        ("*.3亿元、3*亿元、5×3亿元、1，880万吨", []),
        ("", []),
    ],
)
def test_quantities(text: str, expected: list[Quantity]) -> None:
    assert list(quantities(text, Span(0, len(text)))) == expected


@pytest.mark.parametrize(
    ("conflict", "text", "expected"),
    [
        ("sum", "甲2亿元、乙3亿元，合计6亿元。", [(12, "6亿元")]),
        ("sum", "甲2.5亿元、乙3亿元，共计5.7亿元。", [(14, "5.7亿元")]),
        ("sum", "新建3个、改建4个，共8个。", [(11, "8个")]),
        ("sum", "甲2亿元、乙3亿元，合计5亿元。", []),
        ("sum", "甲2.14亿元、乙3.13亿元，合计5.3亿元。", []),
        ("sum", "甲约2亿元、乙约3亿元，合计5.3亿元。", []),
        ("sum", "甲2亿元、乙30亩，合计6亿元。", []),
        ("sum", "总投资9亿元，其中甲2亿元、乙3亿元，合计6亿元。", []),
        ("sum", "甲2亿元。乙3亿元，合计6亿元。", []),
        ("part", "有企业100家，其中规上120家。", [(12, "120家")]),
        ("part", "有企业100家，其中规上约120家。", []),
        ("part", "有企业100家，其中增长120%。", []),
        ("part", "贷款增加3亿元，其中住户贷款90亿元。", []),
        ("change", "由45.2%提高到50.1%，提高5.9个百分点。", [(17, "5.9个百分点")]),
        ("change", "从120家增加到150家，净增40家。", [(15, "40家")]),
        ("change", "由45.2%提高到50.1%，提高4.9个百分点。", []),
        ("change", "由20亿元增加到30亿元，增长60%。", []),
        ("change", "由45.2%提高到50.1%，年均提高1个百分点。", []),
        ("shares", "甲占45%、乙占35%、丙占30%。", [(14, "30%")]),
        ("shares", "甲占45%、乙占35%、丙占20.4%。", []),
        ("shares", "税收占全县的60%、就业占全县的55%。", []),
        ("shares", "三次产业结构为12.1:46.3:45.6。", [(7, "12.1:46.3:45.6")]),
        ("shares", "三次产业结构为12.1:46.3:41.6，比例1:2:3。", []),
        ("comparison", "固定资产投资高于全市平均。\n固定资产投资低于全市平均。", [(14, "固定资产投资低于全市")]),
        ("comparison", "一季度，固定资产投资高于全市平均。\n二季度，固定资产投资低于全市平均。", []),
        ("comparison", "固定资产投资高于全市平均。\n固定资产投资低于全省平均。", []),
        ("ranks", "工业增加值增长*%，居全市第三位。\n工业增加值列全市第4位。", [(18, "工业增加值列全市第4位")]),
        ("ranks", "工业增加值居全市第三位。\n工业增加值列全市第3位。", []),
        ("values", "2023年，粮食产量达到12万吨。\n2023年，粮食产量达到15万吨。", [(24, "粮食产量达到15万吨")]),
        ("values", "2023年，粮食产量达到12万吨。\n2022年，粮食产量达到15万吨。", []),
        ("values", "2023年，粮食产量达到12万吨。\n2023年，粮食产量达到约15万吨。", []),
        ("values", "2023年，粮食产量达到12万吨。\n2023年，粮食产量增长15%。", []),
        ("values", "2023年，粮食产量达到12万吨。\n2023年力争粮食产量达到15万吨。", []),
        ("units", "粮食产量达到1.2万吨。\n粮食产量达到1.2亿吨。", [(13, "粮食产量达到1.2亿吨")]),
        ("units", "粮食产量达到1.2万吨。\n粮食产量达到12000吨。", []),
        ("change", "合作社由120家增加到150家，增长30%。", [(18, "30%")]),
        ("change", "合作社由120家增加到150家，增长25%。", []),
        ("change", "总产值由120亿元增加到150亿元，增长30%。", []),
        ("change", "税收由1.2亿元增加到1.5亿元，增长28%。", []),
        ("change", "游客由20万人增加到30万人，翻一番。", [(15, "翻一番")]),
        ("change", "游客由20万人增加到39.5万人，实现翻一番。", []),
        ("change", "游客由20万人增加到78万人，翻了两番。", []),
        ("change", "游客由20万人增加到60万人，翻了两番。", [(15, "翻了两番")]),
        ("change", "由45.2%提高到50.1%，提高4.9%。", [(17, "4.9%")]),
        ("change", "由45%提高到54%，提高20%。", []),
        ("direction", "由54.7%提高到48.2%。", [(9, "48.2%")]),
        ("direction", "由48.2%下降到54.7%。", [(9, "54.7%")]),
        ("direction", "由48.2%提高到54.7%。", []),
        ("direction", "由9800万元增加到1.2亿元。", []),
        ("direction", "由约54%提高到48%。", []),
        ("direction", "由54家提高到48%。", []),
        ("parts", "企业21家，其中甲类8家、乙类15家。", [(2, "21家")]),
        ("parts", "企业21家。其中，甲类8家，乙类15家。", [(2, "21家")]),
        ("parts", "企业21家，其中甲类8家、乙类5家。", []),
        ("parts", "企业21家，其中甲类8家、乙类5家、其余7家。", [(2, "21家")]),
        ("parts", "企业约21家，其中甲类8家、乙类15家。", []),
        ("parts", "企业21家，其中甲类8家、乙类约15家。", []),
        ("parts", "企业21家、农场9家，其中甲类8家、乙类15家。", []),
        ("parts", "企业新增21家，其中甲类8家、乙类15家。", []),
        ("parts", "企业21家，其中规模以上8家、高新技术15家。", []),
        ("parts", "企业21家，其中甲类8家、乙类13家、丙类4家。", []),
        ("parts", "学生3862人，其中甲校2897人、乙校875人。", [(2, "3862人")]),
        ("parts", "学生3862人，其中甲校2687人、乙校865人。", []),
        ("parts", "税收36581亿元。其中，甲税21456亿元，增长2%；乙税15126亿元，增长3%。", []),
        ("parts", "今年的9件提案中，甲类5件、乙类3件、其他2件。", [(3, "9件")]),
        ("parts", "生产总值90亿元，第一产业增加值9亿元、第二产业增加值40亿元、第三产业增加值45亿元。", [(4, "90亿元")]),
        ("parts", "生产总值94亿元，第一产业增加值9亿元、第二产业增加值40亿元、第三产业增加值45亿元。", []),
        ("ratio", "教师132名，女教师89名，占76.4%。", [(15, "76.4%")]),
        ("ratio", "教师132名，女教师89名，占67.4%。", []),
        ("ratio", "教师132名，女教师89名，占67%。", []),
        ("ratio", "教师132名，女教师80多名，占67%。", []),
        ("ratio", "男132人，占60%，女88人，占40%。", []),
        ("ratio", "教师132名，女教师89名，表现很好，占76.4%。", []),
        ("parallel", "甲厂、乙厂、丙厂分别增长5%、6%。", [(12, "5%、6%")]),
        ("parallel", "甲厂和乙厂、丙厂分别增长5%、6%。", []),
        ("parallel", "甲厂、乙厂分别增长5%、6%和7%。", [(9, "5%、6%和7%")]),
        ("parallel", "甲厂、乙厂等分别增长5%、6%和7%。", []),
        ("parallel", "甲厂、乙厂分别增长5%。", []),
        ("exchanged", "粮食总产量286.4吨。\n粮食总产量268.4吨。", [(18, "268.4吨")]),
        ("exchanged", "粮食总产量286.4吨。\n蔬菜种植面268.4吨。", []),
        ("exchanged", "粮食总产量286.4吨。\n粮食总产量264.8吨。", []),
        ("exchanged", "粮食总产量286.4吨。\n粮食总产量26.84吨。", []),
        ("exchanged", "粮食总产量28.6吨。\n粮食总产量26.8吨。", []),
    ],
)
def test_conflicts(conflict: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(check(conflict), text) == expected


def test_whole_finding() -> None:
    values = {"name": "", "claim": "6亿元", "counted": "5亿元", "other": "3亿元"}
    related = (Related(Span(1, 4), {"other": "2亿元"}), Related(Span(6, 9), {"other": "3亿元"}))
    assert found(check("sum"), "甲2亿元、乙3亿元，合计6亿元。") == [Found(Span(12, 15), values, related)]


def test_two_speeches_of_one_file_are_not_compared() -> None:
    work = "全县上下要抓好落实，确保各项任务按时完成。"
    first = f"在全县农村工作会议上的讲话\n同志们：\n2023年，粮食产量达到12万吨。{work}\n"
    second = f"在全县教育工作会议上的讲话\n同志们：\n2023年，粮食产量达到15万吨。{work}\n"
    assert words(check("values"), first + second, context=Context()) == []


@given(st.lists(st.integers(1, 999), min_size=2, max_size=6), st.integers(-50, 50))
def test_a_total_is_reported_exactly_where_it_is_wrong(parts: list[int], error: int) -> None:
    total = sum(parts) + error
    text = (
        "、".join(f"项目{name}{part}家" for name, part in zip("甲乙丙丁戊己", parts, strict=False))
        + f"，合计{total}家。"
    )
    expected = [f"{total}家"] if error and total > 0 else []
    if total > 0:
        assert [claim for _, claim in words(check("sum"), text)] == expected


@given(st.lists(st.integers(1, 999), min_size=2, max_size=6), st.integers(-50, 50))
def test_a_whole_with_all_its_parts_is_reported_exactly_where_it_is_wrong(parts: list[int], error: int) -> None:
    whole = sum(parts) + error
    names = [f"第{'甲乙丙丁戊己'[at]}类" for at in range(len(parts) - 1)] + ["其他"]
    listed = "、".join(f"{name}{part}家" for name, part in zip(names, parts, strict=True))
    if whole > 0:
        expected = [f"{whole}家"] if error else []
        assert [claim for _, claim in words(check("parts"), f"共检查{whole}家，其中{listed}。")] == expected


@given(st.integers(2, 9999), st.integers(1, 9998), st.integers(0, 2))
def test_a_share_rounded_as_it_should_be_is_never_reported(whole: int, part: int, places: int) -> None:
    if part < whole:
        share = f"{part / whole * 100:.{places}f}"
        assert words(check("ratio"), f"来宾{whole}人，本地{part}人，占{share}%。") == []


@given(
    st.lists(
        st.sampled_from(
            [
                *"、，。；其中占由从至为*:.",
                "1",
                "23",
                "4.5",
                "%",
                "亿元",
                "合计",
                "共1家",
                "提高到",
                "高于全市平均",
                "粮食产量",
                "翻一番",
                "分别增长",
                "占比",
                "第一产业增加值",
                "生产总值",
                "2864",
                "2684",
            ]
        )
    )
)
def test_findings_lie_in_the_text_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for conflict in Conflict:
        assert lie_in_order(found(check(conflict.value), text), text)
