"""Configuration files on disk → layers: found, read (from the cache where unchanged), chained by ``extends``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, Final

from speechlint.rulebook.cache import Cache, cache_key
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.stored import StoredPlaces, from_stored, to_stored
from speechlint.rulebook.tree import Node
from speechlint.text.records import NamedTuple

CONFIG_FILE: Final = ".speechlint.yaml"
PROJECT_FILE: Final = "pyproject.toml"
_MAX_BYTES = 8_000_000

Glob = tuple[str, bool]


class Layer(NamedTuple):
    """One configuration file. ``path`` is absolute with ``/``; ``globs`` are its path patterns, translated."""

    path: str
    node: Node
    globs: Mapping[str, Glob]

    @property
    def folder(self) -> str:
        """The folder that its paths and patterns count from."""
        return self.path.rpartition("/")[0] or "/"

    def resolved(self, path: str) -> str:
        """A path that this file names, absolute."""
        return absolute(os.path.join(self.folder, path))  # noqa: PTH118


class LayerReader:
    """Finds and reads configuration files, each once."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._layers: dict[str, Layer | None] = {}
        self._nearest: dict[str, str | None] = {}

    def nearest(self, folder: str) -> str | None:
        """The configuration file of a folder or of the nearest folder above it that has one."""
        passed: list[str] = []
        found: str | None = None
        while folder not in self._nearest:
            passed.append(folder)
            found = self._in_folder(folder)
            parent = folder.rpartition("/")[0] or "/"
            if found or parent == folder:
                break
            folder = parent
        else:
            found = self._nearest[folder]
        self._nearest.update(dict.fromkeys(passed, found))
        return found

    def chain(self, path: str) -> tuple[Layer, ...]:
        """The layers of a configuration file, those it extends first. Raises :class:`RulebookError`."""
        return tuple(self._chain(path, ()))

    def _chain(self, path: str, above: tuple[str, ...]) -> Iterator[Layer]:
        layer = self._layer(path)
        if layer is None:
            raise RulebookError([Problem(path, 0, 0, "没有 [tool.speechlint] 一节")])
        extended = layer.node.get("extends")
        for item in extended.items() if extended else ():
            other = layer.resolved(str(item.content))
            if other in (*above, path):
                ring = " → ".join((*above, path, other))
                raise RulebookError([item.problem(f"extends 成了环：{ring}")])
            if not os.path.isfile(other):  # noqa: PTH113
                raise RulebookError([item.problem(f"没有文件“{item.content}”")])
            yield from self._chain(other, (*above, path))
        yield layer

    def _in_folder(self, folder: str) -> str | None:
        for name in (CONFIG_FILE, PROJECT_FILE):
            path = f"{folder.rstrip('/')}/{name}"
            if os.path.isfile(path) and (name == CONFIG_FILE or self._layer(path) is not None):  # noqa: PTH113
                return path
        return None

    def _layer(self, path: str) -> Layer | None:
        if path not in self._layers:
            self._layers[path] = self._read(path)
        return self._layers[path]

    def _read(self, path: str) -> Layer | None:
        content = _content(path)
        if path.endswith(".toml") and b"speechlint" not in content:
            return None
        key = cache_key("config", path, content.decode("utf-8", "surrogateescape"))
        known = self._cache.load(key)
        try:
            return _layer(path, known)
        except (TypeError, ValueError, KeyError):
            from speechlint.rulebook.config_file import read_config  # noqa: PLC0415 - imports yaml and pydantic

            stored = read_config(path)
            self._cache.store(key, stored)
            return _layer(path, stored)


def absolute(path: str) -> str:
    """A path made absolute and normal, with ``/``; symbolic links are left as they are."""
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100


def stored_layer(node: Node | None, globs: Mapping[str, Glob | None]) -> dict[str, Any]:
    """A configuration file as JSON data; ``node`` is None for a pyproject.toml without a section of ours."""
    return {"node": None if node is None else to_stored(node), "globs": globs}


def _layer(path: str, data: Any) -> Layer | None:
    if data["node"] is None:
        return None
    globs = {pattern: (str(glob[0]), bool(glob[1])) for pattern, glob in data["globs"].items() if glob}
    return Layer(path, from_stored(data["node"], StoredPlaces(path)), globs)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise RulebookError([Problem(path, 0, 0, f"无法读取：{error.strerror or error}")]) from None
