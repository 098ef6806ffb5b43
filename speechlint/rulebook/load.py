"""YAML → rules (first, plain version)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from speechlint.checks import KINDS, kind_class
from speechlint.document import DocType, Stage
from speechlint.rulebook.cases import unmarked
from speechlint.rulebook.rule import Case, Category, Rule, Safety, Scope, Severity, Wording

SHIPPED = Path(__file__).parents[2] / "rules"
_COMMON = {
    "title", "kind", "category", "severity", "message", "related", "why", "source", "fix", "stages", "doc_types",
    "within", "outside", "formerly", "en", "valid", "invalid",
}  # fmt: skip


class _Loader(yaml.SafeLoader):
    pass


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, regexp)
        for tag, regexp in resolvers
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", __import__("re").compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", __import__("re").compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def shipped_rules(root: Path = SHIPPED) -> Iterator[tuple[Rule, list[Case], list[Case]]]:
    for path in sorted(root.rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), _Loader)
        if isinstance(data, dict) and "kind" in data:
            yield rule(path.relative_to(root).with_suffix("").as_posix(), data, root, path)


def rule(name: str, data: dict[str, Any], root: Path, path: Path) -> tuple[Rule, list[Case], list[Case]]:
    cls = kind_class(data["kind"], KINDS)
    options = {key: value for key, value in data.items() if key not in _COMMON}
    for key, value in options.items():
        if key in ("table", "tables") or key.endswith("_table"):
            files = value if isinstance(value, list) else [value]
            options[key] = [row for file in files for row in yaml.load((root / file).read_text("utf-8"), _Loader)]
    check = TypeAdapter(cls).validate_python(options)
    wording = {"zh": Wording(data["title"], data["message"], data.get("why", ""), data.get("related", ""))}
    if "en" in data:
        wording["en"] = Wording(**data["en"])
    return (
        Rule(
            id=name, kind=data["kind"], check=check, category=Category(data["category"]),
            severity=Severity(data["severity"]), wording=wording, pack=name.split("/", maxsplit=1)[0], origin=str(path),
            source=data.get("source", ""), safety=Safety(data.get("fix", "unsafe")),
            stages=tuple(Stage(stage) for stage in data.get("stages", ["draft", "template"])),
            doc_types=tuple(DocType(item) for item in data.get("doc_types", [])),
            within=tuple(Scope(item) for item in data.get("within", [])),
            outside=tuple(Scope(item) for item in data.get("outside", [])),
            formerly=tuple(data.get("formerly", [])), literals=tuple(check.literals()),
        ),
        [_case(case, ()) for case in data.get("valid", [])],
        [_case(case, None) for case in data.get("invalid", [])],
    )  # fmt: skip


def _case(data: str | Mapping[str, Any], expected: tuple[()] | None) -> Case:
    given = {"text": data} if isinstance(data, str) else dict(data)
    text, spans = unmarked(given.pop("text"), given.pop("marks", "«»")) if expected is None else (given.pop("text"), ())
    return Case(
        text=text, expected=spans, line=0, fixed=given.pop("fixed", None),
        related=tuple(given.pop("related")) if "related" in given else None, format=given.pop("format", "text"), options=given,
    )  # fmt: skip
