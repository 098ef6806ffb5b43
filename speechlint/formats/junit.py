"""The format ``junit``: JUnit XML for test reports, one test suite a file, one test case a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from speechlint.engine.violation import Failure, Violation
from speechlint.formats.display import visible
from speechlint.formats.excerpt import excerpt, repair
from speechlint.formats.options import RenderOptions
from speechlint.formats.positions import entries, placed_message
from speechlint.formats.words import Words, position_text, words
from speechlint.formats.xml_text import DECLARATION, content, tag
from speechlint.run.report import FileEntry, Report

_EXCERPT = 100


@dataclass(slots=True)
class _Suite:
    """What is said of one file."""

    entry: FileEntry | None = None
    violations: list[Violation] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def tests(self) -> int:
        """A clean file is one test that passes."""
        return max(1, len(self.violations) + len(self.failures) + len(self.skipped))


def render(report: Report, options: RenderOptions) -> str:
    """The report as test suites: findings are failures, work that could not be done errors, both break the test."""
    suites = _suites(report)
    head = tag(
        "testsuites",
        name="speechlint",
        tests=sum(suite.tests for suite in suites.values()),
        failures=len(report.violations),
        errors=len(report.failures),
        skipped=len(report.skipped),
    )
    say = words(options.language)
    body = (line for path in sorted(suites) for line in _lines(path, suites[path], say))
    return DECLARATION + "\n".join((f"<{head}>", *body, "</testsuites>")) + "\n"


def _suites(report: Report) -> dict[str, _Suite]:
    suites = {path: _Suite(entry) for path, entry in entries(report).items()}
    for found in report.violations:
        suites.setdefault(found.path, _Suite()).violations.append(found)
    for failure in report.failures:
        suites.setdefault(failure.path, _Suite()).failures.append(failure)
    for skipped in report.skipped:
        suites.setdefault(skipped.path, _Suite()).skipped.append(skipped.reason)
    return suites


def _lines(path: str, suite: _Suite, say: Words) -> Iterator[str]:
    counts = {
        "tests": suite.tests,
        "failures": len(suite.violations),
        "errors": len(suite.failures),
        "skipped": len(suite.skipped),
    }
    yield f"  <{tag('testsuite', name=path, **counts)}>"
    for found in suite.violations:
        details = "\n".join(_details(found, say))
        inside = tag("failure", message=placed_message(found, suite.entry, say), type=found.severity)
        name = f"{found.rule} {position_text(found.start)}"
        yield from _case(path, name, f"<{inside}>{content(details)}</failure>", found.start.line)
    for failure in suite.failures:
        inside = tag("error", message=failure.message, type="failure")
        yield from _case(path, failure.rule or "speechlint/failure", f"<{inside}/>")
    for reason in suite.skipped:
        yield from _case(path, "speechlint/skipped", f"<{tag('skipped', message=reason)}/>")
    if not (suite.violations or suite.failures or suite.skipped):
        yield f"    <{tag('testcase', classname=path, name='speechlint')}/>"
    yield "  </testsuite>"


def _case(path: str, name: str, outcome: str, line: int | None = None) -> Iterator[str]:
    yield f"    <{tag('testcase', classname=path, name=name, file=path, line=line)}>"
    yield f"      {outcome}"
    yield "    </testcase>"


def _details(found: Violation, say: Words) -> Iterator[str]:
    part = excerpt(found, _EXCERPT, say)
    yield f"{visible(found.path)}:{position_text(found.start)} {say.full_place(found.place)}"
    yield f"{part.before}⟦{part.text}⟧{part.after}"
    for other in found.related:
        yield f"{say.see}{position_text(other.start)}{say.colon}{other.message or other.text}"
    if found.fix:
        yield repair(found, say)
