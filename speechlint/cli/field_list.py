"""The list of slots as a table for people, as CSV for a spreadsheet and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from speechlint.engine.violation import Failure, Place
from speechlint.facts.placeholders import Slot
from speechlint.formats.display import columns, head, shortened, tail, visible
from speechlint.formats.json_text import indented
from speechlint.formats.words import position_text, words
from speechlint.span import Position

_SENTENCE = 56  # columns of a sentence in the table
_TEXT = 24
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_HEADINGS = {
    "zh": ("位置", "占位符", "应填", "所在部分", "所在句子"),
    "en": ("position", "slot", "expected", "section", "sentence"),
}
_CSV_HEADINGS = {
    "zh": ("文件", "行", "列", "所在部分", "占位符", "应填", "栏目", "所在句子", "填写"),
    "en": ("file", "line", "column", "section", "slot", "expected", "field", "sentence", "content"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One slot where it stands. ``name`` is what it calls itself; ``before`` and ``after`` are its sentence's."""

    path: str
    start: Position
    end: Position
    text: str
    name: str
    slot: Slot
    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FieldList:
    """The slots of all documents in order of place, and the documents that could not be read."""

    fields: tuple[Field, ...]
    failures: tuple[Failure, ...]
    language: str

    def expected(self, field: Field) -> str:
        """What belongs there, in the list's language."""
        value = field.slot.value
        return value.value.replace("-", " ") if self.language == "en" else value.label

    def section(self, field: Field) -> str:
        """The headings above it."""
        return words(self.language).place(field.place)


def as_table(listed: FieldList) -> str:
    """A table for each document, its columns aligned, and how many slots of which kind there are."""
    blocks = [_table(listed, path, list(fields)) for path, fields in groupby(listed.fields, lambda field: field.path)]
    if listed.failures:
        heading = "could not be read:" if listed.language == "en" else "未能读取："
        blocks.append("\n".join((heading, *(f"  {visible(item.path)}：{item.message}" for item in listed.failures))))
    blocks.append(_total(listed))
    return "\n\n".join(blocks) + "\n"


def _table(listed: FieldList, path: str, fields: Sequence[Field]) -> str:
    rows = [_HEADINGS[listed.language], *(_row(listed, field) for field in fields)]
    widths = [max(columns(row[index]) for row in rows) for index in range(len(rows[0]) - 1)]
    lines = (
        "  ".join((*(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)), row[-1]))
        for row in rows
    )
    return "\n".join((visible(path), *(f"  {line}".rstrip() for line in lines)))


def _row(listed: FieldList, field: Field) -> tuple[str, ...]:
    text = shortened(field.text, _TEXT, "…{}…")
    return (
        position_text(field.start),
        text,
        listed.expected(field),
        visible(listed.section(field)),
        _excerpt(field, text),
    )


def _excerpt(field: Field, text: str) -> str:
    """The sentence with the slot in ⟦⟧, cut on both sides to what a line holds."""
    room = max(8, (_SENTENCE - columns(text)) // 2)
    before, after = tail(field.before, room), head(field.after, room)
    left = "…" if len(before) < len(field.before) else ""
    right = "…" if len(after) < len(field.after) else ""
    return f"{left}{visible(before)}⟦{text}⟧{visible(after)}{right}"


def _total(listed: FieldList) -> str:
    counts = Counter(listed.expected(field) for field in listed.fields)
    kinds = [f"{kind} {count}" for kind, count in counts.most_common()]
    named = Counter((field.path, field.name) for field in listed.fields if field.name)
    repeated = sum(count - 1 for count in named.values())
    files = len({field.path for field in listed.fields})
    if listed.language == "en":
        total = f"{len(listed.fields)} slots in {files} documents" + (f": {', '.join(kinds)}" if kinds else "")
        return total + (f"; {repeated} of them repeat a field's name" if repeated else "")
    total = f"{files} 份文稿共 {len(listed.fields)} 处待填" + (f"：{'、'.join(kinds)}" if kinds else "")
    return total + (f"；其中 {repeated} 处与前面的栏目同名" if repeated else "")


def as_csv(listed: FieldList) -> str:
    """One row a slot and an empty last column to fill in; lines end as RFC 4180 says."""
    import csv  # noqa: PLC0415
    from io import StringIO  # noqa: PLC0415

    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(_CSV_HEADINGS[listed.language])
    writer.writerows([*map(_inert, row), ""] for row in _csv_rows(listed))
    return page.getvalue()


def _csv_rows(listed: FieldList) -> Iterator[tuple[str, ...]]:
    for field in listed.fields:
        yield (
            field.path,
            str(field.start.line),
            str(field.start.column),
            listed.section(field),
            field.text,
            listed.expected(field),
            field.name,
            field.before + field.text + field.after,
        )


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_json(listed: FieldList) -> str:
    """Every slot with all that is known of it."""
    content = {
        "schema": "speechlint-fields/1",
        "fields": [_plain(listed, field) for field in listed.fields],
        "failures": [{"path": failure.path, "message": failure.message} for failure in listed.failures],
    }
    return indented(content)


def _plain(listed: FieldList, field: Field) -> dict[str, object]:
    slot = field.slot
    return {
        "path": field.path,
        "line": field.start.line,
        "column": field.start.column,
        "end_line": field.end.line,
        "end_column": field.end.column,
        "text": field.text,
        "notation": slot.notation.value,
        "value": slot.value.value,
        "expected": listed.expected(field),
        "certainty": slot.certainty.value,
        "half_filled": slot.half,
        "name": field.name or None,
        "section": listed.section(field),
        "paragraph": field.place.paragraph,
        "sentence": field.before + field.text + field.after,
    }
