"""``[tool.speechlint]`` of a pyproject.toml → nodes. The standard parser gives no places, so they are proved."""

from __future__ import annotations

import datetime
import math
import re
import tomllib
from typing import Any, Final

from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.tree import Entry, Node
from speechlint.span import Position

TABLE: Final = ("tool", "speechlint")
_AT = re.compile(r"\s*\(at line (\d+), column (\d+)\)$")
_MAX_DEPTH = 32
_MOST_LINES = 3_000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NOWHERE = Position(0, 0)


class TomlPlaces:
    """Positions of keys in a TOML text.

    A mark is the number of a key path. The statement that brings a key begins right after the longest text that
    parses without it; where that cannot be shown, the position is unknown (line 0).
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._lines = _LINE.findall(text)
        self._paths: list[tuple[str, ...]] = []
        self._found: dict[tuple[str, ...], Position] = {}
        self._before: dict[int, dict[str, Any] | None] = {}

    def mark(self, path: tuple[str, ...]) -> int:
        """A new mark for a key path."""
        self._paths.append(path)
        return len(self._paths) - 1

    def position(self, mark: int) -> Position:
        path = self._paths[mark]
        if path not in self._found:
            self._found[path] = self._searched(path)
        return self._found[path]

    def _searched(self, path: tuple[str, ...]) -> Position:
        if len(self._lines) > _MOST_LINES:
            return _NOWHERE
        for index, line in enumerate(self._lines):
            if path[-1] in line and self._begins(index, path):
                return Position(index + 1, len(line) - len(line.lstrip()) + 1)
        return _NOWHERE

    def _begins(self, index: int, path: tuple[str, ...]) -> bool:
        """Whether the statement that brings ``path`` begins on a line: absent before it, there after it."""
        before = self._head(index)
        if before is None or _holds(before, path):
            return False
        for end in range(index + 1, len(self._lines) + 1):
            after = _parsed("".join(self._lines[index:end]))
            if after is not None:
                whole = self._head(end)
                return whole is not None and _holds(whole, path)
        return False

    def _head(self, end: int) -> dict[str, Any] | None:
        """What the first lines hold, None where they do not parse."""
        if end not in self._before:
            self._before[end] = _parsed("".join(self._lines[:end]))
        return self._before[end]


def parse_toml(text: str, path: str) -> Node | None:
    """The table ``[tool.speechlint]`` of a TOML text, None where there is none. Raises :class:`RulebookError`."""
    try:
        data = tomllib.loads(text)
    except ValueError as error:  # a TOMLDecodeError, or a number with too many digits
        place = _AT.search(str(error))
        position = (int(place[1]), int(place[2])) if place else (0, 0)
        raise RulebookError([Problem(path, *position, f"TOML 语法错误：{_AT.sub('', str(error))}")]) from None
    except RecursionError:
        raise RulebookError([Problem(path, 0, 0, "嵌套太深")]) from None
    if not _holds(data, TABLE):
        return None
    places = TomlPlaces(path, text)
    return _node(data[TABLE[0]][TABLE[1]], TABLE, places)


def _node(value: Any, path: tuple[str, ...], places: TomlPlaces, depth: int = 0) -> Node:
    mark = places.mark(path)
    if len(path) + depth > _MAX_DEPTH:
        raise RulebookError([Problem(places.path, *places.position(places.mark(path[: len(TABLE) + 1])), "嵌套太深")])
    if isinstance(value, dict):
        entries = {key: _node(item, (*path, key), places, depth) for key, item in value.items()}
        return Node(places, mark, {key: Entry(node.mark, node) for key, node in entries.items()})
    if isinstance(value, list):
        return Node(places, mark, [_node(item, path, places, depth + 1) for item in value])
    if isinstance(value, datetime.date | datetime.time):
        return Node(places, mark, value.isoformat())
    if isinstance(value, float) and not math.isfinite(value):
        return Node(places, mark, str(value))
    return Node(places, mark, value)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _holds(data: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(data, dict) or key not in data:
            return False
        data = data[key]
    return True
