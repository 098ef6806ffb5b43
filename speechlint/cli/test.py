"""``speechlint test``: the cases of rule files, each judged by its own rule alone."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from speechlint.cli.check_arguments import add_configuration, add_format
from speechlint.cli.coverage import Coverage, coverage, table
from speechlint.cli.errors import CommandError
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.engine.cases import CaseResult, Outcome, run_cases
from speechlint.formats.display import visible
from speechlint.formats.json_text import indented
from speechlint.rulebook.cases import marked
from speechlint.rulebook.layers import absolute
from speechlint.rulebook.manifest import shipped_folder
from speechlint.rulebook.workspace import Workspace
from speechlint.run.paths import shown_path

if TYPE_CHECKING:
    from speechlint.rulebook.packs import Library
    from speechlint.rulebook.rule_file import LoadedRule

FEWEST_CASES = 2
"""So many valid and so many invalid cases at least every rule should have."""


@dataclass(frozen=True, slots=True)
class Line:
    """What came of one case. ``case`` is ``valid-0``, ``invalid-1`` …; ``line`` is where it stands in the file."""

    path: str
    line: int
    rule: str
    case: str
    outcome: str
    text: str
    problem: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Roots of rules to read, and the files or folders below them that are wanted (none: all)."""

    roots: tuple[Path, ...]
    wanted: tuple[str, ...]

    def wants(self, origin: str) -> bool:
        """Whether the rule of a file is to be tested."""
        return not self.wanted or any(
            origin == path or origin.startswith(path.rstrip("/") + "/") for path in self.wanted
        )


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say(
            "规则文件或规则目录；默认为自带的规则和配置里 packs 所列的目录",
            "rule files or folders of rules; by default the shipped ones and those of the configuration",
        ),
    )
    parser.add_argument("-v", "--verbose", action="store_true", help=say("也列出通过的例子", "list passed cases, too"))
    parser.add_argument(
        "--coverage",
        action="store_true",
        help=say("列出每条规则有多少例子，少的在前", "list how many cases each rule has, the fewest first"),
    )
    add_format(parser, "text", "json")
    add_configuration(parser, parser)


def run(arguments: Namespace) -> int:
    """Run the cases: 0 all pass, 1 some do not, 2 a rule cannot be loaded or breaks down."""
    workspace = open_workspace(arguments)
    plan = _plan(workspace, arguments.paths)
    library = _library(workspace, plan.roots)
    problems = [problem for problem in sorted(set(library.problems)) if _concerns(problem.path, plan)]
    for problem in problems:
        if sys.stderr is not None:
            print(problem, file=sys.stderr)
    rules = [loaded for loaded in library.rules if plan.wants(absolute(loaded.rule.origin))]
    if not rules and not problems:
        raise CommandError("no rules found" if arguments.lang == "en" else "没有找到规则")
    results = [(loaded, _results(loaded)) for loaded in rules]
    lines = [_line(loaded, case, result) for loaded, cases in results for case, result in cases.items()]
    few = [loaded for loaded in rules if min(len(loaded.valid), len(loaded.invalid)) < FEWEST_CASES]
    covered = [coverage(loaded, cases.values()) for loaded, cases in results] if arguments.coverage else []
    _report(lines, few, covered, len(rules), arguments)
    if problems or any(line.outcome == Outcome.FAILED for line in lines):
        return 2
    return int(bool(few) or any(line.problem for line in lines))


def _plan(workspace: Workspace, paths: Sequence[str]) -> Plan:
    packs = (Path(str(item.value)) for item in workspace.config().lists["packs"])
    known = (Path(shipped_folder()), *packs)
    if not paths:
        return Plan(tuple(dict.fromkeys(known)), ())
    roots: list[Path] = []
    wanted: list[str] = []
    for path in map(absolute, paths):
        if not Path(path).exists():
            raise CommandError(f"没有文件或目录 {path}")
        wanted.append(path)
        roots.append(next((root for root in known if Path(path).is_relative_to(root)), None) or _root_of(Path(path)))
    return Plan(tuple(dict.fromkeys(roots)), tuple(wanted))


def _root_of(path: Path) -> Path:
    """The root that a rule file outside of the known roots belongs to: above the pack that it lies in."""
    if path.is_dir():
        return path
    pack = next((folder for folder in path.parents if (folder / "_pack.yaml").is_file()), None)
    return pack.parent if pack else path.parent


def _library(workspace: Workspace, roots: Sequence[Path]) -> Library:
    from speechlint.rulebook.packs import read_library  # noqa: PLC0415 - imports yaml and pydantic

    return read_library(roots, workspace.plugin_kinds())


def _concerns(path: str, plan: Plan) -> bool:
    """Whether a problem bears on what is tested: one of a table may, wherever it lies."""
    return plan.wants(absolute(path)) or not absolute(path).endswith((".yaml", ".yml"))


def _results(loaded: LoadedRule) -> dict[str, CaseResult]:
    return {
        f"{sort}-{index}": result
        for sort, cases in (("valid", loaded.valid), ("invalid", loaded.invalid))
        for index, result in enumerate(run_cases(loaded.rule, cases))
    }


def _line(loaded: LoadedRule, case: str, result: CaseResult) -> Line:
    origin = loaded.rule.origin
    text = marked(result.case.text, result.case.expected)
    path = shown_path(origin, origin)
    return Line(path, result.case.line, loaded.rule.id, case, result.outcome.value, text, result.problem)


def _report(
    lines: Sequence[Line], few: Iterable[LoadedRule], covered: Sequence[Coverage], rules: int, arguments: Namespace
) -> None:
    shown = [line for line in lines if line.problem or arguments.verbose]
    if arguments.format == "json":
        data: dict[str, Any] = {
            "cases": [{name: getattr(line, name) for name in Line.__slots__} for line in lines],
            "too_few_cases": [loaded.rule.id for loaded in few],
        }
        if arguments.coverage:
            data["coverage"] = [row._asdict() for row in sorted(covered, key=lambda row: row.fewest)]
        write_stdout(indented(data), "json")
        return
    english = arguments.lang == "en"
    write = [row for line in shown for row in _rows(line)]
    for loaded in few:
        path = shown_path(loaded.rule.origin, loaded.rule.origin)
        needed = "needs two valid and two invalid cases at least" if english else "valid 和 invalid 的例子至少各要两个"
        write.append(f"{path}: {loaded.rule.id}: {needed}")
    if covered:
        write += ["", *table(covered, "en" if english else "zh"), ""]
    failed = sum(bool(line.problem) for line in lines)
    write.append(
        f"{rules} rules, {len(lines)} cases, {failed} failed"
        if english
        else f"{rules} 条规则，{len(lines)} 个例子，{failed} 个不合"
    )
    write_stdout("\n".join((*write, "")))


def _rows(line: Line) -> Iterator[str]:
    yield f"{line.path}:{line.line}: {line.rule} {line.case}: {line.outcome}"
    yield f"  {visible(line.text.replace(chr(10), '⏎'))}"
    if line.problem:
        yield f"  {visible(line.problem.replace(chr(10), '⏎'))}"
