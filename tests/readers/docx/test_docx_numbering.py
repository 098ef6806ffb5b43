from __future__ import annotations

import pytest

from speechlint.readers.docx import read_docx
from speechlint.readers.docx.formats import NUMBER_FORMATS, number_text
from tests.readers.docx.docx_files import abstract, docx, in_list, level, num, paragraph

OFFICIAL = abstract(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)
DECIMAL = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(numbering: str, *places: tuple[int, int] | str, styles: str = "") -> list[str]:
    """The labels of paragraphs at (num, level), or with the properties given."""
    properties = [place if isinstance(place, str) else in_list(*place) for place in places]
    body = "".join(paragraph("文", properties=each) for each in properties)
    document = read_docx(docx(body, numbering=numbering, styles=styles), "稿.docx")
    assert [document[each.span] for each in document.paragraphs] == [
        f"{document[each.label]}文" for each in document.paragraphs
    ]
    return [document[each.label] for each in document.paragraphs]


@pytest.mark.parametrize(
    ("name", "numbers", "texts"),
    [
        ("decimal", (0, 1, 10, 101), "0 1 10 101"),
        ("decimalZero", (1, 10, 101), "01 10 101"),
        ("decimalFullWidth", (1, 12), "１ １２"),
        ("decimalFullWidth2", (1, 12), "１ １２"),
        ("decimalHalfWidth", (1, 12), "1 12"),
        ("decimalEnclosedCircle", (1, 10, 20, 21), "① ⑩ ⑳ 21"),
        ("decimalEnclosedCircleChinese", (1, 10), "① ⑩"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("decimalEnclosedFullstop", (1, 20, 21), "⒈ ⒛ 21"),
        ("ordinal", (1, 2, 3, 4, 11, 12, 13, 21, 111, 122), "1st 2nd 3rd 4th 11th 12th 13th 21st 111th 122nd"),
        ("hex", (10, 255), "A FF"),
        ("lowerLetter", (0, 1, 26, 27, 53), "0 a z aa aaa"),
        ("upperLetter", (1, 28), "A BB"),
        ("lowerRoman", (1, 4, 9, 14, 1990), "i iv ix xiv mcmxc"),
        ("upperRoman", (2, 40), "II XL"),
        ("chineseCounting", (1, 10, 11, 20, 99, 105), "一 十 十一 二十 九十九 一○五"),
        ("taiwaneseCounting", (1, 21, 110), "一 二十一 一一○"),
        ("chineseCountingThousand", (1, 10, 11, 20, 101, 110, 1002), "一 十 十一 二十 一百零一 一百一十 一千零二"),
        ("taiwaneseCountingThousand", (10, 101), "十 一百零一"),
        ("chineseLegalSimplified", (1, 2, 10, 11, 20, 103), "壹 贰 壹拾 壹拾壹 贰拾 壹佰零叁"),
        ("ideographLegalTraditional", (2, 3, 6, 16), "貳 參 陸 壹拾陸"),
        ("ideographDigital", (1, 10, 11, 105), "一 一〇 一一 一〇五"),
        ("taiwaneseDigital", (10, 21), "一○ 二一"),
        ("japaneseDigitalTenThousand", (10, 21), "一〇 二一"),
        ("japaneseCounting", (1, 10, 11, 20, 105, 1000, 12345), "一 十 十一 二十 百五 千 一万二千三百四十五"),
        ("japaneseLegal", (1, 2, 3, 11), "壱 弐 参 拾壱"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12, 13), "子 亥 13"),
        ("ideographZodiacTraditional", (1, 11, 60, 61), "甲子 甲戌 癸亥 61"),
        ("ideographEnclosedCircle", (1, 10, 11), "㊀ ㊉ 11"),
        ("hebrew1", (3,), "3"),
    ],
)
def test_number_formats(name: str, numbers: tuple[int, ...], texts: str) -> None:
    assert [number_text(number, name) for number in numbers] == texts.split()


@pytest.mark.parametrize(("name", "text"), [("none", ""), ("bullet", ""), ("numberInDash", "- 3 -")])
def test_number_formats_without_a_plain_number(name: str, text: str) -> None:
    assert number_text(3, name) == text


def test_every_number_has_a_text_in_every_format() -> None:
    for name in NUMBER_FORMATS:
        if name not in ("none", "bullet"):
            assert all(number_text(number, name) for number in (1, 32767)), name


def test_ladder_of_an_official_document() -> None:
    places = [(1, index) for index in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2, 3, 3, 2, 0)]
    assert labels(OFFICIAL + num(1, 0), *places) == [
        "一、", "（一）", "（二）", "1.", "2.", "（三）", "1.", "二、", "（一）", "1.", "（1）", "（2）", "2.", "三、",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["tab", "space", "nothing"])
def test_label_is_followed_by_the_text_whatever_stands_between(suffix: str) -> None:
    first = level(0, "chineseCountingThousand", "第%1条 ", extra=f'<w:suff w:val="{suffix}"/>')
    assert labels(abstract(0, first) + num(1, 0), (1, 0)) == ["第一条"]


def test_lists_of_one_definition_go_on_counting() -> None:
    assert labels(OFFICIAL + num(1, 0) + num(2, 0), (1, 0), (1, 1), (2, 0), (2, 1), (1, 0)) == [
        "一、", "（一）", "二、", "（一）", "三、",
    ]  # fmt: skip


def test_lists_of_two_definitions_count_apart() -> None:
    other = abstract(7, level(0, "decimal", "%1)"))
    assert labels(OFFICIAL + other + num(1, 0) + num(2, 7), (1, 0), (2, 0), (1, 0), (2, 0)) == [
        "一、",
        "1)",
        "二、",
        "2)",
    ]


def test_start_override_restarts_once() -> None:
    lists = OFFICIAL + num(1, 0) + num(2, 0, restart(0, 1))
    assert labels(lists, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)) == [
        "一、",
        "二、",
        "一、",
        "二、",
        "三、",
        "四、",
    ]


def test_start_override_holds_at_every_restart() -> None:
    lists = OFFICIAL + num(1, 0, restart(1, 5))
    assert labels(lists, (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == ["一、", "（五）", "（六）", "二、", "（五）"]


def test_level_override_replaces_the_level_of_one_list() -> None:
    article = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条")}</w:lvlOverride>'
    assert labels(OFFICIAL + num(1, 0) + num(2, 0, article), (1, 0), (2, 0), (1, 0)) == ["一、", "第2条", "三、"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.3"]),
        ("1", ["1.", "1.1", "1.1.1", "1.2", "1.2.2", "2.", "2.1", "2.1.1"]),
        ("2", ["1.", "1.1", "1.1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]),
    ],
)
def test_restart_of_a_level(value: str, expected: list[str]) -> None:
    third = level(2, "decimal", "%1.%2.%3", extra=f'<w:lvlRestart w:val="{value}"/>')
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), third) + num(1, 0)
    assert labels(lists, *[(1, index) for index in (0, 1, 2, 1, 2, 0, 1, 2)]) == expected


def test_skipped_level_counts_as_its_first_number() -> None:
    assert labels(DECIMAL + num(1, 0), *[(1, index) for index in (1, 1, 0, 2)]) == ["1.1", "1.2", "2.", "2.1.1"]


def test_legal_numbering_writes_all_levels_in_arabic_digits() -> None:
    lists = abstract(
        0, level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCounting", "%1.%2", extra="<w:isLgl/>")
    ) + num(1, 0)
    assert labels(lists, (1, 0), (1, 1), (1, 0), (1, 1)) == ["第一章", "1.1", "第二章", "2.1"]


def test_start_values_and_missing_ones() -> None:
    lists = abstract(0, level(0, "decimal", "%1.", 5)) + abstract(1, level(0, "decimal", "%1.", None))
    assert labels(lists + num(1, 0) + num(2, 1), (1, 0), (2, 0), (1, 0), (2, 0)) == ["5.", "0.", "6.", "1."]


def test_custom_format_with_leading_zeros() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    first = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{custom}<w:lvlText w:val="第%1号"/></w:lvl>'
    assert labels(abstract(0, first) + num(1, 0), (1, 0), (1, 0)) == ["第009号", "第010号"]


@pytest.mark.parametrize(
    "lists",
    [
        abstract(0, level(0, "bullet", "●")) + num(1, 0),
        abstract(0, level(0, "decimal", "%1.", extra="<w:rPr><w:vanish/></w:rPr>")) + num(1, 0),
        abstract(0, level(0, "decimal", "")) + num(1, 0),
        abstract(0, level(1, "decimal", "%2.")) + num(1, 0),
        abstract(0, level(0, "decimal", "%1.")) + num(2, 0),
        num(1, 0),
        "",
    ],
    ids=["bullet", "hidden", "empty", "no such level", "no such list", "no definition", "no numbering"],
)
def test_no_label(lists: str) -> None:
    assert labels(lists, (1, 0)) == [""]


def test_level_text_without_a_number() -> None:
    lists = abstract(0, level(0, "none", "附件%1："), level(1, "decimal", "%1.%2")) + num(1, 0)
    assert labels(lists, (1, 0), (1, 1)) == ["附件：", ".1"]


def test_numbered_empty_paragraph_counts() -> None:
    data = docx(
        "".join(paragraph(*text, properties=in_list(1, 0)) for text in (["甲"], [], ["乙"])),
        numbering=OFFICIAL + num(1, 0),
    )
    document = read_docx(data, "稿.docx")
    assert document.text == "一、甲\n二、\n三、乙"
    assert document.source == "甲\n\n乙"


def style(name: str, properties: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}">{base}<w:pPr>{properties}</w:pPr></w:style>'


def test_lists_of_styles() -> None:
    styles = (
        style("H1", in_list(1))
        + style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "H1")
        + style("Mine", "", "H2")
        + style("Bare", in_list(0), "H1")
    )
    lists = abstract(
        0,
        level(0, "chineseCountingThousand", "%1、", extra='<w:pStyle w:val="H1"/>'),
        level(1, "chineseCountingThousand", "（%2）", extra='<w:pStyle w:val="H2"/>'),
    ) + num(1, 0)

    def named(name: str, more: str = "") -> str:
        return f'<w:pStyle w:val="{name}"/>{more}'

    places = [named("H1"), named("H2"), named("Mine"), named("H1"), named("H2", in_list(0)), named("Bare"), named("H2")]
    assert labels(lists, *places, styles=styles) == ["一、", "（一）", "（二）", "二、", "", "", "（一）"]
    own_level = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert labels(lists, named("H1"), named("H1", own_level), styles=styles) == ["一、", "（一）"]


def test_level_linked_to_a_style_without_its_level() -> None:
    lists = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", extra='<w:pStyle w:val="S"/>')) + num(
        1, 0
    )
    assert labels(lists, '<w:pStyle w:val="S"/>', styles=style("S", in_list(1))) == ["1.1"]


def test_numbering_style_leads_to_the_definition() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{in_list(1)}</w:pPr></w:style>'
    lists = (
        abstract(0, level(0, "chineseCountingThousand", "%1、"), extra='<w:styleLink w:val="L"/>')
        + abstract(1, extra='<w:numStyleLink w:val="L"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert labels(lists, (2, 0), (2, 0), styles=styles) == ["一、", "二、"]


def test_numbering_styles_in_a_circle_end() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{in_list(1)}</w:pPr></w:style>'
    assert labels(abstract(0, extra='<w:numStyleLink w:val="L"/>') + num(1, 0), (1, 0), styles=styles) == [""]


def test_notes_and_margins_count_apart_from_the_body() -> None:
    numbered = paragraph("文", properties=in_list(1, 0))
    data = docx(
        numbered
        + paragraph("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>', properties=in_list(1, 0))
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
        numbering=OFFICIAL + num(1, 0),
        footnotes=f'<w:footnote w:id="1">{numbered}</w:footnote>',
        margins={"header1": numbered},
    )
    assert read_docx(data, "稿.docx").text == "一、文\n二、甲\n一、文\n一、文"
