"""JSON Schema (2020-12) of rule files, packs, configurations and suppressions, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from speechlint.checks import KINDS, kind_class
from speechlint.rulebook.config_file import ConfigFile
from speechlint.rulebook.manual_zh import key_text, kind_text
from speechlint.rulebook.packs import PackFile
from speechlint.rulebook.rule_file import RuleFile
from speechlint.rulebook.suppression_file import SuppressionEntry
from speechlint.rulebook.tables import is_table_key
from speechlint.rulebook.validation import adapter

DIALECT = GenerateJsonSchema.schema_dialect
_TABLE = "表的路径（从规则目录写起）、几个路径，或直接写出各行。"


class _Generator(GenerateJsonSchema):
    """Without the titles that pydantic makes of field names."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False


def config_schema() -> dict[str, Any]:
    """The schema of ``.speechlint.yaml``."""
    return _named(adapter(ConfigFile).json_schema(schema_generator=_Generator), "speechlint 配置")


def pack_schema() -> dict[str, Any]:
    """The schema of ``_pack.yaml``."""
    return _named(adapter(PackFile).json_schema(schema_generator=_Generator), "speechlint 规则包")


def suppressions_schema() -> dict[str, Any]:
    """The schema of ``.speechlint-suppressions.yaml``."""
    return _named(TypeAdapter(list[SuppressionEntry]).json_schema(schema_generator=_Generator), "speechlint 忽略清单")


def rule_schema(kinds: Mapping[str, str] = KINDS) -> dict[str, Any]:
    """The schema of a rule file: one branch for each kind, told apart by ``kind``."""
    classes: dict[str, Any] = {"": RuleFile, **{name: kind_class(name, kinds) for name in sorted(kinds)}}
    mode: Literal["validation"] = "validation"
    inputs = [(name, mode, adapter(cls)) for name, cls in classes.items()]
    schemas, shared = TypeAdapter.json_schemas(inputs, schema_generator=_Generator)
    definitions: dict[str, Any] = dict(shared.get("$defs", {}))
    parts = {name: _resolved(schemas[(name, mode)], definitions) for name in classes}
    common = parts.pop("")
    branches = [_branch(name, part, common) for name, part in parts.items()]
    used = {name: item for name, item in definitions.items() if name not in {cls.__name__ for cls in classes.values()}}
    return _named({"oneOf": branches, "$defs": used}, "speechlint 规则")


def field_schemas(cls: type[Any]) -> tuple[dict[str, Any], frozenset[str], dict[str, Any]]:
    """The schemas of a dataclass's fields by key, the required ones, and the definitions that they refer to."""
    schema = adapter(cast("Any", cls)).json_schema(schema_generator=_Generator)
    definitions = schema.get("$defs", {})
    return schema.get("properties", {}), frozenset(schema.get("required", ())), definitions


def _branch(kind: str, own: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    text = kind_text(kind, own.get("description", ""))
    properties = {
        **common["properties"],
        "kind": {"const": kind, "description": _first_line(text)},
        **{
            key: _table(described) if is_table_key(key) else described
            for key, item in own.get("properties", {}).items()
            for described in [{**item, "description": key_text(kind, key, item.get("description", ""))}]
        },
    }
    return {
        "title": kind,
        "description": text,
        "type": "object",
        "properties": properties,
        "required": [*common["required"], *own.get("required", ())],
        "additionalProperties": False,
    }


def _table(schema: JsonSchemaValue) -> JsonSchemaValue:
    rows = schema.get("items", {})
    described = "\n".join(filter(None, (schema.get("description", ""), _TABLE)))
    forms = [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, rows]}}]
    return {"description": described, "anyOf": forms}


def _resolved(schema: JsonSchemaValue, definitions: Mapping[str, Any]) -> JsonSchemaValue:
    reference = schema.get("$ref", "")
    return definitions[reference.removeprefix("#/$defs/")] if reference else schema


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _named(schema: JsonSchemaValue, title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **schema, "title": title}
