"""The engine: what rules say of a document, as violations with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from speechlint.checks.base import Check, Edit, Found, Related, Subject
from speechlint.document import Context, DocType, Part, Stage
from speechlint.engine import linter
from speechlint.engine.linter import Linter
from speechlint.engine.violation import Failure, Fix, Place, RelatedPlace, SourceEdit
from speechlint.readers import read_text
from speechlint.rulebook.rule import Category, Rule, Safety, Scope, Severity, Wording
from speechlint.span import Position, Span

FRAGMENT = Context(fragment=True)


@dataclass(frozen=True, slots=True)
class Word:
    """Reports each occurrence of a word, related to the first character of the text."""

    kind: ClassVar[str] = "word"
    values: ClassVar[frozenset[str]] = frozenset({"word"})
    related_values: ClassVar[frozenset[str]] = frozenset({"word"})

    word: str

    def literals(self) -> Iterable[str]:
        return (self.word,)

    def find(self, subject: Subject) -> Iterator[Found]:
        for start in subject.hits.get(self.word, ()):
            span = Span(start, start + len(self.word))
            yield Found(span, {"word": self.word}, (Related(Span(0, 1)),), (Edit(span, "好"),), self.word)


@dataclass(frozen=True, slots=True)
class Broken:
    """Finds something and then breaks down."""

    kind: ClassVar[str] = "broken"
    values: ClassVar[frozenset[str]] = frozenset()
    related_values: ClassVar[frozenset[str]] = frozenset()

    error: Exception

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:
        yield Found(Span(0, min(1, len(subject.text))))
        raise self.error


def rule(check: Check, id: str = "pack/word", **options: object) -> Rule:
    given: dict[str, object] = {
        "category": Category.TYPO,
        "severity": Severity.ERROR,
        "wording": {
            "zh": Wording("题", "“{word}”不对", "因为", "“{word}”见此")
            if isinstance(check, Word)
            else Wording("题", "不对"),
            "en": Wording("title", "“{text}” is wrong", "because", "see here"),
        },
        "pack": "pack",
        "origin": "pack/word.yaml",
        "literals": tuple(check.literals()),
        **options,
    }
    return Rule(id=id, kind=check.kind, check=check, **given)  # type: ignore[arg-type]


def places(rules: Iterable[Rule], text: str, context: Context = FRAGMENT) -> list[tuple[str, int, int]]:
    verdict = Linter(rules).judge(read_text(text), context)
    return [(found.rule, found.start.line, found.start.column) for found in verdict.violations]


def test_a_whole_violation() -> None:
    verdict = Linter([rule(Word("坏"))]).judge(read_text("一、甲\r\n很坏，真的\r\n", "a.txt"), FRAGMENT)
    (found,) = verdict.violations
    assert (found.path, found.rule, found.entry, found.category, found.severity) == (
        "a.txt", "pack/word", "坏", Category.TYPO, Severity.ERROR,
    )  # fmt: skip
    assert (found.span, found.start, found.end, found.text) == (Span(5, 6), Position(2, 2), Position(2, 3), "坏")
    assert (found.before, found.after, found.message, found.why) == ("很", "，真的", "“坏”不对", "因为")
    assert found.place == Place(Part.BODY, ("一、",), 2)
    assert found.related == (
        RelatedPlace(Position(1, 1), Position(1, 2), "一", "“坏”见此", Place(Part.BODY, ("一、",), 1)),
    )
    assert found.fix == Fix(Safety.UNSAFE, (SourceEdit(Position(2, 2), Position(2, 3), "好"),))
    assert verdict.ran == {"pack/word"}


def test_messages_in_the_language_asked_for() -> None:
    (found,) = Linter([rule(Word("坏"))], "en").judge(read_text("坏"), FRAGMENT).violations
    assert (found.message, found.why, found.related[0].message) == ("“坏” is wrong", "because", "see here")


def test_order_is_that_of_places_whatever_the_order_of_rules() -> None:
    one, two = rule(Word("坏"), "pack/a"), rule(Word("坏了"), "pack/b")
    expected = [("pack/a", 1, 1), ("pack/b", 1, 1), ("pack/a", 2, 1)]
    assert places([one, two], "坏了\n坏") == places([two, one], "坏了\n坏") == expected


def test_rules_are_for_their_stages_and_kinds_of_text() -> None:
    template = rule(Word("坏"), stages=(Stage.TEMPLATE,))
    assert places([template], "坏") == []
    assert places([template], "坏", Context(stage=Stage.TEMPLATE, fragment=True)) == [("pack/word", 1, 1)]
    speech = rule(Word("坏"), doc_types=(DocType.SPEECH,))
    assert places([speech], "坏") == []
    assert places([speech], "坏", Context(doc_type=DocType.SPEECH)) == [("pack/word", 1, 1)]


def test_scopes_and_ignored_entries() -> None:
    assert places([rule(Word("坏"), within=(Scope.QUOTE,))], "坏“坏”") == [("pack/word", 1, 3)]
    assert places([rule(Word("坏"), outside=(Scope.QUOTE,))], "坏“坏”") == [("pack/word", 1, 1)]
    assert places([rule(Word("坏"), ignored_entries=frozenset({"坏"}))], "坏") == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (TimeoutError(), "规则运行超时，已中止；请简化该规则的正则表达式"),
        (ZeroDivisionError("除零"), "规则运行出错：ZeroDivisionError: 除零"),
    ],
)
def test_a_rule_that_breaks_down_is_a_failure_and_takes_no_other_down(error: Exception, message: str) -> None:
    verdict = Linter([rule(Broken(error), "pack/broken"), rule(Word("坏"))]).judge(read_text("坏", "a.txt"), FRAGMENT)
    assert verdict.failures == (Failure("a.txt", message, "pack/broken"),)
    assert [found.rule for found in verdict.violations if found.rule == "pack/word"] == ["pack/word"]


def test_a_check_that_needs_literals_is_asked_only_where_one_stands() -> None:
    broken = rule(Broken(ValueError("坏")), literals=("按装", "部暑"), needs_literals=True)
    assert Linter([broken]).judge(read_text("今天安装。"), FRAGMENT).failures == ()
    failures = Linter([broken]).judge(read_text("今天部暑。"), FRAGMENT).failures
    assert [failure.rule for failure in failures] == ["pack/word"]


def test_more_findings_than_anybody_reads_are_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "MOST_FINDINGS", 3)
    verdict = Linter([rule(Word("坏"))]).judge(read_text("坏" * 4), FRAGMENT)
    assert len(verdict.violations) == 3
    assert [failure.rule for failure in verdict.failures] == ["pack/word"]
    assert Linter([rule(Word("坏"))]).judge(read_text("坏" * 3), FRAGMENT).failures == ()
