"""Rule files for these tests."""

from __future__ import annotations

from pathlib import Path

RULE = """\
title: "含糊的说法"
kind: terms
category: other
severity: warning
message: "“{wrong}”可改为“{right}”"
table:
  - {wrong: "抓一抓", right: "抓好"}
en:
  title: "Vague wording"
  message: "write {right}"
valid:
  - "抓好落实。"
  - "抓紧落实。"
invalid:
  - "要«抓一抓»落实。"
  - {text: "要«抓一抓»重点。", fixed: "要抓好重点。"}
"""


def write(root: Path, files: dict[str, str]) -> Path:
    """Put files below a root; the root."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
