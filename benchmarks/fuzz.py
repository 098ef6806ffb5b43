"""Mutated texts, Word files and rule files: no traceback, no run over 5 seconds or 500 MB.

    python benchmarks/fuzz.py [--runs N] [--texts FOLDER] [--seed S] [--jobs N]

Each run is one call of the command line's ``main`` in a worker process that lives for many runs; what it prints is
searched for a traceback and for the sentence that reports an internal error. ``--texts`` adds files to mutate to the
examples.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_SECONDS = 5.0
MOST_MEGABYTES = 500
INTERNAL = ("Traceback", "内部出错", "规则运行出错", "internal error")
HOSTILE = [
    "***", "*" * 3000, "“" * 2000, "（" * 2000, "一、", "（一）", "1.", "一是", "\x00", "\ufeff", "\u200b", "\ue004", "\u2028",
    "2024年", "2月30日", "第*届", "20**年*月", "XX" * 500, "。。", "```", "<!--", "-->", "---\n", "| a | b |\n|---|---|\n",
    "%% speechlint: ignore ", "<!-- speechlint: ignore-begin x -->", "讲三点意见", "同志们：\n", "\r", "\r\n", "𠮷", "👨‍👩‍👧", "\ud7ff",
    "推进推进" * 300, "“十四五”", "《" * 500, "_" * 2000, "[" * 1500, "&nbsp;" * 300, "<a>" * 500, "> " * 800, "# " * 400,
]  # fmt: skip


def mutated(data: bytes, draw: random.Random) -> bytes:
    """A few random edits: bytes changed, cut, doubled, spliced; hostile pieces put in."""
    result = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(result) + 1)
        to = min(len(result), at + draw.randint(0, 400))
        match draw.randrange(6):
            case 0:
                result[at:to] = b""
            case 1:
                result[at:at] = result[at:to] * draw.randint(1, 6)
            case 2:
                result[at:at] = draw.choice(HOSTILE).encode("utf-8", "surrogatepass")
            case 3:
                result[at:at] = draw.randbytes(draw.randint(1, 6))
            case 4 if at < len(result):
                result[at] = draw.randrange(256)
            case _:
                start = draw.randrange(len(result) + 1)
                result[at:at] = result[start : start + 200]
    return bytes(result)


def mutated_text(data: bytes, draw: random.Random) -> bytes:
    """As :func:`mutated`, or on the characters of the text and then in another encoding."""
    if draw.random() < 0.5:
        return mutated(data, draw)
    text = list(data.decode("utf-8", "replace"))
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(text) + 1)
        text[at : at + draw.choice([0, 0, 1, 5])] = draw.choice(HOSTILE)
    return "".join(text).encode(draw.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"]), "replace")


def mutated_docx(data: bytes, draw: random.Random) -> bytes:
    """The bytes of the package, or of one of its parts."""
    if draw.random() < 0.3:
        return mutated(data, draw)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        victim = draw.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, mutated(part, draw) if name == victim else part)
    return out.getvalue()


def word_file() -> bytes:
    """A small Word file with a table, numbering, a revision and a text box."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for level, text in [(0, "抓好项目。"), (1, "完成***亿元。"), (1, "责任到人。"), (0, "改进作风。")]
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    revision = (
        "<w:p><w:ins><w:r><w:t>同志们：</w:t></w:r></w:ins><w:del><w:r><w:delText>各位</w:delText></w:r></w:del></w:p>"
    )
    document = f'<w:document xmlns:w="{word}"><w:body>{revision}{paragraphs}{table}</w:body></w:document>'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in [(0, "%1、"), (1, "（%2）")]
    )
    numbering = (
        f'<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    kinds = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    linked = relations.replace('officeDocument" Target="word/document.xml', 'numbering" Target="numbering.xml')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", kinds)
        package.writestr("_rels/.rels", relations)
        package.writestr("word/_rels/document.xml.rels", linked)
        package.writestr("word/numbering.xml", numbering)
        package.writestr("word/document.xml", document)
    return out.getvalue()


Maker = Callable[[random.Random], tuple[str, bytes]]


def makers(folder: Path | None) -> list[Maker]:
    texts = [path.read_bytes() for path in ROOT.joinpath("examples").rglob("*") if path.suffix in {".txt", ".md"}]
    if folder:
        texts += [path.read_bytes() for path in folder.rglob("*.txt")]
    rules = [path.read_bytes() for path in ROOT.joinpath("rules").rglob("*.yaml")]
    settings = [path.read_bytes() for path in ROOT.joinpath("examples").rglob(".speechlint.yaml")]
    word = word_file()
    return [
        lambda draw: ("a.txt", mutated_text(draw.choice(texts), draw)),
        lambda draw: ("a.txt", mutated_text(draw.choice(texts), draw)),
        lambda draw: ("a.md", mutated_text(draw.choice(texts), draw)),
        lambda draw: ("a.docx", mutated_docx(word, draw)),
        lambda draw: ("pack/rule.yaml", mutated(draw.choice(rules), draw)),
        lambda draw: (".speechlint.yaml", mutated(draw.choice(settings), draw)),
    ]


def command(name: str, folder: Path) -> list[str]:
    if name == "pack/rule.yaml":
        return ["test", str(folder / "pack")]
    if name == ".speechlint.yaml":
        (folder / "b.txt").write_text("同志们：\n今天开会。\n", encoding="utf-8")
        return ["check", str(folder / "b.txt")]
    return ["check", str(folder / name), "--level", "info", "--format", "json"]


def worker(number: int, runs: int, seed: int, folder: Path | None) -> list[tuple[str, str, int]]:
    """(problem, kind of file, run) of every bad run, and the statistics as rows of their own."""
    from speechlint.cli.main import main  # noqa: PLC0415

    made = makers(folder)
    rows: list[tuple[str, str, int]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for run in range(runs):
            draw = random.Random(f"{seed}/{number}/{run}")
            home = Path(scratch) / str(run % 4)
            name, data = draw.choice(made)(draw)
            target = home / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            out = io.TextIOWrapper(io.BytesIO(), "utf-8")
            start = time.perf_counter()
            try:
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                    status = main(command(name, home))
            except SystemExit as leaving:
                status = leaving.code if isinstance(leaving.code, int) else 2
            except BaseException as error:
                rows.append((f"raised {type(error).__name__}: {error}", name, run))
                status = 2
            seconds = time.perf_counter() - start
            out.flush()
            said = out.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]
            rows.extend(
                (f"said {word}: {said[said.find(word) :][:200]}", name, run)
                for word in INTERNAL
                if word in said and word not in data.decode("utf-8", "ignore")
            )
            if status not in (0, 1, 2):
                rows.append((f"status {status}", name, run))
            if seconds > LONGEST_SECONDS:
                rows.append((f"took {seconds:.1f} s", name, run))
            target.unlink()
            rows.append(("ok", f"{name} {status}", run))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if peak > MOST_MEGABYTES:
        rows.append((f"peak {peak} MB", "process", runs))
    rows.append(("peak", str(peak), runs))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    share = -(-arguments.runs // arguments.jobs)
    with multiprocessing.get_context("spawn").Pool(arguments.jobs) as pool:
        tasks = [(number, share, arguments.seed, arguments.texts) for number in range(arguments.jobs)]
        rows = [row for result in pool.starmap(worker, tasks) for row in result]
    bad = [row for row in rows if row[0] not in {"ok", "peak"}]
    print(f"{sum(row[0] == 'ok' for row in rows)} runs; name and exit status:")
    for kind, count in sorted(Counter(row[1] for row in rows if row[0] == "ok").items()):
        print(f"  {kind:22}{count:7}")
    print("peak memory of the workers, MB:", ", ".join(row[1] for row in rows if row[0] == "peak"))
    for problem, name, run in bad[:50]:
        print(f"BAD {name} (run {run}): {problem}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
