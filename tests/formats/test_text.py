from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import Part
from speechlint.engine.violation import Failure, Fix, Place, RelatedPlace, SourceEdit, Violation
from speechlint.formats import RenderOptions
from speechlint.formats.display import columns
from speechlint.formats.text import render
from speechlint.rulebook.rule import Safety, Severity
from speechlint.run.report import Report, Skipped
from speechlint.span import Position, Span
from tests.formats.builders import BODY, Everywhere, entry, harmful, hostile_reports, lint, report, rule, violation

_COLOR = re.compile("\x1b\\[[0-9;]+m")


def plain(found: Report, language: str = "zh", width: int = 100) -> str:
    return render(found, RenderOptions(language, width=width))


def test_a_clean_report_is_one_line() -> None:
    assert plain(report(files=(entry(), entry("致辞.md")))) == "2 个文件：没有发现问题\n"
    assert plain(report(files=(entry(),)), "en") == "1 file: no problems found\n"


def test_nothing_to_check_is_not_called_clean() -> None:
    assert plain(report()) == "没有检查任何文件\n"
    assert plain(report(), "en") == "no file was checked\n"


def test_a_real_run() -> None:
    source = "关于防汛的讲话\n同志们：\n　　今年的讯情来得早，讯期也长。\n"
    spans = (Span(18, 19), Span(24, 25))
    slip = rule(check=Everywhere(spans, "汛"), safety=Safety.SAFE)
    assert plain(lint(source, [slip])) == (
        "讲话.txt  2 处错误\n"
        "\n"
        "    3:6  错误  wording/slip  “讯”是错字\n"
        "          今年的⟦讯⟧情来得早，讯期也长。\n"
        "          原因：错字念出来难堪。\n"
        "          另见 3:12：此处写作“讯”\n"
        "          可自动改：「讯」→「汛」\n"
        "\n"
        "    3:12  错误  wording/slip  “讯”是错字\n"
        "          今年的讯情来得早，⟦讯⟧期也长。\n"
        "          另见 3:6：此处写作“讯”\n"
        "          可自动改：「讯」→「汛」\n"
        "\n"
        "1 个文件：2 处错误\n"
    )


def test_the_reason_is_given_once_a_report() -> None:
    found = report(
        violation(why="错字念出来难堪。"),
        violation(line=2, why="错字念出来难堪。"),
        violation(path="乙.txt", why="错字念出来难堪。"),
        violation(path="乙.txt", line=2, rule="other/one", why="另一条\n原因。"),
    )
    lines = [line.strip() for line in plain(found).splitlines() if "原因" in line]
    assert lines == ["原因：错字念出来难堪。", "原因：另一条 原因。"]


def test_files_and_sections_are_headed_once() -> None:
    first, second = Place(Part.BODY, ("一、",), 2), Place(Part.BODY, ("一、", "（二）"), 4)
    note = Place(Part.FOOTNOTE, (), 9)
    found = report(
        violation(line=1),
        violation(line=2, place=first),
        violation(line=3, place=first, severity=Severity.WARNING),
        violation(line=4, place=second),
        violation(line=9, place=note),
        violation(line=10, place=BODY),
        violation(path="乙.txt", place=first),
    )
    headings = [line for line in plain(found).splitlines() if line and not line.startswith("    ")]
    assert headings == [
        "讲话.txt  5 处错误，1 处警告",
        "  一、",
        "  一、/（二）",
        "  脚注",
        "  正文",
        "乙.txt  1 处错误",
        "  一、",
        "2 个文件：6 处错误，1 处警告",
    ]


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (violation("\xa0", "三保", "支出"), "三保⟦‹U+00A0›⟧支出"),
        (violation("", "提高。", "推进"), "提高。⟦⟧推进"),
        (violation("一\n二", "甲", "乙"), "甲⟦一⏎二⟧乙"),
        (violation("\x1b]0;x\x07", "", "\x9b2J"), "⟦‹U+001B›]0;x‹U+0007›⟧‹U+009B›2J"),
    ],
)
def test_the_excerpt_shows_what_cannot_be_seen(item: Violation, line: str) -> None:
    assert plain(report(item)).splitlines()[3].strip() == line


def related(*lines: int, message: str = "", text: str = "原文", place: Place = BODY) -> tuple[RelatedPlace, ...]:
    return tuple(RelatedPlace(Position(line, 1), Position(line, 3), text, message, place) for line in lines)


@pytest.mark.parametrize(
    ("others", "lines"),
    [
        (related(7), ["另见 7:1：「原文」"]),
        (related(7, message="首次出现"), ["另见 7:1：首次出现：「原文」"]),
        (related(7, message="此处是“原文”"), ["另见 7:1：此处是“原文”"]),
        (related(7, text="", message="此处没有"), ["另见 7:1：此处没有"]),
        (related(7, place=Place(Part.TABLE, ("三、",), 8)), ["另见 7:1（三、/表格）：「原文」"]),
        (related(2, 3, 4, 5, 6, text=""), ["另见 2:1", "另见 3:1", "另见 4:1", "还见 5:1、6:1"]),
    ],
)
def test_other_places(others: tuple[RelatedPlace, ...], lines: list[str]) -> None:
    shown = plain(report(violation(related=others))).splitlines()
    assert [line.strip() for line in shown if "见 " in line] == lines


def slots(count: int, **changes: object) -> list[Violation]:
    return [violation("**", f"第{number}项增长", "%", line=number, **changes) for number in range(1, count + 1)]


def test_a_run_of_like_findings_is_a_table() -> None:
    assert plain(report(*slots(3, message="此处应填百分比", why="没填完的数字念不出口。"))) == (
        "讲话.txt  3 处错误\n"
        "\n"
        "    1:6–3:6  错误  wording/slip  3 处：此处应填百分比\n"
        "          原因：没填完的数字念不出口。\n"
        "          1:6  第1项增长⟦**⟧%\n"
        "          2:6  第2项增长⟦**⟧%\n"
        "          3:6  第3项增长⟦**⟧%\n"
        "\n"
        "1 个文件：3 处错误\n"
    )


def test_a_run_of_two_or_with_other_places_is_no_table() -> None:
    assert "2 处：" not in plain(report(*slots(2)))
    assert "3 处：" not in plain(report(*slots(3, related=related(9))))


def test_a_table_gives_each_finding_its_own_message_and_repair() -> None:
    fix = Fix(Safety.SAFE, (SourceEdit(Position(2, 6), Position(2, 8), "8.5"),))
    first, second, third = slots(3)
    found = report(
        first,
        violation("**", "第2项增长", "%", line=2, message="应填百分比", fix=fix),
        third,
        rules={"wording/slip": rule()},
    )
    assert plain(found).splitlines()[2:6] == [
        "    1:6–3:6  错误  wording/slip  3 处：错字",
        "          1:6  第1项增长⟦**⟧%  “错子”应为“错字”",
        "          2:6  第2项增长⟦**⟧%  应填百分比  可自动改：「**」→「8.5」",
        "          3:6  第3项增长⟦**⟧%  “错子”应为“错字”",
    ]
    assert second.message == first.message


def test_failures_and_skipped_files() -> None:
    found = report(
        files=(entry(),),
        failures=(Failure("坏\x1b.txt", "读不了"), Failure("讲话.txt", "超时", "wording/slow")),
        skipped=(
            *(Skipped(f"{name}.png", "不支持的格式") for name in "甲乙丙丁戊己"),
            Skipped("~$讲话.docx", "Word 的锁文件"),
        ),
    )
    assert plain(found) == (
        "未能完成的检查\n"
        "  坏‹U+001B›.txt  读不了\n"
        "  讲话.txt  [wording/slow] 超时\n"
        "\n"
        "跳过的文件\n"
        "  不支持的格式（6 个文件）：甲.png、乙.png、丙.png、丁.png、戊.png 等\n"
        "  Word 的锁文件（1 个文件）：~$讲话.docx\n"
        "\n"
        "1 个文件：没有发现问题；2 项检查未能完成；跳过 7 个文件\n"
    )


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        (
            {"hidden": {Severity.INFO: 2}},
            "另有 2 处提示（--level info 显示）",
            "2 info findings not shown (--level info shows them)",
        ),
        (
            {"hidden": {Severity.WARNING: 1}},
            "另有 1 处警告（--level warning 显示）",
            "1 warning not shown (--level warning shows them)",
        ),
        (
            {"hidden": {Severity.INFO: 0}, "suppressed": 1, "baselined": 2},
            "已按标记忽略 1 处；基线中已有 2 处",
            "1 suppressed; 2 in the baseline",
        ),
    ],
)
def test_the_summary_tells_what_is_not_shown(changes: dict[str, object], zh: str, en: str) -> None:
    found = report(files=(entry(),), **changes)
    assert plain(found) == f"1 个文件：没有发现问题；{zh}\n"
    assert plain(found, "en") == f"1 file: no problems found; {en}\n"


def test_word_positions_are_explained() -> None:
    found = report(violation(path="讲话.docx"), files=(entry("讲话.docx", encoding=""),))
    assert plain(found).splitlines()[0] == "讲话.docx  1 处错误（位置为 段:字）"


@given(hostile_reports(), st.sampled_from(["zh", "en"]), st.integers(40, 120))
def test_every_finding_is_shown_and_no_control_sequence(found: Report, language: str, width: int) -> None:
    shown = render(found, RenderOptions(language, width=width))
    assert harmful(shown) == []
    assert all(f"{item.start.line}:{item.start.column}" in shown for item in found.violations)
    shown.encode("utf-8")


@given(hostile_reports())
def test_color_adds_nothing_but_color(found: Report) -> None:
    colored = render(found, RenderOptions(color=True))
    bare = _COLOR.sub("", colored)
    assert harmful(bare) == []
    assert bare.replace("⟦", "").replace("⟧", "") == render(found, RenderOptions()).replace("⟦", "").replace("⟧", "")


def test_color_marks_the_words_and_leaves_the_brackets_to_points() -> None:
    colored = render(report(violation(), violation("", "缺", "字", line=2)), RenderOptions(color=True))
    assert "这是\x1b[7;31m错子\x1b[0m。" in colored
    assert "缺⟦⟧字" in colored


@given(st.integers(40, 90), st.sampled_from(["zh", "en"]))
def test_lines_keep_to_the_width(width: int, language: str) -> None:
    long = "二〇二四年全市经济社会发展的主要预期目标，" * 20
    found = report(
        violation("预期目标", long, long, message=long, why=long, related=related(9, text=long, message=long)),
        violation(long, line=2, message=long),
        *(violation("**", long, long, line=line, message=long) for line in (3, 4, 5)),
        failures=(Failure("坏.txt", long),),
        suppressed=1,
        baselined=1,
    )
    assert max(columns(line) for line in plain(found, language, width).splitlines()) <= width


def test_a_message_that_quotes_a_whole_document_is_cut() -> None:
    long = "同志们，" * 100_000
    found = report(violation(long, message=f"“{long}”与上文重复", related=related(2, text=long, message=long)))
    shown = plain(found)
    assert len(shown) < 1000
    assert "〔略" in shown
    assert shown.splitlines()[2:4] == [
        "    1:3  错误  wording/slip",
        "          " + "“同志们，同志们，同志们，同志们，同志们，同志们，同志们，同志们，同志们，同志们，同志们，",
    ]


def test_a_table_is_aligned_on_where_the_findings_begin() -> None:
    found = report(
        *(violation("**", "今年一季度同比"[:size], "%", line=line) for line, size in ((1, 7), (2, 7), (3, 1)))
    )
    assert plain(found).splitlines()[3:6] == [
        "          1:8  今年一季度同比⟦**⟧%",
        "          2:8  今年一季度同比⟦**⟧%",
        "          3:2  今⟦**⟧%",
    ]
