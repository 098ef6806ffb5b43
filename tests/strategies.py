"""Texts as people write them, for property tests: built from words, since random characters prove little."""

from __future__ import annotations

import re
from random import Random

from hypothesis import strategies as st

WORDS = re.findall(
    r"\S+",
    "全市 上下 坚持 稳中求进 工作 总基调 推动 高质量 发展 经济 运行 总体 平稳 项目 建设 取得 新 成效 改革 开放 不断 深化 民生 保障 "
    "持续 改善 乡村 振兴 有力 推进 生态 环境 明显 好转 社会 大局 和谐 稳定 各级 各部门 要 切实 增强 责任感 紧迫感 把 思想 行动 统一 到 "
    "决策 部署 上来 完成 固定资产 投资 同比 增长 城镇 居民 人均 可支配 收入 达到 亿元 进一步 优化 营商 服务 企业 人民 群众 满意",
)
FIGURES = (
    "2023年",
    "12.5%",
    "3.6万",
    "100个",
    "5G",
    "GDP",
    "1至9月",
    "PM2.5",
    "一二三产业",
    "“十四五”",
    "《规划》",
    "（试行）",
)
MASKS = ("**亿元", "*.*%", "***镇", "**市", "第*次", "20**年", "*-*月")

word = st.one_of(*[st.sampled_from(WORDS)] * 6, st.sampled_from(FIGURES))


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause without its stop, some ten characters long."""
    return "".join(draw(st.lists(word, min_size=2, max_size=8)))


@st.composite
def sentences(draw: st.DrawFn, longest: int = 4) -> str:
    """A sentence with its stops; at times it runs a list in (一是……；二是……)."""
    parts = draw(st.lists(clauses(), min_size=1, max_size=longest))
    mark = draw(st.sampled_from(("", "", "", "一是", "二是", "首先，", "第二，")))
    return mark + draw(st.sampled_from("，，；")).join(parts) + draw(st.sampled_from("。。。！；"))


@st.composite
def paragraphs(draw: st.DrawFn, least: int = 1, most: int = 5) -> str:
    """Running prose of so many sentences."""
    return "".join(draw(st.lists(sentences(), min_size=least, max_size=most)))


def prose(seed: int, length: int = 400) -> str:
    """A long paragraph, at least ``length`` code points: clauses and sentences as long as in reports."""
    random = Random(seed)
    text = ""
    while len(text) < length:
        clauses = [
            "".join(random.choices((*WORDS, *FIGURES), k=random.randint(2, 8))) for _ in range(random.randint(1, 6))
        ]
        mark = random.choice(("", "", "", "一是", "二是", "首先，", "第二，"))
        text += mark + random.choice("，，，；").join(clauses) + random.choice("。。。。；！")
    return text[:-1] + "。"


long_paragraphs = st.builds(prose, st.integers(0, 2**32), st.integers(300, 600))
"""Running prose; by a seed, since what hypothesis itself would choose is no prose (the same word throughout)."""

headings = st.builds("{}{}".format, st.sampled_from(("一、", "二、", "（一）", "3.", "")), clauses())
salutations = st.sampled_from(("同志们：", "各位代表：", "尊敬的各位领导、同志们："))
masked = st.builds("{}{}，{}".format, clauses(), st.sampled_from(MASKS), clauses())

texts = st.lists(
    st.one_of(paragraphs(), headings, salutations, masked, st.just(""), st.just("　　" + "".join(WORDS[:9]) + "。")),
    min_size=1,
    max_size=8,
).map("\n".join)
"""Whole plain texts, a paragraph a line."""

_inline = st.one_of(
    clauses(),
    masked,
    clauses().map("**{}**".format),
    clauses().map("*{}*".format),
    clauses().map("`{}`".format),
    clauses().map("[{}](https://example.com/a_b_c)".format),
    clauses().map("![{}](a.png)".format),
    clauses().map("<u>{}</u>".format),
    st.sampled_from(
        ("\\*", "<br>", "[^1]", "<单位名称>", "&nbsp;", "~~旧~~", "__新__", "<!-- 备注 -->", "_", "`", "[", "|")
    ),
)
_line = st.lists(_inline, min_size=1, max_size=5).map("".join)
_markdown_block = st.one_of(
    _line,
    st.lists(_line, min_size=2, max_size=7).map("\n".join),
    _line.map("## {}".format),
    _line.map("- {}".format),
    _line.map("> {}".format),
    _line.map("> - 1. {}".format),
    _line.map("[^1]: {}".format),
    _line.map("    {}".format),
    st.builds("| {} | {} |\n|---|:-:|\n| {} | {} |".format, _line, _line, clauses(), clauses()),
    clauses().map("```\n{}\n```".format),
    clauses().map("<!-- {}\n -->".format),
    st.sampled_from(("***", "---", "<!-- speechlint: ignore a/b 理由 -->", "<details>", "[链接]: https://example.com")),
    paragraphs(),
)
markdown = st.lists(_markdown_block, min_size=1, max_size=7).map("\n\n".join)
"""Whole Markdown texts with every construct that the reader knows, well formed and not."""


def hard_wrapped(text: str, width: int) -> str:
    """A text cut after every ``width`` characters of a line, as mail programs do."""
    lines = text.split("\n")
    return "\n".join(line[at : at + width] for line in lines for at in range(0, len(line) or 1, width))


wrapped = st.builds(hard_wrapped, st.lists(long_paragraphs, min_size=1, max_size=2).map("\n".join), st.integers(18, 40))
"""Plain texts of running prose, hard-wrapped."""

documents = st.one_of(
    st.tuples(texts, st.just("text")),
    st.tuples(wrapped, st.sampled_from(("text", "markdown"))),
    st.tuples(markdown, st.just("markdown")),
)
"""A source and its format."""

line_ends = st.sampled_from(("\n", "\r\n", "\r"))
