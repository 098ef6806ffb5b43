"""``speechlint rules``: every rule, with what the configuration makes of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from speechlint.cli.check_arguments import add_format, add_rules
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.formats.display import columns
from speechlint.formats.json_text import indented
from speechlint.rulebook.workspace import Profile

_HEADINGS = {
    "zh": ("规则", "级别", "类别", "检查", "启用", "名称"),
    "en": ("rule", "severity", "category", "kind", "on", "title"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One rule as listed."""

    id: str
    severity: str
    category: str
    kind: str
    pack: str
    enabled: bool
    fix: str
    title: str


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    add_rules(parser)
    say = parser.say
    parser.add_argument("--enabled", action="store_true", help=say("只列启用的", "only those that are on"))
    add_format(parser, "text", "json")


def run(arguments: Namespace) -> int:
    """List the rules; the exit status."""
    profile = open_workspace(arguments).profile()
    language = arguments.said_language or str(profile.effective.values["lang"].value)
    rows = tuple(_rows(profile, language, only_enabled=bool(arguments.enabled or arguments.select)))
    if arguments.format == "json":
        write_stdout(indented([asdict(row) for row in rows]), "json")
    else:
        write_stdout(_table(rows, language))
    return 0


def _rows(profile: Profile, language: str, *, only_enabled: bool) -> Iterable[Row]:
    for name, choice in profile.selection.choices.items():
        if only_enabled and not choice.on:
            continue
        rule = profile.book.rule(name)
        yield Row(
            id=rule.id,
            severity=(choice.severity or rule.severity).value,
            category=rule.category.value,
            kind=rule.kind,
            pack=rule.pack,
            enabled=choice.on,
            fix=rule.safety.value,
            title=rule.words(language).title,
        )


def _table(rows: Sequence[Row], language: str) -> str:
    on, off = ("on", "off") if language == "en" else ("是", "否")
    cells = [
        _HEADINGS[language],
        *((row.id, row.severity, row.category, row.kind, on if row.enabled else off, row.title) for row in rows),
    ]
    widths = [max(columns(row[index]) for row in cells) for index in range(len(cells[0]) - 1)]
    lines = (
        "  ".join([*(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in cells
    )
    enabled = sum(row.enabled for row in rows)
    total = f"{len(rows)} rules, {enabled} on" if language == "en" else f"共 {len(rows)} 条规则，启用 {enabled} 条"
    return "\n".join((*lines, "", total, ""))
