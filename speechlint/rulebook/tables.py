"""Tables and lexicons that rules name. A table is a YAML file with a list, below the root of the rule's packs."""

from __future__ import annotations

from pathlib import Path

from speechlint.rulebook.problems import Problem, RulebookError, did_you_mean
from speechlint.rulebook.tree import Node
from speechlint.rulebook.yaml_file import read_yaml


def is_table_key(key: str) -> bool:
    """Whether the values of a key are paths of tables."""
    return key == "table" or key.endswith("_table")


def is_lexicon_key(key: str) -> bool:
    """Whether the values of a key are paths of lexicons."""
    return key == "lexicons" or key.endswith("_lexicons")


class Tables:
    """The tables below one root, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[Path, Node] = {}

    def expanded(self, rule: Node) -> tuple[Node, list[Problem]]:
        """A rule with the rows of its tables in place of their paths; rows written in the rule itself stay."""
        problems: list[Problem] = []
        for key in rule.names:
            value = rule.get(key)
            if value is not None and is_table_key(key):
                rule = rule.replacing(key, self._rows(value, problems))
            elif value is not None and is_lexicon_key(key) and isinstance(value.content, list):
                rule = rule.replacing(key, self._lexicons(value, problems))
        return rule, problems

    def _rows(self, value: Node, problems: list[Problem]) -> Node:
        if not isinstance(value.content, (str, list)):
            return value
        rows: list[Node] = []
        for item in value.items() if isinstance(value.content, list) else (value,):
            if not isinstance(item.content, str):
                rows.append(item)
                continue
            try:
                rows.extend(self._table(item, item.content))
            except RulebookError as error:
                problems.extend(error.problems)
        return Node(value.places, value.mark, rows)

    def _lexicons(self, value: Node, problems: list[Problem]) -> Node:
        """The paths made absolute: those of a rule file count from the root, those of a configuration from its folder."""
        paths: list[Node] = []
        for item in value.items():
            if not isinstance(item.content, str) or "\0" in item.content:
                problems.append(item.problem("应为词库文件的路径"))
                continue
            written = Path(item.places.path).resolve()
            folder = self._root if written.is_relative_to(self._root.resolve()) else written.parent
            path = (folder / item.content).resolve()
            if not path.is_file():
                problems.append(item.problem(f"没有词库“{item.content}”；词库用 speechlint lexicon build 生成"))
            paths.append(Node(item.places, item.mark, str(path)))
        return Node(value.places, value.mark, paths)

    def _table(self, item: Node, name: str) -> tuple[Node, ...]:
        path = self._resolved(item, name)
        if path not in self._read:
            self._read[path] = read_yaml(path)
        table = self._read[path]
        if not isinstance(table.content, list):
            raise RulebookError([table.problem("表应是一个列表，每行以“- ”开头")])
        return table.items()

    def _resolved(self, item: Node, name: str) -> Path:
        path = self._root / name
        if "\0" in name or not path.resolve().is_relative_to(self._root.resolve()):
            raise RulebookError([item.problem(f"表“{name}”不在规则目录之内；路径从规则目录写起")])
        if not path.is_file():
            known = (file.relative_to(self._root).as_posix() for file in self._root.rglob("*.y*ml"))
            raise RulebookError([item.problem(f"没有表“{name}”；路径从规则目录写起{did_you_mean(name, known)}")])
        return path
