"""What a masked figure counts: 个百分点, 亿元, 月份, 家."""

from __future__ import annotations

_SCALES = frozenset("百千万亿")
_SCALE_DEPTH = 3
_ABOUT = frozenset("多余")
_BARE_SCALES = frozenset({"万", "亿", "万亿", "千万", "百万", "万多", "亿多", "万余", "亿余"})
_AFTER_BARE = frozenset("达科州众方象水")

# Measure word → the characters that, right after it, make it the beginning of another word (家 in 家庭).
_MEASURES = {
    "个百分点": "", "百分点": "", "月份": "", "月底": "", "月初": "", "月末": "", "季度": "", "年度": "", "周年": "",
    "世纪": "", "中全会": "", "平方公里": "", "平方米": "", "立方米": "", "公里": "", "公顷": "", "公斤": "", "千米": "",
    "千瓦时": "", "千瓦": "", "兆瓦": "", "标准煤": "", "美元": "", "欧元": "", "港元": "", "小时": "", "分钟": "",
    "人次": "", "户次": "", "个月": "", "工作日": "", "车次": "", "班次": "", "批次": "", "例次": "",
    "%": "", "％": "", "‰": "", "年": "轻鉴均", "月": "度亮季刊报饼", "日": "报常前益照程", "号": "召称角令",
    "元": "旦宝", "亩": "均", "斤": "", "吨": "", "头": "", "羽": "", "米": "", "个": "体别人性", "家": "庭园具电长属乡国",
    "项": "目", "所": "有在以谓", "套": "路", "人": "民大社口才力事保防武员均士类数居",
    "分": "管局行公别校会院享析类配布解成工支数", "位": "于置居次", "届": "", "次": "序数级区",
    "强": "化调县市镇省力势大度军国基", "户": "籍口外", "名": "称牌校城师优特单誉额录为词", "座": "谈", "条": "例件款",
    "场": "所馆景地", "件": "", "起": "来步到", "批": "发准评复示", "期": "间待盼望刊末", "轮": "胎", "倍": "增数率感",
    "天": "然气空津", "周": "边", "岁": "", "篇": "", "支": "队部持行书撑付出援", "处": "置理长级于分境罚在",
    "台": "风办账州湾", "辆": "", "艘": "", "架": "构", "间": "", "栋": "", "幢": "", "株": "洲", "盏": "", "只": "",
    "点": "多名", "种": "植子类", "类": "型别", "级": "别", "层": "次面级", "章": "程", "节": "约能目假", "例": "如会",
    "宗": "", "笔": "", "份": "", "册": "",
}  # fmt: skip
_LONGEST = max(map(len, _MEASURES))

MONEY = ("元", "美元", "欧元", "港元")
PERCENT = ("%", "％", "‰", "个百分点", "百分点")
YEAR = ("年", "年度")
MONTH = ("月", "月份", "月底", "月初", "月末", "季度")
DAY = ("日", "号")
CONGRESS = ("届", "中全会")
TERM = ("届", "次", "期", "批", "轮", "章", "节", "条", "周年")


def measure(text: str, at: int) -> str:
    """The measure word (量词, 单位) at an offset, scale before it included (``万头``); empty where there is none."""
    end = at
    while end < len(text) and end - at < _SCALE_DEPTH and text[end] in _SCALES:
        end += 1
    if end < len(text) and text[end] in _ABOUT and end > at:
        end += 1
    for length in range(_LONGEST, 0, -1):
        word = text[end : end + length]
        after = _MEASURES.get(word)
        if after is not None and text[end + length : end + length + 1] not in tuple(after):
            return text[at : end + length]
    bare = text[at:end]
    return bare if bare in _BARE_SCALES and text[end : end + 1] not in _AFTER_BARE else ""
