"""Data with places: what a YAML or TOML file holds, and where each key and value stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from speechlint.rulebook.problems import Problem
from speechlint.span import LineIndex, Position
from speechlint.text.records import NamedTuple

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]


class Places(Protocol):
    """A file that knows the position of each of its marks."""

    @property
    def path(self) -> str:
        """The file's name in problems."""
        ...

    def position(self, mark: int) -> Position:
        """The position of a mark; line 0 where it cannot be told exactly."""
        ...


class TextPlaces:
    """Marks that are offsets of code points into a text."""

    __slots__ = ("_index", "_text", "path")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text = text
        self._index: LineIndex | None = None

    def position(self, mark: int) -> Position:
        self._index = self._index or LineIndex(self._text)
        return self._index.position(mark)


class Entry(NamedTuple):
    """A value in a mapping, and the mark of its key."""

    key_mark: int
    node: Node


class Node(NamedTuple):
    """A value and its mark: a scalar, a list of nodes, or a mapping."""

    places: Places
    mark: int
    content: Scalar | list[Node] | dict[str, Entry]

    @property
    def position(self) -> Position:
        return self.places.position(self.mark)

    def plain(self) -> Plain:
        """The value without places."""
        if isinstance(self.content, list):
            return [node.plain() for node in self.content]
        if isinstance(self.content, dict):
            return {key: entry.node.plain() for key, entry in self.content.items()}
        return self.content

    def get(self, key: str) -> Node | None:
        """The value of a key, None where there is none or this is no mapping."""
        entry = self.content.get(key) if isinstance(self.content, dict) else None
        return entry.node if entry else None

    @property
    def names(self) -> tuple[str, ...]:
        """The keys of a mapping, none for other values."""
        return tuple(self.content) if isinstance(self.content, dict) else ()

    def items(self) -> tuple[Node, ...]:
        """The items of a list, none for other values."""
        return tuple(self.content) if isinstance(self.content, list) else ()

    def scalars(self) -> Iterator[Node]:
        """Every scalar in here, in order."""
        if isinstance(self.content, list):
            for node in self.content:
                yield from node.scalars()
        elif isinstance(self.content, dict):
            for entry in self.content.values():
                yield from entry.node.scalars()
        else:
            yield self

    def problem(self, message: str) -> Problem:
        """A problem with this value."""
        return Problem(self.places.path, *self.position, message)

    def key_problem(self, key: str, message: str) -> Problem:
        """A problem with a key of this mapping."""
        entry = self.content.get(key) if isinstance(self.content, dict) else None
        position = self.places.position(entry.key_mark) if entry else self.position
        return Problem(self.places.path, *position, message)

    def only(self, keys: frozenset[str]) -> Node:
        """This mapping without any other keys."""
        if not isinstance(self.content, dict):
            return self
        kept = {key: entry for key, entry in self.content.items() if key in keys}
        return Node(self.places, self.mark, kept)

    def replacing(self, key: str, node: Node) -> Node:
        """This mapping with another value for one of its keys."""
        if not isinstance(self.content, dict) or key not in self.content:
            return self
        return Node(self.places, self.mark, {**self.content, key: Entry(self.content[key].key_mark, node)})

    def merged(self, other: Node) -> Node:
        """This mapping with the keys of another, whose values win."""
        if not isinstance(self.content, dict) or not isinstance(other.content, dict):
            return self
        return Node(self.places, self.mark, {**self.content, **other.content})
