"""``speechlint lexicon``: learn the wording of good texts, so that slips within it are found."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from speechlint.cli.errors import CommandError
from speechlint.cli.output import write_file
from speechlint.cli.parser import Parser
from speechlint.readers import SUPPORTED, UnreadableError, read_bytes, suffix_of
from speechlint.run.unreadable import Unreadable
from speechlint.run.walk import walk
from speechlint.text.lexicon import LexiconError
from speechlint.text.lexicon.codes import LONGEST

FAILED = 2
_ACTIONS = {
    "build": ("由一个文件夹的定稿生成词库", "a lexicon from a folder of texts"),
    "show": ("说明一个词库", "what one holds"),
}
_SHORTEST = 2
_DEFAULT_LEAST = {2: 2, 3: 3, 4: 4}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_actions(_ACTIONS)
    parser.add_argument("path", metavar="PATH", help=say("文件夹；show 的词库文件", "the folder; to show, the lexicon"))
    parser.add_argument("-o", "--output", metavar="FILE", help=say("build：写入的词库文件", "build: the file to write"))
    parser.add_argument(
        "--group",
        metavar="REGEX",
        help=say(
            "路径中与它相配的部分（有括号则为第一个括号）相同的文件，算同一个来源；默认一个文件一个来源",
            "files whose paths have the same part matching this (its first group, if any) are one source (default: "
            "every file is one)",
        ),
    )
    parser.add_argument(
        "--least",
        metavar="N,N,N",
        type=_least,
        default=_DEFAULT_LEAST,
        help=say(
            "两字、三字、四字的说法至少见于几个来源才收，默认 2,3,4",
            "how many sources a run of two, three, four characters must stand in (default 2,3,4)",
        ),
    )
    parser.add_argument(
        "--dictionary",
        action="store_true",
        help=say(
            "连 jieba 词典的词也收入（自带的词库里已有）",
            "add the words of jieba's dictionary (the shipped one has them)",
        ),
    )
    parser.add_argument("--title", metavar="TEXT", default="", help=say("词库的名称", "a title for the lexicon"))


def run(arguments: Namespace) -> int:
    """Build or show a lexicon; the exit status."""
    english = arguments.lang == "en"
    if arguments.action == "show":
        return _show(arguments.path, english=english)
    if not arguments.output:
        raise CommandError("name the file to write: -o FILE" if english else "请用 -o 指明词库写到哪个文件")
    folder = Path(arguments.path)
    if not folder.is_dir():
        raise CommandError(f"{folder}: not a folder" if english else f"{folder}：不是文件夹")
    grouping = _grouping(arguments.group, english=english)
    files, failures = _files(folder, grouping)
    if not files:
        kinds = "、".join(SUPPORTED)
        raise CommandError(f"{folder}: no texts ({kinds})" if english else f"{folder}：没有可读的文稿（{kinds}）")
    from speechlint.text.lexicon.build import built  # noqa: PLC0415 - not to show one

    texts = _Texts(folder, files, failures)
    content = built(
        texts.sources,
        arguments.least,
        _dictionary() if arguments.dictionary else {},
        {"title": arguments.title, "sources": len(files), "documents": sum(map(len, files.values()))},
    )
    try:
        write_file(arguments.output, content)
    except OSError as error:
        reason = error.strerror or error
        raise CommandError(
            f"cannot write {arguments.output}: {reason}" if english else f"无法写入 {arguments.output}：{reason}"
        ) from error
    _show(arguments.output, english=english)
    for name, message in failures.items():
        print(f"{name}：{message}")
    return FAILED if failures else 0


def _least(written: str) -> dict[int, int]:
    numbers = written.split(",")
    if len(numbers) != LONGEST - 1 or not all(number.isdecimal() and int(number) for number in numbers):
        raise ArgumentTypeError("应为三个正整数，如 2,3,4")
    return {size + _SHORTEST: int(number) for size, number in enumerate(numbers)}


def _grouping(expression: str | None, *, english: bool) -> Callable[[str], str]:
    """The source that a path belongs to."""
    if expression is None:
        return str
    try:
        pattern = re.compile(expression)
    except re.error as error:
        raise CommandError(f"--group: {error}" if english else f"--group：正则表达式不能用：{error}") from None

    def source(path: str) -> str:
        match = pattern.search(path)
        return path if match is None else match[1 if pattern.groups else 0] or path

    return source


def _files(folder: Path, grouping: Callable[[str], str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The files of each source, and what could not be looked into."""
    sources: dict[str, list[str]] = {}
    failures: dict[str, str] = {}
    for item in walk(str(folder)):
        if isinstance(item, Unreadable):
            failures[item.path] = item.reason
        elif suffix_of(item) in SUPPORTED and not Path(item).name.startswith("~$"):
            sources.setdefault(grouping(item), []).append(item)
    return {name: sources[name] for name in sorted(sources)}, failures


class _Texts:
    """The texts of a folder, source by source, read anew each round; files that cannot be read are noted once."""

    def __init__(self, folder: Path, files: Mapping[str, list[str]], failures: dict[str, str]) -> None:
        self._folder = folder
        self._files = files
        self._failures = failures

    def sources(self) -> Iterator[list[str]]:
        for names in self._files.values():
            yield [text for name in names if (text := self._text(name)) is not None]

    def _text(self, name: str) -> str | None:
        try:
            return read_bytes((self._folder / name).read_bytes(), name).text
        except UnreadableError as error:
            self._failures[name] = str(error)
        except OSError as error:
            self._failures[name] = f"无法读取：{error.strerror or error}"
        return None


def _dictionary() -> dict[str, int]:
    from importlib.util import find_spec  # noqa: PLC0415 - only when the dictionary is wanted

    from speechlint.text.lexicon.build import dictionary  # noqa: PLC0415

    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise CommandError("jieba 没有安装")
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        return dict(dictionary(lines))


def _show(path: str, *, english: bool) -> int:
    from speechlint.text.lexicon.lexicon import open_lexicon  # noqa: PLC0415

    try:
        about = open_lexicon(str(path)).about
    except LexiconError as error:
        raise CommandError(str(error)) from None
    size = Path(path).stat().st_size / 1_000_000
    values = {"title": "", "sources": 0, "documents": 0, "twos": 0, "threes": 0, "fours": 0, "words": 0, **about}
    template = (
        "{path}: {title}{size:.1f} MB; {sources} sources, {documents} documents; "
        "{twos} pairs, {threes} runs of three, {fours} of four characters; {words} words"
        if english
        else "{path}：{title}{size:.1f} MB，{sources} 个来源 {documents} 份文稿；"
        "两字 {twos} 条，三字 {threes} 条，四字 {fours} 条，词 {words} 个"
    )
    values["title"] = f"{values['title']}{', ' if english else '，'}" if values["title"] else ""
    print(template.format(path=path, size=size, **values))
    return 0
