"""Documents with directives, rules and verdicts for the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterable

from speechlint.checks.terms import Term, Terms
from speechlint.document import Context, Document
from speechlint.engine.linter import Linter, Verdict
from speechlint.engine.violation import Violation
from speechlint.readers.builder import DocumentBuilder
from speechlint.rulebook.rule import Category, Rule, Severity, Wording
from speechlint.span import Span

_MARK = "%% speechlint:"
_COMMENT = "<!-- speechlint:"


def text_with_directives(source: str, path: str = "稿.txt") -> Document:
    """Plain text as a document: a line is a paragraph, one that begins with ``%% speechlint:`` a directive."""
    builder = DocumentBuilder(source)
    start = 0
    for line in source.split("\n"):
        end = start + len(line)
        if line.startswith(_MARK):
            builder.directive(line.removeprefix(_MARK).strip(), start, end)
        else:
            builder.keep(start, end)
            builder.end_paragraph(end)
        start = end + 1
    return builder.build(path, "text", "utf-8")


def document_with_comment(before: str, comment: str, after: str) -> Document:
    """Two paragraphs and a directive of several lines between them, as in Markdown."""
    source = f"{before}\n{comment}\n{after}"
    start = len(before) + 1
    builder = DocumentBuilder(source)
    builder.keep(0, len(before))
    builder.end_paragraph(len(before))
    said = comment.removeprefix(_COMMENT).removesuffix("-->").strip()
    builder.directive(said, start, start + len(comment))
    builder.keep(start + len(comment) + 1, len(source))
    builder.end_paragraph(len(source))
    return builder.build("稿.md", "markdown", "utf-8")


def term_rule(name: str, *wrong: str, severity: Severity = Severity.ERROR) -> Rule:
    """A rule that reports these words."""
    check = Terms(tuple(Term(word) for word in wrong))
    return Rule(
        id=name,
        kind="terms",
        check=check,
        category=Category.TYPO,
        severity=severity,
        wording={"zh": Wording(name, "“{wrong}”")},
        pack=name.partition("/")[0],
        origin="",
        literals=tuple(check.literals()),
    )


def judge(document: Document, rules: Iterable[Rule]) -> Verdict:
    return Linter(rules).judge(document, Context())


def findings(source: str, *rules: Rule, path: str = "稿.txt") -> tuple[Violation, ...]:
    """What rules find in plain text."""
    return judge(text_with_directives(source, path), rules).violations


def places(violations: Iterable[Violation]) -> list[tuple[int, int, str]]:
    """Line, column and rule of violations."""
    return [(each.start.line, each.start.column, each.rule) for each in violations]


def source_of(document: Document, violation: Violation) -> str:
    """The source between a violation's two positions."""
    span = Span(document.lines.offset(violation.start), document.lines.offset(violation.end))
    return document.source[span.start : span.end]
