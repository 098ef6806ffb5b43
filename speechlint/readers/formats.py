"""Which format a file is in: by its name, and against the name when its first bytes betray it."""

from __future__ import annotations

SUPPORTED = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".docx": "docx"}

_SAVE_AS = "请用 WPS 或 Word 打开，另存为 .docx 后再检查"
_TO_TEXT = "请把正文复制到 .txt 或 .docx 文件后再检查"

UNSUPPORTED = {
    ".doc": f"不支持 Word 97—2003 格式（.doc）；{_SAVE_AS}",
    ".dot": f"不支持 Word 97—2003 模板（.dot）；{_SAVE_AS}",
    ".docm": f"不支持带宏的 Word 文档（.docm）；{_SAVE_AS}",
    ".dotx": f"不支持 Word 模板（.dotx）；{_SAVE_AS}",
    ".wps": f"不支持 WPS 文字格式（.wps）；{_SAVE_AS}",
    ".wpt": f"不支持 WPS 文字模板（.wpt）；{_SAVE_AS}",
    ".uot": f"不支持标文通格式（.uot）；{_SAVE_AS}",
    ".uof": f"不支持标文通格式（.uof）；{_SAVE_AS}",
    ".odt": f"不支持 OpenDocument 格式（.odt）；{_SAVE_AS}",
    ".rtf": f"不支持 RTF 格式（.rtf）；{_SAVE_AS}",
    ".pages": "不支持 Pages 文稿（.pages）；请导出为 .docx 后再检查",
    ".pdf": f"不支持 PDF（.pdf）；{_TO_TEXT}",
    ".ofd": f"不支持 OFD 版式文件（.ofd）；{_TO_TEXT}",
    ".htm": f"不支持网页（.htm）；{_TO_TEXT}",
    ".html": f"不支持网页（.html）；{_TO_TEXT}",
}
"""Suffixes of texts that cannot be read, and what to do about each. Others are no texts and need no word."""

_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"Word 97—2003、WPS 文字或加密的文档；{_SAVE_AS}（有密码的先取消密码）"),
    (b"%PDF-", f"PDF；{_TO_TEXT}"),
    (b"{\\rtf", f"RTF；{_SAVE_AS}"),
    (b"\x89PNG\r\n", "图片；请提供文字稿"),
    (b"\xff\xd8\xff", "图片；请提供文字稿"),
    (b"GIF8", "图片；请提供文字稿"),
    (b"Rar!\x1a\x07", "压缩文件；请解压后再检查"),
    (b"7z\xbc\xaf'\x1c", "压缩文件；请解压后再检查"),
    (b"\x1f\x8b\x08", "压缩文件；请解压后再检查"),
)
_HTML = (b"<html", b"<!doctype html", b"mime-version:", b"<?xml")  # what websites serve as .doc


def suffix_of(path: str) -> str:
    """The suffix of a path in lower case, with its dot; empty where there is none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def format_of(path: str) -> str | None:
    """The format that a path's suffix stands for, None for a suffix that cannot be read or a path without one."""
    return SUPPORTED.get(suffix_of(path))


def mismatch(data: bytes, format: str) -> str | None:
    """Why these bytes are not what their format says, with the remedy; None when nothing speaks against it."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return f"内容并不是{_NAMES[format]}，而是{kind}"
    if format != "docx":
        return (
            f"内容并不是{_NAMES[format]}，而是 .docx 或压缩文件；请把后缀改对再检查" if data.startswith(_ZIP) else None
        )
    if data.startswith(_ZIP):
        return None
    if not data:
        return f"文件是空的，不是{_NAMES[format]}"
    if data[:1000].lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(_HTML):
        return f"内容并不是{_NAMES[format]}，而是网页或 XML；{_SAVE_AS}"
    return f"内容并不是{_NAMES[format]}；{_SAVE_AS}"


_NAMES = {"text": "纯文本", "markdown": "Markdown 文本", "docx": " Word 文档（.docx）"}
