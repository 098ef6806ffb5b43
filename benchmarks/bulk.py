"""Characters a second on a folder of texts, against a peer in the same run.

    python benchmarks/bulk.py FOLDER --peer 'npx zhlint {files}' [--runs N] [--jobs N]

``{files}`` in the peer's command stands for the files, ``{folder}`` for the folder; files are handed over in portions
that fit a command line. Runs alternate; medians are printed. The cache lies in a temporary folder: rules and
dictionary are put there by a run that is not counted; outcomes are forgotten before every run.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PORTION = 200


def timed(commands: list[list[str]], cache: Path) -> float:
    for outcome in cache.glob("outcome-*"):
        outcome.unlink()
    environment = {**os.environ, "SPEECHLINT_CACHE_DIR": str(cache)}
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def portions(peer: str, folder: Path, files: list[Path]) -> list[list[str]]:
    words = shlex.split(peer)
    if "{files}" not in words:
        return [[word.replace("{folder}", str(folder)) for word in words]]
    at = words.index("{files}")
    starts = range(0, len(files), PORTION)
    return [[*words[:at], *map(str, files[start : start + PORTION]), *words[at + 1 :]] for start in starts]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", default="")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--options", default="--no-config", help="further options of speechlint check")
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.folder.rglob("*") if path.suffix in {".txt", ".md"})
    characters = sum(len(path.read_text(encoding="utf-8")) for path in files)
    own = [
        [sys.executable, "-m", "speechlint", "check", str(arguments.folder), "--fail-on", "never", "--format", "json"]
    ]
    own[0] += ["--jobs", str(arguments.jobs), *shlex.split(arguments.options)]
    peer = portions(arguments.peer, arguments.folder, files) if arguments.peer else []
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch)
        timed(own, cache)
        times = [(timed(own, cache), timed(peer, cache) if peer else 0.0) for _ in range(arguments.runs)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{len(files)} files, {characters} characters")
    print(f"speechlint {mine:8.2f} s {characters / mine / 1e6:8.2f} M characters/s")
    if peer:
        print(
            f"peer       {theirs:8.2f} s {characters / theirs / 1e6:8.2f} M characters/s   speechlint is {theirs / mine:.1f} x as fast"
        )


if __name__ == "__main__":
    main()
