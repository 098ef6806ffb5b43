"""A configuration file → a checked tree of settings, each with its place."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, JsonValue, Tag

from speechlint.checks.base import STRICT
from speechlint.document import DocType, Stage
from speechlint.rulebook.globs import translated
from speechlint.rulebook.layers import stored_layer
from speechlint.rulebook.problems import Problem, RulebookError, did_you_mean
from speechlint.rulebook.rule import Severity
from speechlint.rulebook.rule_file import NonEmpty
from speechlint.rulebook.toml_file import parse_toml
from speechlint.rulebook.tree import Node
from speechlint.rulebook.validation import validated
from speechlint.rulebook.yaml_file import parse_yaml, read_text

Names = tuple[NonEmpty, ...]
Level = Literal["off", "error", "warning", "info"]
FormatName = Literal["text", "markdown", "docx"]


def _setting_form(value: object) -> str:
    return "<options>" if isinstance(value, dict) else "<severity>"


RuleSetting = Annotated[
    Annotated[Level, Tag("<severity>")] | Annotated[Mapping[str, JsonValue], Tag("<options>")],
    Discriminator(_setting_form),
]


@dataclass(frozen=True, slots=True)
class OverrideFile:
    """对一部分文件另作规定。"""

    __pydantic_config__ = STRICT

    files: Annotated[Names, Field(min_length=1)]
    """哪些文件：.gitignore 写法的通配符，从本配置文件所在的目录算起。"""
    exclude: Names = ()
    """其中除去哪些文件。"""
    stage: Stage | None = None
    """文稿阶段：draft 或 template。"""
    doc_type: DocType | None = None
    """文种。"""
    format: FormatName | None = None
    """按哪种格式读，如把 .txt 当作 markdown。"""
    as_of: date | None = None
    """以哪一天为准，如 "2025-03-01"。"""
    encoding: NonEmpty | None = None
    """文件编码，如 gb18030。"""
    select: Names | None = None
    """启用哪些规则。"""
    select_add: Annotated[Names | None, Field(alias="select+")] = None
    """另外启用哪些规则。"""
    select_remove: Annotated[Names | None, Field(alias="select-")] = None
    """从 select 里去掉哪些项。"""
    ignore: Names | None = None
    """停用哪些规则。"""
    ignore_add: Annotated[Names | None, Field(alias="ignore+")] = None
    """另外停用哪些规则。"""
    ignore_remove: Annotated[Names | None, Field(alias="ignore-")] = None
    """从 ignore 里去掉哪些项。"""
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """逐条规定：规则 → off、error、warning、info，或 {severity: …, 该规则的键: 值}。"""


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """speechlint 的配置：.speechlint.yaml，或 pyproject.toml 的 [tool.speechlint]。"""

    __pydantic_config__ = STRICT

    extends: Names = ()
    """继承哪些配置文件，路径从本文件所在的目录算起；后面的胜过前面的，本文件胜过它们。"""
    packs: Names | None = None
    """自己的规则目录。"""
    packs_add: Annotated[Names | None, Field(alias="packs+")] = None
    """另外的规则目录。"""
    packs_remove: Annotated[Names | None, Field(alias="packs-")] = None
    """去掉继承来的哪些规则目录。"""
    plugins: Names | None = None
    """提供更多检查的 Python 模块。"""
    plugins_add: Annotated[Names | None, Field(alias="plugins+")] = None
    """另外的 Python 模块。"""
    plugins_remove: Annotated[Names | None, Field(alias="plugins-")] = None
    """去掉继承来的哪些 Python 模块。"""
    select: Names | None = None
    """启用哪些规则：规则名、通配符（years/*）、pack:包名、category:类别、kind:检查、default、all。"""
    select_add: Annotated[Names | None, Field(alias="select+")] = None
    """另外启用哪些规则。"""
    select_remove: Annotated[Names | None, Field(alias="select-")] = None
    """从 select 里去掉哪些项。"""
    ignore: Names | None = None
    """停用哪些规则；“规则名#条目”停用表里的一行。"""
    ignore_add: Annotated[Names | None, Field(alias="ignore+")] = None
    """另外停用哪些规则。"""
    ignore_remove: Annotated[Names | None, Field(alias="ignore-")] = None
    """从 ignore 里去掉哪些项。"""
    exclude: Names | None = None
    """不检查哪些文件：.gitignore 写法的通配符，从本文件所在的目录算起。"""
    exclude_add: Annotated[Names | None, Field(alias="exclude+")] = None
    """另外不检查哪些文件。"""
    exclude_remove: Annotated[Names | None, Field(alias="exclude-")] = None
    """从 exclude 里去掉哪些项。"""
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    """逐条规定：规则 → off、error、warning、info，或 {severity: …, 该规则的键: 值}。后写的胜过先写的。"""
    stage: Stage | None = None
    """文稿阶段：draft（稿件，默认）或 template（模板）。"""
    doc_type: DocType | None = None
    """文种；不写则由标题和称呼推断。"""
    format: FormatName | None = None
    """按哪种格式读；不写则看扩展名。"""
    as_of: date | None = None
    """以哪一天为准，如 "2025-03-01"。"""
    encoding: NonEmpty | None = None
    """文件编码；不写则自动判断。"""
    level: Severity | None = None
    """显示哪一级以上的：error、warning（默认）或 info。"""
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    """有哪一级以上的就以状态 1 退出；默认 error。"""
    baseline: NonEmpty | None = None
    """基线文件。"""
    suppressions: NonEmpty | None = None
    """另存的忽略清单；默认是同一目录的 .speechlint-suppressions.yaml。"""
    require_reason: bool | None = None
    """忽略指令是否必须写理由。"""
    lang: Literal["zh", "en"] | None = None
    """提示用中文还是英文。"""
    overrides: tuple[OverrideFile, ...] | None = None
    """对一部分文件另作规定，后面的胜过前面的。"""
    overrides_add: Annotated[tuple[OverrideFile, ...] | None, Field(alias="overrides+")] = None
    """在继承来的规定之后再加。"""


_GLOB_KEYS = ("files", "exclude", "exclude+", "exclude-")
_OVERRIDE_KEYS = ("overrides", "overrides+")


def read_config(path: str) -> dict[str, Any]:
    """A configuration file, checked, in the form that the cache keeps. Raises :class:`RulebookError`."""
    text = read_text(Path(path))
    node = parse_toml(text, path) if path.endswith(".toml") else parse_yaml(text, path)
    return stored_layer(node, {} if node is None else _checked(node))


def _checked(node: Node) -> Mapping[str, tuple[str, bool] | None]:
    """The globs of a configuration, translated. Raises :class:`RulebookError` with every problem of the file."""
    if node.content is None:
        return {}
    _, problems = validated(ConfigFile, node)
    globs: dict[str, tuple[str, bool] | None] = {}
    for part in (node, *_overrides(node)):
        problems += _encoding_problems(part)
        problems += _severity_problems(part)
        problems += _glob_problems(part, globs)
    if problems:
        raise RulebookError(problems)
    return globs


def _overrides(node: Node) -> Iterator[Node]:
    for key in _OVERRIDE_KEYS:
        listed = node.get(key)
        yield from listed.items() if listed else ()


def _encoding_problems(part: Node) -> Iterator[Problem]:
    encoding = part.get("encoding")
    if encoding is not None and isinstance(encoding.content, str):
        try:
            codecs.lookup(encoding.content)
        except (LookupError, ValueError):
            yield encoding.problem(f"没有“{encoding.content}”这种编码")


def _severity_problems(part: Node) -> Iterator[Problem]:
    rules = part.get("rules")
    for selector in rules.names if rules else ():
        setting = rules.get(selector) if rules else None
        severity = setting.get("severity") if setting else None
        levels = [level.value for level in Severity] + ["off"]
        if severity is not None and severity.content not in levels:
            yield severity.problem(f"应为 {'、'.join(levels)} 之一{did_you_mean(str(severity.content), levels)}")


def _glob_problems(part: Node, globs: dict[str, tuple[str, bool] | None]) -> Iterator[Problem]:
    for key in _GLOB_KEYS:
        listed = part.get(key)
        for item in listed.items() if listed else ():
            if isinstance(item.content, str):
                try:
                    globs[item.content] = translated(item.content)
                except ValueError:
                    yield item.problem(f"通配符“{item.content}”写得不对")
