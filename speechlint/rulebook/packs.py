"""Folders of rule files → packs (规则包) and their rules."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from speechlint.checks import KINDS
from speechlint.checks.base import STRICT
from speechlint.document import DocType
from speechlint.rulebook.manifest import RULE_SUFFIXES, shipped_folder, stamps
from speechlint.rulebook.problems import Problem, RulebookError, did_you_mean
from speechlint.rulebook.rule import Rule
from speechlint.rulebook.rule_file import LoadedRule, NonEmpty, Setting, load_rule
from speechlint.rulebook.tables import Tables
from speechlint.rulebook.tree import Node
from speechlint.rulebook.validation import validated
from speechlint.rulebook.yaml_file import read_yaml

PACK_FILE = "_pack.yaml"


@dataclass(frozen=True, slots=True)
class PackFile:
    """一个规则包的说明。"""

    __pydantic_config__ = STRICT

    title: NonEmpty
    """规则包的名称。"""
    description: str = ""
    """说明。"""
    owner: str = ""
    """由谁维护。"""
    doc_types: tuple[DocType, ...] = ()
    """包里没有写 doc_types 的规则只用于哪些文种；不写就是全部。"""
    default: bool = True
    """是否默认启用。"""


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of rules under one name. ``root`` is the folder that ids and tables are counted from."""

    name: str
    title: str
    description: str = ""
    owner: str = ""
    doc_types: tuple[DocType, ...] = ()
    default: bool = True
    root: str = ""


@dataclass(slots=True)
class Library:
    """All that was read from some roots. A rule with problems is left out."""

    rules: list[LoadedRule] = field(default_factory=list)
    packs: list[Pack] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def checked(self) -> Library:
        """This library. Raises :class:`RulebookError` when it has problems."""
        if self.problems:
            raise RulebookError(self.problems)
        return self


def read_library(roots: Iterable[Path], plugins: Mapping[str, str] | None = None) -> Library:
    """Read every pack below the roots; ``plugins`` are kinds beside the shipped ones."""
    library = Library()
    kinds = ChainMap(dict(KINDS), dict(plugins or {}))
    for root in roots:
        _read_root(root, kinds, library)
    library.rules.sort(key=lambda loaded: loaded.rule.id)
    library.problems.extend(_id_problems(library.rules))
    library.problems.extend(_yield_problems(library.rules))
    return library


def shipped_root() -> Path:
    """The root of the packs that come with speechlint."""
    return Path(shipped_folder())


def rule_files(root: Path) -> tuple[list[str], str]:
    """The YAML files below a root, relative to it with ``/`` and sorted; and why it cannot be read, if so."""
    try:
        return sorted(stamp.path for stamp in stamps(str(root), RULE_SUFFIXES)), ""
    except OSError as error:
        return [], error.strerror or str(error)


def shipped_library() -> Library:
    """The packs that come with speechlint."""
    return read_library([shipped_root()])


def _read_root(root: Path, kinds: Mapping[str, str], library: Library) -> None:
    files, unreadable = rule_files(root)
    if unreadable:
        library.problems.append(Problem(str(root), 0, 0, f"无法读取规则目录：{unreadable}"))
    packs: dict[str, Pack] = {}
    for name in files:
        folder, _, file = name.rpartition("/")
        if file == PACK_FILE:
            packs[folder] = _pack(root, folder, library)
    unnamed = Pack(root.name, root.name, root=str(root))
    used: dict[str, Pack] = {}
    tables = Tables(root)
    for name in files:
        if name.rpartition("/")[2] == PACK_FILE:
            continue
        try:
            node = read_yaml(root / name)
        except RulebookError as error:
            library.problems.extend(error.problems)
            continue
        if isinstance(node.content, list):
            continue
        pack = _nearest(packs, name) or unnamed
        used[pack.name] = pack
        setting = Setting(name.rpartition(".")[0], pack.name, pack.default, pack.doc_types, tables, kinds)
        loaded, problems = load_rule(node, setting)
        library.problems.extend(problems)
        if loaded:
            library.rules.append(loaded)
    library.packs.extend({**{pack.name: pack for pack in packs.values()}, **used}.values())


def _pack(root: Path, folder: str, library: Library) -> Pack:
    name = folder or root.name
    try:
        node = read_yaml(root / folder / PACK_FILE)
    except RulebookError as error:
        library.problems.extend(error.problems)
        return Pack(name, name, root=str(root))
    given, problems = validated(PackFile, node)
    library.problems.extend(problems)
    if given is None:
        return Pack(name, name, root=str(root))
    return Pack(name, given.title, given.description, given.owner, given.doc_types, given.default, str(root))


def _nearest(packs: Mapping[str, Pack], file: str) -> Pack | None:
    folder = file
    while folder:
        folder = folder.rpartition("/")[0]
        if folder in packs:
            return packs[folder]
    return None


def _id_problems(rules: Iterable[LoadedRule]) -> Iterator[Problem]:
    owners: dict[str, LoadedRule] = {}
    for loaded in rules:
        other = owners.setdefault(loaded.rule.id, loaded)
        if other is not loaded:
            message = f"规则“{loaded.rule.id}”有两份，另一份是 {other.rule.origin}"
            yield _at_formerly(loaded.node, message, None)
    for loaded in list(owners.values()):
        for index, old in enumerate(loaded.rule.formerly):
            other = owners.setdefault(old, loaded)
            if other is not loaded:
                message = f"旧名“{old}”已被 {other.rule.origin} 使用"
                yield _at_formerly(loaded.node, message, index)


def _yield_problems(rules: Iterable[LoadedRule]) -> Iterator[Problem]:
    """A rule yields to rules that there are, and never to itself through others."""
    known = {loaded.rule.id: loaded.rule for loaded in rules}
    for loaded in rules:
        listed = loaded.node.get("yields_to")
        for name, item in zip(loaded.rule.yields_to, listed.items() if listed else (), strict=True):
            if name not in known:
                yield item.problem(f"没有规则“{name}”{did_you_mean(name, known)}")
            elif loaded.rule.id in _masters(name, known):
                yield item.problem(f"规则“{name}”又让给“{loaded.rule.id}”，两条都不会报")


def _masters(name: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """A rule with all that it yields to, directly or through others."""
    found, left = {name}, [name]
    while left:
        new = {other for other in rules[left.pop()].yields_to if other in rules} - found
        found |= new
        left += new
    return frozenset(found)


def _at_formerly(node: Node, message: str, index: int | None) -> Problem:
    listed = node.get("formerly")
    return (listed.items()[index] if listed and index is not None else node).problem(message)
