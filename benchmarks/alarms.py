"""Hits per rule on a folder of proofread texts, per 10,000 characters, and a sample of them to be read.

    python benchmarks/alarms.py FOLDER [--format markdown|text] [--known TABLE] [--sample N] [--hits FILE]

FOLDER holds .txt or .md files. ``--known`` is a tab-separated table with the columns class, confidence, file, line,
context: a hit on one of its lines is a known defect and no alarm. ``--hits`` receives one tab-separated row per hit.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any


def lint(folder: Path, format: str, extra: list[str]) -> dict[str, Any]:
    """The JSON report of one run over the folder, every severity shown."""
    with tempfile.TemporaryDirectory() as scratch:
        configuration = Path(scratch) / ".speechlint.yaml"
        configuration.write_text(f'format: "{format}"\n', encoding="utf-8")
        command = [sys.executable, "-m", "speechlint", "check", str(folder), "--config", str(configuration)]
        command += ["--format", "json", "--level", "info", "--fail-on", "never", *extra]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 2 and not done.stdout:
        sys.exit(done.stderr.decode())
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def known_lines(table: Path | None) -> set[tuple[str, int]]:
    """(file name, line) of the known defects."""
    if table is None:
        return set()
    with table.open(encoding="utf-8", newline="") as rows:
        return {
            (Path(row["file"]).name, int(row["line"]))
            for row in csv.DictReader(rows, delimiter="\t")
            if row["line"].isdigit()
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--format", default="markdown", choices=["markdown", "text"])
    parser.add_argument("--known", type=Path)
    parser.add_argument(
        "--sample", type=int, default=0, help="print this many hits of each rule, drawn with a fixed seed"
    )
    parser.add_argument("--hits", type=Path, help="write every hit to this file")
    parser.add_argument("--select", action="append", default=[])
    arguments = parser.parse_args()

    report = lint(arguments.folder, arguments.format, [f"--select={selector}" for selector in arguments.select])
    known = known_lines(arguments.known)
    characters = sum(entry["characters"] for entry in report["files"])
    hits: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    listed: collections.Counter[str] = collections.Counter()
    for violation in report["violations"]:
        hits[violation["rule"]].append(violation)
        listed[violation["rule"]] += (Path(violation["path"]).name, violation["line"]) in known

    print(f"{len(report['files'])} files, {characters} characters, {len(report['failures'])} failures")
    print(f"{'rule':44}{'severity':>9}{'hits':>8}{'known':>7}{'per 10k':>10}")
    for rule, found in sorted(hits.items(), key=lambda item: -len(item[1])):
        rate = (len(found) - listed[rule]) * 10_000 / characters
        print(f"{rule:44}{found[0]['severity']:>9}{len(found):>8}{listed[rule]:>7}{rate:>10.4f}")
    for severity in ("error", "warning", "info"):
        total = sum(len(found) - listed[rule] for rule, found in hits.items() if found[0]["severity"] == severity)
        print(f"{severity:>61}{total:>8}{'':7}{total * 10_000 / characters:>10.4f}")

    if arguments.hits:
        with arguments.hits.open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out, delimiter="\t")
            for rule, found in sorted(hits.items()):
                rows.writerows([rule, v["path"], v["line"], v["column"], v["text"], v["message"]] for v in found)
    if arguments.sample:
        draw = random.Random(20260101)
        for rule, found in sorted(hits.items()):
            print(f"\n{rule}")
            for violation in draw.sample(found, min(arguments.sample, len(found))):
                print(
                    f"  {violation['path']}:{violation['line']}:{violation['column']} {violation['text']!r} {violation['message']}"
                )


if __name__ == "__main__":
    main()
