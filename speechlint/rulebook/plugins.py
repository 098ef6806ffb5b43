"""Plug-ins named in the configuration: modules that offer further kinds in a table ``KINDS``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module

from speechlint.checks import KINDS


class PluginError(ValueError):
    """A plug-in that cannot be used, and why."""


def plugin_kinds(names: Iterable[str]) -> dict[str, str]:
    """The kinds of the named modules: name → ``"module:Class"``. Raises :class:`PluginError`."""
    kinds: dict[str, str] = {}
    for name in names:
        for kind, target in _table(name).items():
            if kind in KINDS or kind in kinds:
                raise PluginError(f"插件“{name}”重新定义了检查“{kind}”；请换一个名字")
            kinds[kind] = target
    return kinds


def code_files(names: Iterable[str], kinds: Mapping[str, str]) -> list[str]:
    """The source files of plug-ins and of their kinds, as far as they can be told."""
    modules = {*names, *(target.partition(":")[0] for target in kinds.values())}
    return sorted(path for path in map(_source, sorted(modules)) if path)


def _table(name: str) -> Mapping[str, str]:
    try:
        module = import_module(name)
    except (Exception, SystemExit) as error:
        raise PluginError(f"插件“{name}”无法载入：{type(error).__name__}: {error}") from None
    table = getattr(module, "KINDS", None)
    if not isinstance(table, Mapping):
        raise PluginError(f'插件“{name}”里没有 KINDS 表（种类名 → "模块:类"）')
    for kind, target in table.items():
        if not isinstance(kind, str) or not isinstance(target, str) or target.count(":") != 1:
            raise PluginError(f'插件“{name}”的 KINDS 表里“{kind}”一项应写作 "种类名": "模块:类"')
    return table


def _source(name: str) -> str | None:
    from importlib.util import find_spec  # noqa: PLC0415 - only where there are plug-ins

    if name in sys.modules:
        return getattr(sys.modules[name], "__file__", None)
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    return spec.origin if spec else None
