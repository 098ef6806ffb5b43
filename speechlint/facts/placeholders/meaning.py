"""What belongs into a placeholder, told from the words around it."""

from __future__ import annotations

from speechlint.facts.placeholders import units
from speechlint.facts.placeholders.model import ValueKind

PERSONS = (
    "同志", "先生", "女士", "书记", "副书记", "省长", "市长", "县长", "区长", "镇长", "乡长", "州长", "局长", "处长", "科长",
    "部长", "厅长", "院长", "校长", "所长", "站长", "主任", "主席", "常委", "委员", "秘书长", "副省长", "副市长", "副县长",
    "副区长", "副镇长", "副局长", "副主任", "副主席", "董事长", "总经理", "经理", "会长", "理事长", "教授", "院士", "总书记",
    "总理", "部长", "司令员", "政委", "代表", "总工程师", "老师", "律师",
)  # fmt: skip
PLACES = ("省", "市", "县", "区", "镇", "乡", "村", "街道", "自治", "州", "盟", "旗", "社区", "开发区", "地区")
_ORGANISATIONS = (
    "集团", "公司", "有限", "股份", "企业", "局", "厅", "委员会", "委", "办公室", "办", "单位", "部门", "学院", "大学", "学校", "中学",
    "小学", "医院", "银行", "工业园", "产业园", "园区", "高新区", "经开区", "新区", "协会", "商会", "中心", "支部", "党支部",
    "党委", "党组", "设计院", "研究院", "研究所", "派出所", "法院", "检察院", "管委会", "合作社", "基地", "行政审批",
)  # fmt: skip
_PLACE_AFTER = (
    "上下", "大地", "人民", "经济", "高质量", "快速发展", "现实", "正处", "的发展", "发展", "必须", "作为", "是全", "地处", "位于",
    "实现", "处在", "境内", "城区", "全域", "干部", "的明天", "的未来", "各族", "父老",
)  # fmt: skip
_PLACE_BEFORE = (
    "在",
    "建设",
    "来到",
    "到",
    "推动",
    "打造",
    "热爱",
    "关心",
    "支持",
    "实力",
    "魅力",
    "平安",
    "美丽",
    "幸福",
    "为",
)
COUNTED = (
    "方面",
    "问题",
    "原因",
    "环节",
    "关键",
    "重点",
    "突破",
    "转变",
    "意见",
    "要求",
    "建议",
    "任务",
    "体会",
    "特点",
    "关系",
    "结合",
)
_COUNTING = ("个", "点", "项", "条", "件", "方面")
_NAMED_CONGRESS = ("党代会", "代表大会", "全会", "全体会议", "常务会", "人代会", "全国代表大会")


def meaning(text: str, start: int, end: int, unit: str, *, ordinal: bool, ranged: bool) -> ValueKind:
    """What a mask at ``start``–``end`` (unit not included) stands for."""
    after = text[end : end + 12]
    before = text[max(0, start - 8) : start]
    if before.endswith(("〕", "发〔", "办〔", "字〔", "函〔", "政〔", "〔")) and after.startswith(("号", "〕")):
        return ValueKind.DOCUMENT_NUMBER
    if ordinal:
        term = unit.endswith(units.TERM) or after.startswith(_NAMED_CONGRESS)
        return ValueKind.TERM if term else ValueKind.RANK
    if unit:
        return _figure(text[end + len(unit) : end + len(unit) + 4], unit, after, ranged=ranged)
    return _name(before, after)


def _figure(following: str, unit: str, after: str, *, ranged: bool) -> ValueKind:
    ending = next((kind for words, kind in _FIGURES_BY_ENDING if unit.endswith(words)), None)
    if ending:
        return ending
    if unit in units.MONTH:
        return ValueKind.MONTHS if ranged else ValueKind.MONTH
    if unit in _COUNTING and following.startswith(COUNTED):
        return ValueKind.COUNT
    if unit == "次" and after[1:].startswith(_NAMED_CONGRESS):
        return ValueKind.TERM
    return _FIGURES.get(unit, ValueKind.QUANTITY)


_FIGURES_BY_ENDING = ((units.PERCENT, ValueKind.PERCENT), (units.MONEY, ValueKind.MONEY))
_FIGURES = {
    **dict.fromkeys(units.YEAR, ValueKind.YEAR),
    **dict.fromkeys(units.DAY, ValueKind.DATE),
    **dict.fromkeys(units.CONGRESS, ValueKind.TERM),
}


def _name(before: str, after: str) -> ValueKind:
    enclosed = _BY_MARKS.get(before[-1:] + after[:1])
    if enclosed:
        return enclosed
    following = next((kind for words, kind in _BY_WHAT_FOLLOWS if after.startswith(words)), None)
    if following:
        return following
    return next((kind for words, kind in _BY_WHAT_PRECEDES if before.endswith(words)), ValueKind.NAME)


_BY_MARKS = {
    **dict.fromkeys(("“”", "「」", "‘’", '""'), ValueKind.SLOGAN),
    **dict.fromkeys(("《》", "〈〉"), ValueKind.TITLE),
}
_BY_WHAT_FOLLOWS = (
    (PERSONS, ValueKind.PERSON),
    (_ORGANISATIONS, ValueKind.ORGANISATION),
    (PLACES, ValueKind.PLACE),
    (("牵头", "分管", "致辞", "讲话", "主持"), ValueKind.PERSON),
    (_PLACE_AFTER, ValueKind.PLACE),
)
_BY_WHAT_PRECEDES = ((("由", "聘请", "任命"), ValueKind.PERSON), (_PLACE_BEFORE, ValueKind.PLACE))
