from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.pattern import Pattern
from speechlint.engine.baseline import Baseline, Comparison, Entry, Words, compare, create, update
from speechlint.engine.baseline_file import BaselineError, dumps, load, loads, save
from speechlint.engine.fingerprint import fingerprints, normalised
from speechlint.engine.violation import Violation
from speechlint.rulebook.rule import Category, Rule, Severity, Wording
from tests.engine.subjects import findings, term_rule

TYPO = term_rule("typos/wrong", "部属", "布署")
MASKS = Pattern(pattern=r"\*+|某某")
SLOT = Rule(
    id="slots/mask",
    kind="pattern",
    check=MASKS,
    category=Category.PLACEHOLDER,
    severity=Severity.ERROR,
    wording={"zh": Wording("占位符", "“{text}”")},
    pack="slots",
    origin="",
    literals=tuple(MASKS.literals()),
)
RULES = frozenset({TYPO.id, SLOT.id})
OLD, NEW = "去年.txt", "今年.txt"


def found(source: str, path: str = OLD) -> tuple[Violation, ...]:
    return findings(source, TYPO, SLOT, path=path)


def changed(before: str, after: str) -> Comparison:
    """What a baseline of one state of a file makes of another."""
    return compare(found(after), create(found(before)), {OLD: RULES})


def new(before: str, after: str) -> list[tuple[int, str]]:
    return [(each.start.line, each.text) for each in changed(before, after).new]


def stale(comparison: Comparison) -> int:
    return sum(entry.count for entry in comparison.stale)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长12.5%", "增长***%"),
        ("增长 12.5 %", "增长1,234.5%"),
        ("２０２４年", "20××年"),
        ("XX县", "某某县"),
        ("X月X日", "3月15日"),
        ("会议于*-**日召开", "会议于3-15日召开"),
        ("三、总体要求", "四、总体要求"),
        ("由[单位名称]负责", "由【牵头单位】负责"),
        ("由${name}负责", "由{{ name }}负责"),
        ("共（   ）项", "共□□项"),
        ("关于……的通知", "关于***的通知"),
        ("（十二）保障", "（二）保障"),
    ],
)
def test_numbers_and_masks_are_normalised_to_one_sign(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"), [("三个方面", "四个方面"), ("XGDP", "XXGDP"), ("某人", "人"), ("某些县", "县")]
)
def test_words_are_not(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_fingerprints_tell_equals_apart() -> None:
    names = fingerprints([("a", "b", "c"), ("a", "b", "c"), ("a", "b", "d"), ("x", "b", "c"), ("a", "b", "c")])
    assert len(set(names)) == 5
    assert names[:2] == fingerprints([("a", "b", "c"), ("a", " b", "c ")])
    assert all(re.fullmatch("[0-9a-f]{16}", name) for name in names)


class TestWhatIsNew:
    def test_nothing_changed(self) -> None:
        text = "安排部属工作\n***县***镇"
        comparison = changed(text, text)
        assert (comparison.new, comparison.stale) == ((), ())
        assert comparison.baselined == found(text)
        assert comparison.pruned == create(found(text))

    def test_moved_lines(self) -> None:
        before = "安排部属工作\n中间一段\n***县召开会议"
        assert changed(before, "新的开头\n\n***县召开会议\n中间一段\n另一段\n安排部属工作").new == ()

    def test_a_further_finding(self) -> None:
        assert new("安排部属工作", "安排部属工作\n再次部属任务") == [(2, "部属")]

    def test_a_further_equal_finding(self) -> None:
        assert new("安排部属工作", "安排部属工作\n安排部属工作") == [(2, "部属")]

    def test_one_defect_exchanged_for_another(self) -> None:
        comparison = changed("安排部属工作\n好", "安排部署工作\n认真部属任务")
        assert [(each.start.line, each.text) for each in comparison.new] == [(2, "部属")]
        assert stale(comparison) == 1

    def test_one_slot_exchanged_for_another(self) -> None:
        assert new("由***同志主持", "由张三同志主持\n由***书记总结") == [(2, "***")]

    def test_another_rule_at_the_same_place(self) -> None:
        assert new("由***同志主持", "由部属同志主持") == [(1, "部属")]


class TestFilledSlots:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("完成投资***亿元、增长***%", "完成投资12.5亿元、增长***%"),
            ("完成投资***亿元、增长***%", "完成投资***亿元、增长8%"),
            ("***市***县***镇召开会议", "长沙市***县***镇召开会议"),
            ("***市***县***镇召开会议", "***市浏阳县***镇召开会议"),
            ("***市***县***镇召开会议", "长沙市浏阳县***镇召开会议"),
            ("***市***县***镇召开会议", "***市***县大瑶镇召开会议"),
            ("***、***、***出席会议", "张三、***、***出席会议"),
            ("***、***、***出席会议", "***、李四、***出席会议"),
            ("***年***月，安排部属工作", "2024年3月，安排部属工作"),
            ("在***同志带领下安排部属***工作", "在张三同志带领下安排部属***工作"),
            ("在***同志带领下安排部属***工作", "在张三同志带领下安排部属防汛抗旱工作"),
            ("某某同志和某某同志到会", "李四同志和某某同志到会"),
            ("***同志主持会议\n***同志主持会议\n***同志主持会议", "张三同志主持会议\n***同志主持会议\n***同志主持会议"),
            ("***同志主持会议\n***同志主持会议\n***同志主持会议", "***同志主持会议\n***同志主持会议\n张三同志主持会议"),
            (
                "这是一个没有停顿的特别长的句子其中写到了***同志在全县各项工作当中所起的重要作用以及由此安排部属的各项任务",
                "这是一个没有停顿的特别长的句子其中写到了王二小同志在全县各项工作当中所起的重要作用以及由此安排部属的各项任务",
            ),
        ],
    )
    def test_make_no_other_finding_new(self, before: str, after: str) -> None:
        comparison = changed(before, after)
        assert comparison.new == ()
        assert stale(comparison) == len(found(before)) - len(found(after)) > 0

    def test_pruned_baseline_knows_the_finding_in_its_new_clause(self) -> None:
        first, second = "***市***县***镇", "长沙市***县***镇"
        pruned = changed(first, second).pruned
        assert pruned == create(found(second))
        comparison = compare(found("长沙市浏阳县***镇"), pruned, {OLD: RULES})
        assert comparison.new == ()

    def test_slot_within_a_longer_finding(self) -> None:
        whole = replace(SLOT, check=Pattern(pattern="会议由.*主持"), literals=("会议由",))
        before, filled, other = "会议由***同志主持。", "会议由张三同志主持。", "会议由***书记主持。"
        baseline = create(findings(before, whole, path=OLD))
        assert compare(findings(filled, whole, path=OLD), baseline, {}).new == ()
        assert len(compare(findings(other, whole, path=OLD), baseline, {}).new) == 1

    def test_only_masks_can_have_become_words(self) -> None:
        assert new("由***同志主持***会议", "由***同志总结***会议") == [(1, "***"), (1, "***")]


class TestPaths:
    def test_copy_of_an_old_file_is_new(self) -> None:
        text = "安排部属工作"
        comparison = compare([*found(text), *found(text, NEW)], create(found(text)), {OLD: RULES, NEW: RULES})
        assert [each.path for each in comparison.new] == [NEW]

    def test_copy_is_new_when_the_old_file_is_not_checked(self) -> None:
        text = "安排部属工作"
        comparison = compare(found(text, NEW), create(found(text)), {NEW: RULES})
        assert (len(comparison.new), comparison.stale, comparison.pruned) == (1, (), create(found(text)))

    def test_renamed_file_inherits(self) -> None:
        text = "安排部属工作\n***县***镇"
        comparison = compare(found(text, NEW), create(found(text)), {NEW: RULES}, gone=[OLD])
        assert (comparison.new, comparison.stale) == ((), ())
        assert comparison.pruned == create(found(text, NEW))

    def test_renamed_file_with_a_slot_filled_and_a_defect_more(self) -> None:
        comparison = compare(
            found("安排部属工作\n长沙县***镇\n布署", NEW),
            create(found("安排部属工作\n***县***镇")),
            {NEW: RULES},
            gone=[OLD],
        )
        assert [(each.text, each.path) for each in comparison.new] == [("布署", NEW)]
        assert stale(comparison) == 1

    def test_of_two_copies_one_inherits(self) -> None:
        text = "安排部属工作"
        pair = [*found(text, "乙.txt"), *found(text, "甲.txt")]
        comparison = compare(pair, create(found(text)), {}, gone=[OLD])
        assert [each.path for each in comparison.new] == ["甲.txt"]

    def test_the_path_with_most_findings_inherits(self) -> None:
        pair = [*found("安排部属工作", "a.txt"), *found("安排部属工作\n认真布署", "b.txt")]
        comparison = compare(pair, create(found("安排部属工作\n认真布署")), {}, gone=[OLD])
        assert [each.path for each in comparison.new] == ["a.txt"]

    def test_renamed_folder_keeps_names_together(self) -> None:
        text = "安排部属工作"
        old = create([*found(text, "旧/甲.txt"), *found(text, "旧/乙.txt")])
        now = [*found(text, "新/丙.txt"), *found(text, "新/乙.txt"), *found(text, "新/甲.txt")]
        comparison = compare(now, old, {}, gone=["旧/甲.txt", "旧/乙.txt"])
        assert [each.path for each in comparison.new] == ["新/丙.txt"]

    def test_deleted_file_leaves_stale_entries(self) -> None:
        comparison = compare([], create(found("安排部属工作")), {}, gone=[OLD])
        assert (stale(comparison), comparison.pruned) == (1, Baseline())


class TestStaleAndUpdate:
    BEFORE = create([*found("安排部属工作\n***镇"), *found("安排部属工作", NEW)])

    def test_stale_only_where_judged(self) -> None:
        typos = frozenset({TYPO.id})
        assert [(each.path, each.rule) for each in compare([], self.BEFORE, {OLD: typos}).stale] == [(OLD, TYPO.id)]
        assert compare([], self.BEFORE, {}).stale == ()

    def test_prune_drops_the_stale_and_takes_nothing_new(self) -> None:
        comparison = compare(found("认真布署\n***镇"), self.BEFORE, {OLD: RULES})
        assert comparison.pruned == create([*found("\n***镇"), *found("安排部属工作", NEW)])

    def test_update_takes_the_present_state_of_what_was_judged(self) -> None:
        now = found("认真布署")
        assert update(self.BEFORE, now, {OLD: RULES}) == create([*now, *found("安排部属工作", NEW)])
        assert update(self.BEFORE, now, {OLD: {TYPO.id}}) == create(
            [*found("认真布署\n***镇"), *found("安排部属工作", NEW)]
        )
        assert update(self.BEFORE, now, {OLD: RULES}, gone=[NEW]) == create(now)

    def test_counts(self) -> None:
        (one,) = found("安排部属工作")
        twice = create([one, one])
        assert [entry.count for entry in twice.entries] == [2]
        comparison = compare([one], twice, {OLD: RULES})
        assert (comparison.new, [entry.count for entry in comparison.stale], comparison.pruned) == (
            (),
            [1],
            create([one]),
        )
        assert len(compare([one, one, one], twice, {OLD: RULES}).new) == 1


ENTRY = Entry("稿/一.txt", "a/b", "00ff", 1, Words("前#", "“引”", ""))
LINE = '{"path": "稿/一.txt", "rule": "a/b", "fingerprint": "00ff", "count": 1, "before": "前#", "text": "“引”", "after": ""}'


def file_of(*lines: str) -> str:
    return '{"schema": "speechlint-baseline/1", "entries": [\n  ' + ",\n  ".join(lines) + "\n]}\n"


class TestFile:
    def test_one_entry_a_line_sorted(self) -> None:
        second = replace(ENTRY, path="稿/二.txt")
        text = dumps(Baseline((second, ENTRY)))
        assert text == file_of(LINE, LINE.replace("一.txt", "二.txt"))
        assert loads(text, "b.json") == Baseline((ENTRY, second))
        assert dumps(Baseline()) == '{"schema": "speechlint-baseline/1", "entries": []}\n'
        assert loads(dumps(Baseline()), "b.json") == Baseline()

    def test_entry_that_a_merge_left_twice(self) -> None:
        more = LINE.replace('"count": 1', '"count": 3')
        assert loads(file_of(LINE, more, LINE), "b.json").entries == (replace(ENTRY, count=3),)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "b.json:1:1: 基线文件不是有效的 JSON"),
            ('{"schema":\n x}', "b.json:2:2: 基线文件不是有效的 JSON"),
            (file_of(LINE, "\n<<<<<<< HEAD\n", LINE), "b.json:4: 基线文件里有没有解决的合并冲突"),
            (file_of(LINE) + "\n<<<<<<< HEAD\n", "b.json:5: 基线文件里有没有解决的合并冲突"),
            ("[" * 100_000, "b.json:1: 基线文件嵌套过深"),
            ("[]", "b.json:1: 这不是 speechlint 的基线文件"),
            ('{"entries": {}}', "b.json:1: 这不是 speechlint 的基线文件"),
            ('{"entries": []}', "b.json:1: 基线文件的格式是 null，本版本只认 speechlint-baseline/1"),
            (
                '{"schema": "speechlint-baseline/2", "entries": []}',
                'b.json:1: 基线文件的格式是 "speechlint-baseline/2"，',
            ),
            (file_of(LINE, "7"), "b.json:3: 第 2 条有误（不是对象）"),
            (file_of(LINE, LINE, LINE.replace('"rule"', '"rul"')), "b.json:4: 第 3 条有误（缺少 rule）"),
            (file_of(LINE.replace("1", '"1"')), "b.json:2: 第 1 条有误（count 的值不对）"),
            (file_of(LINE.replace("1", "true")), "b.json:2: 第 1 条有误（count 的值不对）"),
            (file_of(LINE.replace("1", "0")), "b.json:2: 第 1 条有误（count 应大于 0）"),
            (file_of(LINE.replace('"00ff"', "255")), "b.json:2: 第 1 条有误（fingerprint 的值不对）"),
        ],
    )
    def test_what_cannot_be_used(self, text: str, message: str) -> None:
        with pytest.raises(BaselineError) as caught:
            loads(text, "b.json")
        assert message in str(caught.value)
        assert "speechlint baseline create" in str(caught.value)

    def test_saved_and_loaded(self, tmp_path: Path) -> None:
        path = tmp_path / "b.json"
        save(Baseline((ENTRY,)), path, overwrite=False)
        assert path.read_bytes() == file_of(LINE).encode()
        assert load(path) == Baseline((ENTRY,))
        with pytest.raises(BaselineError, match=r"基线文件已经存在.*--force"):
            save(Baseline(), path, overwrite=False)
        assert load(path) == Baseline((ENTRY,))
        save(Baseline(), path)
        assert load(path) == Baseline()
        assert [each.name for each in tmp_path.iterdir()] == ["b.json"]

    def test_mode_and_link_are_kept(self, tmp_path: Path) -> None:
        path, link = tmp_path / "b.json", tmp_path / "link.json"
        save(Baseline(), path)
        path.chmod(0o640)
        link.symlink_to(path)
        save(Baseline((ENTRY,)), link)
        assert link.is_symlink()
        assert (path.stat().st_mode & 0o777, load(path)) == (0o640, Baseline((ENTRY,)))

    def test_no_file_no_folder_no_text(self, tmp_path: Path) -> None:
        with pytest.raises(BaselineError, match=r"^基线: 没有这个基线文件；请运行 speechlint baseline create"):
            load(tmp_path / "b.json", "基线")
        with pytest.raises(BaselineError, match="读不出来"):
            load(tmp_path)
        with pytest.raises(BaselineError, match="写不进去"):
            save(Baseline(), tmp_path / "没有的目录" / "b.json")
        (tmp_path / "gbk.json").write_bytes("基线".encode("gbk"))
        with pytest.raises(BaselineError, match="不是 UTF-8"):
            load(tmp_path / "gbk.json")


PIECES = st.sampled_from(["安排部属工作", "***县", "由***同志", "认真布署", "，", "。", "、", "好", "2024年"])
LINES = st.lists(st.lists(PIECES, max_size=5).map("".join), max_size=6)


def text_of(lines: Iterable[str]) -> str:
    return "\n".join(lines)


@given(LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_order_of_lines_is_no_matter(orders: tuple[list[str], list[str]]) -> None:
    before, after = orders
    assert changed(text_of(before), text_of(after)).new == ()


@given(LINES)
def test_filling_one_slot_makes_no_other_finding_new(lines: list[str]) -> None:
    before = text_of(lines)
    for start, end in [match.span() for match in re.finditer(r"\*+", before)]:
        after = f"{before[:start]}张三丰{before[end:]}"
        assert changed(before, after).new == ()


@given(LINES, LINES)
def test_everything_is_new_or_baselined_and_nothing_counts_twice(before: list[str], after: list[str]) -> None:
    old, now = found(text_of(before)), found(text_of(after))
    comparison = compare(now, create(old), {OLD: RULES})
    assert sorted([*comparison.new, *comparison.baselined], key=lambda each: each.sort_key) == list(now)
    assert len(old) == len(comparison.baselined) + stale(comparison)
    assert comparison.pruned == create(comparison.baselined)
    assert loads(dumps(comparison.pruned), "b.json") == comparison.pruned
