"""Whole outputs of one rich report, compared with the files in ``golden/``.

After a wanted change write them anew with ``UPDATE_GOLDEN=1 pytest tests/formats/test_golden.py`` and read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import speechlint.formats.json
import speechlint.formats.sarif
from speechlint.formats import NAMES, RenderOptions, renderer
from tests.formats.sample import sample

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    *((f"sample.{name}", name, RenderOptions()) for name in NAMES),
    ("sample.en.text", "text", RenderOptions("en")),
    ("sample.narrow.text", "text", RenderOptions(width=48)),
    ("sample.color.text", "text", RenderOptions(color=True)),
    ("sample.en.concise", "concise", RenderOptions("en")),
    ("sample.en.sarif", "sarif", RenderOptions("en")),
]


@pytest.mark.parametrize(("file", "name", "options"), CASES, ids=[case[0] for case in CASES])
def test_whole_output(file: str, name: str, options: RenderOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speechlint.formats.json, "__version__", "0.0.0")
    monkeypatch.setattr(speechlint.formats.sarif, "__version__", "0.0.0")
    output = renderer(name)(sample(), options).encode("utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / file).write_bytes(output)
    assert output == (GOLDEN / file).read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(case[0] for case in CASES)
