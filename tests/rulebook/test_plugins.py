from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from speechlint.rulebook.book import open_rulebook
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.plugins import PluginError, plugin_kinds
from speechlint.rulebook.problems import RulebookError
from tests.rulebook.files import RULE, write

KIND = """\
from __future__ import annotations
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar
from speechlint.checks.base import STRICT, Found, Subject
from speechlint.span import Span

@dataclass(frozen=True, slots=True)
class Shouting:
    __pydantic_config__ = STRICT
    kind: ClassVar[str] = "shouting"
    values: ClassVar[frozenset[str]] = frozenset({"mark"})
    related_values: ClassVar[frozenset[str]] = frozenset()
    mark: MARK_TYPE = "！"
    def literals(self) -> Iterable[str]:
        return (self.mark,)
    def find(self, subject: Subject) -> Iterator[Found]:
        return iter(())
"""
USING = (
    RULE.replace("kind: terms", "kind: shouting")
    .replace('table:\n  - {wrong: "抓一抓", right: "抓好"}\n', 'mark: "!"\n')
    .replace("“{wrong}”可改为“{right}”", "{mark}")
    .replace("write {right}", "{mark}")
)


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if name.startswith("office"):
            del sys.modules[name]


def test_a_plugin_offers_a_kind(modules: Path, tmp_path: Path) -> None:
    write(
        modules,
        {
            "office/__init__.py": 'KINDS = {"shouting": "office.kind:Shouting"}\n',
            "office/kind.py": KIND.replace("MARK_TYPE", "str"),
        },
    )
    root = write(tmp_path / "r", {"a.yaml": USING})
    for _ in ("fresh", "from the cache"):
        rule = open_rulebook([str(root)], ["office"], Cache()).rule("a")
        assert (rule.kind, rule.literals) == ("shouting", ("!",))
    with pytest.raises(RulebookError, match="没有“shouting”这种检查"):
        open_rulebook([str(root)], [], Cache())


def test_a_kind_whose_fields_cannot_be_cached_is_refused_with_its_reason(modules: Path, tmp_path: Path) -> None:
    kind = KIND.replace("MARK_TYPE", "str | complex")
    write(modules, {"office1.py": 'KINDS = {"shouting": "office1_kind:Shouting"}\n', "office1_kind.py": kind})
    with pytest.raises(RulebookError, match="检查“shouting”的键用了不支持的类型"):
        open_rulebook([str(write(tmp_path / "r", {"a.yaml": USING}))], ["office1"], Cache())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("1 / 0\n", "插件“office2”无法载入：ZeroDivisionError: division by zero"),
        ("KIND = {}\n", "插件“office2”里没有 KINDS 表（种类名 → \"模块:类\"）"),
        ("KINDS = {'x': 3}\n", "插件“office2”的 KINDS 表里“x”一项应写作 \"种类名\": \"模块:类\""),
        ("KINDS = {'x': 'a.b'}\n", "插件“office2”的 KINDS 表里“x”一项应写作 \"种类名\": \"模块:类\""),
        ("KINDS = {'terms': 'a:B'}\n", "插件“office2”重新定义了检查“terms”；请换一个名字"),
        ("import sys\nsys.exit(3)\n", "插件“office2”无法载入：SystemExit: 3"),
    ],
)  # fmt: skip
def test_a_bad_plugin_is_said_to_be_so(modules: Path, text: str, complaint: str) -> None:
    write(modules, {"office2.py": text})
    with pytest.raises(PluginError) as caught:
        plugin_kinds(["office2"])
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("target", "reason"),
    [("none:X", "ModuleNotFoundError"), ("office3:X", "AttributeError"), ("office3:number", "TypeError")],
)
def test_a_kind_that_is_not_there_is_reported_at_the_rule(
    modules: Path, tmp_path: Path, target: str, reason: str
) -> None:
    write(modules, {"office3.py": f"number = 3\nKINDS = {{'shouting': {target!r}}}\n"})
    with pytest.raises(RulebookError) as caught:
        open_rulebook([str(write(tmp_path / "r", {"a.yaml": USING}))], ["office3"], Cache())
    assert f"a.yaml:2:7: 检查“shouting”无法载入：{reason}" in str(caught.value)
