"""Layers → one configuration: what holds for a file, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from speechlint.rulebook.globs import below, fits, matches
from speechlint.rulebook.layers import Glob, Layer
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.selectors import DEFAULT
from speechlint.rulebook.tree import Entry, Node, Scalar
from speechlint.text.records import NamedTuple

SCALARS: Final = (
    "stage",
    "doc_type",
    "as_of",
    "format",
    "encoding",
    "level",
    "fail_on",
    "baseline",
    "suppressions",
    "require_reason",
    "lang",
)
"""Keys with one value; a later layer's replaces an earlier one's."""
LISTS: Final = ("packs", "plugins", "select", "ignore", "exclude")
"""Keys with a list of strings; a later layer's replaces an earlier one's unless written ``key+`` or ``key-``."""
_PATHS: Final = frozenset({"packs", "baseline", "suppressions"})
_DEFAULTS: Final[Mapping[str, Scalar]] = {
    "stage": None,
    "doc_type": None,
    "as_of": None,
    "format": None,
    "encoding": None,
    "level": "warning",
    "fail_on": "error",
    "baseline": None,
    "suppressions": None,
    "require_reason": False,
    "lang": "zh",
}


class Sourced(NamedTuple):
    """A value and the node it was written as; None for a default. ``folder`` is what its paths count from."""

    value: Scalar
    node: Node | None = None
    folder: str = ""

    @property
    def origin(self) -> str:
        """``path:line`` of the place where it was written, empty for a default."""
        if self.node is None:
            return ""
        line = self.node.position.line
        return f"{self.node.places.path}:{line}" if line else self.node.places.path


class Override(NamedTuple):
    """An entry of ``overrides``: further settings for the files that its patterns name."""

    layer: Layer
    node: Node
    files: tuple[Glob, ...]
    exclude: tuple[Glob, ...]

    def covers(self, path: str) -> bool:
        """Whether it is meant for a file (absolute path with ``/``)."""
        inside = below(self.layer.folder, path)
        return inside is not None and matches(self.files, inside) and not matches(self.exclude, inside)


class Config(NamedTuple):
    """The settings of one configuration file and all it extends. ``rules`` maps selectors in order of precedence."""

    path: str | None
    values: Mapping[str, Sourced]
    lists: Mapping[str, tuple[Sourced, ...]]
    rules: Mapping[str, Entry]
    overrides: tuple[Override, ...]
    globs: Mapping[str, Glob]

    def covering(self, path: str) -> tuple[int, ...]:
        """The overrides that are meant for a file, by index."""
        return tuple(index for index, override in enumerate(self.overrides) if override.covers(path))

    def with_overrides(self, indices: Iterable[int]) -> Config:
        """The settings with some of the overrides applied, in order."""
        config = self
        problems: list[Problem] = []
        for index in indices:
            override = self.overrides[index]
            config = _settled(config, override.node, override.layer, ("select", "ignore"), problems)
        if problems:
            raise RulebookError(problems)
        return config

    def excludes(self, path: str) -> bool:
        """Whether a file is not to be checked; the last pattern that fits decides."""
        for item in reversed(self.lists["exclude"]):
            inside = below(item.folder, path)
            glob = self.globs.get(str(item.value))
            if inside is not None and glob and fits(glob, inside):
                return glob[1]
        return False


def merged(layers: Sequence[Layer]) -> Config:
    """The configuration of a chain of layers (none: the defaults), the nearest file last. Raises :class:`RulebookError`."""
    config = _unsaid(layers[-1].path if layers else None)
    problems: list[Problem] = []
    for layer in layers:
        config = config._replace(globs={**config.globs, **layer.globs})
        config = _settled(config, layer.node, layer, LISTS, problems)
        config = config._replace(overrides=_overrides(config.overrides, layer))
    if problems:
        raise RulebookError(problems)
    return config


def _unsaid(path: str | None) -> Config:
    """The configuration of a file that says nothing."""
    values = {key: Sourced(value) for key, value in _DEFAULTS.items()}
    return Config(path, values, {**dict.fromkeys(LISTS, ()), "select": (Sourced(DEFAULT),)}, {}, (), {})


def _settled(config: Config, node: Node, layer: Layer, lists: Sequence[str], problems: list[Problem]) -> Config:
    """A configuration with what a node of a layer sets."""
    values = dict(config.values)
    for key in SCALARS:
        value = node.get(key)
        if value is not None and not isinstance(value.content, (list, dict)):
            values[key] = Sourced(_read(key, value, layer), value, layer.folder)
    rules = dict(config.rules)
    written = node.get("rules")
    if written is not None and isinstance(written.content, dict):
        for selector, entry in written.content.items():
            rules.pop(selector, None)
            rules[selector] = entry
    items = {key: _list(key, config.lists[key], node, layer, problems) for key in lists}
    return config._replace(values=values, rules=rules, lists={**config.lists, **items})


def _list(
    key: str, inherited: tuple[Sourced, ...], node: Node, layer: Layer, problems: list[Problem]
) -> tuple[Sourced, ...]:
    items = inherited
    replacing, adding, removing = (node.get(key + sign) for sign in ("", "+", "-"))
    if replacing is not None:
        items = _sourced(key, replacing, layer)
    if adding is not None:
        present = {item.value for item in items}
        items += tuple(item for item in _sourced(key, adding, layer) if item.value not in present)
    for item in _sourced(key, removing, layer) if removing is not None else ():
        if item.value not in {other.value for other in items} and item.node is not None:
            problems.append(item.node.problem(f"继承来的 {key} 里没有“{item.node.content}”，无从去掉"))
        items = tuple(other for other in items if other.value != item.value)
    return items


def _sourced(key: str, listed: Node, layer: Layer) -> tuple[Sourced, ...]:
    return tuple(Sourced(_read(key, item, layer), item, layer.folder) for item in listed.items())


def _read(key: str, node: Node, layer: Layer) -> Scalar:
    value = node.content
    if isinstance(value, (list, dict)):
        return None
    return layer.resolved(value) if key in _PATHS and isinstance(value, str) else value


def _overrides(inherited: tuple[Override, ...], layer: Layer) -> tuple[Override, ...]:
    replacing, adding = layer.node.get("overrides"), layer.node.get("overrides+")
    kept = inherited if replacing is None else _written(replacing, layer)
    return kept + (_written(adding, layer) if adding is not None else ())


def _written(listed: Node, layer: Layer) -> tuple[Override, ...]:
    return tuple(
        Override(layer, item, _globs(item, "files", layer), _globs(item, "exclude", layer)) for item in listed.items()
    )


def _globs(node: Node, key: str, layer: Layer) -> tuple[Glob, ...]:
    listed = node.get(key)
    patterns = (str(item.content) for item in listed.items()) if listed else ()
    return tuple(layer.globs[pattern] for pattern in patterns if pattern in layer.globs)
