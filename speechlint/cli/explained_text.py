"""What is said of rules, kinds and packs, as text for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from speechlint.cli.explained import Data
from speechlint.formats.display import shortened, visible

_VALUE_COLUMNS = 100
LABELS = {
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
        "pack_rules": "规则",
        "rows": "{} 行",
        "safe": "可以自动修改",
        "unsafe": "修改前须人看过",
        "configure": '停用：在配置里写 rules: {{"{}": "off"}}',
        "formerly": "旧名",
        "yields_to": "同一处让给",
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
        "pack_rules": "rules",
        "rows": "{} rows",
        "safe": "safe",
        "unsafe": "unsafe: to be looked at first",
        "configure": 'To switch it off, write in the configuration: rules: {{"{}": "off"}}',
        "formerly": "formerly",
        "yields_to": "yields, in one place, to",
        "colon": ": ",
        "brackets": " ({})",
        "semicolon": "; ",
    },
}


def rule_text(data: Data, language: str) -> str:
    """A rule."""
    label = LABELS[language]
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
    lines += [f"{label[key]}{colon}{' '.join(data[key])}" for key in ("formerly", "yields_to") if data[key]]
    for key in ("invalid", "valid"):
        if data[key]:
            lines += ["", label[key], *(line for example in data[key] for line in _example_lines(example, label))]
    if data["options"]:
        heading = label["options"] + label["brackets"].format(data["kind"])
        lines += ["", heading, *_option_lines(data["options"], label)]
    if data["origin"]:
        lines += ["", label["configure"].format(data["rule"]), data["origin"]]
    return "\n".join((*lines, ""))


def _example_lines(example: Data, label: dict[str, str]) -> Iterator[str]:
    yield f"  {_on_one_line(example['text'])}{circumstances(example, label)}"
    if "fixed" in example:
        yield f"    {label['fixed']}{label['colon']}{_on_one_line(example['fixed'])}"


def circumstances(example: Data, label: dict[str, str]) -> str:
    """What an example is to be read as, in brackets; empty for a plain draft."""
    keys = ("stage", "as_of", "doc_type", "format")
    options = ", ".join(f"{key}: {example[key]}" for key in keys if key in example)
    return label["brackets"].format(options) if options else ""


def _on_one_line(text: str) -> str:
    return visible(text.replace("\n", "⏎"))


def kind_text(data: Data, language: str) -> str:
    """A kind of check."""
    label = LABELS[language]
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


def _option_lines(options: Iterable[Data], label: dict[str, str]) -> Iterator[str]:
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


def pack_text(data: Data, language: str) -> str:
    """A pack: what it is for, and its rules in a line each."""
    label = LABELS[language]
    rules = [(rule["rule"], rule["severity"], rule["title"]) for rule in data["rules"]]
    width = max((len(rule) for rule, _, _ in rules), default=0)
    lines = [f"{data['pack']}  {data['title']}", *filter(None, ("", data["description"])), "", label["pack_rules"]]
    lines += (f"  {rule:{width}}  {severity:7}  {title}" for rule, severity, title in rules)
    return "\n".join((*lines, ""))
