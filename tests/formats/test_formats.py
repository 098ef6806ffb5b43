"""What holds for every format."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import speechlint.formats
from speechlint.engine.violation import Failure
from speechlint.formats import FORMATS, NAMES, NEEDS_SOURCE, RenderOptions, renderer
from speechlint.formats.words import Words, words
from speechlint.run.report import Report, Skipped
from tests.formats.builders import HOSTILE, PATHS, harmful, hostile_reports, report
from tests.formats.sample import sample

FOLDER = Path(speechlint.formats.__file__).parent


def test_the_names() -> None:
    assert NAMES == ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson")
    assert set(NEEDS_SOURCE) <= set(NAMES)


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="html"):
        renderer("html")


@pytest.mark.parametrize("name", NAMES)
@given(hostile_reports(), st.lists(st.tuples(PATHS, HOSTILE), max_size=2), st.sampled_from(["zh", "en"]))
def test_any_report_can_be_written_and_seen(
    name: str, found: Report, others: list[tuple[str, str]], language: str
) -> None:
    failures = tuple(Failure(path, message, message or None) for path, message in others)
    skipped = tuple(Skipped(path, reason) for path, reason in others)
    full = Report(found.files, found.violations, failures, skipped, rules=found.rules)
    output = renderer(name)(full, RenderOptions(language))
    output.encode("utf-8")
    assert harmful(output) == []
    assert output == renderer(name)(full, RenderOptions(language))


@pytest.mark.parametrize("name", NAMES)
def test_output_ends_with_one_line_end(name: str) -> None:
    for found in (sample(), report()):
        output = renderer(name)(found, RenderOptions())
        assert not output or (output.endswith("\n") and not output.endswith("\n\n"))


@pytest.mark.parametrize("name", NAMES)
def test_source_is_read_only_where_it_is_asked_for(name: str) -> None:
    found = sample()
    bare = tuple(type(item)(item.path, item.format, item.encoding, item.characters, item.stage) for item in found.files)
    without = Report(bare, found.violations, found.failures, found.skipped, rules=found.rules, hidden=found.hidden,
                     suppressed=found.suppressed, baselined=found.baselined)  # fmt: skip
    same = renderer(name)(found, RenderOptions()) == renderer(name)(without, RenderOptions())
    assert same is (name not in NEEDS_SOURCE)


def test_both_languages_say_everything() -> None:
    chinese, english = words("zh"), words("en")
    said: Iterable[tuple[str, Any, Any]] = zip(Words._fields, chinese, english, strict=True)
    for name, here, there in said:
        assert here
        assert there
        if isinstance(here, str):
            assert here.count("{") == there.count("{"), name
        else:
            assert set(here) == set(there), name
    assert words("fr") == chinese


def test_no_format_prints_or_imports_another_package() -> None:
    allowed = {"__future__", "bisect", "collections", "dataclasses", "functools", "hashlib", "importlib", "itertools", "json", "re", "typing"}  # fmt: skip
    for module in FOLDER.glob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        imported = {
            name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            )
        }
        assert imported <= {*allowed, "speechlint"}, module.name
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"print", "open", "input"}, module.name


def test_a_format_is_imported_when_it_is_asked_for() -> None:
    program = (
        "import sys; from speechlint.formats import renderer; before = set(sys.modules); renderer('text');"
        "print(*sorted(name for name in sys.modules if name.startswith('speechlint.formats.')));"
        "print(*sorted(name for name in set(sys.modules) - before if not name.startswith('speechlint')))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    ours, theirs = run.stdout.split("\n")[:2]
    assert set(ours.split()) == {
        f"speechlint.formats.{name}"
        for name in ("display", "excerpt", "options", "positions", "summary", "text", "words")
    }
    assert theirs == ""


def test_every_format_stands_in_the_table() -> None:
    modules = {module.stem for module in FOLDER.glob("*.py") if "def render(" in module.read_text("utf-8")}
    assert modules == set(FORMATS)
