"""Nodes ↔ JSON data with the position of every key and value, for the cache."""

from __future__ import annotations

from typing import Any

from speechlint.rulebook.tree import Entry, Node
from speechlint.span import Position
from speechlint.text.records import NamedTuple

_COLUMNS = 1 << 24


class StoredPlaces(NamedTuple):
    """Marks that are line and column in one number."""

    path: str

    def position(self, mark: int) -> Position:
        return Position(*divmod(mark, _COLUMNS))


def to_stored(node: Node) -> Any:
    """A node as ``[mark, content]``, where a mapping's values are ``[mark of the key, node]``."""
    mark = _mark(node.position)
    if isinstance(node.content, list):
        return [mark, [to_stored(item) for item in node.content]]
    if isinstance(node.content, dict):
        return [
            mark,
            {
                key: [_mark(node.places.position(entry.key_mark)), to_stored(entry.node)]
                for key, entry in node.content.items()
            },
        ]
    return [mark, node.content]


def from_stored(data: Any, places: StoredPlaces) -> Node:
    """The inverse of :func:`to_stored`. Raises TypeError or ValueError for data of another shape."""
    mark, content = data
    if isinstance(content, list):
        return Node(places, mark, [from_stored(item, places) for item in content])
    if isinstance(content, dict):
        return Node(places, mark, {key: Entry(at, from_stored(item, places)) for key, (at, item) in content.items()})
    return Node(places, mark, content)


def _mark(position: Position) -> int:
    return position.line * _COLUMNS + min(position.column, _COLUMNS - 1)
