"""Signs that stand for characters left out: ``***``, ``××``, ``XX``, ``某某``, ``○○``, ``____``, ``□□``.

One grammar for all of them: digits and signs, joined by a point or a dash (``*-**``, ``***.**``), 第 before, a measure
word after. The traps beside them are listed in the manual of the kind ``placeholder``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from speechlint.facts.placeholders import meaning, units
from speechlint.facts.placeholders.model import Certainty, Notation, Slot, ValueKind
from speechlint.span import Span
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import matches_from, offsets

SIGNS: Mapping[Notation, str] = {
    Notation.ASTERISK: "*＊",
    Notation.CROSS: "×",
    Notation.LETTER_X: "XxＸｘ",
    Notation.SOME: "某",
    Notation.CIRCLE: "○〇◯OＯ",
    Notation.UNDERSCORE: "_＿",
    Notation.BOX: "□△◇●■▲◆◎",
}
_LETTERS_O = "OＯ"
_BULLETS = "●■▲◆◎"
_DIGITS = "0-9０-９"
_ALL_DIGITS = "0123456789０１２３４５６７８９"
_MOST_DIGITS = 4  # before the first sign: those of a year
_JOINTS = ".．－—–~～-"
_STOPS = frozenset("。；：！？;!?:\n")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿")
_SCALES = ("万", "亿")
_FAMILY_NAMES = frozenset(
    "王李张刘陈杨赵黄吴徐孙胡朱郭罗宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦顾侯邵孟"
)
_EMPHASIS = Late(rf"(\*{{2,3}})[{_DIGITS}][{_DIGITS}.]*\1")  # **2020**年
_PRODUCT = Late(f"[{_DIGITS}]+(?:[^{_DIGITS}{_JOINTS}][{_DIGITS}]+)+")
_ROMAN = Late(r"[XVILCDM]+")
_SIZE = Late(r"X+[SLM]{1,2}")
_SCIENCE = ("染色体", "世纪", "光", "射线", "型", "轴", "波段", "码", "级重", "片机", "波")
_GRADES = ("点", "级", "号", "位", "层", "类", "种", "章", "节")  # X级, X类 and the point X are what they say
_GAMES = ("届奥", "届夏", "届冬", "届世界杯", "届亚运")
_TITLE_STEMS = meaning.PLACES + meaning.PERSONS
_INDEFINITE = (
    "单位",
    "公司",
    "部门",
    "企业",
    "学校",
    "医院",
    "街道",
    "同志",
    "局",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "村",
)
_PATTERN_NAMES = ("行政审批局", "宾馆", "招待所", "委员会", "办公室", "有限公司", "局", "中心")


class _Mask(NamedTuple):
    """A run of signs and digits: ``signs`` of them are signs; ``left`` and ``right`` are the neighbours."""

    text: str
    start: int
    end: int
    signs: int
    ordinal: bool

    @property
    def unit(self) -> str:
        """The measure word behind it."""
        return units.measure(self.text, self.end)

    @property
    def run(self) -> str:
        return self.text[self.start : self.end]

    @property
    def left(self) -> str:
        return self.text[self.start - 1 : self.start] if self.start else "\n"

    @property
    def right(self) -> str:
        return self.text[self.end : self.end + 1] or "\n"

    @property
    def quoted_head(self) -> bool:
        """Whether the mask opens a quotation that goes on after it."""
        return self.left in ("“", "‘", '"') and self.right not in ("”", "’", '"')


def sign_slots(text: str) -> Iterator[Slot]:
    """All masks written with signs, notation by notation."""
    for notation, signs in SIGNS.items():
        for mask in _masks(text, signs):
            certainty = _JUDGES[notation](mask)
            if certainty is not None:
                yield _slot(mask, notation, certainty)


def _masks(text: str, signs: str) -> Iterator[_Mask]:
    beginnings = (_first_digit(text, at) for at in offsets(signs, text))
    for match in matches_from(beginnings, _expression(signs), text):
        start, end = match.start(), _trimmed_end(match[0], signs) + match.start()
        core = text[start:end]
        count = sum(core.count(sign) for sign in signs)
        ordinal = text[start - 1 : start] == "第"
        yield _Mask(text, start, end, count, ordinal)


def _first_digit(text: str, sign: int) -> int:
    """Where the digits right before a sign begin."""
    start = sign
    while start and sign - start < _MOST_DIGITS and text[start - 1] in _ALL_DIGITS:
        start -= 1
    return start


@cache
def _expression(signs: str) -> re.Pattern[str]:
    sign = f"[{re.escape(signs)}]"
    either = f"[{_DIGITS}{re.escape(signs)}]"
    return compiled(f"[{_DIGITS}]{{0,{_MOST_DIGITS}}}{sign}{either}*(?:[{re.escape(_JOINTS)}]{either}+)*")


def _trimmed_end(run: str, signs: str) -> int:
    """Where a run ends once a whole number that merely follows it (``XX2024年``, ``**5G``) is left out."""
    head = run.rstrip(_ALL_DIGITS)
    digits = len(run) - len(head)
    if not digits:
        return len(run)
    joined = head[-1] in _JOINTS
    if digits <= 2 and (joined or head[0] not in signs):
        return len(run)
    return len(head) - joined


def _slot(mask: _Mask, notation: Notation, certainty: Certainty) -> Slot:
    value = meaning.meaning(
        mask.text, mask.start, mask.end, mask.unit, ordinal=mask.ordinal, ranged=any(j in mask.run for j in "-－—–~～")
    )
    span = Span(mask.start - mask.ordinal, mask.end + len(mask.unit))
    return Slot(span, Span(mask.start, mask.end), notation, value, certainty, _half(mask, value))


def _half(mask: _Mask, value: ValueKind) -> bool:
    """Whether real digits stand among the signs, the century of a year (``20**年``) aside."""
    digits = "".join(sign for sign in mask.run if sign in _ALL_DIGITS)
    if value is ValueKind.YEAR and digits in ("19", "20", "１９", "２０"):
        return False
    return bool(digits)


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿" or character >= "𠀀"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _operator(mask: _Mask) -> bool:
    """Whether each sign stands alone between two numbers: 5×8, 30*40*2."""
    year = mask.unit in units.YEAR and mask.run[:2] in ("19", "20")
    return not year and _PRODUCT.fullmatch(mask.run) is not None


def _asterisk(mask: _Mask) -> Certainty | None:
    if (
        _operator(mask)
        or _EMPHASIS.fullmatch(mask.run)
        or mask.left in "/\\_.@`&#"
        or mask.right in "/\\`@_"
        or _is_latin(mask.left)
    ):
        return None
    if _is_latin(mask.right) and (mask.signs == 1 or mask.right.islower()):
        return None
    if mask.signs == 1 and len(mask.run) == 1 and not mask.ordinal:
        return _lone(mask)
    return Certainty.CERTAIN


def _lone(mask: _Mask) -> Certainty | None:
    """A single sign is a mask where a figure, a place or a person is named right after it."""
    if mask.unit:
        return Certainty.CERTAIN
    after = mask.text[mask.end : mask.end + 4]
    return (
        Certainty.LIKELY if after.startswith(_TITLE_STEMS) and not after.startswith(("区分", "市场", "州际")) else None
    )


def _cross(mask: _Mask) -> Certainty | None:
    if _operator(mask) or mask.right.isdigit() or mask.left.isdigit():
        return None
    if mask.signs == 1:
        stems = ("省", "市", "县", "区", "镇", "乡", *meaning.PERSONS)
        known = mask.ordinal or mask.unit or mask.text.startswith(stems, mask.end)
        policy = mask.left in "素网能据）)”" or mask.right in "”’"
        return Certainty.CERTAIN if known and not policy else None
    return _named(mask)


def _letter_x(mask: _Mask) -> Certainty | None:
    science = mask.text.startswith(_SCIENCE + _GAMES, mask.end) or mask.text.endswith("染色体", 0, mask.start)
    if science or _part_of_foreign_word(mask):
        return None
    if mask.signs == 1 and not any(joint in mask.run for joint in _JOINTS):
        return Certainty.CERTAIN if _lone_x(mask) else None
    return _named(mask) if _beside_han(mask) else None


def _part_of_foreign_word(mask: _Mask) -> bool:
    """Whether the letters belong to a formula, a Latin word, a Roman number, an address."""
    if _is_latin(mask.left) or mask.left in "+＋/\\_@.&-#" or mask.left.isdigit():
        return True
    if mask.right in "+＋_/\\@=" or (mask.right in ".-:" and mask.text[mask.end + 1 : mask.end + 2].isascii()):
        return True
    return _is_latin(mask.right) and not _before_abbreviation(mask)


def _lone_x(mask: _Mask) -> bool:
    """Whether a single X stands for a figure (X月, 第X届, 202X年), a place (X县) or a person (X书记)."""
    if len(mask.run) > 1:
        return mask.unit in units.YEAR and mask.run[:2] in ("19", "20")
    stems = ("省", "市", "县", "镇", "乡", "村", *meaning.PERSONS)
    graded = mask.unit in _GRADES and not mask.text.startswith(meaning.COUNTED, mask.end + 1)
    return bool(mask.unit and not graded) or mask.ordinal or mask.text.startswith(stems, mask.end)


def _before_abbreviation(mask: _Mask) -> bool:
    """XXGDP is a mask before an abbreviation; XXL is a size, XXIV a number, XXx a word."""
    end = mask.end
    while end < len(mask.text) and end - mask.end < 8 and _is_latin(mask.text[end]):
        end += 1
    word = mask.text[mask.start : end]
    sized = _ROMAN.fullmatch(word) or _SIZE.fullmatch(word)
    return mask.signs > 1 and mask.run.isupper() and word.isupper() and not sized


def _beside_han(mask: _Mask) -> bool:
    before = mask.text[max(0, mask.start - 2) : mask.start].strip()
    after = mask.text[mask.end : mask.end + 6].lstrip(" " + _ALL_DIGITS)
    return any(not character.isascii() for character in before[-1:] + after[:1]) or mask.ordinal


def _named(mask: _Mask) -> Certainty:
    """Of two signs and more: a surname before them is how news names people, a quoted name may be a pattern."""
    if mask.left in _FAMILY_NAMES and not mask.unit and not mask.text.startswith(_TITLE_STEMS, mask.end):
        return Certainty.DOUBTFUL
    if mask.quoted_head and mask.text.startswith(_PATTERN_NAMES, mask.end):
        return Certainty.LIKELY
    return Certainty.CERTAIN


def _some(mask: _Mask) -> Certainty | None:
    if mask.signs > 1:
        return Certainty.DOUBTFUL if mask.left in _FAMILY_NAMES else Certainty.LIKELY
    if mask.left in _FAMILY_NAMES or not mask.text.startswith(_INDEFINITE, mask.end):
        return None
    return Certainty.DOUBTFUL


def _circle(mask: _Mask) -> Certainty | None:
    grouped = mask.left in "、，" and mask.text[mask.start - 2 : mask.start - 1] in (
        *_NUMERALS,
        "〇",
        "○",
    )  # 一、五〇〇
    scaled = mask.signs > 1 and mask.right in _SCALES and _is_han(mask.left)  # 全县〇〇万人
    beside = {mask.left} if scaled else {mask.left, mask.right}
    if grouped or beside & (_NUMERALS | {"·", "点", "廿", "卅"}) or mask.left.isdigit():
        return None
    if mask.run[0] in _LETTERS_O or mask.run[-1] in _LETTERS_O:
        alone = len(set(mask.run)) == 1 and mask.signs > 1 and _beside_han(mask)
        return _named(mask) if alone and not _part_of_foreign_word(mask) else None
    if mask.signs > 1 and len(set(mask.run)) == 1:
        return _named(mask)
    known = mask.ordinal or mask.unit in (*units.YEAR, *units.MONTH, *units.DAY)
    return Certainty.LIKELY if known and "〇" not in mask.run and mask.left != mask.right else None


def _underscore(mask: _Mask) -> Certainty | None:
    latin = _is_latin(mask.left) or _is_latin(mask.right) or mask.left in "-=/\\." or mask.right in "-=/\\."
    century = mask.run[:2] in ("19", "20") and (mask.unit in units.YEAR or mask.right == "〕")
    return Certainty.CERTAIN if not latin and (mask.signs > 1 or century) else None


def _box(mask: _Mask) -> Certainty | None:
    bullets = mask.left == "\n" and mask.run[0] in _BULLETS
    return Certainty.LIKELY if mask.signs > 1 and not bullets else None


_JUDGES: Mapping[Notation, Callable[[_Mask], Certainty | None]] = {
    Notation.ASTERISK: _asterisk,
    Notation.CROSS: _cross,
    Notation.LETTER_X: _letter_x,
    Notation.SOME: _some,
    Notation.CIRCLE: _circle,
    Notation.UNDERSCORE: _underscore,
    Notation.BOX: _box,
}
