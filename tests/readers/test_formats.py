"""Which format a file is in, and what is said of files that cannot be read."""

from __future__ import annotations

import pytest

from speechlint.readers import MOST_BYTES, UNSUPPORTED, UnreadableError, format_of, read_bytes, read_text, suffix_of


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("讲话.txt", "text"),
        ("a/b.c/讲话.TXT", "text"),
        ("讲话.md", "markdown"),
        ("讲话.Markdown", "markdown"),
        ("讲话.docx", "docx"),
        ("讲话.doc", None),
        ("讲话", None),
        (".txt", None),
        ("目录.txt/讲话", None),
        ("C:\\稿\\讲话.md", "markdown"),
        ("-", None),
    ],
)
def test_format_by_suffix(path: str, format: str | None) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize(("path", "suffix"), [("a.TXT", ".txt"), ("a.tar.gz", ".gz"), ("a.d/b", ""), (".hidden", "")])
def test_suffix(path: str, suffix: str) -> None:
    assert suffix_of(path) == suffix


@pytest.mark.parametrize("suffix", UNSUPPORTED)
def test_unsupported_kinds_are_named_with_a_remedy(suffix: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_bytes(b"x", f"讲话{suffix.upper()}")
    assert suffix in str(error.value)
    assert "请" in str(error.value)


def test_an_unknown_suffix_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnreadableError, match=r"不支持的文件类型（\.xyz）；可检查 \.txt、\.md、\.markdown、\.docx"):
        read_bytes(b"x", "a.xyz")


def test_a_path_without_suffix_is_plain_text() -> None:
    assert read_bytes("同志们".encode(), "-").format == "text"
    assert read_bytes("同志们".encode(), "讲话").text == "同志们"


def test_a_format_named_outright_goes_before_the_suffix() -> None:
    assert read_bytes(b"**x**", "a.txt", format="markdown").text == "x"
    assert read_bytes(b"# x", "a.xyz", format="text").text == "# x"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


@pytest.mark.parametrize(
    ("path", "data", "told"),
    [
        ("a.docx", OLE, "Word 97—2003"),
        ("a.txt", OLE, "另存为 .docx"),
        ("a.md", OLE, "密码"),
        ("a.txt", b"%PDF-1.7\n", "PDF"),
        ("a.docx", b"%PDF-1.7\n", "PDF"),
        ("a.txt", b"{\\rtf1\\ansi", "RTF"),
        ("a.txt", b"PK\x03\x04\x14\0", "后缀"),
        ("a.docx", b"<html><body>", "网页"),
        ("a.docx", b"\xef\xbb\xbf\r\n<?xml version='1.0'?>", "XML"),
        ("a.docx", "各位代表".encode(), "并不是 Word 文档"),
        ("a.docx", b"", "空"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "图片"),
        ("a.txt", b"\x1f\x8b\x08\0", "压缩"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(path: str, data: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_bytes(data, path)


def test_undecodable_bytes_are_told_with_their_offset() -> None:
    with pytest.raises(UnreadableError, match="偏移 6") as error:
        read_bytes("甲乙".encode() + b"\xff" + "丙丁戊己庚辛".encode(), "a.txt")
    assert "UTF-8" in str(error.value)


def test_a_forced_encoding_is_heeded() -> None:
    document = read_bytes("纾困".encode("gbk"), "a.txt", encoding="gbk")
    assert (document.text, document.encoding, document.byte_order_mark) == ("纾困", "gb18030", False)


def test_a_forced_encoding_makes_no_text_of_a_word_file() -> None:
    with pytest.raises(UnreadableError, match="另存为"):
        read_bytes(OLE, "a.txt", encoding="latin-1")


def test_a_text_of_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="html"):
        read_text("甲", "a.html", "html")


def test_a_file_beyond_all_measure_is_refused() -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return MOST_BYTES + 1

    with pytest.raises(UnreadableError, match="文件太大"):
        read_bytes(Huge(b"x"), "a.txt")


def test_an_empty_file_is_one_empty_paragraph() -> None:
    for path in ("a.txt", "a.md"):
        document = read_bytes(b"", path)
        assert (document.text, len(document.paragraphs), document.paragraphs[0].ordinal) == ("", 1, 0)
