"""YAML → nodes, in bounded time and memory, with the scalars of YAML 1.2 and errors in Chinese.

Built on PyYAML's event stream, not on its loaders: so ``12:30``, ``no``, ``010`` and dates stay strings, no tag can make an
object, no alias can multiply, and every key and value keeps its mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.tree import Entry, Node, Scalar, TextPlaces

MAX_BYTES: Final = 8_000_000
"""Size of the largest file that is read."""
MAX_DEPTH: Final = 32
"""How deep lists and mappings may nest."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,30}(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_ADVICE = (
    ("mapping values are not allowed", "这里不该有“: ”；值里有冒号加空格时，请给整个值加引号，缩进也请检查"),
    ("alphabetic or numeric character", "以 * 或 & 开头的文字要加引号"),
    ("cannot start any token", "不能以这个字符开头（@ ` % 和制表符）；文字请加引号，缩进请用空格"),
    ("unexpected end of stream", "引号没有配对"),
    ("unexpected end", "引号没有配对"),
    ("unknown escape character", "双引号里的反斜杠要写两个，或者改用单引号"),
    ("expected ',' or ']'", "方括号里缺少逗号或右括号"),
    ("expected ',' or '}'", "花括号里缺少逗号或右括号；以 { 开头的文字要加引号"),
    ("expected key", "缩进不齐，或者缺少键"),
    ("expected <block end>", "缩进不齐，或者引号后面还有文字"),
    ("'-' indicator", "列表的各项要对齐，并以“- ”开头"),
    ("could not find expected ':'", "缺少冒号"),
    ("tab", "缩进请用空格，不要用制表符"),
)


def read_text(path: Path, shown: str | None = None) -> str:
    """A text file in UTF-8 (with or without a byte order mark). Raises :class:`RulebookError`."""
    name = shown or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RulebookError([Problem(name, 0, 0, f"无法读取：{error.strerror or error}")]) from None
    if len(data) > MAX_BYTES:
        raise RulebookError([Problem(name, 0, 0, f"文件太大，超过{MAX_BYTES // 1_000_000} MB")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        position = TextPlaces(name, before).position(len(before))
        message = "不是 UTF-8 编码（可能是 GBK 或 UTF-16），请另存为 UTF-8"
        raise RulebookError([Problem(name, *position, message)]) from None


def read_yaml(path: Path, shown: str | None = None) -> Node:
    """The contents of a YAML file; ``shown`` is the name to use in errors. Raises :class:`RulebookError`."""
    return parse_yaml(read_text(path, shown), shown or str(path))


def parse_yaml(text: str, path: str) -> Node:
    """The contents of a YAML text (None for one without any).

    Raises :class:`RulebookError` with every problem that can be told.
    """
    places = TextPlaces(path, text)
    bad = _UNPRINTABLE.search(text)
    if bad:
        reason = f"有不能直接写的控制字符 U+{ord(bad[0]):04X}；在双引号里可写作 \\x 或 \\u 转义"
        raise RulebookError([Problem(path, *places.position(bad.start()), reason)])
    builder = _Builder(places)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax_problem(error, places))
    except yaml.YAMLError as error:
        builder.problems.append(Problem(path, 0, 0, f"YAML 语法错误：{error}"))
    if builder.problems:
        raise RulebookError(builder.problems)
    return builder.root or Node(places, 0, None)


def _syntax_problem(error: yaml.MarkedYAMLError, places: TextPlaces) -> Problem:
    mark = error.problem_mark or error.context_mark
    position = places.position(mark.index) if mark else (0, 0)
    problem = error.problem or ""
    advice = next((text for key, text in _ADVICE if key in problem), "")
    return Problem(places.path, *position, f"YAML 语法错误：{advice or problem}")


@dataclass(slots=True)
class _Builder:
    """Puts the events of one document together. Faults that do not hide what follows are collected."""

    places: TextPlaces
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    stopped: bool = False
    _open: list[Node] = field(default_factory=list)
    _keys: list[tuple[str, int] | None] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: Any) -> None:
        """Take the next event."""
        mark = event.start_mark.index
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._fault(mark, "一个文件只能有一份 YAML 文档（不要用 --- 分隔）")
                    self.stopped = True
            case yaml.AliasEvent():
                self._fault(mark, f"不支持别名“*{event.anchor}”；以 * 开头的文字要加引号")
                self._add(Node(self.places, mark, None))
            case yaml.ScalarEvent():
                self._refuse_tag(event, mark)
                self._add(Node(self.places, mark, _scalar(event)), text=event.value)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse_tag(event, mark)
                self._begin(Node(self.places, mark, [] if isinstance(event, yaml.SequenceStartEvent) else {}))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._open.pop()
                self._keys.pop()

    def _begin(self, node: Node) -> None:
        if len(self._open) >= MAX_DEPTH:
            self._fault(node.mark, f"嵌套超过{MAX_DEPTH}层")
            self.stopped = True
            return
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _add(self, node: Node, text: str | None = None) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        key = self._keys[-1]
        if isinstance(parent.content, list):
            parent.content.append(node)
        elif isinstance(parent.content, dict):
            if key is None:
                self._keys[-1] = self._key(parent.content, node, text)
            else:
                parent.content.setdefault(key[0], Entry(key[1], node))
                self._keys[-1] = None

    def _key(self, mapping: dict[str, Entry], node: Node, text: str | None) -> tuple[str, int]:
        if text is None:
            self._fault(node.mark, "键必须是一段文字")
            return "", node.mark
        if text in mapping:
            line = self.places.position(mapping[text].key_mark).line
            self._fault(node.mark, f"键“{text}”重复，前面在第{line}行")
        return text, node.mark

    def _refuse_tag(self, event: Any, mark: int) -> None:
        if event.tag is not None and event.tag != "!":
            self._fault(mark, f"不支持 YAML 标签“{event.tag}”；以 ! 开头的文字要加引号")

    def _fault(self, mark: int, message: str) -> None:
        self.problems.append(Problem(self.places.path, *self.places.position(mark), message))


def _scalar(event: Any) -> Scalar:
    """The value of a scalar by the core schema of YAML 1.2, without octal and hexadecimal numbers."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
