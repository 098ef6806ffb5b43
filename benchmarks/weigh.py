"""Fit the weights of slips: ``python benchmarks/weigh.py LEXICON FOLDER [--pairs FILE] [--sample N]``.

FOLDER holds proofread texts that the lexicon was *not* made from (split them by place). What is found in them counts as
false; then one character in some 250 is replaced by a sound-alike or look-alike (three of four by sound, a fixed seed),
and what is found at its place with the right character counts as true, with a weight of 0.3. ``--pairs`` adds the slips of
a file of sentences with their corrections (``benchmarks/slips.py`` says the form), half of them (CRC-32 even). Printed is the
table for ``speechlint/facts/slips/evidence.py``: a logistic regression by Newton's method with a small ridge.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from slips import pairs

from speechlint.facts.slips import readings
from speechlint.facts.slips.evidence import WEIGHTS, features
from speechlint.facts.slips.reading import read
from speechlint.readers import read_bytes
from speechlint.text.alike import Likeness, alike, likeness
from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon

LOWEST = -1e9
PLANTED = 0.3
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lexicon")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=10**9)
    options = parser.parse_args()
    lexicons = Lexicons((open_lexicon(options.lexicon),))
    chance = random.Random(7)
    data: list[Row] = []
    files = sorted(path for path in options.folder.rglob("*") if path.is_file())
    for path in chance.sample(files, min(options.sample, len(files))):
        text = read_bytes(path.read_bytes(), path.name).text
        data += rows(text, text, lexicons, 1.0)
        wrong = planted(text, lexicons, chance)
        data += (row for row in rows(wrong, text, lexicons, PLANTED) if row.true)
    for pair in pairs(options.pairs):
        if crc32(pair.right.encode()) % 2 == 0:
            data += rows(pair.wrong, pair.right, lexicons, 1.0)
    data = [Row(list(map(float, values)), true, weight) for values, true, weight in data]
    true = sum(row.true for row in data)
    print(f"# {len(data)} readings, {true} of them true")
    for name, weight in zip(WEIGHTS, fitted(data), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
