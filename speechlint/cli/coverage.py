"""How well the cases of rule files cover their rules: the table of ``speechlint test --coverage``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from speechlint.engine.cases import CaseResult
from speechlint.formats.display import columns
from speechlint.text.frozen import field_names
from speechlint.text.records import NamedTuple

if TYPE_CHECKING:
    from speechlint.rulebook.rule_file import LoadedRule

_HEADINGS = {
    "zh": ("规则", "不报", "要报", "改后", "表的行", "有例的行"),
    "en": ("rule", "valid", "invalid", "fixed", "rows", "rows shown"),
}


class Coverage(NamedTuple):
    """How many cases a rule has: ``fixed`` of the invalid ones show the repair.

    ``rows`` are those of its tables, ``rows_shown`` the ones that a case shows at work; None for rules whose findings
    name no row.
    """

    rule: str
    valid: int
    invalid: int
    fixed: int
    rows: int
    rows_shown: int | None

    @property
    def fewest(self) -> tuple[int, int, str]:
        """What rules are ordered by: the ones with few cases first."""
        return min(self.valid, self.invalid), self.valid + self.invalid, self.rule


def coverage(loaded: LoadedRule, results: Iterable[CaseResult]) -> Coverage:
    """What the cases of a rule cover, by their results."""
    check = loaded.rule.check
    values = (getattr(check, name) for name in field_names(type(check)) or ())
    tables = [value for value in values if isinstance(value, tuple) and value and field_names(type(value[0]))]
    shown = {entry for result in results for entry in result.entries}
    return Coverage(
        loaded.rule.id,
        len(loaded.valid),
        len(loaded.invalid),
        sum(case.fixed is not None for case in loaded.invalid),
        sum(map(len, tables)),
        len(shown) if shown else None,
    )


def table(rows: Sequence[Coverage], language: str) -> list[str]:
    """The lines of the table, the rules with the fewest cases first."""
    cells: list[tuple[str, ...]] = [_HEADINGS[language]]
    cells += [
        (row.rule, *map(str, row[1:4]), str(row.rows or ""), "" if row.rows_shown is None else str(row.rows_shown))
        for row in sorted(rows, key=lambda row: row.fewest)
    ]
    widths = [max(columns(row[index]) for row in cells) for index in range(len(cells[0]))]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in cells]


def _padded(cell: str, width: int) -> str:
    blank = " " * (width - columns(cell))
    return blank + cell if cell.isdigit() else cell + blank
