"""Hits and false alarms per rule on a folder of proofread texts, per 10,000 characters.

    python benchmarks/alarms.py FOLDER [--format markdown|text] [--known TABLE] [--draw N --hits FILE] [--verdicts FILE]

FOLDER holds .txt or .md files. ``--known`` is a tab-separated table with the columns class, confidence, file, line,
context: a hit on one of its lines is a known defect and no alarm. ``--hits`` receives one tab-separated row per alarm,
with its surroundings and an empty column ``verdict``; with ``--draw`` only so many, drawn at random, of each severity.
Whoever reads them writes ``false`` (or ``true``) there; ``--verdicts`` takes the table back and tells, per rule and
severity, how many were read and false, and what that makes of false alarms per 10,000 characters.
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

SEVERITIES = ("error", "warning", "info")
COLUMNS = ("rule", "severity", "path", "line", "column", "message", "text", "verdict")
REACH = 20
SEED = 20260101


def lint(folder: Path, format: str, lexicon: Path | None, extra: list[str]) -> dict[str, Any]:
    """The JSON report of one run over the folder, every severity shown."""
    with tempfile.TemporaryDirectory() as scratch:
        configuration = Path(scratch) / ".speechlint.yaml"
        rules = {"kind:near_phrase": {"lexicons": [str(lexicon.resolve())]}} if lexicon else {}
        configuration.write_text(json.dumps({"format": format, "rules": rules}), encoding="utf-8")
        command = [sys.executable, "-m", "speechlint", "check", str(folder), "--config", str(configuration)]
        command += ["--format", "json", "--level", "info", "--fail-on", "never", *extra]
        done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 2 and not done.stdout:
        sys.exit(done.stderr.decode())
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def known_lines(table: Path | None) -> set[tuple[str, int]]:
    """(file name without suffix, line) of the known defects."""
    if table is None:
        return set()
    with table.open(encoding="utf-8", newline="") as rows:
        return {
            (Path(row["file"]).stem, int(row["line"]))
            for row in csv.DictReader(rows, delimiter="\t")
            if row["line"].isdigit()
        }


def surroundings(violation: dict[str, Any]) -> str:
    """The words of a finding in their line."""
    lines = Path(violation["path"]).read_text(encoding="utf-8").splitlines()
    line = lines[violation["line"] - 1] if violation["line"] <= len(lines) else ""
    start = violation["column"] - 1
    end = start + len(violation["text"].partition("\n")[0])
    return f"{line[max(0, start - REACH) : start]}⟦{line[start:end]}⟧{line[end : end + REACH]}"


def write_hits(file: Path, violations: list[dict[str, Any]], draw: int) -> None:
    chosen: list[dict[str, Any]] = []
    for severity in SEVERITIES:
        found = [violation for violation in violations if violation["severity"] == severity]
        chosen += random.Random(SEED).sample(found, min(draw, len(found))) if draw else found
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter="\t")
        rows.writerow(COLUMNS)
        for v in sorted(chosen, key=lambda v: (v["rule"], v["path"], v["line"], v["column"])):
            rows.writerow(
                [v["rule"], v["severity"], v["path"], v["line"], v["column"], v["message"], surroundings(v), ""]
            )


def verdicts(file: Path | None) -> dict[str, collections.Counter[str]]:
    """Rule or severity → how many of its alarms were read (``read``) and false (``false``)."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    if file is not None:
        with file.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows, delimiter="\t"):
                if row["verdict"]:
                    for key in (row["rule"], row["severity"]):
                        counts[key].update(["read", row["verdict"]])
    return counts


def judged(counts: collections.Counter[str], rate: float) -> str:
    """Read, false, and the rate of false alarms that follows; nothing where none was read."""
    if not counts["read"]:
        return ""
    return f"{counts['read']:>7}{counts['false']:>7}{rate * counts['false'] / counts['read']:>10.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--format", default="markdown", choices=["markdown", "text"])
    parser.add_argument("--known", type=Path)
    parser.add_argument("--lexicon", type=Path, help="judge by this lexicon, made from other texts than these")
    parser.add_argument("--hits", type=Path, help="write the alarms to this file")
    parser.add_argument("--draw", type=int, default=0, help="with --hits: so many of each severity, at random")
    parser.add_argument("--verdicts", type=Path, help="the file of --hits with its column verdict filled in")
    parser.add_argument("--select", action="append", default=[])
    arguments = parser.parse_args()

    report = lint(
        arguments.folder, arguments.format, arguments.lexicon, [f"--select={selector}" for selector in arguments.select]
    )
    known = known_lines(arguments.known)
    read = verdicts(arguments.verdicts)
    characters = sum(entry["characters"] for entry in report["files"])
    hits = collections.Counter((v["severity"], v["rule"]) for v in report["violations"])
    alarms = [v for v in report["violations"] if (Path(v["path"]).stem, v["line"]) not in known]
    left = collections.Counter((v["severity"], v["rule"]) for v in alarms)

    print(f"{len(report['files'])} files, {characters} characters, {len(report['failures'])} failures")
    print(f"{'rule':44}{'severity':>9}{'hits':>8}{'known':>7}{'per 10k':>10}{'read':>7}{'false':>7}{'false/10k':>10}")
    for (severity, rule), count in hits.most_common():
        rate = left[severity, rule] * 10_000 / characters
        known_hits = count - left[severity, rule]
        print(f"{rule:44}{severity:>9}{count:>8}{known_hits:>7}{rate:>10.4f}{judged(read[rule], rate)}")
    for severity in SEVERITIES:
        total = sum(count for (level, _), count in left.items() if level == severity)
        rate = total * 10_000 / characters
        print(f"{severity:>53}{total:>8}{'':7}{rate:>10.4f}{judged(read[severity], rate)}")
    if arguments.hits:
        write_hits(arguments.hits, alarms, arguments.draw)


if __name__ == "__main__":
    main()
