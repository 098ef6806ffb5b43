"""Asterisks: masks must never be eaten, emphasis must never be left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.readers import read_text
from tests.strategies import clauses, prose

MASKED = """\
今年以来，全市完成投资**亿元，同比增长**%，新开工项目**个
截至目前，全县共有党员****名，基层党组织***个
**市第*次党代会提出，要把**建设成为区域中心城市
在**书记的带领下，**同志、***同志作出了突出贡献
我代表**县人民政府，向大会报告工作
“**杯”全国大赛在**举行
20**年，是**市发展史上极不平凡的一年
**年**月**日
（20**年*月*日）
****：
尊敬的**书记、**市长，同志们：
第一，**正处于重要机遇期。第二，**正面临挑战，形势逼人。
一是抓**项目建设，二是抓**产业培育
在省委、省政府和**市委的坚强领导下，**人民奋发有为
地区生产总值达到***.*亿元，增长*.*%，居全省第*位
*-**月，规上工业增加值增长**.*%
涉及**镇、**乡、**街道共**个村
力争到20**年，**实现全面振兴
向**学习，向**看齐
感谢**集团、**公司的大力支持
*月*日至*日，*名干部参加
**作为省会城市，要发挥带动作用，**作为副中心，要加快崛起
今天，我们在**召开全市大会，主要任务是学习贯彻**精神
由**牵头，**配合，*月底前完成
我到**工作已经*个月了
推动**高质量发展，为**经济社会发展作出贡献
市委书记**主持会议，市长**作了讲话
请***、***、***同志发言
下面，请**县县长***同志作表态发言
建设“***”，推进“***”，实现“***”
全面落实**次全会精神，打造***升级版
**区、**县、**县要抓好落实
**县长在全县**大会上的讲话
***同志在***会议上的讲话
**公司要加快**项目进度，确保*月底前投产
扎实推进“*****”工作机制，落实“*****”要求
新增耕地***.****公顷（****亩）
4.抓落实。*.强督查。6.严考核""".splitlines()

EMPHASISED = """\
**一、总体要求**
**坚持**稳中求进
要**坚持**党的领导，**加强**作风建设
重点抓好**三件事**：
**（一）抓项目。**全力推进重大项目
一是**突出重点**，抓好落实。二是**强化责任**，加强督查。
从**2020**年**10**月**10**日起
增长**12.5%**，高于全省**3**个百分点
**关键在人**。各级干部要担当
我们要**解放思想、实事求是**，开拓创新
**同志们！**新征程已经开启
**第一，**要提高站位。**第二，**要压实责任。
> **习近平总书记指出**，要坚持人民至上
- **项目建设**：加快推进
- **招商引资：**大力开展
1. **提高认识。**统一思想
这项工作**非常重要**，必须抓紧抓实
**市场监管**要到位，**县域经济**要发展
**年初**部署，**年底**考核
《**讲话**》
**“十四五”**规划
推进**“放管服”**改革
把**安全生产**放在**首位**
***重要***
***政府工作报告**
*强调*一下
**各位代表：**
**主持人：**下面进行第一项
**2023年工作回顾**
**省委、省政府**高度重视
**人民**是**江山**的根基
**【某某行动】**即专项行动
“**金包金”工程**的范围""".splitlines()


def read(text: str) -> str:
    return read_text(text, "稿.md", "markdown").text


@pytest.mark.parametrize("text", MASKED)
def test_masks_are_text(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("text", EMPHASISED)
def test_emphasis_is_none(text: str) -> None:
    assert "*" not in read(text)


def test_masks_stay_masks_among_emphasised_headings() -> None:
    text = "\n\n".join(
        f"**{number}、工作安排**\n\n{line}。" for number, line in zip("一二三四五六七八九十", MASKED, strict=False)
    )
    assert read(text).count("*") == "".join(MASKED[:10]).count("*")


@pytest.mark.parametrize("text", EMPHASISED)
def test_emphasis_is_none_in_an_emphasised_document(text: str) -> None:
    assert "*" not in read(f"**各位代表：**\n\n{text}\n\n**一、总体要求**")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("**一、20**年工作回顾**", "一、20**年工作回顾"),
        ("**20**年工作安排**", "20**年工作安排"),
        ("**——20**年1月5日在**省第十届人民代表大会上**", "——20**年1月5日在**省第十届人民代表大会上"),
        ("**第*届人民代表大会第*次会议**", "第*届人民代表大会第*次会议"),
        ("**（一）完成投资**.*亿元。**扎实推进项目建设", "（一）完成投资**.*亿元。扎实推进项目建设"),
        ("****市人民政府市长 某某**", "**市人民政府市长 某某"),
        ("**要增长**%以上**", "要增长**%以上"),
    ],
)
def test_masks_within_emphasis(text: str, reading: str) -> None:
    assert read(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("**政府工作报告\n\n2024年1月16日**", "政府工作报告\n2024年1月16日"),
        ("**一、形势。\n\n（一）有利条件。**\n\n形势总体向好。", "一、形势。\n（一）有利条件。\n形势总体向好。"),
        ("**县人民政府\n\n会议由**", "**县人民政府\n会议由**"),
    ],
)
def test_emphasis_over_two_blocks(text: str, reading: str) -> None:
    assert read(text) == reading


@given(st.integers(0, 1000), st.lists(clauses(), min_size=1, max_size=4))
def test_whole_lines_in_emphasis_are_read_without_it(seed: int, headings: list[str]) -> None:
    text = "\n\n".join(f"**一、{heading}**\n\n{prose(seed, 60)}" for heading in headings)
    assert "*" not in read(text)


@given(st.lists(st.sampled_from(MASKED), min_size=1, max_size=8, unique=True), st.integers(0, 1000))
def test_masks_stay_whole_in_any_company(lines: list[str], seed: int) -> None:
    text = "\n\n".join((prose(seed, 60), *lines))
    assert read(text) == text.replace("\n\n", "\n")
