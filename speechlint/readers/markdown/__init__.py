"""Markdown → Document: the text as it is read, without its furniture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from speechlint.document import Document
from speechlint.readers.builder import DocumentBuilder
from speechlint.readers.markdown.blocks import Block, blocks
from speechlint.readers.markdown.emphasis import leaning
from speechlint.readers.markdown.inline import Edit, Markup, markup, signs_in
from speechlint.readers.markdown.masking import mask
from speechlint.readers.markdown.pairing import across
from speechlint.readers.markdown.rows import Row, rows, runs_on
from speechlint.readers.wrapping import columns, ends_with_stop, regions, separator
from speechlint.span import Span

Directive = tuple[str, Span]

_REACH = 3  # blocks


def read_markdown(source: str, path: str, encoding: str, *, byte_order_mark: bool = False) -> Document:
    """A Markdown text as it is read.

    Left out are front matter, comments, code, tags, link targets, list bullets, quote and emphasis marks; a picture
    or piece of code within a line is read as U+FFFC. List numbers and HTML entities are text. Cells of a table are
    paragraphs, footnotes stand where they are written. How the lines of a block are joined:
    :mod:`speechlint.readers.markdown.rows`; what is emphasis: :mod:`speechlint.readers.markdown.emphasis`.
    """
    masked = mask(source)
    builder = DocumentBuilder(source)
    directives = list(masked.directives[::-1])
    found = list(blocks(masked.text, masked.start))
    lean = leaning(masked.text) if "*" in source else 0
    signs = signs_in(masked.text)
    markups = [markup(masked.text, block.lines, signs, lean) for block in found]
    if signs and lean >= 0:
        _pair_across(masked.text, found, markups)
    wrapped = _wrapped(masked.text, found)
    for index, block in enumerate(found):
        _tell(builder, directives, block.lines[0].start)
        if len(block.lines) == 1 and not markups[index].edits:
            builder.keep(*block.lines[0])
            builder.end_paragraph(block.lines[0].end, part=block.part, level=block.level)
        else:
            of_block = rows(source, block.lines, markups[index].edits)
            _add(builder, block, of_block, wrapped.get(index, {}), directives)
    _tell(builder, directives, len(source))
    return builder.build(path, "markdown", encoding, masked.front_matter, byte_order_mark=byte_order_mark)


def _pair_across(masked: str, found: Sequence[Block], markups: list[Markup]) -> None:
    """Take emphasis marks that open one block and close another for what they are."""
    opening: int | None = None
    for index, (block, own) in enumerate(zip(found, markups, strict=True)):
        if len(own.loose) != 1:
            opening = None if own.loose else opening
            continue
        if opening is not None and index - opening <= _REACH:
            lines = found[opening].lines[0], block.lines[-1]
            if across(masked, markups[opening].loose[0], own.loose[0], *lines):
                for number in (opening, index):
                    mark = Edit(*markups[number].loose[0])
                    markups[number] = Markup(sorted((*markups[number].edits, mark)), [])
                opening = None
                continue
        opening = index


def _tell(builder: DocumentBuilder, directives: list[Directive], before: int) -> None:
    """Hand on the directives (the last is next) that stand before a source offset."""
    while directives and directives[-1][1].start < before:
        text, span = directives.pop()
        builder.directive(text, *span)


def _add(
    builder: DocumentBuilder,
    block: Block,
    of_block: Sequence[Row],
    wrapped: dict[int, bool],
    directives: list[Directive],
) -> None:
    """Pass the paragraphs of a block on; ``wrapped`` says of lines in hard-wrapped text whether they run on."""
    if not of_block:
        return
    joined = (*_joined(of_block, wrapped), False)
    for row, following, runs in zip(of_block, (*of_block[1:], None), joined, strict=True):
        for start, end, text in row.pieces:
            if text is None:
                builder.keep(start, end)
            else:
                builder.replace(text, start, end)
        end = row.pieces[-1][1]
        if runs and following:
            builder.replace(separator(row.text, following.text), end, following.pieces[0][0])
        else:
            builder.end_paragraph(end, part=block.part, level=block.level)
            _tell(builder, directives, following.pieces[0][0] if following else 0)


def _joined(of_block: Sequence[Row], wrapped: dict[int, bool]) -> Iterator[bool]:
    """For each row of a block but the last, whether it runs on into the next one."""
    if len(of_block) == 1:
        return
    widest = max(columns(row.text) for row in of_block)
    prose = ends_with_stop(of_block[-1].text)
    for row, following in pairwise(of_block):
        if row.final:
            yield False
        elif row.line in wrapped:
            yield wrapped[row.line]
        else:
            yield runs_on(row, following, widest, prose=prose)


def _wrapped(masked: str, found: Sequence[Block]) -> dict[int, dict[int, bool]]:
    """By block and line, whether the lines within hard-wrapped text run on."""
    if all(len(block.lines) == 1 for block in found):
        return {}
    places = list(_places(found))
    texts = ["" if place is None else masked[slice(*found[place[0]].lines[place[1]])] for place in places]
    wrapped: dict[int, dict[int, bool]] = {}
    for region in regions(texts):
        joined = dict(region.joins())
        for number in range(region.start, region.end):
            place = places[number]
            if place is not None:
                wrapped.setdefault(place[0], {})[place[1]] = number in joined
    return wrapped


def _places(found: Sequence[Block]) -> Iterator[tuple[int, int] | None]:
    """Block and line of all lines in order, None for the space between two blocks."""
    for index, block in enumerate(found):
        yield from ((index, line) for line in range(len(block.lines)))
        yield None
