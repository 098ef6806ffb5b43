"""(rules, document) → violations: one search for all literals, then rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from speechlint.checks.base import Found, Subject
from speechlint.document import Context, Document
from speechlint.engine.excerpts import line_after, line_before
from speechlint.engine.fingerprint import fingerprints
from speechlint.engine.precedence import heeded
from speechlint.engine.scopes import Regions
from speechlint.engine.terms import TermIndex
from speechlint.engine.violation import Failure, Fix, Place, RelatedPlace, SourceEdit, Violation
from speechlint.facts import Facts
from speechlint.facts.clauses import clause_around
from speechlint.rulebook.rule import Rule
from speechlint.span import Span
from speechlint.text.lexicon import LexiconError
from speechlint.text.records import NamedTuple

_CLAUSE_REACH = 200  # code points to either side of a finding that its fingerprint may depend on

MOST_FINDINGS = 5_000
"""Findings of one rule in one file; of more, the rest is a failure of that rule (such a file is no speech)."""

_TOO_MANY = f"这条规则在一个文件里找到的超过{MOST_FINDINGS}处，其余没有列出；请检查文件内容是否正常"


class Verdict(NamedTuple):
    """What the rules said of one document, in order of place, before suppressions. ``ran`` are the ids judged."""

    violations: tuple[Violation, ...]
    failures: tuple[Failure, ...]
    ran: frozenset[str]


class Linter:
    """A set of rules, ready to judge documents."""

    def __init__(self, rules: Iterable[Rule], language: str = "zh") -> None:
        self.rules = tuple(rules)
        self._language = language
        self._yields_to = {rule.id: rule.yields_to for rule in self.rules if rule.yields_to}
        self._terms = TermIndex(literal for rule in self.rules for literal in rule.literals)

    def judge(self, document: Document, context: Context) -> Verdict:
        """Run every rule that is meant for this document. A rule that breaks down is a failure, never silence."""
        facts = Facts(document, context)
        subject = Subject(document, facts, self._terms.find(document.text))
        regions = Regions(facts)
        violations: list[Violation] = []
        failures: list[Failure] = []
        ran: set[str] = set()
        for rule in self.rules:
            if not _meant_for(rule, subject):
                continue
            ran.add(rule.id)
            try:
                found = self._violations(rule, subject, regions)
                violations.extend(islice(found, MOST_FINDINGS))
                if next(found, None) is not None:
                    failures.append(Failure(document.path, _TOO_MANY, rule.id))
            except Exception as error:  # a check must not take the others down with it
                failures.append(Failure(document.path, _explained(error), rule.id))
        violations = sorted(heeded(violations, self._yields_to), key=lambda violation: violation.sort_key)
        return Verdict(tuple(_fingerprinted(document, violations)), tuple(failures), frozenset(ran))

    def _violations(self, rule: Rule, subject: Subject, regions: Regions) -> Iterator[Violation]:
        if rule.needs_literals and subject.hits.keys().isdisjoint(rule.literals):
            return
        for found in rule.check.find(subject):
            wanted = found.entry is None or found.entry not in rule.ignored_entries
            if wanted and regions.allow(found.span, rule.within, rule.outside):
                yield self._violation(rule, found, subject)

    def _violation(self, rule: Rule, found: Found, subject: Subject) -> Violation:
        document = subject.document
        words = rule.words(self._language)
        start, end = document.locate(found.span)
        source_span = document.source_map.source_span(found.span)
        return Violation(
            path=document.path,
            rule=rule.id,
            entry=found.entry,
            category=rule.category,
            severity=rule.severity,
            span=found.span,
            start=start,
            end=end,
            text=document.source_text(found.span),
            before=line_before(document.source, source_span.start),
            after=line_after(document.source, source_span.end),
            message=_filled(words.message, found.values, document[found.span]),
            why=words.why,
            place=place_of(subject.facts, found.span),
            related=tuple(
                RelatedPlace(
                    *document.locate(other.span),
                    document.source_text(other.span),
                    _filled(words.related, {**found.values, **other.values}, document[other.span]),
                    place_of(subject.facts, other.span),
                )
                for other in found.related
            ),
            fix=_fix(rule, found, document),
            fingerprint="",
        )


def place_of(facts: Facts, span: Span) -> Place:
    """The place of a span, for people."""
    paragraph = facts.document.paragraphs[facts.document.paragraph_at(span.start)]
    return Place(paragraph.part, facts.section_at(span.start), paragraph.ordinal)


def _meant_for(rule: Rule, subject: Subject) -> bool:
    return subject.context.stage in rule.stages and (not rule.doc_types or subject.facts.doc_type in rule.doc_types)


def _filled(template: str, values: Mapping[str, str], text: str) -> str:
    return template.format_map({"text": text, **values})


def _fix(rule: Rule, found: Found, document: Document) -> Fix | None:
    if not found.edits:
        return None
    edits = tuple(SourceEdit(*document.locate(edit.span), edit.replacement) for edit in found.edits)
    return Fix(rule.safety, edits)


def _fingerprinted(document: Document, violations: list[Violation]) -> Iterator[Violation]:
    keys = [
        (violation.rule, violation.text, document[clause_around(document.text, violation.span, _CLAUSE_REACH)])
        for violation in violations
    ]
    for violation, fingerprint in zip(violations, fingerprints(keys), strict=True):
        yield violation._replace(fingerprint=fingerprint)


def _explained(error: Exception) -> str:
    if isinstance(error, LexiconError):
        return str(error)
    if isinstance(error, TimeoutError):
        return "规则运行超时，已中止；请简化该规则的正则表达式"
    return f"规则运行出错：{type(error).__name__}: {error}"
