"""Slips found in sentences with their corrections: ``python benchmarks/slips.py FILE… [--without FOLDER] [--part K/N]``.

A file has lines ``flag TAB wrong TAB right`` (the form of the ECSpell data). Printed are the share of the wrong
characters that are reported at their place, the share of those with the right character, and the share of the sentences
without error that are alarmed. ``--without`` leaves out sentences that stand in the texts of a folder (those that a
lexicon was made from); ``--part 0/2`` takes every sentence whose CRC-32 leaves that remainder, for tuning on one part
and measuring on the other.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from speechlint.checks.base import Subject
from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.readers import read_text
from speechlint.rulebook.packs import shipped_library
from speechlint.rulebook.rule import Rule

SPACE = re.compile(r"\s")


class Pair(NamedTuple):
    wrong: str
    right: str


def pairs(files: Iterable[Path]) -> Iterator[Pair]:
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            _, wrong, right = line.split("\t")
            if len(wrong) == len(right):
                yield Pair(wrong, right)


def known(folder: Path | None) -> str:
    files = sorted(folder.rglob("*")) if folder else []
    texts = (path.read_text("utf-8", "replace") for path in files if path.is_file())
    return "\n".join(SPACE.sub("", re.sub("[*#]", "", text)) for text in texts)


def found(rules: Iterable[Rule], text: str) -> dict[int, str]:
    """What should stand at each place that is reported."""
    document = read_text(text)
    subject = Subject(document, Facts(document, Context(fragment=True)), {})
    hits = (hit for rule in rules for hit in rule.check.find(subject))
    return {edit.span.start: edit.replacement for hit in hits for edit in hit.edits}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--part", default="0/1")
    parser.add_argument("--severity", choices=("error", "warning"), default="warning")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    levels = ("error",) if options.severity == "error" else ("error", "warning")
    shipped = [loaded.rule for loaded in shipped_library().checked().rules]
    rules = [rule for rule in shipped if rule.kind == "near_phrase" and rule.severity in levels]
    seen = known(options.without)
    chosen = [
        pair
        for pair in pairs(options.files)
        if crc32(pair.right.encode()) % parts == part
        and not (seen and SPACE.sub("", pair.right).strip("，。；：、") in seen)
    ]
    slips = hits = rights = clean = alarmed = beside = 0
    for pair in chosen:
        reported = found(rules, pair.wrong)
        wrong = {at for at, (one, other) in enumerate(zip(pair.wrong, pair.right, strict=True)) if one != other}
        slips += len(wrong)
        hits += len(wrong & reported.keys())
        rights += sum(reported.get(at) == pair.right[at] for at in wrong)
        clean += not wrong
        alarmed += not wrong and bool(reported)
        beside += len(reported.keys() - wrong) if wrong else 0
        if reported.keys() - wrong or (options.misses and wrong - reported.keys()):
            print(f"{pair.wrong}  {sorted(reported.items())}")
    print(
        f"{len(chosen)} sentences, {slips} wrong characters: {hits} reported at their place ({hits / max(1, slips):.3f})"
    )
    print(f"of these {rights} with the right character ({rights / max(1, hits):.3f}); {beside} other places reported")
    print(f"{clean} sentences without error: {alarmed} alarmed ({alarmed / max(1, clean):.4f})")


if __name__ == "__main__":
    main()
