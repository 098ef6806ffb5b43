"""The baseline as a file: JSON with one entry a line, so that it is read and merged line by line."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from speechlint.engine.baseline import Baseline, Entry, Words
from speechlint.text.patterns import Late

SCHEMA: Final = "speechlint-baseline/1"

_REMEDY = "请从版本库恢复该文件，或删去后运行 speechlint baseline create 重新生成"
_FIELDS = {"path": str, "rule": str, "fingerprint": str, "count": int, "before": str, "text": str, "after": str}
_ENTRIES = Late(r'"entries"\s*:\s*\[\s*')
_BETWEEN = Late(r"\s*,?\s*")
_CONFLICT = Late(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)


class BaselineError(Exception):
    """A baseline that cannot be used; the message, in Chinese, names the file, the line and the remedy."""


def dumps(baseline: Baseline) -> str:
    """The baseline as JSON: the same entries always give the same text."""
    lines = [json.dumps(_plain(entry), ensure_ascii=False) for entry in sorted(baseline.entries)]
    entries = "\n  " + ",\n  ".join(lines) + "\n" if lines else ""
    return f'{{"schema": {json.dumps(SCHEMA)}, "entries": [{entries}]}}\n'


def loads(text: str, path: str) -> Baseline:
    """The baseline of a file's text. ``path`` names it in messages. Raises :class:`BaselineError`."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        conflict = _CONFLICT.search(text)
        if conflict is not None:
            line = text.count("\n", 0, conflict.start()) + 1
            raise BaselineError(f"{path}:{line}: 基线文件里有没有解决的合并冲突；{_REMEDY}") from error
        raise BaselineError(f"{path}:{error.lineno}:{error.colno}: 基线文件不是有效的 JSON；{_REMEDY}") from error
    except RecursionError as error:
        raise BaselineError(f"{path}:1: 基线文件嵌套过深；{_REMEDY}") from error
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise BaselineError(f"{path}:1: 这不是 speechlint 的基线文件；{_REMEDY}")
    if data.get("schema") != SCHEMA:
        shown = json.dumps(data.get("schema"), ensure_ascii=False)
        raise BaselineError(
            f"{path}:1: 基线文件的格式是 {shown}，本版本只认 {SCHEMA}；"
            "请升级 speechlint，或运行 speechlint baseline create --force 重新生成"
        )
    entries: dict[tuple[str, str, str], Entry] = {}
    for number, item in enumerate(data["entries"]):
        objection = _objection(item)
        if objection:
            raise BaselineError(f"{path}:{_line_of(text, number)}: 第 {number + 1} 条有误（{objection}）；{_REMEDY}")
        entry = _entry(item)
        key = (entry.path, entry.rule, entry.fingerprint)
        if key not in entries or entries[key].count < entry.count:  # a merge may leave an entry twice
            entries[key] = entry
    return Baseline(tuple(sorted(entries.values())))


def load(path: Path, shown: str | None = None) -> Baseline:
    """The baseline in a file, which messages call ``shown``. Raises :class:`BaselineError`, also when there is none."""
    name = shown or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BaselineError(f"{name}: 没有这个基线文件；请运行 speechlint baseline create 生成") from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"{name}:1: 基线文件不是 UTF-8 编码；{_REMEDY}") from error
    except OSError as error:
        raise BaselineError(f"{name}: 基线文件读不出来（{error.strerror}）；请检查路径和权限") from error
    return loads(text, name)


def save(baseline: Baseline, path: Path, *, overwrite: bool = True) -> None:
    """Write a baseline, the whole file or nothing. Raises :class:`BaselineError`.

    Without ``overwrite`` a file that is there already is left alone.
    """
    if not overwrite and path.exists():
        raise BaselineError(f"{path}: 基线文件已经存在；更新请用 speechlint baseline update，重新生成请加 --force")
    target = Path(os.path.realpath(path))  # a link stays a link
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(dumps(baseline))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise BaselineError(f"{path}: 基线文件写不进去（{error.strerror}）；请检查路径和权限") from error


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "count": entry.count,
        **entry.words._asdict(),
    }


def _entry(item: dict[str, Any]) -> Entry:
    words = Words(item["before"], item["text"], item["after"])
    return Entry(item["path"], item["rule"], item["fingerprint"], item["count"], words)


def _objection(item: Any) -> str:
    if not isinstance(item, dict):
        return "不是对象"
    for name, kind in _FIELDS.items():
        if name not in item:
            return f"缺少 {name}"
        if not isinstance(item[name], kind) or isinstance(item[name], bool):
            return f"{name} 的值不对"
    return "" if item["count"] > 0 else "count 应大于 0"


def _line_of(text: str, number: int) -> int:
    """The line on which the entry of a number (from 0) begins, in text that is known to be JSON."""
    begin = _ENTRIES.search(text)
    if begin is None:
        return 1
    place = begin.end()
    decoder = json.JSONDecoder()
    for _ in range(number):
        _, end = decoder.raw_decode(text, place)
        between = _BETWEEN.match(text, end)
        place = between.end() if between else end
    return text.count("\n", 0, place) + 1
