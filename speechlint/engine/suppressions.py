"""Suppressions: which findings directives and the suppressions file silence, and which of them silence nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from speechlint.document import Document, RawDirective
from speechlint.engine.built_in import MALFORMED, MISSING_REASON, UNKNOWN, UNUSED, Hints, source_violation
from speechlint.engine.directives import Directive, MalformedDirectiveError, Selector, Verb, parse
from speechlint.engine.fingerprint import fingerprints
from speechlint.engine.linter import Verdict
from speechlint.engine.violation import Place, Violation
from speechlint.rulebook.suppressions import FileSuppression
from speechlint.span import LineIndex, Position, Span
from speechlint.text.records import NamedTuple


class Outcome(NamedTuple):
    """A verdict after suppressions.

    ``violations`` are what is left and what is wrong with the directives, in order of place; ``suppressed`` what was
    silenced. ``used`` and ``unused`` are entries of the suppressions file; those for rules that did not run are in
    neither.
    """

    violations: tuple[Violation, ...]
    suppressed: tuple[Violation, ...]
    used: tuple[FileSuppression, ...] = ()
    unused: tuple[FileSuppression, ...] = ()


def apply(
    document: Document,
    verdict: Verdict,
    known: Mapping[str, str],
    *,
    entries: Iterable[FileSuppression] = (),
    require_reason: bool = False,
    language: str = "zh",
) -> Outcome:
    """Silence what the document's directives and the file's ``entries`` for this document name.

    ``known`` maps every name of a rule, former ones too, to its present id, whether the rule ran or not. Call it
    before anything is left out for its severity: a suppression of what is not shown is used all the same.
    """
    judged = verdict.ran - {failure.rule for failure in verdict.failures}
    directives = _Directives(document, known, require_reason=require_reason, language=language)
    silenced = _silenced(verdict.violations, directives.covers)
    directives.remark_unused(judged)
    by_fingerprint = {(known.get(entry.rule, entry.rule), entry.fingerprint): entry for entry in entries}
    used: dict[FileSuppression, None] = {}
    for index, violation in enumerate(verdict.violations):
        entry = by_fingerprint.get((violation.rule, violation.fingerprint))
        if entry is not None:
            silenced.add(index)
            used[entry] = None
    idle = (entry for (rule, _), entry in by_fingerprint.items() if rule in judged and entry not in used)
    left = [violation for index, violation in enumerate(verdict.violations) if index not in silenced]
    return Outcome(
        tuple(sorted([*left, *directives.violations()], key=lambda violation: violation.sort_key)),
        tuple(violation for index, violation in enumerate(verdict.violations) if index in silenced),
        tuple(used),
        tuple(idle),
    )


def entry_violations(
    path: str,
    source: str,
    entries: Iterable[FileSuppression],
    unused: Iterable[FileSuppression],
    known: Mapping[str, str],
    *,
    require_reason: bool = False,
    language: str = "zh",
) -> tuple[Violation, ...]:
    """What is wrong with the entries of a suppressions file, at their lines in it.

    ``entries`` are all of the file ``path`` with the text ``source``, ``unused`` those that silenced nothing in a
    document that was judged.
    """
    lines = LineIndex(source)
    idle = frozenset(unused)
    hints = Hints(known, language)
    found: list[Violation] = []
    for entry in entries:
        at = _line(source, lines, entry.line)
        for name, values in _objections(entry, known, hints, unused=entry in idle, require_reason=require_reason):
            found.append(source_violation(name, values, language, path=path, source=source, lines=lines, at=at))
    return tuple(sorted(_fingerprinted(found), key=lambda violation: violation.sort_key))


def _objections(
    entry: FileSuppression, known: Mapping[str, str], hints: Hints, *, unused: bool, require_reason: bool
) -> Iterator[tuple[str, Mapping[str, str]]]:
    if entry.rule not in known:
        yield UNKNOWN, {"rule": entry.rule, "hint": hints[entry.rule]}
    elif unused:
        yield UNUSED, {"rule": entry.rule}
    if require_reason and not entry.reason.strip():
        yield MISSING_REASON, {"rule": entry.rule}


def _line(source: str, lines: LineIndex, line: int) -> Span:
    number = min(max(line, 1), len(lines))
    start = lines.offset(Position(number, 1))
    end = len(source) if number == len(lines) else lines.offset(Position(number + 1, 1))
    return Span(start, start + len(source[start:end].rstrip("\r\n")))


class _Cover:
    """The reading range, both ends included, where one selector of a directive holds; None for nowhere."""

    __slots__ = ("directive", "rule", "selector", "span", "used")

    def __init__(self, directive: Directive, selector: Selector, rule: str, span: Span | None = None) -> None:
        self.directive = directive
        self.selector = selector
        self.rule = rule
        self.span = span
        self.used = False


class _Ranges:
    """The ranges that have begun: for each, the covers of its selectors that are still open."""

    def __init__(self) -> None:
        self._open: list[dict[Selector, _Cover]] = []
        self._by_selector: defaultdict[Selector, list[dict[Selector, _Cover]]] = defaultdict(list)

    def begin(self, covers: dict[Selector, _Cover]) -> None:
        self._open.append(covers)
        for selector in covers:
            self._by_selector[selector].append(covers)

    def end(self, selector: Selector) -> _Cover | None:
        """The cover of the innermost open range of a selector, now closed."""
        ranges = self._by_selector[selector]
        while ranges and selector not in ranges[-1]:
            ranges.pop()
        return ranges.pop().pop(selector) if ranges else None

    def end_innermost(self) -> list[_Cover]:
        """All covers of the range begun last, now closed."""
        while self._open and not self._open[-1]:
            self._open.pop()
        if not self._open:
            return []
        innermost = self._open.pop()
        covers = list(innermost.values())
        innermost.clear()
        return covers

    def unterminated(self) -> list[_Cover]:
        return [cover for covers in self._open for cover in covers.values()]


class _Directives:
    """The directives of a document: what they cover, and what is wrong with them."""

    def __init__(self, document: Document, known: Mapping[str, str], *, require_reason: bool, language: str) -> None:
        self._document = document
        self._known = known
        self._hints = Hints(known, language)
        self._language = language
        self._remarks: list[tuple[RawDirective, str, Mapping[str, str]]] = []
        self._blocks = [paragraph.span for paragraph in document.paragraphs if paragraph.ordinal]
        self._ranges = _Ranges()
        self.covers: list[_Cover] = []
        for directive in self._understood():
            if directive.verb is Verb.END:
                self._end(directive)
                continue
            if require_reason and not directive.reason:
                self._remark(directive.raw, MISSING_REASON, rule="、".join(map(str, directive.selectors)))
            self._begin(directive)
        for cover in self._ranges.unterminated():
            self._remark_range(cover.directive, _UNTERMINATED, f" {cover.selector}")

    def violations(self) -> Iterator[Violation]:
        """What is wrong with the directives."""
        document = self._document
        return _fingerprinted(
            source_violation(
                name,
                values,
                self._language,
                path=document.path,
                source=document.source,
                lines=document.lines,
                at=raw.span,
                offset=raw.offset,
                place=self._place(raw),
            )
            for raw, name, values in self._remarks
        )

    def remark_unused(self, judged: frozenset[str]) -> None:
        """Note the selectors that silenced nothing, of rules that were judged."""
        for cover in self.covers:
            if not cover.used and cover.rule in judged:
                self._remark(cover.directive.raw, UNUSED, rule=str(cover.selector))

    def _understood(self) -> Iterator[Directive]:
        for raw in self._document.directives:
            try:
                yield parse(raw, self._language)
            except MalformedDirectiveError as error:
                self._remark(raw, MALFORMED, problem=str(error))

    def _begin(self, directive: Directive) -> None:
        covers = {self._present(each): self._cover(directive, each) for each in directive.selectors}
        if directive.verb is Verb.BEGIN:
            self._ranges.begin(covers)
        else:
            self.covers.extend(covers.values())

    def _cover(self, directive: Directive, selector: Selector) -> _Cover:
        rule = self._known.get(selector.rule)
        if rule is None:
            self._remark(directive.raw, UNKNOWN, rule=selector.rule, hint=self._hints[selector.rule])
            return _Cover(directive, selector, "")
        return _Cover(directive, selector, rule, self._reach(directive))

    def _reach(self, directive: Directive) -> Span | None:
        """Where a directive holds, as far as it tells by itself."""
        if directive.verb is Verb.FILE:
            return Span(0, len(self._document.text))
        if directive.verb is Verb.BEGIN:
            return None
        index = bisect_left(self._blocks, directive.raw.offset, key=lambda block: block.start)
        return self._blocks[index] if index < len(self._blocks) else None

    def _end(self, directive: Directive) -> None:
        if not directive.selectors:
            covers = self._ranges.end_innermost()
            if not covers:
                self._remark_range(directive, _UNMATCHED, "")
            for cover in covers:
                self._close(cover, directive.raw.offset)
        for selector in directive.selectors:
            ended = self._ranges.end(self._present(selector))
            if ended is None:
                self._remark_range(directive, _UNMATCHED, f" {selector}")
            else:
                self._close(ended, directive.raw.offset)

    def _close(self, cover: _Cover, end: int) -> None:
        """A range ends before the paragraph that follows its ``ignore-end``, or with the text."""
        start = cover.directive.raw.offset
        last = end - 1 if end < len(self._document.text) else end
        cover.span = Span(start, last) if start <= last else None
        self.covers.append(cover)

    def _present(self, selector: Selector) -> Selector:
        """The selector with the rule's present name."""
        return Selector(self._known.get(selector.rule, selector.rule), selector.entry)

    def _place(self, raw: RawDirective) -> Place:
        paragraph = self._document.paragraphs[self._document.paragraph_at(raw.offset)]
        return Place(paragraph.part, (), paragraph.ordinal)

    def _remark_range(self, directive: Directive, problem: Mapping[str, str], selector: str) -> None:
        said = problem["en" if self._language == "en" else "zh"].format(selector)
        self._remark(directive.raw, MALFORMED, problem=said)

    def _remark(self, raw: RawDirective, name: str, **values: str) -> None:
        self._remarks.append((raw, name, values))


def _silenced(violations: Sequence[Violation], covers: Iterable[_Cover]) -> set[int]:
    """The indexes of the violations that begin within a cover of their rule or entry; such covers become used."""
    groups: defaultdict[tuple[str, str | None], list[_Cover]] = defaultdict(list)
    for cover in covers:
        groups[cover.rule, cover.selector.entry].append(cover)
    points: defaultdict[tuple[str, str | None], list[tuple[int, int]]] = defaultdict(list)
    for index, violation in enumerate(violations):
        for key in {(violation.rule, None), (violation.rule, violation.entry)} & groups.keys():
            points[key].append((violation.span.start, index))
    return {index for key, found in points.items() for index in _swept(found, groups[key])}


def _swept(points: list[tuple[int, int]], covers: list[_Cover]) -> Iterator[int]:
    """One pass over points and ranges, both by start; each range is looked at once."""
    waiting = sorted(((cover.span, cover) for cover in covers if cover.span), key=lambda pair: pair[0], reverse=True)
    reach = -1
    for point, index in sorted(points):
        while waiting and waiting[-1][0].start <= point:
            span, cover = waiting.pop()
            if span.end >= point:
                cover.used = True
                reach = max(reach, span.end)
        if reach >= point:
            yield index


def _fingerprinted(found: Iterable[Violation]) -> Iterator[Violation]:
    kept = list(found)
    keys = [(violation.rule, violation.text, violation.message) for violation in kept]
    for violation, fingerprint in zip(kept, fingerprints(keys), strict=True):
        yield violation._replace(fingerprint=fingerprint)


_UNMATCHED = {"zh": "没有与 ignore-end{} 对应的 ignore-begin", "en": "no ignore-begin for ignore-end{}"}
_UNTERMINATED = {
    "zh": "ignore-begin{} 没有对应的 ignore-end，没有起作用",
    "en": "ignore-begin{} has no ignore-end, so it does nothing",
}
