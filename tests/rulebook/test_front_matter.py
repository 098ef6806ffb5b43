from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from speechlint.document import DocType, FrontMatter, Stage
from speechlint.rulebook.front_matter import given_by
from speechlint.rulebook.problems import RulebookError
from speechlint.rulebook.settings import Given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("title: x\n", Given()),
        ("title: speechlint\n", Given()),
        ("  speechlint: {stage: template}\n", Given()),
        ("speechlint:\n", Given()),
        ("speechlint:\nstage: template\n", Given()),
        ("speechlint: {stage: template}\n", Given(Stage.TEMPLATE)),
        ("speechlint:\n  stage: draft\n  as_of: 2025-03-01\n\n  # 注释\n  doc_type: host\ntitle: *x\n", Given(Stage.DRAFT, date(2025, 3, 1), DocType.HOST)),
        ("title: [{%\nspeechlint:\r\n  as_of: \"2025-03-01\"\r\ntags: !!x y\n", Given(as_of=date(2025, 3, 1))),
        ("\"speechlint\" : {doc_type: speech}", Given(doc_type=DocType.SPEECH)),
    ],
)  # fmt: skip
def test_only_our_own_block_is_read(text: str, given: Given) -> None:
    assert given_by(FrontMatter(text, 2), "a.md") == given


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: x\nspeechlint:\n  stage: darft\n", "a.md:4:10: 应为 draft、template 之一，是不是“draft”？"),
        ("speechlint: {stag: draft}\n", "a.md:2:14: 未知的键“stag”，是不是“stage”？"),
        ("speechlint:\n  stage: *x\n", "a.md:3:10: 不支持别名“*x”；以 * 开头的文字要加引号"),
        ("speechlint: template\n", "a.md:2:13: 应为“键: 值”的对应表"),
        ("speechlint:\n  as_of: 2025-02-30\n", "a.md:3:10: 应为实有的日期，写作 \"2025-03-01\""),
    ],
)  # fmt: skip
def test_faults_have_the_line_of_the_document(text: str, complaint: str) -> None:
    with pytest.raises(RulebookError) as caught:
        given_by(FrontMatter(text, 2), "a.md")
    assert str(caught.value) == complaint


def test_no_front_matter_says_nothing() -> None:
    assert given_by(None, "a.md") == Given()


def test_front_matter_of_others_costs_no_import() -> None:
    code = (
        "import sys; from speechlint.document import FrontMatter; from speechlint.rulebook.front_matter import given_by;"
        "given_by(FrontMatter('title: x\\n', 2), 'a.md'); print('yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
        == "False False\n"
    )
