"""What is said of rules and packs, as Markdown: the pages below ``docs/rules``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speechlint.cli.explained import Data
from speechlint.cli.explained_text import LABELS, circumstances


def pack_page(data: Data, language: str) -> str:
    """The page of a pack: its rules one after the other, each with its examples."""
    parts = [f"# {data['title']}", data["description"], _contents(data)]
    parts += (rule_section(rule, language) for rule in data["rules"])
    return "\n\n".join(filter(None, parts)) + "\n"


def rule_section(data: Data, language: str) -> str:
    """A rule under a heading of its own, without a final line end."""
    label = LABELS[language]
    facts = " · ".join((f"`{data['rule']}`", data["severity"], data["category"], data["kind"]))
    lines = [f"## {data['title']}", "", facts, ""]
    lines += (
        f"- {label[key]}{label['colon']}{_escaped(data[key])}" for key in ("message", "why", "source") if data[key]
    )
    if data["fix"]:
        lines.append(f"- {label['fix']}{label['colon']}{label[data['fix']]}")
    for key in ("invalid", "valid"):
        if data[key]:
            lines += ["", f"{label[key]}{label['colon'].rstrip()}", "", *_examples(data[key], language)]
    return "\n".join(lines)


def _contents(data: Data) -> str:
    rows = (f"| `{rule['rule']}` | {rule['severity']} | {rule['title']} |" for rule in data["rules"])
    return "\n".join(("| | | |", "|---|---|---|", *rows))


def _examples(examples: list[Data], language: str) -> Iterator[str]:
    label = LABELS[language]
    for example in examples:
        yield f"- {code(example['text'])}{circumstances(example, label)}"
        if "fixed" in example:
            yield f"  → {code(example['fixed'])}"


def code(text: str) -> str:
    """A text as code within a line, whatever it holds."""
    shown = text.replace("\n", "⏎")
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def _escaped(text: str) -> str:
    """A text in which no sign is taken for markup."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>|~" else character for character in text)
