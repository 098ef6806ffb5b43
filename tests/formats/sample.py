"""One report with everything in it, for the outputs that are compared whole."""

from __future__ import annotations

from speechlint.document import Part
from speechlint.engine.violation import Failure, Fix, Place, RelatedPlace, SourceEdit
from speechlint.rulebook.rule import Category, Rule, Safety, Severity, Wording
from speechlint.run.report import FileEntry, Report, Skipped
from speechlint.span import Position
from tests.formats.builders import entry, rule, violation

SOURCE = (
    "在全市重点项目推进会上的讲话\r\n"
    "一、提高认识\r\n"
    "2024年是“十四五”的开局之年，项目建设关系全局😀。\r\n"
    "（一）认清形势\r\n"
    "今年一季度完成投资***亿元，增长**%，新开工项目**个。\r\n"
    "我们要抓项目、抓招商、抓环境，以实际行动交出满意答卷\u200b。\r\n"
    "我们要抓项目、抓招商、抓环境，以实际行动交出满意答卷\u200b。\r\n"
)
_SECTION = Place(Part.BODY, ("一、",), 3)
_DEEPER = Place(Part.BODY, ("一、", "（一）"), 5)
_TITLE = Place(Part.BODY, (), 1)


def rules() -> dict[str, Rule]:
    made = (
        rule(
            "years/plan-year",
            category=Category.YEAR_CONFLICT,
            source="历次五年规划纲要",
            wording={
                "zh": Wording("五年规划的起止年份", "…", "套用旧稿时整体替换年份，最容易把规划的开局、收官之年改错。"),
                "en": Wording("years of the five-year plans", "…", "Replacing all years of an old draft spoils these."),
            },
        ),
        rule(
            "placeholders/unfilled",
            category=Category.PLACEHOLDER,
            source="",
            wording={"zh": Wording("未填写的占位符", "…"), "en": Wording("unfilled placeholder", "…")},
        ),
        rule("duplicates/sentence", category=Category.DUPLICATE_SENTENCE, severity=Severity.WARNING, source=""),
        rule("characters/zero-width", category=Category.BAD_CHARACTER, safety=Safety.SAFE, source="Unicode 16.0"),
    )
    return {item.id: item for item in made}


def sample() -> Report:
    """Three files judged (one clean, one of Word), one unreadable, a rule that broke down, files passed over."""
    draft, word = "讲话稿 1.txt", "会议/主持词.docx"
    plan = violation(
        "2024年是“十四五”的开局之年",
        "",
        "，项目建设关系全局😀。",
        line=3,
        path=draft,
        rule="years/plan-year",
        entry="十四五",
        category=Category.YEAR_CONFLICT,
        message="“十四五”是2021—2025年，开局之年应为2021年",
        why="套用旧稿时整体替换年份，最容易把规划的开局、收官之年改错。",
        place=_SECTION,
        related=(
            RelatedPlace(Position(1, 1), Position(1, 15), "在全市重点项目推进会上的讲话", "标题没有年份", _TITLE),
        ),
        fix=Fix(Safety.UNSAFE, (SourceEdit(Position(3, 1), Position(3, 6), "2021年"),)),
        fingerprint="00000000000000a1",
    )
    line = "今年一季度完成投资***亿元，增长**%，新开工项目**个。"
    slots = [
        violation(
            line[start:end],
            line[:start],
            line[end:],
            line=5,
            path=draft,
            rule="placeholders/unfilled",
            category=Category.PLACEHOLDER,
            message=message,
            place=_DEEPER,
            fingerprint=f"00000000000000b{start}",
        )
        for start, end, message in ((9, 12, "此处应填金额"), (17, 19, "此处应填百分比"), (26, 28, "此处应填个数"))
    ]
    sentence = "我们要抓项目、抓招商、抓环境，以实际行动交出满意答卷\u200b。"
    twice = violation(
        sentence,
        "",
        "",
        line=7,
        path=draft,
        rule="duplicates/sentence",
        category=Category.DUPLICATE_SENTENCE,
        severity=Severity.WARNING,
        message="这句话与上文重复",
        why="复制粘贴时多贴了一次。",
        place=Place(Part.BODY, ("一、", "（一）"), 7),
        related=(RelatedPlace(Position(6, 1), Position(6, 29), sentence, "首次出现", _DEEPER),),
        fingerprint="00000000000000c1",
    )
    hidden = violation(
        "\u200b",
        sentence[:-2],
        "。",
        line=7,
        path=draft,
        rule="characters/zero-width",
        category=Category.BAD_CHARACTER,
        message="零宽字符，应删去",
        place=Place(Part.BODY, ("一、", "（一）"), 7),
        fix=Fix(Safety.SAFE, (SourceEdit(Position(7, 27), Position(7, 28), ""),)),
        fingerprint="00000000000000d1",
    )
    cell = violation(
        "XX",
        "联系人：",
        "",
        line=4,
        path=word,
        rule="placeholders/unfilled",
        category=Category.PLACEHOLDER,
        severity=Severity.INFO,
        message="此处应填姓名",
        place=Place(Part.TABLE, ("二、",), 4),
        fix=Fix(Safety.UNSAFE, (SourceEdit(Position(4, 5), Position(4, 7), "王某"),)),
        fingerprint="00000000000000e1",
    )
    return Report(
        files=(
            entry(word, format="docx", encoding="", characters=300),
            entry("致辞.md", format="markdown", stage="template", characters=800, source="# 致辞\n"),
            FileEntry(draft, "text", "gb18030", len(SOURCE), "draft", SOURCE),
        ),
        violations=(cell, plan, *slots, twice, hidden),
        failures=(
            Failure("坏文件.txt", "无法解码：第 68 字节不是 UTF-8"),
            Failure(draft, "规则运行超时，已中止；请简化该规则的正则表达式", "wording/slow"),
        ),
        skipped=(
            Skipped("照片.png", "不支持的格式"),
            *(Skipped(f"附件/{number}.pdf", "不支持的格式") for number in range(1, 8)),
        ),
        suppressed=2,
        baselined=3,
        rules=rules(),
        hidden={Severity.WARNING: 1, Severity.INFO: 4},
    )
