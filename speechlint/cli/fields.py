"""``speechlint fields``: what documents have left to fill in, as a list to work through."""

from __future__ import annotations

from argparse import Namespace
from bisect import bisect_right
from collections.abc import Iterator

from speechlint.cli.check_arguments import add_configuration, add_context, add_documents
from speechlint.cli.errors import CommandError
from speechlint.cli.field_list import Field, FieldList, as_csv, as_json, as_table
from speechlint.cli.output import write_file, write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace, request_of
from speechlint.document import Document
from speechlint.engine.linter import place_of
from speechlint.engine.violation import Failure
from speechlint.facts import Facts
from speechlint.facts.placeholders import Certainty, Notation, Slot
from speechlint.readers import UnreadableError, format_of, read_bytes
from speechlint.rulebook.front_matter import given_by
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.settings import Settings
from speechlint.run.discovery import STDIN, SourceFile
from speechlint.run.judge import read_content
from speechlint.run.run import Request, find

FAILED = 2
_RENDERERS = {"table": as_table, "csv": as_csv, "json": as_json}
_NAMED = (Notation.BRACKET, Notation.VARIABLE)
_MARKS = "【】[]［］<>＜＞{}｛｝$％%()s "


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    group = add_documents(parser)
    add_configuration(group, parser)
    add_context(parser)
    listing = parser.add_argument_group(say("清单", "list"))
    listing.add_argument(
        "--all",
        action="store_true",
        help=say("连存疑的也列出，如隐去真名的“张某”", "also what is doubtful, such as names left out on purpose"),
    )
    listing.add_argument(
        "--format",
        choices=tuple(_RENDERERS),
        help=say("格式：table 表格（默认）、csv、json", "format: table (default), csv, json"),
    )
    listing.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help=say(
            "写入文件；.csv 可用 Excel 打开，逐项填写",
            "write to a file; a .csv opens in Excel, with a column to fill in",
        ),
    )


def run(arguments: Namespace) -> int:
    """List the slots; the exit status is 0, or 2 when a document could not be read."""
    workspace = open_workspace(arguments)
    request = request_of(arguments)
    found, _ = find(request, workspace)
    fields: list[Field] = []
    failures = list(found.failures)
    for file in found.files:
        settings = workspace.settings(request.stdin_name if file.path == STDIN else file.path)
        try:
            document = _document(file, request, settings)
            facts = Facts(document, settings.context(given_by(document.front_matter, file.shown)))
        except (UnreadableError, RulebookError) as error:
            failures.append(Failure(file.shown, str(error)))
        except OSError as error:
            failures.append(Failure(file.shown, f"无法读取：{error.strerror or error}"))
        else:
            fields.extend(_fields(facts, doubtful=arguments.all))
    _deliver(FieldList(tuple(fields), tuple(failures), workspace.settings().language), arguments)
    return FAILED if failures else 0


def _document(file: SourceFile, request: Request, settings: Settings) -> Document:
    content = request.stdin if file.path == STDIN else read_content(file.path)
    named = format_of(file.shown)
    chosen = named if named == "docx" else settings.format or named
    return read_bytes(content, file.shown, format=chosen, encoding=settings.encoding)


def _fields(facts: Facts, *, doubtful: bool) -> Iterator[Field]:
    document = facts.document
    starts = [sentence.span.start for sentence in facts.sentences]
    for slot in facts.placeholders:
        if slot.certainty is Certainty.DOUBTFUL and not doubtful:
            continue
        index = bisect_right(starts, slot.span.end - 1) - 1
        sentence = facts.sentences[index].span if index >= 0 else slot.span
        start, end = document.locate(slot.span)
        yield Field(
            path=document.path,
            start=start,
            end=end,
            text=document.source_text(slot.span),
            name=_name(document, slot),
            slot=slot,
            place=place_of(facts, slot.span),
            before=document.text[sentence.start : slot.span.start],
            after=document.text[slot.span.end : max(slot.span.end, sentence.end)],
        )


def _name(document: Document, slot: Slot) -> str:
    """What the slot calls itself (【单位名称】); empty for signs. Slots of one name take one and the same content."""
    return document[slot.span].strip(_MARKS) if slot.notation in _NAMED else ""


def _deliver(listed: FieldList, arguments: Namespace) -> None:
    chosen = arguments.format or _by_suffix(arguments.output or "")
    text = _RENDERERS[chosen](listed)
    if arguments.output is None:
        write_stdout(text, "json" if chosen == "json" else "text")
        return
    encoding = "utf-8-sig" if chosen == "csv" else "utf-8"  # Excel takes a CSV without the mark for GBK
    try:
        write_file(arguments.output, text.encode(encoding, "backslashreplace"))
    except OSError as error:
        raise CommandError(f"无法写入 {arguments.output}：{error.strerror or error}") from error


def _by_suffix(path: str) -> str:
    suffix = path.rpartition(".")[2].lower()
    return suffix if suffix in _RENDERERS else "table"
