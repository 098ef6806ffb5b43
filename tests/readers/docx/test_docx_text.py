from __future__ import annotations

from typing import NamedTuple

import pytest

from speechlint.document import Part
from speechlint.readers.docx import read_docx
from speechlint.span import Position, Span
from tests.readers.docx.docx_files import (
    STRICT,
    STRICT_RELATIONS,
    abstract,
    cell,
    docx,
    field,
    in_list,
    instruction,
    level,
    num,
    paragraph,
    row,
    run,
    table,
    text_box,
)

INSERTED = '<w:ins w:id="1" w:author="王"><w:r><w:t>加</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="王"><w:r><w:delText>删</w:delText></w:r></w:del>'
DELETED_MARK = '<w:rPr><w:del w:id="3" w:author="王"/></w:rPr>'
HIDDEN = "<w:vanish/>"


class Seen(NamedTuple):
    """A paragraph of the reading text as it is compared here; ``line`` is where its source begins."""

    text: str
    line: int = 1
    part: Part = Part.BODY
    level: int | None = None


def seen(data: bytes) -> list[Seen]:
    document = read_docx(data, "稿.docx")
    return [
        Seen(document[each.span], document.locate(each.span)[0].line, each.part, each.level)
        for each in document.paragraphs
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ((run("各位"), run("代表："), run("")), "各位代表："),
        (("<w:r><w:t> 前后 </w:t></w:r>",), "前后"),
        (("<w:r><w:t xml:space='preserve'> 前后 </w:t></w:r>",), " 前后 "),
        (("<w:r><w:t>上行\n下行</w:t></w:r>",), "上行 下行"),
        (("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t></w:r>",), "甲\t乙\t丙"),
        (("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t></w:r>",), "甲-乙丙"),
        (("<w:r><w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r>",), "甲乙"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', run("完成")), "✓完成"),
        (('<w:r><w:sym w:font="Symbol" w:char="00B3"/></w:r>', run("5")), "≥5"),
        (('<w:r><w:sym w:font="自造字体" w:char="F041"/></w:r>',), "◆"),
        (('<w:r><w:sym w:font="宋体" w:char="2103"/></w:r>',), "℃"),
        (('<w:r><w:sym w:font="Symbol" w:char="坏"/></w:r>', run("甲")), "甲"),
        ((run("前"), INSERTED, DELETED, run("后")), "前加后"),
        (('<w:moveFrom w:id="1"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>', run("中"),
          '<w:moveTo w:id="2"><w:r><w:t>新处</w:t></w:r></w:moveTo>'), "中新处"),
        ((f'<w:ins w:id="1">{DELETED}{run("留")}</w:ins>',), "留"),
        (('<w:hyperlink r:id="rId9"><w:r><w:t>链接</w:t></w:r></w:hyperlink>',), "链接"),
        (("<w:sdt><w:sdtPr><w:alias w:val='单位'/></w:sdtPr><w:sdtContent><w:r><w:t>某县</w:t></w:r></w:sdtContent></w:sdt>",), "某县"),
        (("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt>",), "单击此处输入"),
        (('<w:smartTag w:element="date"><w:smartTagPr/><w:r><w:t>五月</w:t></w:r></w:smartTag>',), "五月"),
        (('<w:customXml w:element="x"><w:customXmlPr/><w:r><w:t>内容</w:t></w:r></w:customXml>',), "内容"),
        (('<w:fldSimple w:instr="DATE"><w:r><w:t>2024年</w:t></w:r></w:fldSimple>',), "2024年"),
        ((field("begin"), instruction(" DATE "), field("separate"), run("2024年"), field("end"), run("春")), "2024年春"),
        ((field("begin"), instruction(" XE 词"), field("end"), run("正文")), "正文"),
        ((field("begin"), instruction("IF "), field("begin"), instruction("MERGEFIELD a"), field("separate"), run("内"),
          field("end"), instruction(" = 1"), field("separate"), run("外"), field("end")), "外"),
        ((field("begin"), run("没有结束的域"), field("separate"), run("照读")), "没有结束的域照读"),
        ((field("end"), run("多出的结束"), field("separate")), "多出的结束"),
        ((run("显"), run("隐", HIDDEN), run("不隐", '<w:vanish w:val="0"/>')), "显不隐"),
        ((run("隐", HIDDEN + "<w:rStyle w:val='x'/>"),), ""),
        (('<w:commentRangeStart w:id="1"/>', run("正文"), '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'), "正文"),
        (("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",), "拼"),
        (("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",), "x+1"),
        (("<mc:AlternateContent><mc:Fallback><w:r><w:t>后备</w:t></w:r></mc:Fallback></mc:AlternateContent>",), "后备"),
        (("<mc:AlternateContent/>", run("甲")), "甲"),
        (('<w:r><w:t>注</w:t><w:footnoteReference w:id="7"/></w:r>',), "注"),
        (("<w:bookmarkStart w:id='0' w:name='a'/>", run("甲"), "<w:proofErr w:type='spellStart'/>", run("乙")), "甲乙"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(content: tuple[str, ...], text: str) -> None:
    assert seen(docx(paragraph(*content))) == [Seen(text)]


def test_line_breaks_part_the_reading_text_but_not_the_source() -> None:
    data = docx(
        paragraph(
            '<w:r><w:t>在大会上的</w:t><w:br/><w:t>讲话</w:t></w:r><w:r><w:cr/></w:r><w:r><w:br w:type="page"/></w:r>'
        )
        + paragraph("各位代表：")
    )
    document = read_docx(data, "稿.docx")
    assert document.source == "在大会上的\v讲话\v\f\n各位代表："
    assert document.text == "在大会上的\n讲话\n各位代表："
    assert [document.locate(each.span) for each in document.paragraphs] == [
        (Position(1, 1), Position(1, 6)),
        (Position(1, 7), Position(1, 9)),
        (Position(2, 1), Position(2, 6)),
    ]
    assert [each.ordinal for each in document.paragraphs] == [1, 2, 3]


def test_page_break_alone_is_an_empty_paragraph() -> None:
    data = docx(paragraph("甲") + paragraph('<w:r><w:br w:type="page"/></w:r>') + paragraph("乙"))
    assert seen(data) == [Seen("甲", 1), Seen("", 2), Seen("乙", 3)]


def test_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    data = docx(
        paragraph("前半", properties=DELETED_MARK)
        + "<w:bookmarkStart w:id='0' w:name='a'/>"
        + paragraph("后半。", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("另一段。")
    )
    assert seen(data) == [Seen("前半后半。", 1, level=1), Seen("另一段。", 2)]


def test_wholly_deleted_paragraph_is_gone_and_not_counted() -> None:
    lists = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    data = docx(
        paragraph("甲", properties=in_list(1))
        + f"<w:p><w:pPr>{in_list(1)}{DELETED_MARK}</w:pPr>{DELETED}</w:p>"
        + paragraph("乙", properties=in_list(1)),
        numbering=lists,
    )
    assert seen(data) == [Seen("1.甲", 1), Seen("2.乙", 2)]


def test_deleted_mark_before_a_table_or_at_the_end_loses_nothing() -> None:
    data = docx(
        paragraph("表前", properties=DELETED_MARK)
        + table(row(cell("格")))
        + paragraph("文末", properties=DELETED_MARK)
        + f"<w:p><w:pPr>{DELETED_MARK}</w:pPr></w:p>"
    )
    assert seen(data) == [Seen("表前", 1), Seen("格", 2, Part.TABLE), Seen("文末", 3)]


def test_hidden_by_style_and_hidden_paragraphs() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="D"><w:basedOn w:val="C"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    data = docx(
        paragraph(run("显"), run("隐", '<w:rStyle w:val="D"/>'))
        + paragraph("隐", properties='<w:pStyle w:val="P"/>')
        + paragraph(run("隐", HIDDEN), properties=f"<w:rPr>{HIDDEN}</w:rPr>")
        + paragraph(run("显"), properties=f"<w:rPr>{HIDDEN}</w:rPr>"),
        styles=styles,
    )
    assert seen(data) == [Seen("显", 1), Seen("", 2), Seen("显", 3)]


def test_hidden_run_keeps_the_steps_of_its_field() -> None:
    hidden_begin = f'<w:r><w:rPr>{HIDDEN}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    data = docx(paragraph(hidden_begin, instruction("XE"), field("end"), "正文"))
    assert seen(data) == [Seen("正文")]


def test_tables() -> None:
    merged = '<w:gridSpan w:val="2"/>'
    data = docx(
        paragraph("表前")
        + table(
            row(cell("跨两列", merged)),
            row(cell("跨两行", '<w:vMerge w:val="restart"/>'), cell(table(row(cell("表中表"))) + paragraph("右"))),
            row(cell("看不见", "<w:vMerge/>"), cell("右下")),
            row(cell("删去的行"), properties='<w:del w:id="5"/>'),
            row(cell("删去的格", '<w:cellDel w:id="6"/>'), cell("加上的行"), properties='<w:ins w:id="7"/>'),
            f"<w:sdt><w:sdtContent>{row(cell('控件中的行'))}</w:sdtContent></w:sdt>",
            row(f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('控件中的格')}</w:sdtContent></w:sdt>"),
        )
        + f"<w:sdt><w:sdtContent>{paragraph('控件中的段')}</w:sdtContent></w:sdt>"
        + "<w:sectPr/>"
    )
    assert seen(data) == [
        Seen("表前", 1),
        Seen("跨两列", 2, Part.TABLE),
        Seen("跨两行", 3, Part.TABLE),
        Seen("表中表", 4, Part.TABLE),
        Seen("右", 5, Part.TABLE),
        Seen("右下", 6, Part.TABLE),
        Seen("加上的行", 7, Part.TABLE),
        Seen("控件中的行", 8, Part.TABLE),
        Seen("控件中的格", 9, Part.TABLE),
        Seen("控件中的段", 10),
    ]


def test_text_boxes_follow_their_anchor_and_are_read_once() -> None:
    inner = paragraph("内框")
    outer = paragraph("外框", text_box(inner)) + paragraph("外框第二段")
    data = docx(paragraph("前", text_box(outer), text_box(paragraph("另一框")), "后") + paragraph("下一段"))
    assert seen(data) == [
        Seen("前后", 1),
        Seen("外框", 2, Part.TEXT_BOX),
        Seen("内框", 3, Part.TEXT_BOX),
        Seen("外框第二段", 4, Part.TEXT_BOX),
        Seen("另一框", 5, Part.TEXT_BOX),
        Seen("下一段", 6),
    ]


def test_field_does_not_leave_its_text_box() -> None:
    box = text_box(paragraph(field("begin"), "框内"))
    data = docx(paragraph("前", box, field("begin"), instruction("PAGE"), field("separate"), "3", field("end")))
    assert seen(data) == [Seen("前3", 1), Seen("框内", 2, Part.TEXT_BOX)]


def test_table_of_contents_is_in_the_source_but_not_read() -> None:
    entry = '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>一、总体要求</w:t><w:tab/><w:t>1</w:t></w:r></w:hyperlink>'
    data = docx(
        paragraph("目录")
        + paragraph(field("begin"), instruction(" TO"), instruction('C \\o "1-3" '), field("separate"), entry)
        + paragraph("二、重点任务\t3")
        + paragraph(field("end"))
        + paragraph("一、总体要求")
    )
    document = read_docx(data, "稿.docx")
    assert document.source == "目录\n一、总体要求\t1\n二、重点任务\t3\n\n一、总体要求"
    assert document.text == "目录\n\n一、总体要求"
    assert document.locate(document.paragraphs[2].span) == (Position(5, 1), Position(5, 7))


def test_parts_come_in_their_fixed_order() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{paragraph("<w:r><w:footnoteRef/></w:r>", "脚注一")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("脚注二")}{table(row(cell("脚注里的表")))}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("没有引用的脚注")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="2">{paragraph("尾注")}</w:endnote>'
    footer = text_box(paragraph(field("begin"), instruction("PAGE"), field("separate"), "— 1 —", field("end")))
    sections = (
        '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="even" r:id="footer2"/>'
    )
    body = (
        paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + paragraph("乙", '<w:r><w:footnoteReference w:id="1"/></w:r>', properties=f"<w:sectPr>{sections}</w:sectPr>")
        + f'<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>{sections}<w:titlePg/></w:sectPr>'
    )
    margins = {
        "header1": paragraph("页眉"),
        "header2": paragraph("首页页眉"),
        "footer1": paragraph(footer),
        "footer2": paragraph("偶数页页脚"),
    }
    parts = [
        Seen("甲", 1),
        Seen("乙", 2),
        Seen("脚注二", 3, Part.FOOTNOTE),
        Seen("脚注里的表", 4, Part.FOOTNOTE),
        Seen("脚注一", 5, Part.FOOTNOTE),
        Seen("尾注", 6, Part.ENDNOTE),
        Seen("页眉", 7, Part.HEADER),
        Seen("首页页眉", 8, Part.HEADER),
        Seen("", 9, Part.FOOTER),
        Seen("— 1 —", 10, Part.FOOTER),
    ]
    assert seen(docx(body, footnotes=notes, endnotes=endnotes, margins=margins)) == parts
    even = docx(body, footnotes=notes, endnotes=endnotes, margins=margins, settings="<w:evenAndOddHeaders/>")
    assert seen(even) == [*parts, Seen("偶数页页脚", 11, Part.FOOTER)]


def test_heading_levels() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="My"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    data = docx(
        paragraph("一", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("二", properties='<w:pStyle w:val="My"/>')
        + paragraph("正文", properties='<w:pStyle w:val="My"/><w:outlineLvl w:val="9"/>')
        + paragraph("正文", properties='<w:pStyle w:val="Loop"/>')
        + paragraph("正文", properties='<w:pStyle w:val="没有"/><w:outlineLvl w:val="坏"/>'),
        styles=styles,
    )
    assert [each.level for each in seen(data)] == [1, 2, None, None, None]


def test_strict_namespace() -> None:
    data = docx(
        paragraph("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>', properties=in_list(1))
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
        numbering=abstract(0, level(0, "chineseCountingThousand", "%1、")) + num(1, 0),
        footnotes=f'<w:footnote w:id="1">{paragraph("脚注")}</w:footnote>',
        margins={"header1": paragraph("页眉")},
        word=STRICT,
        relations=STRICT_RELATIONS,
    )
    assert seen(data) == [Seen("一、甲", 1), Seen("脚注", 2, Part.FOOTNOTE), Seen("页眉", 3, Part.HEADER)]


def test_positions_count_the_own_text_without_the_label() -> None:
    data = docx(
        paragraph("开头") + paragraph("总体要求", properties=in_list(1)),
        numbering=abstract(0, level(0, "chineseCountingThousand", "%1、")) + num(1, 0),
    )
    document = read_docx(data, "稿.docx")
    assert (document.path, document.format, document.encoding) == ("稿.docx", "docx", "")
    assert document.source == "开头\n总体要求"
    assert document.text == "开头\n一、总体要求"
    heading = document.paragraphs[1]
    assert heading.label == Span(3, 5)
    assert document.locate(heading.span) == (Position(2, 1), Position(2, 5))
    assert document.source_text(heading.span) == "总体要求"
    assert document.locate(heading.label) == (Position(2, 1), Position(2, 1))
    assert document.locate(Span(6, 8)) == (Position(2, 2), Position(2, 4))
    assert document.source_text(Span(6, 8)) == "体要"


def test_document_without_paragraphs() -> None:
    document = read_docx(docx(""), "空.docx")
    assert (document.text, document.source, len(document.paragraphs)) == ("", "", 1)
