"""The parts of a Word file (Open Packaging Conventions, ISO/IEC 29500-2), read within bounds of size."""

from __future__ import annotations

from io import BytesIO
from posixpath import basename, dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from speechlint.readers.errors import UnreadableError
from speechlint.text.records import NamedTuple

MAX_ENTRIES = 10_000
MAX_PART = 64 * 1024 * 1024
"""Bytes that one part may have when unpacked."""
MAX_TOTAL = 128 * 1024 * 1024
"""Bytes that all parts read may have together."""
MAX_TAGS = 1_500_000
"""Tags that one part may hold: a tree takes a few hundred bytes for each."""

_LOCK_FILE_SIZE = 162
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MEGABYTE = 1024 * 1024
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx"
_OTHERS = (
    (b"pk", "压缩包已损坏或是空的；请重新获取，或用 Word 打开修复后另存为 .docx"),
    (b"{\\rtf", f"内容是 RTF，不是 .docx；{_SAVE_AS}"),
    (b"<!doctype", f"内容是网页，不是 .docx；{_SAVE_AS}"),
    (b"<html", f"内容是网页，不是 .docx；{_SAVE_AS}"),
    (b"<?xml", f"内容是单个 XML 文件，不是 .docx；{_SAVE_AS}"),
    (b"%pdf", "内容是 PDF，不是 .docx；请转换成 .docx 或 .txt"),
)
_OTHERWISE = "内容不是 .docx（不是压缩包）；如果是纯文本，请改用 .txt 扩展名，否则用 Word 或 WPS 打开后另存为 .docx"


class Relation(NamedTuple):
    """A relationship of a part: what it is (the last word of its type) and the part it leads to."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file. Raises :class:`UnreadableError` for anything that is no sound Word document."""

    def __init__(self, data: bytes) -> None:
        self._archive = _opened(data)
        self._entries = {_normal(entry.filename): entry for entry in self._archive.infolist()}
        self._unpacked = 0
        self.main = self._main_part()

    def root(self, part: str) -> Element | None:
        """The root element of a part, None where there is no such part."""
        entry = self._entries.get(_normal(part))
        return None if entry is None else _parsed(self._read(entry), part)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part (empty: the package itself) leads to within the file, in the order of its file."""
        root = self.root(join(dirname(part), "_rels", f"{basename(part)}.rels"))
        if root is None:
            return ()
        return tuple(
            Relation(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                normpath(join("/", dirname(part), each.get("Target", ""))).lstrip("/"),
            )
            for each in root
            if each.get("TargetMode") != "External"
        )

    def related(self, part: str, kind: str) -> Element | None:
        """The root of the first part of a kind that ``part`` leads to."""
        target = next((relation.target for relation in self.relations(part) if relation.kind == kind), None)
        return None if target is None else self.root(target)

    def _main_part(self) -> str:
        named = (relation.target for relation in self.relations("") if relation.kind == "officeDocument")
        part = next(named, "word/document.xml")
        if _normal(part) not in self._entries:
            raise UnreadableError(f"文件里没有 {part}，不是 Word 文档，或者已经损坏；{_SAVE_AS}")
        return part

    def _read(self, entry: ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise UnreadableError("压缩包带有密码，无法读取；请用 Word 或 WPS 打开后另存为没有密码的 .docx")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError(f"{entry.filename} 的压缩方式不是 Word 文档所用的；{_SAVE_AS}")
        limit = min(MAX_PART, MAX_TOTAL - self._unpacked)
        data = self._unpack(entry, limit + 1)
        if len(data) > limit:
            raise UnreadableError(
                f"{entry.filename} 解压后过大（上限 {limit // _MEGABYTE} MB），疑为压缩炸弹；"
                "如果确是正常文稿，请拆成几个文件"
            )
        self._unpacked += len(data)
        return data

    def _unpack(self, entry: ZipInfo, limit: int) -> bytes:
        """At most ``limit`` bytes, whatever size the entry claims to have."""
        try:
            with self._archive.open(entry) as file:
                return file.read(limit)
        except Exception as error:  # zlib, struct, zipfile and codecs each have their own
            raise _broken(f"{entry.filename} 无法解压") from error


def _normal(part: str) -> str:
    """Part names are compared without regard to case; some writers use back slashes."""
    return part.replace("\\", "/").lstrip("/").casefold()


def _opened(data: bytes) -> ZipFile:
    if not data.startswith(_ZIP):
        raise UnreadableError(_what_it_is(data))
    if data.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
        raise UnreadableError(f"压缩包里的文件超过 {MAX_ENTRIES} 个，不像 Word 文档；{_SAVE_AS}")
    try:
        return ZipFile(BytesIO(data))
    except Exception as error:  # BadZipFile, struct.error, UnicodeDecodeError, NotImplementedError, OverflowError
        raise _broken("压缩包的目录读不出来") from error


def _broken(reason: str) -> UnreadableError:
    return UnreadableError(f"文件已损坏或没有传输完整（{reason}）；请重新获取，或用 Word 打开修复后另存为 .docx")


def _what_it_is(data: bytes) -> str:
    """Why bytes that are no zip file are no .docx either."""
    if not data:
        return "文件是空的（0 字节）；请重新获取或从备份恢复"
    if data.startswith(_OLE):
        return _what_compound_file(data)
    if len(data) == _LOCK_FILE_SIZE:
        return "这是 Word 打开文档时生成的临时锁文件（~$…），不是文档；请检查同名的正式文件，关闭 Word 后它会自行消失"
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((message for start, message in _OTHERS if head.startswith(start)), _OTHERWISE)


def _what_compound_file(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文档设有打开密码，无法读取；请在 Word 或 WPS 中取消密码（文件—信息—保护文档）后再检查"
    if "WordDocument".encode("utf-16-le") in data:
        return f"这是旧版 .doc（或 .wps）文档改了扩展名；{_SAVE_AS}"
    return f"这是旧版 Office 文件，不是 .docx；{_SAVE_AS}"


def _parsed(data: bytes, part: str) -> Element:
    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise UnreadableError(f"{part} 含有 DTD 声明，Word 文档不允许，为防实体炸弹不予读取；请用 Word 另存为 .docx")
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(f"{part} 的标记超过 {MAX_TAGS} 个，文档过大；请拆成几个文件")
    try:
        return fromstring(data)  # noqa: S314 - no DTD gets here, so no entity does
    except (ParseError, ValueError, LookupError) as error:  # ValueError, LookupError: an encoding nobody knows
        raise _broken(f"{part} 的 XML 有误：{error}") from error
