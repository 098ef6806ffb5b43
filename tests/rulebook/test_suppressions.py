from __future__ import annotations

from pathlib import Path

import pytest

from speechlint.rulebook.cache import Cache
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.suppressions import FileSuppression, read_suppressions
from speechlint.text.packed import packed

TEXT = """\
# 忽略清单
- path: "稿/甲.docx"
  fingerprint: "0011223344556677"
  rule: "years/plan-year"
  reason: "引用原文"
- {path: "乙.txt", fingerprint: "ab", rule: "x/y"}
"""
ENTRIES = (
    FileSuppression("稿/甲.docx", "0011223344556677", "years/plan-year", "引用原文", 2),
    FileSuppression("乙.txt", "ab", "x/y", "", 6),
)


def test_entries_are_read_the_same_from_the_cache(tmp_path: Path, cache_folder: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_suppressions(str(path), Cache()) == ENTRIES
    (cached,) = cache_folder.iterdir()
    assert read_suppressions(str(path), Cache()) == ENTRIES
    cached.write_bytes(packed([1]))
    assert read_suppressions(str(path), Cache()) == ENTRIES
    assert read_suppressions(str(path), Cache(enabled=False)) == ENTRIES


def test_a_missing_or_empty_file_has_no_entries(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("# 无\n", encoding="utf-8")
    assert read_suppressions(str(tmp_path / "none.yaml"), Cache()) == ()
    assert read_suppressions(str(tmp_path / "empty.yaml"), Cache()) == ()


@pytest.mark.parametrize(
    ("text", "complaints"),
    [
        ("a: b\n", [":1:1: 忽略清单应是一个列表，每条以“- ”开头"]),
        (
            '- {path: "a", rule: "b"}\n- {path: 1, fingerprint: "x", rule: "b", raeson: "c"}\n',
            [
                ":1:3: 缺少必填的键“fingerprint”",
                ":2:10: 应为文字，请加引号",
                ":2:42: 未知的键“raeson”，是不是“reason”？",
            ],
        ),
    ],
)
def test_faults_are_told_all_at_once(tmp_path: Path, text: str, complaints: list[str]) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        read_suppressions(str(path), Cache())
    assert str(caught.value).splitlines() == [f"{path}{complaint}" for complaint in complaints]
