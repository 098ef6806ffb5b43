"""What a placeholder is: its place, how it is written, what belongs there and how sure that is."""

from __future__ import annotations

from enum import StrEnum

from speechlint.span import Span
from speechlint.text.records import NamedTuple


class Notation(StrEnum):
    """How a placeholder is written. The first seven are signs that stand for characters left out."""

    ASTERISK = "asterisk"  # ***
    CROSS = "cross"  # ××
    LETTER_X = "letter-x"  # XX, xx, ＸＸ
    SOME = "some"  # 某某
    CIRCLE = "circle"  # ○○
    UNDERSCORE = "underscore"  # ____
    BOX = "box"  # □□
    LIST_NUMBER = "list-number"  # *.
    BLANK = "blank"  # （　　）,   年  月  日
    BRACKET = "bracket"  # 【单位名称】, [姓名]
    REMARK = "remark"  # （此处插入数据）
    VARIABLE = "variable"  # {{name}}, ${name}, <<name>>
    DATE_LETTERS = "date-letters"  # YYYY年MM月DD日
    LETTER_NAME = "letter-name"  # A县, 甲乡
    EXAMPLE_NAME = "example-name"  # 张三
    NUMBER_LETTER = "number-letter"  # 第N届
    WORD = "word"  # TODO
    ELLIPSIS = "ellipsis"  # 关于……的通知
    ALTERNATIVE = "alternative"  # 我市市委, 本市（县）
    OMISSION = "omission"  # （略）
    SEAL = "seal"  # （公章）
    STAND_IN = "stand-in"  # ？？个, @个, 00件, （）位


SIGNS = frozenset(
    {
        Notation.ASTERISK,
        Notation.CROSS,
        Notation.LETTER_X,
        Notation.SOME,
        Notation.CIRCLE,
        Notation.UNDERSCORE,
        Notation.BOX,
    }
)


class ValueKind(StrEnum):
    """What belongs into a placeholder."""

    PLACE = "place"
    PERSON = "person"
    ORGANISATION = "organisation"
    NAME = "name"
    SLOGAN = "slogan"
    TITLE = "title"
    DOCUMENT_NUMBER = "document-number"
    LIST_NUMBER = "list-number"
    COUNT = "count"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    RANK = "rank"
    TERM = "term"
    YEAR = "year"
    MONTH = "month"
    MONTHS = "months"
    DATE = "date"
    CONTENT = "content"

    @property
    def label(self) -> str:
        """The kind in Chinese, as a message names it."""
        return _LABELS[self]


_LABELS = {
    ValueKind.PLACE: "省市县等地名",
    ValueKind.PERSON: "姓名",
    ValueKind.ORGANISATION: "单位名称",
    ValueKind.NAME: "名称（地名、单位名等）",
    ValueKind.SLOGAN: "口号或提法",
    ValueKind.TITLE: "文件或作品名称",
    ValueKind.DOCUMENT_NUMBER: "文号",
    ValueKind.LIST_NUMBER: "序号",
    ValueKind.COUNT: "个数（与下文所列条数一致）",
    ValueKind.QUANTITY: "数量",
    ValueKind.MONEY: "金额",
    ValueKind.PERCENT: "百分比",
    ValueKind.RANK: "位次",
    ValueKind.TERM: "届次或次数",
    ValueKind.YEAR: "年份",
    ValueKind.MONTH: "月份",
    ValueKind.MONTHS: "月份区间",
    ValueKind.DATE: "日期",
    ValueKind.CONTENT: "具体内容",
}


class Certainty(StrEnum):
    """How sure it is that something has been left to fill in."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Slot(NamedTuple):
    """A placeholder (占位符).

    ``span`` covers the whole expression (``第**届``, ``*.*个百分点``), ``core`` the signs alone. ``half`` says that it
    is filled in part (``2*.5%``, ``20**年3月*日``).
    """

    span: Span
    core: Span
    notation: Notation
    value: ValueKind
    certainty: Certainty = Certainty.CERTAIN
    half: bool = False
