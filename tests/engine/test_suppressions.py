from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.document import RawDirective
from speechlint.engine.built_in import BUILT_IN, MALFORMED, MISSING_REASON, UNKNOWN, UNUSED
from speechlint.engine.directives import MalformedDirectiveError, Selector, Verb, parse
from speechlint.engine.linter import Verdict
from speechlint.engine.suppressions import Outcome, apply, entry_violations
from speechlint.engine.violation import Failure
from speechlint.rulebook.rule import Rule
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.span import Position, Span
from tests.engine.subjects import document_with_comment, judge, places, source_of, term_rule, text_with_directives

TYPO = term_rule("typos/wrong", "部属", "布署")
STYLE = term_rule("style/empty", "进行")
RULES = (TYPO, STYLE)
KNOWN = {
    "typos/wrong": "typos/wrong",
    "style/empty": "style/empty",
    "typos/old": "typos/wrong",
    "other/idle": "other/idle",
}


def suppressed(source: str, *, rules: tuple[Rule, ...] = RULES, **options: object) -> Outcome:
    document = text_with_directives(source)
    return apply(document, judge(document, rules), KNOWN, **options)  # type: ignore[arg-type]


def left(source: str, **options: object) -> list[tuple[int, int, str]]:
    return places(suppressed(source, **options).violations)


def messages(source: str, **options: object) -> list[tuple[str, str]]:
    """Rule and message of what is wrong with the directives."""
    return [(each.rule, each.message) for each in suppressed(source, **options).violations if each.rule in BUILT_IN]


class TestParse:
    @pytest.mark.parametrize(
        ("text", "verb", "selectors", "reason"),
        [
            ("ignore a/b", Verb.IGNORE, ["a/b"], ""),
            ("  ignore   a/b   引用原文  ", Verb.IGNORE, ["a/b"], "引用原文"),
            ("ignore a/b, c/d，e/f、g/h 多个", Verb.IGNORE, ["a/b", "c/d", "e/f", "g/h"], "多个"),
            ("ignore a/b,c/d", Verb.IGNORE, ["a/b", "c/d"], ""),
            ("ignore a/b：照录原话", Verb.IGNORE, ["a/b"], "照录原话"),
            ("ignore a/b -- kept as said", Verb.IGNORE, ["a/b"], "kept as said"),
            ("ignore a/b, a/b", Verb.IGNORE, ["a/b"], ""),
            ("ignore a/b#部属", Verb.IGNORE, ["a/b#部属"], ""),
            ("ignore a/b#甲、乙 顿号是条目的一部分", Verb.IGNORE, ["a/b#甲、乙"], "顿号是条目的一部分"),
            ("ignore\na/b\n换行的理由", Verb.IGNORE, ["a/b"], "换行的理由"),
            ("ignore 用语/错字 中文规则名", Verb.IGNORE, ["用语/错字"], "中文规则名"),
            ("ignore-begin a/b", Verb.BEGIN, ["a/b"], ""),
            ("ignore-end a/b", Verb.END, ["a/b"], ""),
            ("ignore-end", Verb.END, [], ""),
            ("ignore-file a/b 全文引用", Verb.FILE, ["a/b"], "全文引用"),
        ],
    )
    def test_understood(self, text: str, verb: Verb, selectors: list[str], reason: str) -> None:
        directive = parse(RawDirective(text, Span(0, 1), 0))
        assert (directive.verb, [str(each) for each in directive.selectors], directive.reason) == (
            verb,
            selectors,
            reason,
        )

    def test_entry_of_a_table(self) -> None:
        assert parse(RawDirective("ignore a/b#c#d", Span(0, 1), 0)).selectors == (Selector("a/b", "c#d"),)

    @pytest.mark.parametrize(
        ("text", "zh", "en"),
        [
            ("", "没有写要做什么；可用 ignore、ignore-begin、ignore-end、ignore-file", "it says nothing; there are ignore, ignore-begin, ignore-end, ignore-file"),
            ("ignor a/b", "不认识“ignor”，是不是“ignore”？可用 ignore、ignore-begin、ignore-end、ignore-file", "“ignor” is unknown, did you mean “ignore”? there are ignore, ignore-begin, ignore-end, ignore-file"),
            ("关闭 a/b", "不认识“关闭”；可用 ignore、ignore-begin、ignore-end、ignore-file", "“关闭” is unknown; there are ignore, ignore-begin, ignore-end, ignore-file"),
            ("ignore", "没有写规则名；不能一次关闭全部规则", "it names no rule; all rules at once cannot be suppressed"),
            ("ignore-file  ", "没有写规则名；不能一次关闭全部规则", "it names no rule; all rules at once cannot be suppressed"),
            *(
                (f"ignore {name}", f"只能写规则名或“规则名#条目”，不能用“{name}”一次关闭许多规则", f"name rules or RULE#ENTRY; “{name}” would suppress many rules at once")
                for name in ("all", "*", "typos/*", "pack:typos", "category:typo", "kind:terms", "default")
            ),
            ("ignore speechlint/unused-suppression", "“speechlint/unused-suppression”是对抑制本身的检查，不能抑制", "“speechlint/unused-suppression” watches over suppressions and cannot be suppressed"),
        ],
    )  # fmt: skip
    def test_malformed(self, text: str, zh: str, en: str) -> None:
        for language, message in (("zh", zh), ("en", en)):
            with pytest.raises(MalformedDirectiveError) as caught:
                parse(RawDirective(text, Span(0, 1), 0), language)
            assert str(caught.value) == message

    @given(
        st.lists(st.sampled_from(["ignore", "ignore-end", " ", "a/b", "#", ",", "，", "、", "：", "理由", "*", "\n"]))
    )
    def test_anything_is_understood_or_malformed(self, pieces: list[str]) -> None:
        try:
            directive = parse(RawDirective("".join(pieces), Span(0, 1), 0))
        except MalformedDirectiveError:
            return
        assert directive.selectors or directive.verb is Verb.END


class TestReach:
    def test_ignore_covers_the_next_paragraph_only(self) -> None:
        source = "部属\n%% speechlint: ignore typos/wrong 照录\n\n部属工作，部属任务\n部属"
        assert left(source) == [(1, 1, "typos/wrong"), (5, 1, "typos/wrong")]
        assert places(suppressed(source).suppressed) == [(4, 1, "typos/wrong"), (4, 6, "typos/wrong")]

    def test_ignore_covers_only_its_rules(self) -> None:
        source = "%% speechlint: ignore typos/wrong\n部属进行"
        assert left(source) == [(2, 3, "style/empty")]

    def test_several_directives_before_one_paragraph(self) -> None:
        source = "%% speechlint: ignore typos/wrong\n%% speechlint: ignore style/empty\n部属进行"
        assert left(source) == []

    def test_several_rules_in_one_directive(self) -> None:
        assert left("%% speechlint: ignore typos/wrong，style/empty 原话\n部属进行") == []

    def test_entry_of_a_table(self) -> None:
        assert left("%% speechlint: ignore typos/wrong#布署\n部属、布署") == [(2, 1, "typos/wrong")]

    def test_former_name(self) -> None:
        assert left("%% speechlint: ignore typos/old\n部属") == []

    def test_range(self) -> None:
        source = "部属\n%% speechlint: ignore-begin typos/wrong 引文\n部属\n\n部属\n%% speechlint: ignore-end typos/wrong\n部属"
        assert left(source) == [(1, 1, "typos/wrong"), (7, 1, "typos/wrong")]

    def test_range_to_the_end_of_the_text(self) -> None:
        source = "%% speechlint: ignore-begin typos/wrong\n部属\n部属\n%% speechlint: ignore-end"
        assert left(source) == []

    def test_ranges_overlap(self) -> None:
        source = (
            "%% speechlint: ignore-begin typos/wrong\n部属进行\n%% speechlint: ignore-begin style/empty\n部属进行\n"
            "%% speechlint: ignore-end typos/wrong\n部属进行\n%% speechlint: ignore-end style/empty\n部属进行"
        )
        assert left(source) == [
            (2, 3, "style/empty"),
            (6, 1, "typos/wrong"),
            (8, 1, "typos/wrong"),
            (8, 3, "style/empty"),
        ]

    def test_end_without_names_ends_the_range_begun_last(self) -> None:
        source = (
            "%% speechlint: ignore-begin typos/wrong\n部属进行\n%% speechlint: ignore-begin style/empty\n部属进行\n"
            "%% speechlint: ignore-end\n部属进行\n%% speechlint: ignore-end\n部属进行"
        )
        assert left(source) == [
            (2, 3, "style/empty"),
            (6, 3, "style/empty"),
            (8, 1, "typos/wrong"),
            (8, 3, "style/empty"),
        ]

    def test_end_under_a_former_name(self) -> None:
        source = "%% speechlint: ignore-begin typos/old\n部属\n%% speechlint: ignore-end typos/wrong\n部属"
        assert left(source) == [(4, 1, "typos/wrong")]

    def test_file(self) -> None:
        assert left("部属进行\n部属\n%% speechlint: ignore-file typos/wrong 全文引用") == [(1, 3, "style/empty")]


class TestHygiene:
    def test_unterminated_range_does_nothing(self) -> None:
        source = "%% speechlint: ignore-begin typos/wrong, style/empty\n部属\n%% speechlint: ignore-end style/empty"
        outcome = suppressed(source)
        assert outcome.suppressed == ()
        assert [(each.rule, each.start.line, each.message) for each in outcome.violations] == [
            (MALFORMED, 1, "抑制指令无效：ignore-begin typos/wrong 没有对应的 ignore-end，没有起作用"),
            (UNUSED, 1, "此处没有“style/empty”的问题可抑制，请删去"),
            ("typos/wrong", 2, "“部属”"),
        ]

    @pytest.mark.parametrize("end", ["", " typos/wrong"])
    def test_end_without_a_beginning(self, end: str) -> None:
        assert messages(f"部属\n%% speechlint: ignore-end{end}") == [
            (MALFORMED, f"抑制指令无效：没有与 ignore-end{end} 对应的 ignore-begin")
        ]

    def test_malformed_directive_has_its_place_in_the_source(self) -> None:
        document = document_with_comment("部属", "<!-- speechlint:\nignor typos/wrong\n-->", "好")
        outcome = apply(document, judge(document, RULES), KNOWN)
        malformed = outcome.violations[1]
        assert (malformed.rule, malformed.start, malformed.end) == (MALFORMED, Position(2, 1), Position(4, 4))
        assert malformed.text == source_of(document, malformed) == "<!-- speechlint:\nignor typos/wrong\n-->"
        assert (malformed.before, malformed.after) == ("", "")
        assert (malformed.category, malformed.severity) == ("other", "error")

    def test_unknown_rule(self) -> None:
        source = "%% speechlint: ignore typos/wrnog 原话\n部属"
        assert messages(source) == [(UNKNOWN, "没有规则“typos/wrnog”，是不是“typos/wrong”？")]
        assert messages(source, language="en") == [(UNKNOWN, "no rule “typos/wrnog”, did you mean “typos/wrong”?")]
        assert (2, 1, "typos/wrong") in left(source)

    def test_unknown_rule_far_from_any(self) -> None:
        assert messages("%% speechlint: ignore-file 因为如此") == [(UNKNOWN, "没有规则“因为如此”")]

    def test_unused(self) -> None:
        source = "%% speechlint: ignore typos/wrong, style/empty\n部属\n%% speechlint: ignore typos/wrong"
        outcome = suppressed(source)
        assert [(each.rule, each.start.line, each.message) for each in outcome.violations] == [
            (UNUSED, 1, "此处没有“style/empty”的问题可抑制，请删去"),
            (UNUSED, 3, "此处没有“typos/wrong”的问题可抑制，请删去"),
        ]
        assert [each.severity for each in outcome.violations] == ["warning", "warning"]

    def test_every_cover_of_a_finding_is_used(self) -> None:
        source = "%% speechlint: ignore-file typos/wrong\n%% speechlint: ignore typos/wrong\n部属"
        assert left(source) == []

    def test_unused_entry(self) -> None:
        assert messages("%% speechlint: ignore typos/wrong#布署\n部属") == [
            (UNUSED, "此处没有“typos/wrong#布署”的问题可抑制，请删去")
        ]

    def test_rules_that_did_not_run_are_not_judged(self) -> None:
        source = "%% speechlint: ignore-file other/idle, style/empty"
        assert messages(source, rules=(TYPO,)) == []

    def test_rule_that_failed_is_not_judged(self) -> None:
        document = text_with_directives("%% speechlint: ignore-file typos/wrong")
        verdict = Verdict((), (Failure("稿.txt", "超时", "typos/wrong"),), frozenset({"typos/wrong"}))
        assert apply(document, verdict, KNOWN).violations == ()

    def test_reason_required(self) -> None:
        source = (
            "%% speechlint: ignore typos/wrong, style/empty\n部属进行\n%% speechlint: ignore typos/wrong 原话\n部属"
        )
        assert messages(source) == []
        outcome = suppressed(source, require_reason=True)
        assert [(each.rule, each.start.line, each.message) for each in outcome.violations] == [
            (MISSING_REASON, 1, "抑制“typos/wrong、style/empty”须在规则名之后写明理由")
        ]
        assert len(outcome.suppressed) == 3

    def test_end_needs_no_reason(self) -> None:
        source = "%% speechlint: ignore-begin typos/wrong 引文\n部属\n%% speechlint: ignore-end typos/wrong"
        assert messages(source, require_reason=True) == []

    def test_findings_on_directives_have_different_fingerprints(self) -> None:
        source = "%% speechlint: ignore typos/wrong\n%% speechlint: ignore typos/wrong\n%% speechlint: ignor\n好"
        found = suppressed(source).violations
        assert len({each.fingerprint for each in found}) == len(found) == 3

    def test_many_directives_and_findings(self) -> None:
        source = "\n".join(
            ["%% speechlint: ignore-begin typos/wrong"] * 3000 + ["部属"] * 3000 + ["%% speechlint: ignore-end"] * 3000
        )
        assert left(source) == []


ENTRY = FileSuppression("稿.docx", "", "typos/wrong", "照录", 2)
FILE = ".speechlint-suppressions.yaml"
YAML = '- path: "别的.docx"\n- path: "稿.docx"\n  rule: "typos/wrong"\n'


class TestEntries:
    def test_by_fingerprint(self) -> None:
        document = text_with_directives("部属甲\n部属乙")
        verdict = judge(document, RULES)
        mine = FileSuppression("稿.txt", verdict.violations[1].fingerprint, "typos/old", "照录", 1)
        stale = FileSuppression("稿.txt", "0123456789abcdef", "typos/wrong", "照录", 5)
        foreign = FileSuppression("稿.txt", "0123456789abcdef", "other/idle", "照录", 9)
        outcome = apply(document, verdict, KNOWN, entries=(mine, stale, foreign))
        assert places(outcome.violations) == [(1, 1, "typos/wrong")]
        assert places(outcome.suppressed) == [(2, 1, "typos/wrong")]
        assert (outcome.used, outcome.unused) == ((mine,), (stale,))

    def test_another_rule_with_the_same_fingerprint(self) -> None:
        document = text_with_directives("部属")
        verdict = judge(document, RULES)
        other = FileSuppression("稿.txt", verdict.violations[0].fingerprint, "style/empty", "照录", 1)
        outcome = apply(document, verdict, KNOWN, entries=(other,))
        assert (places(outcome.violations), outcome.unused) == ([(1, 1, "typos/wrong")], (other,))

    def test_what_is_wrong_with_entries(self) -> None:
        unknown = FileSuppression("稿.docx", "f", "typos/wrnog", "", 2)
        last = FileSuppression("稿.docx", "f", "typos/wrong", " ", 3)
        entries = (ENTRY, unknown, last)
        found = entry_violations(FILE, YAML, entries, (ENTRY,), KNOWN, require_reason=True)
        assert [(each.path, each.start, each.end, each.text, each.rule, each.message) for each in found] == [
            (FILE, Position(2, 1), Position(2, 17), '- path: "稿.docx"', MISSING_REASON, "抑制“typos/wrnog”须在规则名之后写明理由"),
            (FILE, Position(2, 1), Position(2, 17), '- path: "稿.docx"', UNKNOWN, "没有规则“typos/wrnog”，是不是“typos/wrong”？"),
            (FILE, Position(2, 1), Position(2, 17), '- path: "稿.docx"', UNUSED, "此处没有“typos/wrong”的问题可抑制，请删去"),
            (FILE, Position(3, 1), Position(3, 22), '  rule: "typos/wrong"', MISSING_REASON, "抑制“typos/wrong”须在规则名之后写明理由"),
        ]  # fmt: skip

    def test_line_that_is_not_there(self) -> None:
        beyond = FileSuppression("稿.docx", "f", "typos/wrong", "", 99)
        (found,) = entry_violations(FILE, YAML, (beyond,), (beyond,), KNOWN)
        assert (found.start, found.text) == (Position(4, 1), "")

    def test_nothing_wrong(self) -> None:
        assert entry_violations(FILE, YAML, (ENTRY,), (), KNOWN, require_reason=True) == ()


def test_built_in_findings_have_both_languages() -> None:
    assert {name: rule.category for name, rule in BUILT_IN.items()} == dict.fromkeys(
        (MALFORMED, UNKNOWN, UNUSED, MISSING_REASON), "other"
    )
    values = dict.fromkeys(("problem", "rule", "hint"), "X")
    for rule in BUILT_IN.values():
        assert set(rule.wording) == {"zh", "en"}
        assert all("X" in words.message.format_map(values) and words.why for words in rule.wording.values())


WORDS = st.sampled_from(
    ["部属", "好", "进行", "%% speechlint: ignore typos/wrong", "%% speechlint: ignore-begin typos/wrong, style/empty",
     "%% speechlint: ignore-end", "%% speechlint: ignore-end typos/old", "%% speechlint: ignore x/y", "%% speechlint:", ""]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12))
def test_nothing_is_lost_and_every_place_holds_its_text(lines: list[str]) -> None:
    document = text_with_directives("\n".join(lines))
    verdict = judge(document, RULES)
    outcome = apply(document, verdict, KNOWN)
    kept = [each for each in outcome.violations if each.rule not in BUILT_IN]
    assert sorted([*kept, *outcome.suppressed], key=lambda each: each.sort_key) == list(verdict.violations)
    assert list(outcome.violations) == sorted(outcome.violations, key=lambda each: each.sort_key)
    assert all(source_of(document, each) == each.text for each in outcome.violations)
