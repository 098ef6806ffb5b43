"""Fit the weights of slips: ``python benchmarks/weigh.py LEXICON FOLDER [--form FORM] [--fold LEXICON FOLDER]…``.

FOLDER holds proofread texts that the lexicon was *not* made from (split them by place); ``--fold`` adds others with a
lexicon of their own. What is found in them counts as false; then slips are planted (a fixed seed), and what is found
at the place of one with the right repair counts as true, with a smaller weight.

``--form substitution`` (unless told): one character in some 250 is replaced by a sound-alike or look-alike, three of
four by sound, and weighs 0.3. ``--pairs`` adds the slips of a file of sentences with their corrections
(``benchmarks/slips.py`` says the form), half of them (CRC-32 even). Printed is the table for
``speechlint/facts/slips/evidence.py``.

``--form swap``, ``doubling`` or ``omission``: one pair of Han characters in some five hundred is exchanged, its
first doubled, or its first lost, and weighs 0.5. Printed is the table for ``speechlint/facts/slips/edit_evidence.py`` with
the column of the form fitted anew.

Fitted is a logistic regression by Newton's method with a small ridge.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from slips import pairs

from speechlint.facts.slips import edit_evidence, edits, readings
from speechlint.facts.slips.edit_evidence import EditForm
from speechlint.facts.slips.evidence import WEIGHTS, features
from speechlint.facts.slips.reading import read
from speechlint.readers import read_bytes
from speechlint.text.alike import Likeness, alike, likeness
from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon

LOWEST = -1e9
PLANTED = 0.3
PLANTED_EDITS = 0.5
HAN = re.compile("[\u3400-\u9fff]{2}")
ROUNDS = 25
RIDGE = 0.1


class Row(NamedTuple):
    values: list[float]
    true: bool
    weight: float


def rows(text: str, right: str, lexicons: Lexicons, weight: float) -> Iterator[Row]:
    """What may be meant in a text; true where the right text has it."""
    for slip in readings(read(text, lexicons), lexicons, LOWEST):
        at = slip.span.start
        true = text[at] != right[at] and slip.right == right[at]
        if text[at] == right[at] or true:
            yield Row(list(features(slip.evidence)), true, weight)


def planted(text: str, lexicons: Lexicons, chance: random.Random) -> str:
    signs = list(text)
    at = chance.randrange(20, 200)
    while at < len(signs):
        kinds = (Likeness.SHAPE,) if chance.random() < 0.25 else (Likeness.SOUND, Likeness.NEAR_SOUND)
        others = [other for other in alike(signs[at]) if likeness(signs[at], other) in kinds]
        levels = [lexicons.character(other) ** 2 for other in others]
        if sum(levels):
            signs[at] = chance.choices(others, levels)[0]
        at += chance.randrange(120, 400)
    return "".join(signs)


def fitted(data: Sequence[Row]) -> list[float]:
    size = len(data[0].values)
    weights = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-RIDGE * weight for weight in weights]
        bend = [[RIDGE * (row == column) for column in range(size)] for row in range(size)]
        for values, true, weight in data:
            total = sum(map(float.__mul__, weights, values))
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            error, steep = weight * (true - chance), weight * chance * (1 - chance)
            for row, value in enumerate(values):
                if value:
                    slope[row] += error * value
                    line, factor = bend[row], steep * value
                    for column, other in enumerate(values):
                        line[column] += factor * other
        step = solved(bend, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return weights


def solved(matrix: list[list[float]], wanted: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is positive definite."""
    lines = [[*line, value] for line, value in zip(matrix, wanted, strict=True)]
    for pivot, line in enumerate(lines):
        for other in lines[pivot + 1 :]:
            factor = other[pivot] / line[pivot]
            for column in range(pivot, len(line)):
                other[column] -= factor * line[column]
    result = [0.0] * len(lines)
    for pivot in reversed(range(len(lines))):
        line = lines[pivot]
        known = sum(line[column] * result[column] for column in range(pivot + 1, len(lines)))
        result[pivot] = (line[-1] - known) / line[pivot]
    return result


def edited(text: str, form: EditForm, chance: random.Random) -> tuple[str, dict[int, str]]:
    """A text with planted slips of a form, and what repairs each by its offset."""
    pieces, repairs, done, length = [], {}, 0, 0
    at = chance.randrange(20, 120)
    while at < len(text) - 1:
        one, other = text[at : at + 2]
        if one != other and HAN.match(text, at):
            wrong = {EditForm.SWAP: other + one, EditForm.DOUBLING: one + one + other, EditForm.OMISSION: other}[form]
            pieces += (text[done:at], wrong)
            place = length + at - done
            length, done = place + len(wrong), at + 2
            right = {EditForm.SWAP: one + other, EditForm.DOUBLING: one, EditForm.OMISSION: text[at - 1] + one + other}
            repairs[place - (form is EditForm.OMISSION)] = right[form]
        at += chance.randrange(200, 800)
    return "".join([*pieces, text[done:]]), repairs


def edit_rows(text: str, form: EditForm, lexicons: Lexicons, chance: random.Random) -> Iterator[Row]:
    """What may be meant in a text (false) and in a copy with planted slips, where it is right."""
    for repair in edits.readings(form, read(text, lexicons), lexicons, LOWEST):
        yield Row(list(edit_evidence.features(repair.evidence)), False, 1.0)
    wrong, repairs = edited(text, form, chance)
    for repair in edits.readings(form, read(wrong, lexicons), lexicons, LOWEST):
        if repairs.get(repair.span.start) == repair.right:
            yield Row(list(edit_evidence.features(repair.evidence)), True, PLANTED_EDITS)


def substitution_rows(text: str, lexicons: Lexicons, chance: random.Random) -> Iterator[Row]:
    """What may be meant in a text (false) and in a copy with planted slips, where it is right."""
    yield from rows(text, text, lexicons, 1.0)
    wrong = planted(text, lexicons, chance)
    yield from (row for row in rows(wrong, text, lexicons, PLANTED) if row.true)


def texts(folder: Path, most: int, chance: random.Random) -> Iterator[str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in chance.sample(files, min(most, len(files))):
        yield read_bytes(path.read_bytes(), path.name).text


def table(form: str, weights: Sequence[float]) -> Iterator[str]:
    """The lines of the table, ready to be put in its place."""
    if form == "substitution":
        for name, weight in zip(WEIGHTS, weights, strict=True):
            yield f'    "{name}": {weight:.2f},'
    else:
        column = tuple(EditForm).index(EditForm(form))
        for (name, known), weight in zip(edit_evidence.WEIGHTS.items(), weights, strict=True):
            line = [*known[:column], round(weight, 2), *known[column + 1 :]]
            yield f'    "{name}": ({", ".join(map(str, line))}),'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon")
    parser.add_argument("folder")
    parser.add_argument("--fold", nargs=2, action="append", default=[], metavar=("LEXICON", "FOLDER"))
    parser.add_argument("--form", choices=("substitution", *EditForm), default="substitution")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=10**9)
    options = parser.parse_args()
    chance = random.Random(7)
    data: list[Row] = []
    for lexicon, folder in [(options.lexicon, options.folder), *options.fold]:
        lexicons = Lexicons((open_lexicon(lexicon),))
        for text in texts(Path(folder), options.sample, chance):
            if options.form == "substitution":
                data += substitution_rows(text, lexicons, chance)
            else:
                data += edit_rows(text, EditForm(options.form), lexicons, chance)
    if options.form == "substitution":
        lexicons = Lexicons((open_lexicon(options.lexicon),))
        for pair in pairs(options.pairs):
            if crc32(pair.right.encode()) % 2 == 0:
                data += rows(pair.wrong, pair.right, lexicons, 1.0)
    data = [Row(list(map(float, values)), true, weight) for values, true, weight in data]
    print(f"# {len(data)} readings, {sum(row.true for row in data)} of them true")
    print(*table(options.form, fitted(data)), sep="\n")


if __name__ == "__main__":
    main()
