"""Reports for the tests of the formats: by hand, and from real runs with a check that fires where it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found, Related, Subject
from speechlint.document import Context, Part
from speechlint.engine.linter import Linter
from speechlint.engine.violation import Place, Violation
from speechlint.readers import read_text
from speechlint.rulebook.rule import Category, Rule, Safety, Severity, Wording
from speechlint.run.report import FileEntry, Report
from speechlint.span import Position, Span

BODY = Place(Part.BODY, (), 1)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Fires on the given spans; each finding names the first other one as related and wants to become ``new``."""

    kind: ClassVar[str] = "everywhere"
    values: ClassVar[frozenset[str]] = frozenset()
    related_values: ClassVar[frozenset[str]] = frozenset()

    spans: tuple[Span, ...] = ()
    new: str | None = None

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:  # noqa: ARG002  # a check's signature
        for span in self.spans:
            others = tuple(Related(other) for other in self.spans if other != span)[:1]
            edits = () if self.new is None else (Edit(span, self.new),)
            yield Found(span, related=others, edits=edits)


def rule(name: str = "wording/slip", check: Any = None, **changes: Any) -> Rule:
    """A rule that fires nowhere unless it is given a check."""
    plain = Rule(
        id=name,
        kind="everywhere",
        check=check or Everywhere(),
        category=Category.TYPO,
        severity=Severity.ERROR,
        wording={
            "zh": Wording("错字", "“{text}”是错字", "错字念出来难堪。", "此处写作“{text}”"),
            "en": Wording("slip", "“{text}” is a slip", "A slip is embarrassing.", "“{text}” stands here"),
        },
        pack="wording",
        origin="rules/wording/slip.yaml",
        source="通用规范汉字表",
    )
    return replace(plain, **changes)


def lint(source: str, rules: Iterable[Rule], path: str = "讲话.txt", language: str = "zh") -> Report:
    """A real run over one plain text."""
    rules = tuple(rules)
    document = read_text(source, path)
    verdict = Linter(rules, language).judge(document, Context())
    assert verdict.failures == ()
    entry = FileEntry(path, "text", "utf-8", len(document.text), "draft", source)
    return Report((entry,), verdict.violations, rules={item.id: item for item in rules})


def violation(text: str = "错子", before: str = "这是", after: str = "。", **changes: Any) -> Violation:
    """A finding in one line of text; ``line`` and ``place`` may be set, positions follow from the texts."""
    line = changes.pop("line", 1)
    lines = text.split("\n")
    start = Position(line, len(before) + 1)
    end = Position(line + len(lines) - 1, len(lines[-1]) + (start.column if len(lines) == 1 else 1))
    plain = Violation(
        path="讲话.txt",
        rule="wording/slip",
        entry=None,
        category=Category.TYPO,
        severity=Severity.ERROR,
        span=Span(len(before), len(before) + len(text)),
        start=start,
        end=end,
        text=text,
        before=before[-40:],
        after=after[:40],
        message="“错子”应为“错字”",
        why="",
        place=BODY,
        related=(),
        fix=None,
        fingerprint="0123456789abcdef",
    )
    return plain._replace(**changes)


def entry(path: str = "讲话.txt", **changes: Any) -> FileEntry:
    return FileEntry(path, "text", "utf-8", 1200, "draft")._replace(**changes)


def report(*violations: Violation, **changes: Any) -> Report:
    """A report of these findings; their files are entered unless ``files`` says otherwise."""
    files = changes.pop("files", None)
    if files is None:
        files = tuple(entry(path) for path in dict.fromkeys(item.path for item in violations))
    return Report(files, tuple(violations), **changes)


_PIECES = (
    "同志们", "二〇二四年", "，", "“", "”", "—", "…", " ", "　", "a", "100%", "***", "😀", "é", "e\u0301", "אב", "\n", "\r\n", "\r",
    "\t", "\x00", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\x9b2J", "\u2028", "\u2029", "\xa0", "\u200b", "\u202e", "\ue004", "\ud800",
    "\ufeff", "\uffff", '"', "'", "\\", "&", "<", "]]>", "&amp;", "<!--", "%", "%0A", "%25", ":", "::", ",", "=", "##[error]",
    "::error::", "‹U+0007›", "⟦", "{", "}", "{text}",
)  # fmt: skip

HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
# A file name that is no UTF-8 holds low surrogates alone (PEP 383); after a high one JSON would read a pair.
_NAMES = (*(piece for piece in _PIECES if piece != "\ud800"), "/", "..", "讲话", ".txt", "\udcff")
PATHS = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=8).map("".join)
SAFETIES = st.sampled_from(tuple(Safety))


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    """A real run over a hostile text with a hostile name: spans anywhere, also empty and over line ends."""
    source = draw(HOSTILE.filter(bool))
    offsets = st.integers(0, len(read_text(source).text))
    pairs = draw(st.lists(st.tuples(offsets, offsets), max_size=4))
    spans = tuple(sorted({Span(min(pair), max(pair)) for pair in pairs}))
    new = draw(st.none() | HOSTILE)
    severity = draw(st.sampled_from(tuple(Severity)))
    rules = [
        rule("a/首", Everywhere(spans, new), severity=severity, safety=draw(SAFETIES)),
        rule("b/second", Everywhere(spans[:1])),
    ]
    return lint(source, rules, draw(PATHS))


_TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def harmful(output: str) -> list[str]:
    """The characters of an output that no terminal or file should get (tab and line feed are fine)."""
    return _TERMINAL.findall(output)
