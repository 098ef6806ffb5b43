"""Plain text → Document: a line is a paragraph (自然段), unless the text is hard-wrapped."""

from __future__ import annotations

from collections import defaultdict

from speechlint.document import Document
from speechlint.readers.builder import DocumentBuilder
from speechlint.readers.directives import directive_line
from speechlint.readers.wrapping import joins
from speechlint.span import Span, line_spans


def read_plain(source: str, path: str, encoding: str, *, byte_order_mark: bool = False) -> Document:
    """A plain text as it is read: wrapped lines joined, directive lines left out, all else as it stands.

    Blank lines are empty paragraphs.
    """
    builder = DocumentBuilder(source)
    lines, directives = _without_directives(source)
    runs_on = joins([source[line.start : line.end] for line in lines])
    start = 0
    for index, line in enumerate(lines):
        for text, span in directives.get(index, ()):
            builder.directive(text, *span)
        join = runs_on.get(index)
        if join is None:
            builder.keep(max(start, line.start), line.end)
            builder.end_paragraph(line.end)
        else:
            end = line.end - join.before
            builder.keep(max(start, line.start), end)
            start = lines[index + 1].start + join.after
            builder.replace(join.text, end, start)
    for text, span in directives.get(len(lines), ()):
        builder.directive(text, *span)
    return builder.build(path, "text", encoding, byte_order_mark=byte_order_mark)


def _without_directives(source: str) -> tuple[list[Span], dict[int, list[tuple[str, Span]]]]:
    """The lines of a text, and its directives by the index of the line that they precede."""
    lines = list(line_spans(source))
    if "%%" not in source:
        return lines, {}
    kept: list[Span] = []
    directives: defaultdict[int, list[tuple[str, Span]]] = defaultdict(list)
    for line in lines:
        text = directive_line(source[line.start : line.end])
        if text is None:
            kept.append(line)
        else:
            directives[len(kept)].append((text, line))
    return kept, directives
