"""Hard-wrapped text (硬换行): which line ends are no ends of paragraphs.

A line is a paragraph, unless a block is wrapped: *at least five lines in a row have nearly the same width and end
without a stop* (most of them, since a wrapped line may end with a sentence by chance), and read like prose: sentences
end inside lines, and commas do not always stand at the same place (in a list of names or slogans, a poem, a table they
do not); or all have one width, and a shorter line with a stop concludes them.

The width found holds for the lines before and after, as far as none is wider. Within that region a line runs on
when it is *full*: the next character would not have fitted. The last line of a paragraph is shorter, so are titles
and headings. What follows a full line still begins a paragraph when it is blank or indented; and, where the text
does not announce its paragraphs so, when it is a salutation (称谓), or opens with a list mark (序次语) after a stop
and such marks do not stand amid its lines as well (一是……；二是……).

Three measures are known, from strict to loose. *Characters*: each line has the same number of characters, as editors
and mail programs cut them, anywhere. *Columns*: a Chinese character takes two, as terminals cut. *Loose*: up to four
columns less, as word processors and PDF set lines, which keep stops off the head of a line and words whole; the first
lines of paragraphs may be shorter by an indentation that copying lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum

from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_ROW = 5  # lines in a row that show a width
_NARROWEST, _WIDEST = 30, 160  # columns; verse is narrower, paragraphs of equal width are wider
_STOPS = tuple("。！？；：…!?;:.")
_CLOSERS = "”’）》】」』〕\"')]"
_TABULAR = "|\t"
_SPACES = " \t\u3000\xa0"
_INDENT = 2  # code points: one blank may be the text's own
_ANNOUNCED = 3  # paragraphs
_LOOSER = 1.05  # times as many full lines show that a text is set loosely
_HAN = "[一二三四五六七八九十百]"
_FAMILIES = {
    "han": f"{_HAN}{{1,3}}、(?!{_HAN}{{1,3}}(?:[、是要]|产业))",
    "han_bracket": f"[（(]{_HAN}{{1,3}}[）)]",
    "arabic": r"\d{1,2}[.．、](?!\d)",
    "arabic_bracket": r"[（(]\d{1,2}[）)]",
    "circled": "[①-⑳]",
    "chapter": f"第{_HAN}{{1,4}}[章节条编]",
    "is": f"{_HAN}{{1,2}}[是要]",
    "ordinal": f"第{_HAN}{{1,2}}[，,、](?!第)",
    "first": "(?:首先|其次|再次|最后)[，,]",
}
_RUN_IN = {"is", "ordinal", "first"}  # as a rule amid a paragraph
_WITHIN = {None, *_RUN_IN}
_MARKS = Late("|".join(f"(?P<{family}>{pattern})" for family, pattern in _FAMILIES.items()))
_MARKS_AFTER_STOP = Late(f"(?<=[。！？；：])(?:{_MARKS.pattern})")
_SALUTATION = Late("(?:尊敬的|各位|同志们|朋友们|女士们|先生们|同学们|老师们|乡亲们)[^。；！？：:]{0,40}[：:]$")
_INNER_STOP = Late("[，。；：！？](?=.)")
_INNER_FULL_STOP = Late("[。；！？](?=.)")
_UNIT = Late("[“‘（《【]{0,3}(?:[A-Za-z0-9.,%％]{1,40}|.)[，。、；：！？”’）》】]{0,4}")
"""What is not parted at a line end: a Latin word, a number or a character, with the brackets and stops about it."""


class Join(NamedTuple):
    """How a line runs on into the next one: what is read between them, and the white space left out.

    ``before`` code points at the end of the line and ``after`` at the start of the next are left out.
    """

    text: str
    before: int
    after: int


class Measure(IntEnum):
    """What is counted, and (as value) by how many columns a full line may miss the width."""

    CHARACTERS = 0
    COLUMNS = 1
    LOOSE = 4


def joins(lines: Sequence[str]) -> dict[int, Join]:
    """For each line that runs on into the next one (by index), how. Lines come without their ends."""
    return dict(join for region in regions(lines) for join in region.joins())


def ends_with_stop(line: str) -> bool:
    """Whether a line ends a sentence or clause: with a stop, also within closing quotes or brackets."""
    return line.rstrip(_SPACES).rstrip(_CLOSERS).endswith(_STOPS)


def columns(text: str) -> int:
    """The display width of a text: what GBK writes in two bytes, Chinese typesetting sets two columns wide."""
    return len(text.encode("gb18030", "replace"))


def mark_family(line: str) -> str | None:
    """The form of the whole list mark that a line opens with, None where it opens with none."""
    match = _MARKS.match(line)
    return match.lastgroup if match else None


def is_salutation(line: str) -> bool:
    """Whether a line looks like a salutation (称谓) that stands alone."""
    return _SALUTATION.match(line) is not None


def separator(before: str, after: str) -> str:
    """What is read for the line end between two pieces of a wrapped text: a blank between Latin letters."""
    return " " if _latin(before[-1:]) and _latin(after[:1]) else ""


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


class Region:
    """The lines from ``start`` up to ``end``, wrapped at ``width``; ``full`` says of each but the last if it is."""

    def __init__(self, lines: Sequence[str], start: int, end: int, measure: Measure, width: int) -> None:
        self.end = end
        self.start = start
        self._lines = lines[start:end]
        self._measure = measure
        self._width = width
        self._ragged = _ragged(self._lines)
        self._sizes = [_size(line, measure, ragged=self._ragged) for line in self._lines]
        self._widest = max(self._sizes)
        self.full = [*map(self._is_full, range(len(self._lines) - 1))]
        self._margin = self._most_common_indent()
        for index in self._openings_without_indent():
            self.full[index] = True

    def joins(self) -> Iterator[tuple[int, Join]]:
        """The lines that run on, by index among all lines."""
        announces = [self._announces(line) for line in self._lines]
        announced = self._are_announced(announces)
        opens = announces if announced else self._opens_unannounced(announces)
        for index, full in enumerate(self.full):
            if (full or (announced and self._is_near(index))) and not opens[index + 1]:
                yield self.start + index, self._join(self._lines[index], self._lines[index + 1])

    def _join(self, line: str, following: str) -> Join:
        before = len(line) - len(line.rstrip(_SPACES)) if self._ragged else 0
        after = min(self._margin, _indent(following))
        cut_anywhere = self._measure is Measure.CHARACTERS
        text = "" if cut_anywhere else separator(line[: len(line) - before], following[after:])
        return Join(text, before, after)

    def _is_full(self, index: int) -> bool:
        """Whether what follows a line had no room in it."""
        line, size = self._lines[index], self._sizes[index]
        if self._measure is Measure.CHARACTERS:
            return size == self._width
        if self._is_near(index) and not ends_with_stop(line):
            return True
        unit = _UNIT.match(self._lines[index + 1].lstrip(_SPACES))
        return size + (columns(unit[0]) if unit else 0) > self._widest

    def _is_near(self, index: int) -> bool:
        """Whether a line, in loosely set text, comes near the usual width."""
        return self._measure is Measure.LOOSE and self._sizes[index] >= self._width - self._measure

    def _openings_without_indent(self) -> list[int]:
        """The first lines of paragraphs that are shorter by an indentation: most are where it was lost in copying."""
        indent = _INDENT if self._measure is Measure.CHARACTERS else 2 * _INDENT
        openings = [
            index
            for index in range(len(self.full))
            if not (index and self.full[index - 1])
            and 2 * self._sizes[index] >= self._width
            and not ends_with_stop(self._lines[index])
            and self._lines[index + 1].strip(_SPACES)
        ]
        short = [index for index in openings if -1 <= self._width - indent - self._sizes[index] <= self._measure]
        return short if len(short) >= _ANNOUNCED and 2 * len(short) >= len(openings) else []

    def _most_common_indent(self) -> int:
        """The indentation of the lines that go on: copied web pages indent them all."""
        indents = Counter(_indent(line) for line, full in zip(self._lines[1:], self.full, strict=True) if full)
        return indents.most_common(1)[0][0] if indents else 0

    def _are_announced(self, announces: Sequence[bool]) -> bool:
        """Whether the text marks its paragraphs by blank lines or indentation.

        Asked are the lines that are not full, behind which a paragraph must begin; and a full one announced all the same.
        """
        fresh = [
            announced
            for index, (line, full, announced) in enumerate(zip(self._lines, self.full, announces[1:], strict=False))
            if line.strip(_SPACES) and (announced or not (full or self._is_near(index)))
        ]
        return bool(fresh) and (all(fresh) or (len(fresh) >= _ANNOUNCED and sum(fresh) * 5 >= len(fresh) * 4))

    def _opens_unannounced(self, announces: Sequence[bool]) -> list[bool]:
        """For each line, whether it begins a paragraph whatever the line before it, going by list marks as well."""
        leading, amid = self._marks_leading(), self._marks_amid()
        opens = list(announces)
        for index, line in enumerate(self._lines[1:], 1):
            family = mark_family(line)
            if (family or is_salutation(line)) and ends_with_stop(self._lines[index - 1]):
                opens[index] |= family is None or leading[family] + (-1 if family in _RUN_IN else 1) > amid[family]
        return opens

    def _announces(self, line: str) -> bool:
        indent = _indent(line)
        return indent == len(line) or indent >= self._margin + _INDENT or indent < self._margin or line[0] == "\t"

    def _marks_leading(self) -> Counter[str | None]:
        """How often marks of each family open a line that does not follow a full one."""
        fresh = (line for line, full in zip(self._lines[1:], self.full, strict=True) if not full)
        return Counter(mark_family(line.lstrip(_SPACES)) for line in (self._lines[0], *fresh))

    def _marks_amid(self) -> Counter[str | None]:
        """How often marks of each family stand within a line, after a stop."""
        return Counter(match.lastgroup for line in self._lines for match in _MARKS_AFTER_STOP.finditer(line))


def regions(lines: Sequence[str]) -> Iterator[Region]:
    """The hard-wrapped stretches of a text, in order. Lines come without their ends."""
    done = 0
    for start in _candidates(lines):
        if start >= done:
            region = _region_at(lines, start, done)
            if region is not None:
                yield region
                done = region.end
    if not done and len(lines) > _ROW and max(map(len, lines)) <= _WIDEST:
        yield from _whole(lines)


def _whole(lines: Sequence[str]) -> Iterator[Region]:
    """All lines as one region, when at least a row of them, not side by side, has exactly the greatest width."""
    ragged = _ragged(lines)
    for measure in (Measure.CHARACTERS, Measure.COLUMNS):
        width = max(_size(line, measure, ragged=ragged) for line in lines)
        if width < (_NARROWEST // 2 if measure is Measure.CHARACTERS else _NARROWEST):
            continue
        region = Region(lines, 0, len(lines), measure, width)
        widest = [line for line, full in zip(lines, region.full, strict=False) if full]
        stops = sum(map(ends_with_stop, widest))
        if len(widest) >= _ROW and stops * 5 <= len(widest) and _prose(widest):
            yield region
            return


def _candidates(lines: Sequence[str]) -> Iterator[int]:
    """Starts of rows of lines that are neither blank nor too wide to have been wrapped."""
    row = 0
    for index, line in enumerate(lines):
        row = row + 1 if _NARROWEST // 2 <= len(line) <= _WIDEST else 0
        if row >= _ROW:
            yield index - _ROW + 1


def _region_at(lines: Sequence[str], start: int, first: int) -> Region | None:
    """The region around the row of lines at ``start``, if they show a width; not before line ``first``."""
    row = lines[start : start + _ROW]
    if any(mark_family(line) not in _WITHIN for line in row[1:]) or any(
        sign in line for line in row for sign in _TABULAR
    ):
        return None
    if not _prose(row) and not _concluded(row, lines[start + _ROW : start + _ROW + 1]):
        return None
    measures = [measure for measure in Measure if _shows_width(row, measure)]
    strict = [_grown(lines, start, first, measure) for measure in measures if measure is not Measure.LOOSE]
    best = max(strict, key=_fullness, default=None)
    loose = _grown(lines, start, first, Measure.LOOSE) if measures else None
    if best and loose and _fullness(loose) <= _LOOSER * _fullness(best):
        return best
    return loose


def _fullness(region: Region) -> int:
    return sum(region.full)


def _shows_width(row: Sequence[str], measure: Measure) -> bool:
    ragged = _ragged(row)
    sizes = [_size(line, measure, ragged=ragged) for line in row]
    if max(sizes) - min(sizes) > measure or not _NARROWEST <= max(map(columns, row)) <= _WIDEST:
        return False
    return sum(map(ends_with_stop, row)) <= (1 if measure is Measure.LOOSE else _ROW // 2)


def _prose(row: Sequence[str]) -> bool:
    """Whether a sentence ends inside a line, and stops or commas stand inside most, not always at the same place."""
    if not any(map(_INNER_FULL_STOP.search, row)):
        return False
    places = [match.start() for match in map(_INNER_STOP.search, row) if match]
    return len(places) * 2 > len(row) and len(set(places)) > 1


def _concluded(row: Sequence[str], following: Sequence[str]) -> bool:
    """Whether lines of one and the same width go on into a shorter one that ends with a stop."""
    widths = {columns(line) for line in row}
    return len(widths) == 1 and any(0 < columns(line) < min(widths) and ends_with_stop(line) for line in following)


def _grown(lines: Sequence[str], start: int, first: int, measure: Measure) -> Region:
    """The region around the row at ``start``: as far as no line is wider, not before line ``first``."""
    ragged = _ragged(lines[start : start + _ROW])
    width = max(_size(line, measure, ragged=ragged) for line in lines[start : start + _ROW])
    limit = width + measure
    begin, end = start, start + _ROW
    while begin > first and _fits(lines[begin - 1], measure, limit, ragged=ragged):
        begin -= 1
    while end < len(lines) and _fits(lines[end], measure, limit, ragged=ragged):
        end += 1
    sizes = Counter(_size(line, measure, ragged=ragged) for line in lines[begin:end])
    width = max(sizes)
    if measure is Measure.LOOSE:  # stops that hang over the edge make some lines wider
        width = max((size for size in sizes if size >= width - 2 * measure), key=lambda size: (sizes[size], size))
    return Region(lines, begin, end, measure, width)


def _fits(line: str, measure: Measure, limit: int, *, ragged: bool) -> bool:
    return len(line) <= _WIDEST and _size(line, measure, ragged=ragged) <= limit


def _size(line: str, measure: Measure, *, ragged: bool) -> int:
    text = line.rstrip(_SPACES) if ragged else line
    return len(text) if measure is Measure.CHARACTERS else columns(text)


def _ragged(lines: Sequence[str]) -> bool:
    """Whether most lines end in white space, which is then none of the text."""
    return sum(line.endswith(tuple(_SPACES)) for line in lines) * 2 > len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(_SPACES))
