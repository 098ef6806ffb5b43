"""Placeholders that are not made of signs: blanks, brackets, remarks, variables, letters, example names, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from speechlint.facts.placeholders import meaning, units
from speechlint.facts.placeholders.model import Certainty, Notation, Slot, ValueKind
from speechlint.span import Span
from speechlint.text.patterns import compiled
from speechlint.text.scan import holds, matches_from, offsets

_BLANK = " 　\u00a0"
_NOUN = (
    "单位|部门|机构|组织|姓名|名字|人名|领导|职务|职位|职称|地名|地点|地址|省份?|城市|市|县|区|街道|乡镇|村|学校|公司|企业|会议|活动|项目|"
    "时间|日期|年份|月份|年度|数字|数据|数值|数量|金额|比例|百分比|主题|标题|题目|口号|附件|内容|事项|案例|文号|届次|联系人|电话"
)
_FORM_WORDS = "名称|全称|简称|名|一|二|三|四|五|[0-9A-Z]"
_FIELD = f"(?:某|你|本|贵|具体|相关|主办|承办|发文|我)?(?:{_NOUN})(?:/(?:{_NOUN}))?(?:{_FORM_WORDS}){{0,2}}"
_ORDER = (
    "此处|这里|请(?:填|输入|插入|补充|替换|根据|结合|按|在此|自行|选择)|填(?:写|入|报)|插入|输入|待(?:补|填|定|核|查实|确认|完善|更新)|"
    "可(?:根据|结合|自行)|根据(?:实际|具体|本地)|结合(?:实际|本地|本单位)|按实际"
)
_ADVICE = "(?:自行|据实|酌情|按需|对照|根据需要|视情)[^（）()\n]{0,8}(?:替换|填写|补充|修改|调整|删减)"
_PENDING = "待(?:补充|补|填写|填|定|核实|核|查实|确认|完善|更新|明确)"
_FIGURES = ("数据", "数字", "数值", "数量", "金额", "比例", "人数", "经费")
_FEWEST_TOPICS = 3
_OFFICE_REACH = 16  # an office and the gap behind it
_STATED = "：:（(【[〔"
_LOOSE_UNITS = ("年", "次", "倍", "天", "种", "点", "级", "类", "号", "位", "层")
_PREPOSITIONS = ("关于", "围绕", "根据", "按照", "对于", "在", "由", "向", "以", "将", "把", "代表")

_KINDS_OF_FIELD = (
    (ValueKind.PERSON, ("姓名", "名字", "人名", "领导", "联系人")),
    (ValueKind.PLACE, ("地名", "地点", "地址", "省", "城市", "市", "县", "区", "街道", "乡镇", "村")),
    (ValueKind.ORGANISATION, ("单位", "部门", "机构", "组织", "学校", "公司", "企业")),
    (ValueKind.DATE, ("时间", "日期")),
    (ValueKind.YEAR, ("年份", "年度")),
    (ValueKind.MONTH, ("月份",)),
    (ValueKind.MONEY, ("金额",)),
    (ValueKind.PERCENT, ("比例", "百分比")),
    (ValueKind.QUANTITY, ("数字", "数据", "数值", "数量")),
    (ValueKind.DOCUMENT_NUMBER, ("文号",)),
    (ValueKind.TERM, ("届次",)),
    (ValueKind.SLOGAN, ("主题", "口号")),
    (ValueKind.TITLE, ("标题", "题目", "附件")),
)


def mark_slots(text: str) -> Iterator[Slot]:
    """All placeholders that are not made of signs, notation by notation."""
    yield from _blanks(text)
    yield from _brackets(text)
    yield from _topics(text)
    yield from _remarks(text)
    yield from _variables(text)
    yield from _date_letters(text)
    yield from _letter_names(text)
    yield from _example_names(text)
    yield from _number_letters(text)
    yield from _words(text)
    yield from _ellipses(text)
    yield from _alternatives(text)


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)


def _slot(match: re.Match[str], notation: Notation, value: ValueKind, certainty: Certainty = Certainty.CERTAIN) -> Slot:
    span = Span(*match.span())
    return Slot(span, span, notation, value, certainty)


def field_value(name: str) -> ValueKind:
    """What a field of this name (单位名称, 姓名) takes."""
    return next((kind for kind, words in _KINDS_OF_FIELD if any(word in name for word in words)), ValueKind.CONTENT)


def _blanks(text: str) -> Iterator[Slot]:
    if "月" in text:
        for match in _regex(f"年[{_BLANK}]{{1,12}}月(?:[{_BLANK}]{{1,12}}日)?").finditer(text):
            yield from _blank_date(text, match)
    for opening, closing in ("（）", "()", "〔〕"):
        if opening not in text:
            continue
        pattern = f"{re.escape(opening)}[{_BLANK}]{{1,40}}{re.escape(closing)}"
        for match in _regex(pattern).finditer(text):
            wide = len(match[0]) > 3 or "　" in match[0]
            certainty = Certainty.CERTAIN if wide else Certainty.LIKELY
            yield _slot(match, Notation.BLANK, ValueKind.CONTENT, certainty)


def _blank_date(text: str, match: re.Match[str]) -> Iterator[Slot]:
    """A date whose numbers are blanks; the year may be there (``2024年  月  日``) or begin (``20  年``)."""
    start = match.start()
    while start and match.start() - start < 12 and text[start - 1] in _BLANK:
        start -= 1
    blank = start < match.start() or start == 0 or text[start - 1] == "\n"
    digits = start
    while digits and start - digits < 4 and text[digits - 1].isdigit():
        digits -= 1
    if not blank and digits == start:
        return
    year = text[digits:start]
    span = Span(digits if year else start, match.end())
    yield Slot(span, span, Notation.BLANK, ValueKind.DATE, half=len(year) == 4)


def _brackets(text: str) -> Iterator[Slot]:
    for opening, closing in ("【】", "[]", "［］", "<>", "＜＞", "{}", "｛｝", "〔〕"):
        if opening not in text:
            continue
        inside = f"[^{re.escape(opening + closing)}\n]{{1,30}}"
        first, last = re.escape(opening), re.escape(closing)
        pattern = f"{first}(?<!{first}{first})({inside}){last}(?!{last})"
        for match in _regex(pattern).finditer(text):
            if text[match.end() : match.end() + 1] == "(":
                continue  # [文字](链接)
            certainty = _bracket_certainty(text, match)
            if certainty is not None:
                yield _slot(match, Notation.BRACKET, field_value(match[1]), certainty)


def _topics(text: str) -> Iterator[Slot]:
    """【历史起点】 as a part of a sentence, where a text has several: what to write about, not what is written."""
    if text.count("【") < _FEWEST_TOPICS:
        return
    inner = r"(?<=[一-鿿])【[一-鿿/、]{2,12}】(?=[一-鿿，、。])(?!责任编辑|来源)"
    matches = list(_regex(inner).finditer(text))
    if len({match[0] for match in matches}) >= _FEWEST_TOPICS:
        for match in matches:
            yield _slot(match, Notation.BRACKET, ValueKind.CONTENT, Certainty.LIKELY)


def _bracket_certainty(text: str, match: re.Match[str]) -> Certainty | None:
    words = match[1].strip()
    if _regex(_ORDER).match(words):
        return Certainty.CERTAIN
    if not _regex(_FIELD).fullmatch(words):
        return None
    head = match.start() == 0 or text[match.start() - 1] == "\n"
    bare = _regex(_NOUN).fullmatch(words)  # 【时间】 at the head of a line may label what follows
    labels = head and bare and text[match.end() : match.end() + 1] not in ("", "\n")
    return Certainty.LIKELY if labels else Certainty.CERTAIN


def _remarks(text: str) -> Iterator[Slot]:
    for opening, closing in ("（）", "()"):
        if opening not in text:
            continue
        inside = r"[^（）()\n]"
        start, end = re.escape(opening), re.escape(closing)
        orders = f"{start}(?:{_ORDER}){inside}{{0,40}}{end}"
        pending = f"{start}{inside}{{0,12}}{_PENDING}{end}"
        omissions = f"{start}(?:略|下略|以下略|从略|略去|以下从略){end}"
        seals = f"{start}(?:公章|盖章|加盖公章|签字|签名|签章|姓名|职务){end}"
        advice = f"{start}{inside}{{0,30}}{_ADVICE}{inside}{{0,6}}{end}"
        for match in _regex(f"{orders}|{pending}|{advice}").finditer(text):
            yield _slot(match, Notation.REMARK, ValueKind.CONTENT)
        for match in _regex(omissions).finditer(text):
            yield _slot(match, Notation.OMISSION, ValueKind.CONTENT, Certainty.DOUBTFUL)
        for match in _regex(seals).finditer(text):
            yield _slot(match, Notation.SEAL, ValueKind.NAME, Certainty.DOUBTFUL)


def _variables(text: str) -> Iterator[Slot]:
    for head, pattern in (
        ("{{", r"\{\{[^{}\n]{1,40}\}\}"),
        ("${", r"\$\{[^{}\n]{1,40}\}"),
        ("<<", r"<<[^<>\n]{1,40}>>"),
        ("%(", r"%\([A-Za-z_]{1,40}\)s"),
    ):
        if holds(text, head):
            for match in _regex(pattern).finditer(text):
                yield _slot(match, Notation.VARIABLE, field_value(match[0]))


def _date_letters(text: str) -> Iterator[Slot]:
    for head in ("YYYY", "yyyy"):
        if holds(text, head):
            month, day = ("MM", "DD") if head.isupper() else ("mm|MM", "dd|DD")
            pattern = f"(?<![A-Za-z]){head}(?:年(?:(?:{month})月(?:(?:{day})日)?)?|[-/.](?:{month})(?:[-/.](?:{day}))?)"
            for match in _regex(pattern).finditer(text):
                yield _slot(match, Notation.DATE_LETTERS, ValueKind.DATE)


def _letter_names(text: str) -> Iterator[Slot]:
    """A县, 甲乡."""
    places = r"省|市(?![场值盈民])|县|镇|乡(?![村土镇亲])|村(?!民|级)"
    latin = rf"(?<![A-Za-z0-9+＋\-./&_])[A-HZ](?={places})"
    stem = r"(?:(?<![一-鿿A-Za-z0-9])|(?<=[在从由到与和向对将]))[甲乙](?=省|市(?!场)|县|镇|乡|村)"
    for letters, pattern in (("ABCDEFGHZ", latin), ("甲乙", stem)):
        for match in matches_from(offsets(letters, text), _regex(pattern), text):
            yield _slot(match, Notation.LETTER_NAME, ValueKind.PLACE, Certainty.LIKELY)


def _example_names(text: str) -> Iterator[Slot]:
    for name, before, after in (
        ("张三", "兰一两几每各", "四维丰角峡门江沙亚五七"),
        ("李四", "", "光维川平姐"),
        ("王五", "", "一四权"),
    ):
        if not holds(text, name):
            continue
        left = f"(?<![{before}]{name})" if before else ""
        for match in _regex(f"{name}{left}(?![{after}])").finditer(text):
            titled = text.startswith(meaning.PERSONS, match.end())
            certainty = Certainty.LIKELY if titled else Certainty.DOUBTFUL
            yield _slot(match, Notation.EXAMPLE_NAME, ValueKind.PERSON, certainty)


def _number_letters(text: str) -> Iterator[Slot]:
    if "N" not in text:
        return
    formula = _regex(r"(?:(?<=[+＋×xX])|(?<=[+＋×xX]\s))[Nn](?![A-Za-z])|(?<![A-Za-z])N\s?[+＋]")
    if any(matches_from(offsets("Nn", text), formula, text)):
        return  # a text that speaks of 1+N means its N
    for match in _regex(r"N(?<![A-Za-z0-9.\-]N)(?![A-Za-z0-9.\-])").finditer(text):
        unit = units.measure(text, match.end())
        ordinal = text[match.start() - 1 : match.start()] == "第"
        start = match.start() - ordinal
        counted = text.startswith(meaning.COUNTED, match.end() + len(unit))
        if not unit or (not ordinal and not counted and unit in _LOOSE_UNITS):
            continue
        if text[start - 1 : start] in ("“", "‘", '"') or _structure(text, start):
            continue
        value = meaning.meaning(text, *match.span(), unit, ordinal=ordinal, ranged=False)
        yield Slot(
            Span(start, match.end() + len(unit)), Span(*match.span()), Notation.NUMBER_LETTER, value, Certainty.LIKELY
        )


def _structure(text: str, at: int) -> bool:
    """Whether an N closes a pattern of figures: 一核N点, 一带N园."""
    return bool(_regex(r"[一二两三四五六七八九十百][一-鿿]{1,3}$").search(text[max(0, at - 4) : at]))


def _words(text: str) -> Iterator[Slot]:
    """TODO and FIXME anywhere; TBD, which names things too, where it is stated of a field or fills its line."""
    end = "(?![A-Za-z0-9_])"
    stated, alone = f"(?<=[{re.escape(_STATED)}])TBD{end}", f"(?<![^\n])TBD(?=[{_BLANK}]*(?:\n|\\Z))"
    for word, pattern, certainty in (
        ("TODO", f"(?<![A-Za-z0-9_])TODO{end}", Certainty.CERTAIN),
        ("FIXME", f"(?<![A-Za-z0-9_])FIXME{end}", Certainty.CERTAIN),
        ("TBD", f"{stated}|{alone}", Certainty.LIKELY),
    ):
        if holds(text, word):
            for match in _regex(pattern).finditer(text):
                yield _slot(match, Notation.WORD, ValueKind.CONTENT, certainty)
    yield from _pending(text)


def _pending(text: str) -> Iterator[Slot]:
    """What a clause says of a field, or ends with saying of a figure: 时间：待定, 产值数据待核实."""
    if "待" not in text:
        return
    for match in _regex(rf"{_PENDING}(?=[。；，\n]|\Z)").finditer(text):
        figure = next((word for word in _FIGURES if text.endswith(word, 0, match.start())), "")
        if figure or text[match.start() - 1 : match.start()] in ("：", ":") or _signed(text, match):
            span = Span(match.start() - len(figure), match.end())
            value = ValueKind.QUANTITY if figure else ValueKind.CONTENT
            yield Slot(span, Span(*match.span()), Notation.WORD, value, Certainty.LIKELY)


def _signed(text: str, match: re.Match[str]) -> bool:
    """Whether a line ends with an office and, after a gap, what was matched in place of the name: 总经理　待定."""
    words = text[max(0, match.start() - _OFFICE_REACH) : match.start()]
    gap = len(words) - len(words.rstrip(_BLANK))
    return (
        gap > 0 and words.rstrip(_BLANK).endswith(meaning.PERSONS) and text[match.end() : match.end() + 1] in ("", "\n")
    )


def _ellipses(text: str) -> Iterator[Slot]:
    before = "|".join(f"(?<={word})" for word in _PREPOSITIONS)
    form = f"(?:{before})…{{1,4}}(?=的|》|为|等|同志|领导|工作|具有|[做作]了)|(?<=《关于)…{{1,4}}|(?<=[“《])…{{2,4}}(?=[”》])"
    for match in matches_from(offsets("…", text), _regex(form), text):
        yield _slot(match, Notation.ELLIPSIS, ValueKind.CONTENT, Certainty.LIKELY)


def _alternatives(text: str) -> Iterator[Slot]:
    """我市（县）, 本市/县, 中共我市: what an all-purpose text leaves to choose or has replaced everywhere."""
    unit = "省市县区镇乡局校"
    listed = rf"我[{unit}][（(][{unit}、/／]{{1,7}}[）)]"
    slashed = rf"[我本][{unit}][/／][{unit}](?!委)"
    replaced = r"(?<=中共)我[省市县区](?=[省市县区]?委)"
    for match in chain(
        _regex(listed).finditer(text),
        matches_from((max(0, at - 2) for at in offsets("/／", text)), _regex(slashed), text),
        _regex(replaced).finditer(text) if holds(text, "中共我") else (),
    ):
        yield _slot(match, Notation.ALTERNATIVE, ValueKind.PLACE, Certainty.LIKELY)
