"""No text in any of our files makes anything but data or problems with places."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speechlint.document import FrontMatter
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.config import merged
from speechlint.rulebook.front_matter import given_by
from speechlint.rulebook.layers import LayerReader
from speechlint.rulebook.packs import read_library, rule_files, shipped_root
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.suppressions import read_suppressions
from tests.rulebook.files import RULE

SHIPPED = [
    text
    for name in rule_files(shipped_root())[0]
    if "\nkind:" in (text := (shipped_root() / name).read_text(encoding="utf-8")) and "table:" not in text
]
CONFIG = """\
extends: []
packs: ["."]
select+: ["years/*"]
ignore: ["a#b"]
exclude: ["归档/"]
rules: {"wording/*": "info", "a/b": {severity: "error", max: 3}}
stage: "draft"
as_of: "2025-03-01"
encoding: "gb18030"
require_reason: true
overrides:
  - files: ["模板/", "!x"]
    stage: "template"
    ignore+: ["x"]
"""
TOML = """\
[tool.speechlint]
select = ["a", "b"]
stage = "draft"
as_of = 2025-03-01
[tool.speechlint.rules]
"a/b" = {severity = "error", max = 3.5}
[[tool.speechlint.overrides]]
files = ["*.md"]
"""
SUPPRESSIONS = (
    '- {path: "a.txt", fingerprint: "ab", rule: "x/y", reason: "理由"}\n- path: "b"\n  fingerprint: "c"\n  rule: "d"\n'
)
PIECES = st.sampled_from(
    ["", " ", "\n", "\t", ":", ": ", "- ", "[", "]", "{", "}", "{x}", "{{", "\"", "'", "*", "&a ", "!!int ", "|\n", ">\n", "#",
     "~", "null", "true", "no", "0", "-1", "1e400", "9" * 5000, "2025-02-30", "«", "»", "«»", "\\", "\\u0000", "\x00", "\u2028", "\ufeff",
     "---\n", "...\n", "%YAML 9.9\n", "<<: ", "? ", "kind: pattern\n", "pattern: '(('\n", "(?P<", "(" * 300, "a" * 9, "键", "𠮷",
     "table: [x]\n", "table: ../../x\n", "=", "[[", "\"\"\"", ".", ","]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, texts: list[str]) -> str:
    """A good text with a few cuts and insertions."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 30])))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


@contextmanager
def problems_have_places(folder: str) -> Iterator[None]:
    problems: tuple[Problem, ...] = ()
    try:
        yield
    except RulebookError as error:
        problems = error.problems or (Problem("", -1, -1, "none"),)
    for problem in problems:
        check(problem, folder)


def check(problem: Problem, folder: str) -> None:
    assert problem.path.startswith(folder)
    assert problem.message
    assert (problem.line > 0 and problem.column > 0) or (problem.line, problem.column) == (0, 0)


def put(folder: str, name: str, text: str) -> Path:
    path = Path(folder) / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


FUZZ = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(mutated([RULE, *SHIPPED]))
def test_any_rule_file_is_a_rule_or_problems(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        put(folder, "a.yaml", text)
        library = read_library([Path(folder)])
        for problem in library.problems:
            check(problem, folder)
        assert len(library.rules) + bool(library.problems) >= bool("\nkind:" in text and text.startswith("title"))


@FUZZ
@given(mutated([CONFIG]))
def test_any_configuration_is_one_or_problems(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, problems_have_places(folder):
        path = put(folder, "c.yaml", text)
        config = merged(LayerReader(Cache(enabled=False)).chain(str(path)))
        config.with_overrides(config.covering(f"{folder}/模板/a.txt"))
        config.excludes(f"{folder}/归档/a.txt")


@FUZZ
@given(mutated([TOML]))
def test_any_toml_is_a_configuration_or_problems(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, problems_have_places(folder):
        path = put(folder, "pyproject.toml", text)
        merged(LayerReader(Cache(enabled=False)).chain(str(path)))


@FUZZ
@given(mutated([SUPPRESSIONS]))
def test_any_suppressions_are_entries_or_problems(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, problems_have_places(folder):
        read_suppressions(str(put(folder, "s.yaml", text)), Cache(enabled=False))


@FUZZ
@given(mutated(["title: x\nspeechlint:\n  stage: draft\n  as_of: 2025-03-01\n", "speechlint: {doc_type: host}\n"]))
def test_any_front_matter_says_something_or_has_problems(text: str) -> None:
    with problems_have_places("a.md"):
        given_by(FrontMatter(text, 2), "a.md")
