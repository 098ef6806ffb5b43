from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.engine.violation import Fix, SourceEdit, Violation
from speechlint.formats.display import columns
from speechlint.formats.excerpt import excerpt, repair, replaced_text
from speechlint.formats.words import words
from speechlint.rulebook.rule import Safety
from speechlint.run.report import Report
from speechlint.span import LineIndex, Position, Span
from tests.formats.builders import HOSTILE, Everywhere, hostile_reports, lint, rule, violation

LONG = "一二三四五六七八九十" * 8
ZH = words("zh")


@pytest.mark.parametrize(
    ("item", "budget", "shown"),
    [
        (violation("错子", "这是", "。"), 80, ("这是", "错子", "。")),
        (violation("错子", "　　这是", "。"), 80, ("这是", "错子", "。")),
        (violation("错子", LONG, LONG), 40, ("…三四五六七八九十", "错子", "一二三四五六七八…")),
        (violation("错子", "", LONG), 30, ("", "错子", "一二三四五六七八九十一…")),
        (violation("错子", LONG, "。"), 30, ("…一二三四五六七八九十", "错子", "。")),
        (violation("错子", "", LONG[:40]), 120, ("", "错子", LONG[:40] + "…")),  # as much as is kept: there may be more
        (violation("错子", "", LONG[:39]), 120, ("", "错子", LONG[:39])),
        (violation("", "这里缺", "主语"), 80, ("这里缺", "", "主语")),
        (violation("一\n　　二", "甲", "乙"), 80, ("甲", "一⏎　　二", "乙")),
        (violation("\xa0", "三保", "支出\t"), 80, ("三保", "‹U+00A0›", "支出‹U+0009›")),
        (violation(LONG, "甲", "乙"), 60, ("甲", "一二三四五六七八九十〔略60字〕一二三四五六七八九十", "乙")),
    ],
)
def test_excerpt(item: Violation, budget: int, shown: tuple[str, str, str]) -> None:
    assert tuple(excerpt(item, budget, ZH)) == shown


def test_excerpt_keeps_to_its_reach() -> None:
    assert tuple(excerpt(violation("错子", LONG, LONG), 90, ZH, reach=8)) == ("…七八九十", "错子", "一二三四…")


@given(hostile_reports(), st.integers(40, 120))
def test_an_excerpt_fits_its_budget(found: Report, budget: int) -> None:
    for item in found.violations:
        assert columns("".join(tuple(excerpt(item, budget, ZH)))) <= budget


def edited(item: Violation, *edits: tuple[tuple[int, int], tuple[int, int], str], safe: bool = True) -> Violation:
    made = tuple(SourceEdit(Position(*start), Position(*end), new) for start, end, new in edits)
    return violation(
        item.text,
        item.before,
        item.after,
        fix=Fix(Safety.SAFE if safe else Safety.UNSAFE, made),
        start=item.start,
        end=item.end,
    )


SLIP = violation("错子", "这是", "。")


@pytest.mark.parametrize(
    ("item", "zh", "en"),
    [
        (SLIP, "", ""),
        (edited(SLIP, ((1, 3), (1, 5), "错字")), "可自动改：「错子」→「错字」", "Can be fixed: 「错子」→「错字」"),
        (edited(SLIP, ((1, 4), (1, 5), "字"), safe=False), "建议改为：「子」→「字」", "Suggestion: 「子」→「字」"),
        (edited(SLIP, ((1, 3), (1, 5), "")), "可自动改：删去「错子」", "Can be fixed: delete「错子」"),
        (
            edited(SLIP, ((1, 5), (1, 5), "\xa0")),
            "可自动改：在 1:5 处补入「‹U+00A0›」",
            "Can be fixed: insert「‹U+00A0›」at 1:5",
        ),
        (edited(SLIP, ((9, 1), (9, 2), "字")), "可自动改：9:1 起改为「字」", "Can be fixed: from 9:1 on write「字」"),
        (
            edited(SLIP, ((1, 1), (1, 2), "那"), ((1, 5), (1, 6), "！")),
            "可自动改：「这」→「那」、「。」→「！」",
            "Can be fixed: 「这」→「那」, 「。」→「！」",
        ),
        (
            edited(SLIP, *(((1, at), (1, at + 1), "X") for at in range(1, 6))),
            "可自动改：「这」→「X」、「是」→「X」、「错」→「X」等 5 处",
            "Can be fixed: 「这」→「X」, 「是」→「X」, 「错」→「X」, … (5 in all)",
        ),
    ],
)
def test_repair(item: Violation, zh: str, en: str) -> None:
    assert (repair(item, ZH), repair(item, words("en"))) == (zh, en)


@given(HOSTILE, st.data())
def test_replaced_text_is_what_the_source_holds(source: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(lint(source, [rule()]).files[0].source or ""))
    span = Span(*sorted((data.draw(offsets), data.draw(offsets))))
    found = lint(source, [rule(check=Everywhere((span,)))]).violations[0]
    lines = LineIndex(source)
    start, end = lines.offset(found.start), lines.offset(found.end)
    reach = st.integers(max(0, start - 50), min(len(source), end + 50))
    first, last = sorted((data.draw(reach), data.draw(reach)))
    edit = SourceEdit(lines.position(first), lines.position(last), "")
    expected = source[first:last].replace("\r\n", "\n").replace("\r", "\n")
    split = source[first - 1 : first + 1] == "\r\n" or source[last - 1 : last + 1] == "\r\n"
    assert split or replaced_text(found, edit) in (expected, None)
