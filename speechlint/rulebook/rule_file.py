"""One rule file → a rule with its cases, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from speechlint.checks import kind_class
from speechlint.checks.base import STRICT, Check
from speechlint.document import DocType, Stage
from speechlint.rulebook.cases import DEFAULT_MARKS, MarksError, unmarked
from speechlint.rulebook.problems import Problem, did_you_mean
from speechlint.rulebook.rule import Case, Category, Rule, Safety, Scope, Severity, Wording
from speechlint.rulebook.tables import Tables
from speechlint.rulebook.tree import Entry, Node
from speechlint.rulebook.validation import known_keys, validated

NonEmpty = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """一个例子。"""

    __pydantic_config__ = STRICT

    text: str
    """例子的文字；应报的地方用 «…» 标出，缺少东西的地方用空的 «» 标出。"""
    marks: Annotated[str, Field(min_length=2, max_length=2)] = DEFAULT_MARKS
    """代替 «» 的一对标记。"""
    fixed: str | None = None
    """照规则改过之后的文字。"""
    related: tuple[str, ...] | None = None
    """相关之处的文字，依次列出。"""
    stage: Stage | None = None
    """文稿阶段。"""
    as_of: date | None = None
    """以哪一天为准，如 "2025-03-01"。"""
    doc_type: DocType | None = None
    """文种；写了文种的例子是一篇完整的文稿，不写的是一个片段。"""
    format: Literal["text", "markdown"] = "text"
    """按哪种格式读。"""


def _case_form(value: object) -> str:
    return "<text>" if isinstance(value, str) else "<case>"


CaseEntry = Annotated[Annotated[str, Tag("<text>")] | Annotated[CaseFile, Tag("<case>")], Discriminator(_case_form)]


@dataclass(frozen=True, slots=True)
class EnglishFile:
    """规则的英文说明。"""

    __pydantic_config__ = STRICT

    title: NonEmpty
    """英文名称。"""
    message: NonEmpty
    """英文提示。"""
    why: str = ""
    """英文理由。"""
    related: str = ""
    """相关之处的英文提示。"""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """一条规则：各种规则公用的键。"""

    __pydantic_config__ = STRICT

    title: NonEmpty
    """规则的名称，说的是找到的毛病。"""
    kind: str
    """检查的种类，决定还有哪些键。"""
    category: Category
    """毛病的类别。"""
    severity: Severity
    """error 谁校对都会改；warning 由作者定；info 说得过去，只在 --level info 时显示。"""
    message: NonEmpty
    """提示，花括号里可引用该种检查给出的值和 {text}。"""
    related: str = ""
    """相关之处的提示。"""
    why: str = ""
    """理由。"""
    source: str = ""
    """依据：标准、文件及条款。"""
    fix: Safety = Safety.UNSAFE
    """修改是否可以不经人看就做：safe 或 unsafe。"""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] = (Stage.DRAFT, Stage.TEMPLATE)
    """用于哪些阶段的文稿：draft（稿件）、template（模板）。"""
    doc_types: tuple[DocType, ...] = ()
    """只用于哪些文种；不写就是全部。"""
    within: tuple[Scope, ...] = ()
    """只报这些部分之内的。"""
    outside: tuple[Scope, ...] = ()
    """不报这些部分之内的。"""
    formerly: tuple[str, ...] = ()
    """规则从前的名字。"""
    yields_to: tuple[str, ...] = ()
    """让给哪些规则：同一处已由其中一条报出时，本条不再报。"""
    en: EnglishFile | None = None
    """英文说明。"""
    valid: tuple[CaseEntry, ...] = ()
    """不该报的例子，至少两个。"""
    invalid: tuple[CaseEntry, ...] = ()
    """该报的例子，至少两个，用 «…» 标出报在哪里。"""


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule with its cases; ``node`` is its file."""

    rule: Rule
    valid: tuple[Case, ...]
    invalid: tuple[Case, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule file does not say of itself: its id, its pack, and where its tables and kinds are found."""

    id: str
    pack: str
    default: bool
    doc_types: tuple[DocType, ...]
    tables: Tables
    kinds: Mapping[str, str]


def load_rule(node: Node, setting: Setting) -> tuple[LoadedRule | None, list[Problem]]:
    """A rule file as a rule, or None and all that is wrong with it."""
    if not isinstance(node.content, dict):
        empty = node.content is None
        return None, [node.problem("文件是空的" if empty else "规则应为“键: 值”的对应表")]
    cls, problems = _kind(node, setting.kinds)
    own = frozenset(known_keys(cls)) if cls else frozenset(node.names) - frozenset(known_keys(RuleFile))
    header, faults = validated(RuleFile, node.only(frozenset(node.names) - own), also=own)
    if cls is None:
        return None, list({*problems, *faults})
    problems += faults
    options, faults = setting.tables.expanded(node.only(own))
    problems += faults
    check, faults = (None, []) if faults else _check(cls, options)
    problems += faults
    problems += _template_problems(node, cls)
    valid, faults = _cases(node, "valid", expects=False)
    problems += faults
    invalid, faults = _cases(node, "invalid", expects=True)
    problems += faults
    if problems or header is None or check is None:
        return None, problems
    return LoadedRule(_rule(header, check, node, setting), valid, invalid, node), []


def _kind(node: Node, kinds: Mapping[str, str]) -> tuple[type[Any] | None, list[Problem]]:
    name = node.get("kind")
    if name is None:
        return None, [node.problem("缺少必填的键“kind”")]
    if not isinstance(name.content, str) or name.content not in kinds:
        suggestion = did_you_mean(str(name.content), kinds) or f"；有 {'、'.join(sorted(kinds))}"
        return None, [name.problem(f"没有“{name.content}”这种检查{suggestion}")]
    try:
        cls: type[Any] = kind_class(name.content, kinds)
        shared = sorted(set(known_keys(cls)) & set(known_keys(RuleFile)))
    except Exception as error:
        return None, [name.problem(f"检查“{name.content}”无法载入：{type(error).__name__}: {error}")]
    if shared:
        return None, [name.problem(f"检查“{name.content}”的键与规则公用的键重名：{'、'.join(shared)}")]
    return cls, []


def _check(cls: type[Check], options: Node) -> tuple[Check | None, list[Problem]]:
    try:
        check, problems = validated(cls, options)
        if check is not None:
            tuple(check.literals())
    except Exception as error:
        return None, [options.problem(f"参数不能用：{type(error).__name__}: {error}")]
    return check, problems


def _template_problems(node: Node, cls: type[Check]) -> Iterator[Problem]:
    english = node.get("en") or Node(node.places, node.mark, {})
    related = cls.values | cls.related_values
    templates = (
        (node.get("message"), cls.values),
        (node.get("related"), related),
        (english.get("message"), cls.values),
        (english.get("related"), related),
    )
    for template, values in templates:
        if template is not None and isinstance(template.content, str):
            fault = _template_fault(template.content, values | {"text"})
            if fault:
                yield template.problem(fault)


def _template_fault(template: str, values: frozenset[str]) -> str:
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return "花括号没有配对；要写花括号本身，请写 {{ 或 }}"
    for _, name, form, conversion in parts:
        if name is None:
            continue
        if form or conversion:
            return f"花括号里只能写名字，不能写“{{{name}{'!' if conversion else ':'}…}}”"
        if name not in values:
            allowed = "、".join(f"{{{value}}}" for value in sorted(values))
            return f"这里没有“{{{name}}}”{did_you_mean(name, values) or f'；可用 {allowed}'}"
    return ""


def _cases(node: Node, key: str, *, expects: bool) -> tuple[tuple[Case, ...], list[Problem]]:
    cases: list[Case] = []
    problems: list[Problem] = []
    listed = node.get(key)
    for item in listed.items() if listed else ():
        given = item if isinstance(item.content, dict) else _as_mapping(item)
        case, _ = validated(CaseFile, given)
        if case is None:
            continue  # reported with the rule's other keys
        text = given.get("text") or item
        problem = _case_problem(case, expects=expects)
        if problem:
            problems.append(text.problem(problem))
            continue
        plain, spans = unmarked(case.text, case.marks) if expects else (case.text, ())
        options = {
            name: str(value)
            for name, value in (("stage", case.stage), ("as_of", case.as_of), ("doc_type", case.doc_type))
            if value is not None
        }
        line = item.position.line
        cases.append(Case(plain, spans, line, case.fixed, case.related, case.format, options))
    return tuple(cases), problems


def _case_problem(case: CaseFile, *, expects: bool) -> str:
    try:
        _, spans = unmarked(case.text, case.marks)
    except MarksError as error:
        return f"标记没有配对：{error}"
    if expects and not spans:
        return f"invalid 的例子要用 {case.marks[0]}…{case.marks[1]} 标出该报的地方"
    if not expects and (spans or case.fixed is not None or case.related is not None):
        return "valid 的例子不该有标记、fixed 或 related；文字里要用 « » 时请另定 marks"
    return ""


def _as_mapping(item: Node) -> Node:
    return Node(item.places, item.mark, {"text": Entry(item.mark, item)})


def _rule(header: RuleFile, check: Check, node: Node, setting: Setting) -> Rule:
    wording = {"zh": Wording(header.title, header.message, header.why, header.related)}
    if header.en:
        wording["en"] = Wording(header.en.title, header.en.message, header.en.why, header.en.related)
    literals = tuple(dict.fromkeys(check.literals()))
    return Rule(
        id=setting.id,
        kind=header.kind,
        check=check,
        category=header.category,
        severity=header.severity,
        wording=wording,
        pack=setting.pack,
        origin=node.places.path,
        source=header.source,
        safety=header.fix,
        stages=header.stages,
        doc_types=header.doc_types or setting.doc_types,
        within=header.within,
        outside=header.outside,
        formerly=header.formerly,
        yields_to=header.yields_to,
        literals=literals,
        needs_literals=bool(literals) and getattr(check, "needs_literals", False),
        files=tuple(getattr(check, "files", ())),
        default=setting.default,
    )
