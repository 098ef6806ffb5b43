"""Slips planted in good texts: ``python benchmarks/planted.py FOLDER [--lexicon FILE] [--clauses N] [--severity LEVEL]``.

In each of N clauses of four Han characters and more, drawn at random (a fixed seed), two neighbours are exchanged, a
character is doubled, or one is lost, and the rules of the kind ``near_phrase`` read the clause with what stands around
it. Printed are, for each form, how many were found at their place, how many of these were repaired rightly, and how many
other repairs were offered there; and the share found of those that break known wording: a run of four characters that
the lexicon has. ``--lexicon`` takes the place of the shipped one: it should not be made from the texts of the folder.
``--severity`` is the lowest that counts.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from speechlint.checks.base import Edit, Subject
from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.readers import read_bytes, read_text
from speechlint.rulebook.packs import shipped_library
from speechlint.text.frozen import replaced
from speechlint.text.lexicon.codes import LONGEST, coded
from speechlint.text.lexicon.lexicon import Lexicons, open_lexicon

CLAUSE = re.compile("[\u3400-\u9fff]{4,}")
AROUND = 30
SEVERITIES = ("error", "warning", "info")
FORMS = ("swap", "doubling", "omission")


class Slip(NamedTuple):
    """A stretch of text as it was and as it is now; ``at`` is where they begin to differ."""

    right: str
    wrong: str
    at: int


def clauses(folder: Path, number: int, chance: random.Random) -> Iterator[tuple[str, int, int]]:
    """Texts, with the bounds of a clause."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    drawn = Counter(chance.choices(files, k=number))
    for path in sorted(drawn):
        text = read_bytes(path.read_bytes(), path.name).text
        found = [match.span() for match in CLAUSE.finditer(text)]
        for start, end in chance.sample(found, min(drawn[path], len(found))):
            yield text, start, end


def planted(text: str, start: int, end: int, form: str, chance: random.Random) -> Slip | None:
    """A slip of a form in a clause; None where nothing would be changed by it."""
    at = chance.randrange(start, end - 1)
    one, other = text[at], text[at + 1]
    wrong = {"swap": other + one, "doubling": one + one + other, "omission": other}[form]
    if one == other or (form == "doubling" and text[at - 1 : at] == one):
        return None
    before, after = text[max(0, start - AROUND) : at], text[at + 2 : end + AROUND]
    return Slip(before + one + other + after, before + wrong + after, len(before))


def breaks_wording(slip: Slip, lexicons: Lexicons) -> bool:
    """Whether the text as it was has a run that the lexicons know and the text as it is has not."""
    right, wrong = coded(slip.right), coded(slip.wrong)
    runs = (right[start : start + LONGEST] for start in range(max(0, slip.at - LONGEST + 1), slip.at + 2))
    return any(lexicons.grams([run for run in runs if len(run) == LONGEST and run not in wrong], LONGEST))


def edits(checks: Sequence[object], text: str) -> list[Edit]:
    document = read_text(text)
    subject = Subject(document, Facts(document, Context(fragment=True)), {})
    return [edit for check in checks for hit in check.find(subject) for edit in hit.edits]  # type: ignore[attr-defined]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lexicon")
    parser.add_argument("--clauses", type=int, default=2000)
    parser.add_argument("--severity", choices=SEVERITIES, default="warning")
    options = parser.parse_args()
    levels = ("error",) if options.severity == "error" else ("error", "warning")
    shipped = [loaded.rule for loaded in shipped_library().checked().rules]
    checks = [rule.check for rule in shipped if rule.kind == "near_phrase" and rule.severity in levels]
    if options.lexicon:
        checks = [replaced(check, lexicons=(options.lexicon,)) for check in checks]
    lexicons = Lexicons(tuple(map(open_lexicon, checks[0].files)))
    chance = random.Random(7)
    counts: dict[str, Counter[str]] = {form: Counter() for form in FORMS}
    for text, start, end in clauses(options.folder, options.clauses, chance):
        for form in FORMS:
            slip = planted(text, start, end, form, chance)
            if slip is None:
                continue
            here = [
                edit
                for edit in edits(checks, slip.wrong)
                if edit.span.start <= slip.at + 1 and slip.at - 1 <= edit.span.end
            ]
            repaired = [slip.wrong[: span.start] + put + slip.wrong[span.end :] == slip.right for span, put in here]
            counts[form].update(planted=1, found=bool(here), right=any(repaired), wrong=repaired.count(False))
            if breaks_wording(slip, lexicons):
                counts[form].update(known=1, known_found=bool(here))
    for form, count in counts.items():
        share = count["found"] / max(1, count["planted"])
        known = count["known_found"] / max(1, count["known"])
        print(
            f"{form}: {count['planted']} planted, {count['found']} found at their place ({share:.3f}), "
            f"{count['right']} of them repaired rightly; {count['wrong']} other repairs offered there; "
            f"{count['known']} break known wording ({known:.3f} of these found)"
        )


if __name__ == "__main__":
    main()
