"""The format ``text``: for people, grouped by file and by section, every finding with its words in their line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from speechlint.document import Part
from speechlint.engine.violation import Place, RelatedPlace, Violation
from speechlint.formats.display import columns, shortened, visible, wrapped
from speechlint.formats.excerpt import excerpt, quoted, repair
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import counts_paragraphs, entries
from speechlint.formats.summary import severity_counts, summary
from speechlint.formats.words import Words, position_text, words
from speechlint.rulebook.rule import Severity
from speechlint.run.report import FileEntry, Report, Skipped
from speechlint.text.records import NamedTuple

_LEAST_WIDTH = 40
_RUN = 3  # as many findings of one rule in a row are listed as a table
_RUN_REACH = 20  # columns of surroundings to either side in such a table
_RELATED = 3  # other places described one by one; of further ones the positions alone
_NAMES = 5  # skipped files named for each reason
_MESSAGE = 400  # columns of a message, which may quote a whole document
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _REVERSE, _GREEN = "1", "2", "7", "32"
_MARGIN = " " * 2


def render(report: Report, options: RenderOptions) -> str:
    """The report as text, ended by a summary line."""
    page = _Page(
        words(options.language),
        max(_LEAST_WIDTH, options.width),
        options.color,
        entries(report),
        _first_of_each_rule(report.violations),
        {name: rule.words(options.language).title for name, rule in report.rules.items()},
    )
    blocks = [page.file(path, list(found)) for path, found in groupby(report.violations, lambda found: found.path)]
    if report.failures:
        blocks.append(page.failures(report))
    if report.skipped:
        blocks.append(page.skipped(report.skipped))
    blocks.append(page.closing(report))
    return "\n\n".join(blocks) + "\n"


def _first_of_each_rule(violations: Iterable[Violation]) -> Mapping[str, Violation]:
    first: dict[str, Violation] = {}
    for violation in violations:
        first.setdefault(violation.rule, violation)
    return first


class _Page(NamedTuple):
    """What every block needs to know. ``first`` are the findings that explain why their rule exists."""

    words: Words
    width: int
    color: bool
    files: Mapping[str, FileEntry]
    first: Mapping[str, Violation]
    titles: Mapping[str, str]

    def file(self, path: str, found: list[Violation]) -> str:
        counts = {severity: sum(item.severity is severity for item in found) for severity in Severity}
        heading = self.paint(visible(path), _BOLD) + _MARGIN + severity_counts(counts, self.words)
        entry = self.files.get(path)
        if counts_paragraphs(entry):
            heading += self.words.parentheses.format(self.words.paragraph_positions)
        lines = [heading]
        shown = ""
        for place, group in groupby(found, lambda item: self.words.place(item.place)):
            blocks = [*self.section(list(group))]
            if place != shown:
                title = visible(place or self.words.part[Part.BODY])
                blocks[0] = [_MARGIN + self.paint(title, _BOLD), *blocks[0]]
                shown = place
            lines += (line for block in blocks for line in ("", *block))
        return "\n".join(lines)

    def section(self, found: list[Violation]) -> Iterator[list[str]]:
        """One block of lines for each finding, or for a run of like ones."""
        for _, group in groupby(found, lambda item: (item.rule, item.severity, bool(item.related))):
            run = list(group)
            if len(run) >= _RUN and not run[0].related:
                yield list(self.run(run))
            else:
                yield from (list(self.finding(item)) for item in run)

    def finding(self, item: Violation) -> Iterator[str]:
        indent = " " * 10
        yield from self.opening(position_text(item.start), item, self.said(item.message), indent)
        yield indent + self.marked(item, self.width - len(indent), 2 * self.width)
        yield from self.why(item, indent)
        for text in self.related(item):
            yield from self.indented(text, indent)
        fix = repair(item, self.words)
        if fix:
            yield from self.indented(fix, indent)

    def run(self, found: list[Violation]) -> Iterator[str]:
        """Findings of one rule in a row: what they share once, then a line for each."""
        indent = " " * 10
        first, last = found[0], found[-1]
        same = len({item.message for item in found}) == 1
        shared = self.said(first.message if same else self.titles.get(first.rule, ""))
        between = f"{position_text(first.start)}–{position_text(last.start)}"
        count = self.words.number(len(found), "place")
        yield from self.opening(between, first, self.words.colon.join(filter(None, (count, shared))), indent)
        yield from self.why(first, indent)
        margin = max(len(position_text(item.start)) for item in found)
        for item in found:
            notes = [] if same else [self.said(item.message)]
            note = _MARGIN.join(filter(None, (*notes, repair(item, self.words))))
            position = position_text(item.start).ljust(margin)
            room = self.width - len(indent) - margin - len(_MARGIN)
            beside = columns(note) + len(_MARGIN) if note else 0
            if room - beside < 2 * _RUN_REACH:
                beside = 0
            line = indent + position + _MARGIN + self.marked(item, room - beside, _RUN_REACH)
            if note and not beside:
                yield line
                yield from self.indented(note, indent + " " * (margin + len(_MARGIN)))
            else:
                yield line + (_MARGIN + note if note else "")

    def opening(self, position: str, item: Violation, message: str, indent: str) -> Iterator[str]:
        """Position, severity, rule and message; the message on lines of its own where the first has no room."""
        severity = self.words.severity[item.severity]
        plain = _MARGIN * 2 + _MARGIN.join((position, severity, visible(item.rule)))
        painted = _MARGIN * 2 + _MARGIN.join(
            (position, self.paint(severity, f"{_BOLD};{_COLORS[item.severity]}"), self.paint(visible(item.rule), _DIM))
        )
        if columns(plain) + len(_MARGIN) + columns(message) <= self.width:
            yield painted + _MARGIN + message
        else:
            yield painted
            yield from self.indented(message, indent)

    def marked(self, item: Violation, budget: int, reach: int) -> str:
        part = excerpt(item, budget - columns("⟦⟧"), self.words, reach)
        if self.color and part.text:
            return part.before + self.paint(part.text, f"{_REVERSE};{_COLORS[item.severity]}") + part.after
        return f"{part.before}⟦{part.text}⟧{part.after}"

    def why(self, item: Violation, indent: str) -> Iterator[str]:
        if item.why and self.first[item.rule] is item:
            for line in self.indented(self.words.why + visible(" ".join(item.why.split())), indent):
                yield self.paint(line, _DIM)

    def related(self, item: Violation) -> Iterator[str]:
        for other in item.related[:_RELATED]:
            yield self.words.see + self.other_place(item.place, other)
        if len(item.related) > _RELATED:
            rest = (position_text(other.start) for other in item.related[_RELATED:])
            yield self.words.see_more + self.words.enumeration.join(rest)

    def other_place(self, here: Place, other: RelatedPlace) -> str:
        there = self.words.place(other.place)
        moved = there and there != self.words.place(here)
        where = position_text(other.start) + (self.words.parentheses.format(visible(there)) if moved else "")
        said, text = self.said(other.message), quoted(other.text, self.words)
        return self.words.colon.join(filter(None, (where, said, f"「{text}」" if text not in said else "")))

    def failures(self, report: Report) -> str:
        lines = [self.paint(self.words.failures, _BOLD)]
        for failure in report.failures:
            rule = f"[{visible(failure.rule)}] " if failure.rule else ""
            lines += self.indented(f"{visible(failure.path)}  {rule}{self.said(failure.message)}", _MARGIN)
        return "\n".join(lines)

    def skipped(self, skipped: Iterable[Skipped]) -> str:
        reasons: dict[str, list[str]] = {}
        for item in skipped:
            reasons.setdefault(item.reason, []).append(visible(item.path))
        lines = [self.paint(self.words.skipped, _BOLD)]
        for reason, paths in reasons.items():
            count = self.words.parentheses.format(self.words.number(len(paths), "file"))
            named = self.words.enumeration.join(paths[:_NAMES])
            others = self.words.and_others if len(paths) > _NAMES else ""
            lines += self.indented(visible(reason) + count + self.words.colon + named + others, _MARGIN)
        return "\n".join(lines)

    def closing(self, report: Report) -> str:
        gravest = max((item.severity for item in report.violations), key=lambda severity: severity.rank, default=None)
        color = _COLORS[Severity.ERROR] if report.failures else _COLORS[gravest] if gravest else _GREEN
        lines = wrapped(summary(report, self.words), self.width)
        return "\n".join(self.paint(line, f"{_BOLD};{color}") for line in lines)

    def said(self, message: str) -> str:
        return shortened(message, _MESSAGE, self.words.omission)

    def indented(self, text: str, indent: str) -> Iterator[str]:
        return (indent + line for line in wrapped(text, self.width - len(indent)))

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text
