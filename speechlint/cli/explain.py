"""``speechlint explain``: a rule or a kind of check, with its options and examples."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from speechlint.cli.check_arguments import add_rules
from speechlint.cli.errors import CommandError
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.engine.built_in import BUILT_IN
from speechlint.formats.display import shortened, visible
from speechlint.rulebook.cases import marked
from speechlint.rulebook.problems import did_you_mean
from speechlint.rulebook.rule import Case, Rule
from speechlint.rulebook.structure import to_json
from speechlint.rulebook.workspace import Profile

if TYPE_CHECKING:
    from speechlint.rulebook.manual import Manual

_VALUE_COLUMNS = 100
_LABELS = {
    "zh": {
        "why": "理由",
        "source": "依据",
        "message": "提示",
        "fix": "修改",
        "on": "启用",
        "off": "未启用",
        "options": "参数",
        "required": "必填",
        "now": "现为",
        "default": "默认",
        "values": "提示可引用",
        "valid": "不报",
        "invalid": "要报",
        "fixed": "改后",
        "rules": "用它的规则",
        "rows": "{} 行",
        "safe": "可以自动修改",
        "unsafe": "修改前须人看过",
        "configure": '停用：在配置里写 rules: {{"{}": "off"}}',
        "formerly": "旧名",
        "colon": "：",
        "brackets": "（{}）",
        "semicolon": "；",
    },
    "en": {
        "why": "why",
        "source": "source",
        "message": "message",
        "fix": "fix",
        "on": "on",
        "off": "off",
        "options": "options",
        "required": "required",
        "now": "now",
        "default": "default",
        "values": "names for messages",
        "valid": "not reported",
        "invalid": "reported",
        "fixed": "becomes",
        "rules": "rules of this kind",
        "rows": "{} rows",
        "safe": "safe",
        "unsafe": "unsafe: to be looked at first",
        "configure": 'To switch it off, write in the configuration: rules: {{"{}": "off"}}',
        "formerly": "formerly",
        "colon": ": ",
        "brackets": " ({})",
        "semicolon": "; ",
    },
}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument("name", metavar="RULE|KIND", help=say("规则名，或检查的种类", "a rule, or a kind of check"))
    add_rules(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("格式", "format"))


def run(arguments: Namespace) -> int:
    """Explain one rule or kind; the exit status."""
    profile = open_workspace(arguments).profile()
    language = arguments.said_language or str(profile.effective.values["lang"].value)
    book = profile.book
    name = book.renamed.get(arguments.name, arguments.name)
    if name in book.facets:
        data = _rule_data(name, profile, language)
        text = _rule_text(data, language)
    elif name in BUILT_IN:
        data = _data(BUILT_IN[name], language)
        text = _rule_text(data, language)
    elif name in book.kinds:
        data = _kind_data(name, profile, language)
        text = _kind_text(data, language)
    else:
        hint = did_you_mean(name, (*book.facets, *book.renamed, *book.kinds, *BUILT_IN))
        raise CommandError(f"no such rule or kind: {name}" if language == "en" else f"没有规则或检查“{name}”{hint}")
    write_stdout(json.dumps(data, ensure_ascii=False, indent=2) + "\n" if arguments.format == "json" else text, "json")
    return 0


def _rule_data(name: str, profile: Profile, language: str) -> dict[str, Any]:
    from speechlint.rulebook.manual import manual  # noqa: PLC0415 - imports pydantic

    loaded = profile.book.with_cases(name)
    rule = profile.selection.rule(profile.book, name)
    page = manual(rule.kind, profile.book.kinds, language)
    return {
        **_data(rule, language),
        "enabled": profile.selection.choices[name].on,
        "fix": rule.safety.value if _repairs(loaded.invalid) else None,
        "options": _options(page, rule),
        "valid": [_example(case) for case in loaded.valid],
        "invalid": [_example(case) for case in loaded.invalid],
    }


def _data(rule: Rule, language: str) -> dict[str, Any]:
    """What is to be said of a rule without its file."""
    words = rule.words(language)
    return {
        "rule": rule.id,
        "formerly": list(rule.formerly),
        "title": words.title,
        "severity": rule.severity.value,
        "category": rule.category.value,
        "kind": rule.kind,
        "pack": rule.pack,
        "enabled": True,
        "message": words.message,
        "why": words.why,
        "source": rule.source,
        "fix": None,
        "stages": [stage.value for stage in rule.stages],
        "doc_types": [kind.value for kind in rule.doc_types],
        "origin": rule.origin or None,
        "options": [],
        "valid": [],
        "invalid": [],
    }


def _repairs(cases: Iterable[Case]) -> bool:
    return any(case.fixed is not None for case in cases)


def _options(page: Manual, rule: Rule | None) -> list[dict[str, Any]]:
    """Every key of a kind; with a rule, the value it has there too."""
    options = []
    for option in page.options:
        data = asdict(option)
        if rule is not None:
            data["value"] = to_json(getattr(rule.check, option.name))
        options.append(data)
    return options


def _example(case: Case) -> dict[str, Any]:
    example: dict[str, Any] = {"text": marked(case.text, case.expected), **case.options}
    if case.format != "text":
        example["format"] = case.format
    if case.fixed is not None:
        example["fixed"] = case.fixed
    if case.related is not None:
        example["related"] = list(case.related)
    return example


def _kind_data(kind: str, profile: Profile, language: str) -> dict[str, Any]:
    from speechlint.rulebook.manual import manual  # noqa: PLC0415 - imports pydantic

    page = manual(kind, profile.book.kinds, language)
    return {
        "kind": kind,
        "text": page.text,
        "options": _options(page, None),
        "values": [*page.values, "text"],
        "related_values": sorted({*page.values, *page.related_values, "text"}),
        "rules": [facet.id for facet in profile.book.facets.values() if facet.kind == kind],
    }


def _rule_text(data: dict[str, Any], language: str) -> str:
    label = _LABELS[language]
    colon = label["colon"]
    state = label["on"] if data["enabled"] else label["off"]
    lines = [
        f"{data['rule']}  {data['title']}",
        " · ".join((data["severity"], data["category"], data["kind"], data["pack"], state)),
        "",
        *(f"{label[key]}{colon}{data[key]}" for key in ("message", "why", "source") if data[key]),
    ]
    if data["fix"]:
        lines.append(f"{label['fix']}{colon}{label[data['fix']]}")
    if data["formerly"]:
        lines.append(f"{label['formerly']}{colon}{' '.join(data['formerly'])}")
    for key in ("invalid", "valid"):
        if data[key]:
            lines += ["", label[key], *(line for example in data[key] for line in _example_lines(example, label))]
    if data["options"]:
        heading = label["options"] + label["brackets"].format(data["kind"])
        lines += ["", heading, *_option_lines(data["options"], label)]
    if data["origin"]:
        lines += ["", label["configure"].format(data["rule"]), data["origin"]]
    return "\n".join((*lines, ""))


def _example_lines(example: dict[str, Any], label: dict[str, str]) -> Iterator[str]:
    options = ", ".join(f"{key}: {example[key]}" for key in ("stage", "as_of", "doc_type", "format") if key in example)
    yield f"  {_on_one_line(example['text'])}" + (label["brackets"].format(options) if options else "")
    if "fixed" in example:
        yield f"    {label['fixed']}{label['colon']}{_on_one_line(example['fixed'])}"


def _on_one_line(text: str) -> str:
    return visible(text.replace("\n", "⏎"))


def _kind_text(data: dict[str, Any], language: str) -> str:
    label = _LABELS[language]
    lines = [
        data["kind"],
        "",
        data["text"],
        "",
        label["options"],
        *_option_lines(data["options"], label),
        "",
        f"{label['values']}{label['colon']}{' '.join(f'{{{value}}}' for value in data['values'])}",
        "",
        label["rules"],
        *(f"  {rule}" for rule in data["rules"]),
        "",
    ]
    return "\n".join(lines)


def _option_lines(options: Iterable[dict[str, Any]], label: dict[str, str]) -> Iterator[str]:
    for option in options:
        notes = [option["form"]]
        if option["required"]:
            notes.append(label["required"])
        elif option["default"] not in (None, [], {}, ""):
            notes.append(f"{label['default']} {_short(option['default'], label)}")
        if "value" in option and option["value"] != option["default"]:
            notes.append(f"{label['now']} {_short(option['value'], label)}")
        yield f"  {option['name']}{label['brackets'].format(label['semicolon'].join(notes))}"
        yield from (f"    {line}" for line in option["text"].splitlines())


def _short(value: Any, label: dict[str, str]) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return label["rows"].format(len(value))
    return shortened(json.dumps(value, ensure_ascii=False), _VALUE_COLUMNS, "…")
