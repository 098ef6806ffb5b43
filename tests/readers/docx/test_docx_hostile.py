from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.readers.docx import package as package_module
from speechlint.readers.docx import read_docx
from speechlint.readers.errors import UnreadableError
from speechlint.span import Span
from tests.readers.docx.docx_files import docx, element, field, package, paragraph, row, run, table, text_box

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCUMENT = "word/document.xml"


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_docx(data, "稿.docx")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "0 字节"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        (OLE + "WordDocument".encode("utf-16-le"), "旧版 .doc"),
        (OLE, "旧版 Office"),
        (b"\x0600\x9f\x8c" + bytes(157), "临时锁文件"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "网页"),
        (b"<HTML><body></body></HTML>", "网页"),
        (b'<?xml version="1.0"?><a/>', "单个 XML"),
        (b"%PDF-1.7", "PDF"),
        ("各位代表：".encode(), "纯文本"),
        (b"PK\x05\x06" + bytes(18), "压缩包已损坏或是空的"),
        (b"PK\x03\x04" + bytes(200), "损坏"),
        (docx(paragraph("甲"))[:-40], "损坏"),
        (package({"content.xml": "<a/>"}), "没有 word/document.xml"),
        (package({DOCUMENT: "<w:document"}), "word/document.xml 的 XML 有误"),
        (package({DOCUMENT: b'<?xml version="1.0" encoding="no-such"?><a/>'}), "XML 有误"),
        (package({DOCUMENT: "<workbook/>"}), "没有 Word 正文"),
        (package({DOCUMENT: element("document", "")}), "没有 Word 正文"),
    ],
)
def test_what_is_no_word_document_is_named(data: bytes, words: str) -> None:
    message = refused(data)
    assert words in message
    assert "请" in message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_declarations_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "啊啊啊"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    assert "DTD" in refused(package({DOCUMENT: f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding)}))


def test_corrupt_bytes_in_a_part() -> None:
    data = bytearray(docx(paragraph(run("甲" * 5000))))
    start = data.index(DOCUMENT.encode()) + len(DOCUMENT)
    data[start + 20 : start + 40] = bytes(20)
    assert "损坏" in refused(bytes(data))


def test_encrypted_entry() -> None:
    data = bytearray(docx(paragraph("甲")))
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 1
    assert "密码" in refused(bytes(data))


def test_compression_that_word_does_not_know() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_BZIP2) as archive:
        archive.writestr(DOCUMENT, element("document", "<w:body/>"))
    assert "压缩方式" in refused(file.getvalue())


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, limit in (("MAX_ENTRIES", 20), ("MAX_PART", 100_000), ("MAX_TOTAL", 150_000), ("MAX_TAGS", 500)):
        monkeypatch.setattr(package_module, name, limit)


@pytest.mark.usefixtures("small_limits")
class TestLimits:
    def test_large_part(self) -> None:
        assert "解压后过大" in refused(docx(paragraph("甲" * 40_000)))

    def test_large_part_that_claims_to_be_small(self) -> None:
        content = element("document", f"<w:body>{paragraph('甲' * 40_000)}</w:body>").encode()
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = deflate.compress(content) + deflate.flush()
        file = BytesIO()
        with ZipFile(file, "w", ZIP_STORED) as archive:
            archive.writestr(ZipInfo(DOCUMENT), packed)
        data = bytearray(file.getvalue())
        for signature, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
            start = data.index(signature)
            data[start + method] = 8  # deflated
            data[start + size : start + size + 4] = (200_000_000).to_bytes(4, "little")
        assert "解压后过大" in refused(bytes(data))

    def test_all_parts_together(self) -> None:
        big = paragraph("乙" * 20_000)
        data = docx(
            paragraph("甲") + "".join(f'<w:sectPr><w:headerReference r:id="header{i}"/></w:sectPr>' for i in (1, 2, 3)),
            margins={f"header{i}": big for i in (1, 2, 3)},
        )
        assert "解压后过大" in refused(data)

    def test_many_tags(self) -> None:
        assert "标记超过 500 个" in refused(docx(paragraph("甲") * 100))

    def test_many_entries(self) -> None:
        assert "超过 20 个" in refused(package({f"{i}.xml": "" for i in range(30)}))

    def test_within_the_limits(self) -> None:
        assert read_docx(docx(paragraph("甲") * 10), "稿.docx").text == "\n".join("甲" * 10)


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" * 30_000 + paragraph("甲") + "</w:sdtContent></w:sdt>" * 30_000,
        "<w:p>" + "<w:ins>" * 60_000 + run("甲") + "</w:ins>" * 60_000 + "</w:p>",
        "<w:tbl><w:tr><w:tc>" * 20_000 + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * 20_000,
        "<w:p><w:r><w:txbxContent>" * 20_000 + paragraph("甲") + "</w:txbxContent></w:r></w:p>" * 20_000,
        paragraph(*[field("begin")] * 60_000, run("甲"), *[field("end")] * 59_999),
    ],
    ids=["content controls", "insertions", "tables", "text boxes", "fields"],
)
def test_depth_of_nesting_is_no_matter(body: str) -> None:
    assert read_docx(docx(body), "稿.docx").text.strip("\n") in ("甲", "")


def test_names_differ_in_case_and_slashes() -> None:
    data = package({"word\\Document.XML": element("document", f"<w:body>{paragraph('甲')}</w:body>")})
    assert read_docx(data, "稿.docx").text == "甲"


def test_missing_parts_and_foreign_relations_do_no_harm() -> None:
    links = (
        '<Relationships><Relationship Id="a" Type="x/styles" Target="nowhere.xml"/>'
        '<Relationship Id="b" Type="x/numbering" Target="http://example.com/" TargetMode="External"/>'
        '<Relationship Id="c" Type="x/header" Target="../../../etc/passwd"/></Relationships>'
    )
    body = paragraph("甲") + '<w:sectPr><w:headerReference r:id="c"/><w:headerReference r:id="没有"/></w:sectPr>'
    data = package({DOCUMENT: element("document", f"<w:body>{body}</w:body>"), "word/_rels/document.xml.rels": links})
    assert read_docx(data, "稿.docx").text == "甲"


WHOLE = docx(
    paragraph("在全县大会上的讲话", text_box(paragraph("框"))) + table(row("<w:tc><w:p/></w:tc>")),
    styles="<w:style/>",
    numbering="<w:num/>",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    try:
        document = read_docx(bytes(data), "稿.docx")
    except UnreadableError:
        return
    for each in document.paragraphs:
        own = Span(each.label.end, each.span.end)
        assert document.source_text(own) == document[own]
