"""One speech of 10,000 characters in a fresh process, as a ratio to ``python -c pass`` in the same environment.

    python benchmarks/cold.py [FILE] [--runs N]

Without FILE a speech is made from the clean example. The runs alternate; medians and the ratio of the medians are
printed. The rule cache lies in a temporary folder and is filled by a run that is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "范例" / "乡村振兴现场推进会讲话.txt"
LENGTH = 10_000


def speech() -> str:
    """About 10,000 characters: the example's paragraphs, each copy with figures of its own."""
    title, date, salutation, *body = EXAMPLE.read_text(encoding="utf-8").splitlines()
    lines = [title, date, salutation]
    copy = 0
    while sum(map(len, lines)) < LENGTH:
        copy += 1
        lines += [line.translate(str.maketrans("一二三", f"{copy}{copy + 1}{copy + 2}"[:3])) for line in body[1:-1]]
    return "\n".join([*lines, body[-1], ""])


def once(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        file = arguments.file or Path(scratch) / "speech.txt"
        if arguments.file is None:
            file.write_text(speech(), encoding="utf-8")
        environment = {**os.environ, "SPEECHLINT_CACHE_DIR": str(Path(scratch) / "cache")}
        check = [str(Path(sys.executable).with_name("speechlint")), "check", str(file), "--fail-on", "never"]
        bare = [sys.executable, "-c", "pass"]
        once(check, environment)
        times = [(once(bare, environment), once(check, environment)) for _ in range(arguments.runs)]
    base, checked = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"python -c pass   {base * 1000:7.1f} ms")
    print(f"speechlint check {checked * 1000:7.1f} ms   {checked / base:.1f} x")


if __name__ == "__main__":
    main()
