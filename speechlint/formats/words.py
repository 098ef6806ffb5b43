"""The fixed words of the reports for people, in Chinese and in English.

What the rules say comes already in the right language; these are the words around it.
"""

from __future__ import annotations

from collections.abc import Mapping

from speechlint.document import Part
from speechlint.engine.violation import Place
from speechlint.rulebook.rule import Severity
from speechlint.span import Position
from speechlint.text.records import NamedTuple


class Words(NamedTuple):
    """One language. ``counted`` holds (form for one, form for more), both with ``{}`` for the number."""

    tag: str
    severity: Mapping[Severity, str]
    part: Mapping[Part, str]
    counted: Mapping[str, tuple[str, str]]
    paragraph: str
    paragraph_positions: str
    why: str
    see: str
    see_more: str
    safe_fix: str
    unsafe_fix: str
    replace: str
    delete: str
    insert: str
    put: str
    more_edits: str
    omission: str
    colon: str
    comma: str
    enumeration: str
    semicolon: str
    parentheses: str
    and_others: str
    failures: str
    skipped: str
    clean: str
    nothing: str
    hidden: str
    left_out: str
    source: str

    def number(self, number: int, noun: str) -> str:
        """``3 处错误``, ``1 error``, ``2 errors``."""
        return self.counted[noun][number != 1].format(number)

    def place(self, place: Place) -> str:
        """Headings and part for people: ``二、/（一）``, ``脚注``; empty for a body without headings."""
        part = () if place.part is Part.BODY else (self.part[place.part],)
        return "/".join((*place.section, *part))

    def full_place(self, place: Place) -> str:
        """The same with the paragraph's number: ``二、/（一） 第12段``."""
        return f"{self.place(place)} {self.paragraph.format(place.paragraph)}".lstrip()


def position_text(position: Position) -> str:
    """``11:3``."""
    return f"{position.line}:{position.column}"


def words(language: str) -> Words:
    """The words of a language, Chinese for one unknown."""
    return _ENGLISH if language == "en" else _CHINESE


_CHINESE = Words(
    tag="zh-CN",
    severity={Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    part={
        Part.BODY: "正文",
        Part.TABLE: "表格",
        Part.TEXT_BOX: "文本框",
        Part.FOOTNOTE: "脚注",
        Part.ENDNOTE: "尾注",
        Part.HEADER: "页眉",
        Part.FOOTER: "页脚",
    },
    counted={
        "file": ("{} 个文件", "{} 个文件"),
        "error": ("{} 处错误", "{} 处错误"),
        "warning": ("{} 处警告", "{} 处警告"),
        "info": ("{} 处提示", "{} 处提示"),
        "place": ("{} 处", "{} 处"),
        "suppressed": ("已按标记忽略 {} 处", "已按标记忽略 {} 处"),
        "baselined": ("基线中已有 {} 处", "基线中已有 {} 处"),
        "failure": ("{} 项检查未能完成", "{} 项检查未能完成"),
        "skipped": ("跳过 {} 个文件", "跳过 {} 个文件"),
    },
    paragraph="第{}段",
    paragraph_positions="位置为 段:字",
    why="原因：",
    see="另见 ",
    see_more="还见 ",
    safe_fix="可自动改：",
    unsafe_fix="建议改为：",
    replace="「{old}」→「{new}」",
    delete="删去「{old}」",
    insert="在 {at} 处补入「{new}」",
    put="{at} 起改为「{new}」",
    more_edits="等 {} 处",
    omission="〔略{}字〕",
    colon="：",
    comma="，",
    enumeration="、",
    semicolon="；",
    parentheses="（{}）",
    and_others=" 等",
    failures="未能完成的检查",
    skipped="跳过的文件",
    clean="没有发现问题",
    nothing="没有检查任何文件",
    hidden="另有 {}（--level {} 显示）",
    left_out="GitHub 每步每级只显示 10 条注解，另有 {} 条未显示，完整结果见本步骤日志",
    source="依据：",
)

_ENGLISH = Words(
    tag="en",
    severity={Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    part={
        Part.BODY: "body",
        Part.TABLE: "table",
        Part.TEXT_BOX: "text box",
        Part.FOOTNOTE: "footnote",
        Part.ENDNOTE: "endnote",
        Part.HEADER: "header",
        Part.FOOTER: "footer",
    },
    counted={
        "file": ("{} file", "{} files"),
        "error": ("{} error", "{} errors"),
        "warning": ("{} warning", "{} warnings"),
        "info": ("{} info finding", "{} info findings"),
        "place": ("{} place", "{} places"),
        "suppressed": ("{} suppressed", "{} suppressed"),
        "baselined": ("{} in the baseline", "{} in the baseline"),
        "failure": ("{} check could not be completed", "{} checks could not be completed"),
        "skipped": ("{} file skipped", "{} files skipped"),
    },
    paragraph="paragraph {}",
    paragraph_positions="positions are paragraph:character",
    why="Why: ",
    see="See ",
    see_more="See also ",
    safe_fix="Can be fixed: ",
    unsafe_fix="Suggestion: ",
    replace="「{old}」→「{new}」",
    delete="delete「{old}」",
    insert="insert「{new}」at {at}",
    put="from {at} on write「{new}」",
    more_edits=", … ({} in all)",
    omission="[{} more]",
    colon=": ",
    comma=", ",
    enumeration=", ",
    semicolon="; ",
    parentheses=" ({})",
    and_others=" …",
    failures="Checks that could not be completed",
    skipped="Skipped files",
    clean="no problems found",
    nothing="no file was checked",
    hidden="{} not shown (--level {} shows them)",
    left_out="GitHub shows 10 annotations per level and step; {} more are left out, see the log of this step",
    source="Source: ",
)
