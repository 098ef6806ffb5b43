"""Bytes → text: by mark, by proof, and only then by likelihood.

The ladder: a byte order mark decides; else what decodes as UTF-8 without an error is UTF-8; else GB 18030, UTF-16
and Big5 are tried strictly and the likeliest Chinese wins. Nothing is ever decoded with replacement characters: what
fits no encoding is an error that names the byte.

*Common characters* are taken from the standards themselves, whose tables Python has: the level-1 characters (一级汉字,
3,755) of GB/T 2312-1980, rows 16-55, and the frequently used ones (常用字, 5,401) of Big5, codes A440-C67E.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MARK_OF = {encoding: mark for mark, encoding in _MARKS}
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5")  # in order of preference among equals
_LIKELY = 0.6
_CLEARLY = 0.1  # by how much a later candidate must surpass an earlier one
_SAMPLE = 20_000  # characters
_WEIGHT_OF_BAD = 2
_REMEDY = "请另存为 UTF-8，或用 --encoding 指明编码"

_ASCII_WORD = Late(r"[\x20-\x7e\s]+")
_BAD = Late(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_CHINESE_SIGNS = Late(r"[·—‘’“”…‰℃①-⑳Ⅰ-Ⅻ\u3000-\u301f！-～￥×○●]")
_HAN = Late(r"[㐀-䶿一-鿿]")
_FAR = Late(r"[^\x00-\u07ff]")  # beyond the two-byte sequences of UTF-8
_LETTERS = Late(r"[\u00c0-\u07ff]")
_WORD = Late(r"[A-Za-z\u00c0-\u024f]{2,}|[\u0370-\u03ff]{2,}|[\u0400-\u052f]{2,}|[\u0530-\u07ff]{2,}")
"""Of one script: Latin, Greek, Cyrillic, those further on."""
_TRADITIONAL = ("big5",)
_SCRIPTS = ("gb2312", "big5")


class Decoded(NamedTuple):
    """A decoded file. ``mark`` says that a byte order mark stood before the text (it is no part of it)."""

    text: str
    encoding: str
    mark: bool


class UndecodableError(ValueError):
    """Bytes that fit no encoding. ``offset`` counts the bytes before the first wrong one."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file; ``encoding`` forces one.

    Raises :class:`UndecodableError`, also for an encoding that Python does not know.
    """
    if encoding is not None:
        return _forced(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], marked, len(mark)), marked, mark=True)
    utf8, fault = _attempt(data, "utf-8")
    if utf8 is not None and not _doubtful(utf8):
        return Decoded(utf8, "utf-8", mark=False)
    best = _likeliest(data, None if utf8 is None else _likelihood(utf8, "utf-8"))
    if best is not None and (utf8 is not None or not _broken_utf8(data)):
        return best
    if utf8 is not None:
        return Decoded(utf8, "utf-8", mark=False)
    raise _undecodable(data, fault)


def encode(text: str, encoding: str, *, mark: bool) -> bytes:
    """The bytes of a file that :func:`decode` reads as ``text``; raises UnicodeEncodeError as ``str.encode`` does."""
    return (_MARK_OF.get(encoding, b"") if mark else b"") + text.encode(encoding)


def _forced(data: bytes, encoding: str) -> Decoded:
    import codecs  # noqa: PLC0415 - only when somebody names an encoding

    try:
        name = codecs.lookup(encoding).name
        "x".encode(name)  # codecs such as zlib are none for text
    except (LookupError, UnicodeError):
        message = f"没有名为“{encoding}”的编码；常用的有 utf-8、gb18030、utf-16、big5"
        raise UndecodableError(message, 0) from None
    name = {"utf-8-sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}.get(name, name)
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(name):
            return Decoded(_strictly(data[len(mark) :], marked, len(mark)), marked, mark=True)
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
    return Decoded(_strictly(data, name, 0), name, mark=False)


def _strictly(data: bytes, encoding: str, skipped: int) -> str:
    text, fault = _attempt(data, encoding)
    if text is None:
        offset = skipped + fault
        message = f"第 {offset + 1} 个字节（偏移 {offset}）起不是有效的 {encoding.upper()}；{_REMEDY}"
        raise UndecodableError(message, offset)
    return text


def _attempt(data: bytes, encoding: str) -> tuple[str | None, int]:
    """The text, or None and the offset of the first wrong byte."""
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError as error:
        return None, error.start


def _doubtful(text: str) -> bool:
    """Whether valid UTF-8 may yet be something else: without a Chinese character, but with what no text has.

    UTF-16 of plain ASCII is valid UTF-8 (every other character NUL), and so are some short texts: in UTF-16 as
    letters among controls, in GB 18030 as Latin, Greek and Arabic letters, two bytes each: mostly these, or such as
    make no words.
    """
    head = text[:_SAMPLE]
    if _FAR.search(head):
        return False
    letters = len(_LETTERS.findall(head))
    in_words = sum(len(_LETTERS.findall(word)) for word in _WORD.findall(head))
    return _BAD.search(head) is not None or 2 * letters >= len(head) > 0 or 2 * in_words < letters


def _likeliest(data: bytes, floor: float | None) -> Decoded | None:
    best: Decoded | None = None
    best_likelihood = _LIKELY if floor is None else max(_LIKELY, floor)
    for encoding in _CANDIDATES:
        text, _ = _attempt(data, encoding)
        if text is None:
            continue
        likelihood = _likelihood(text, encoding)
        if likelihood >= best_likelihood + (_CLEARLY if best else 0):
            best, best_likelihood = Decoded(text, encoding, mark=False), likelihood
    return best


def _likelihood(text: str, encoding: str) -> float:
    """The share of common Chinese characters and signs among all that are not ASCII; bad characters weigh double.

    A text is written in simplified or in traditional characters: what needs both to look common is no text.
    """
    sample = text[:_SAMPLE]
    foreign = _ASCII_WORD.sub("", sample)
    if not foreign:
        return 1.0
    scripts = _TRADITIONAL if encoding == "big5" else _SCRIPTS
    common = max(sum(map(_common(script).__contains__, foreign)) for script in scripts)
    good = common + len(_CHINESE_SIGNS.findall(foreign))
    return (good - _WEIGHT_OF_BAD * len(_BAD.findall(sample))) / len(foreign)


@cache
def _common(script: str) -> frozenset[str]:
    codes = _big5_level_1() if script == "big5" else _gb2312_level_1()
    return frozenset(b"".join(codes).decode(script, "ignore"))


def _gb2312_level_1() -> Iterator[bytes]:
    return (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))


def _big5_level_1() -> Iterator[bytes]:
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    return (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in cells if (row, cell) <= (0xC6, 0x7E))


def _broken_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few wrong ones: more Chinese characters than faults."""
    lenient = data[: 3 * _SAMPLE].decode("utf-8", "replace")
    return len(_HAN.findall(lenient)) > lenient.count("\ufffd")


def _undecodable(data: bytes, utf8_fault: int) -> UndecodableError:
    """The error, at the fault of the encoding that the text was likeliest meant to be in."""
    encoding, fault = "utf-8", utf8_fault
    if not _broken_utf8(data):
        _, gb_fault = _attempt(data, "gb18030")
        head = data[:gb_fault].decode("gb18030", "ignore")
        if _FAR.search(head) and _likelihood(head, "gb18030") >= _LIKELY:
            encoding, fault = "gb18030", gb_fault
    shown = f"0x{data[fault]:02X}，" if fault < len(data) else ""
    message = (
        f"认不出文件的编码：按 {encoding.upper()} 解码，第 {fault + 1} 个字节（{shown}偏移 {fault}）有误；{_REMEDY}"
    )
    return UndecodableError(message, fault)
