"""The hooks, installed by the real pre-commit from this work tree, in a repository of drafts and templates."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.project import clean_environment, copy_project
from tests.run.repository import Repository

SPOILT = "在***会议上的讲话\n\n同志们：\n\n今天我们召开会议。\n"
FILLED = "在全市农村工作会议上的讲话\n\n同志们：\n\n今天我们召开会议。\n"
CONFIG = 'overrides:\n  - files: ["模板/"]\n    stage: "template"\nexclude: ["归档/"]\n'
HOOKS = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: speechlint
      - id: speechlint-all
        stages: [manual]
      - id: speechlint-rules
        files: ^规则/
"""
RULE = """\
title: "空泛的动词"
kind: "pattern"
category: "collocation"
severity: "warning"
message: "“{text}”太笼统"
pattern: "搞好"
valid: ["做好工作。", "办好实事。"]
invalid: ["要«搞好»工作。", "{bad}"]
"""
Committed = Callable[[str], tuple[int, str]]
"""Stages everything and commits it with a message: the status, and what was told."""


def test_the_hooks_in_the_life_of_a_repository(tmp_path: Path) -> None:
    drafts, environment = _installed(tmp_path)

    def committed(message: str) -> tuple[int, str]:
        drafts.git("add", "-A")
        result = subprocess.run(
            ["git", "commit", "-m", message],
            cwd=drafts.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return result.returncode, result.stdout.decode()

    _commits_what_is_in_order(drafts, committed)
    _blocks_what_is_not_filled_in(drafts, committed)
    _blocks_a_word_file(drafts, committed)
    _runs_the_cases_of_rules(drafts, committed)
    _checks_everything_by_hand(drafts, environment)


def _installed(folder: Path) -> tuple[Repository, Mapping[str, str]]:
    """A repository of drafts with the hooks of this work tree, and the environment to use it in."""
    copy_project(folder / "speechlint")
    project = Repository.create(folder / "speechlint")
    revision = project.commit()
    drafts = Repository.create(folder / "讲话 稿库")
    drafts.write(".pre-commit-config.yaml", HOOKS.format(repository=project.root, revision=revision))
    drafts.write(".speechlint.yaml", CONFIG)
    environment = clean_environment(
        PRE_COMMIT_HOME=str(folder / "pre-commit"),
        SPEECHLINT_CACHE_DIR=str(folder / "cache"),
        GIT_CONFIG_NOSYSTEM="1",
    )
    drafts.git("add", "-A")
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=drafts.root,
        env=environment,
        check=True,
        capture_output=True,
    )
    return drafts, environment


def _commits_what_is_in_order(drafts: Repository, committed: Committed) -> None:
    """Templates have slots, archived files are left out, notes of other kinds are nobody's business."""
    drafts.write("模板/开工 仪式.txt", SPOILT)
    drafts.write("归档/去年 的稿子.txt", SPOILT)
    drafts.write("草稿/会议 讲话.txt", FILLED)
    drafts.write("清单.csv", "***,***\n")

    status, told = committed("收进稿子")

    assert status == 0, told
    assert "speechlint（讲话稿检查）" in told
    assert "Passed" in told


def _blocks_what_is_not_filled_in(drafts: Repository, committed: Committed) -> None:
    before = drafts.git("rev-parse", "HEAD")
    drafts.write("草稿/新 会议 讲话.txt", SPOILT)

    status, told = committed("没填完")

    assert status == 1
    assert drafts.git("rev-parse", "HEAD") == before
    assert "草稿/新 会议 讲话.txt" in told
    assert "1:2  错误  placeholders/asterisk" in told
    assert "会议 讲话.txt  " not in told.replace("新 会议 讲话.txt  ", "")

    drafts.write("草稿/新 会议 讲话.txt", FILLED.replace("农村", "经济"))
    assert committed("填完了")[0] == 0
    assert drafts.git("log", "-1", "--format=%s").strip() == "填完了"


def _blocks_a_word_file(drafts: Repository, committed: Committed) -> None:
    path = drafts.root / "草稿" / "致辞 定稿.docx"
    _write_word(path, SPOILT)
    status, told = committed("Word 稿")
    assert status == 1
    assert "草稿/致辞 定稿.docx" in told
    assert "placeholders/asterisk" in told

    _write_word(path, FILLED)
    assert committed("Word 稿")[0] == 0


def _runs_the_cases_of_rules(drafts: Repository, committed: Committed) -> None:
    drafts.write(".speechlint.yaml", CONFIG + 'packs: ["./规则"]\n')
    drafts.write("规则/用词/空泛.yaml", RULE.replace("{bad}", "«要搞»好。"))
    status, told = committed("规则")
    assert status == 1
    assert "speechlint（规则自测）" in told
    assert "用词/空泛" in told

    drafts.write("规则/用词/空泛.yaml", RULE.replace("{bad}", "“«搞好»”。"))
    assert committed("规则")[0] == 0


def _checks_everything_by_hand(drafts: Repository, environment: Mapping[str, str]) -> None:
    """``speechlint-all`` sees what no commit touches."""
    drafts.write("草稿/绕过.txt", SPOILT)
    drafts.git("add", "-A")
    drafts.git("commit", "--no-verify", "-m", "绕过")

    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "speechlint-all", "--hook-stage", "manual"],
        cwd=drafts.root,
        env=environment,
        capture_output=True,
        check=False,
    )

    assert result.returncode == 1
    told = result.stdout.decode()
    assert "草稿/绕过.txt" in told
    assert "归档/去年 的稿子.txt" not in told


def _write_word(path: Path, text: str) -> None:
    """The smallest Word file: one paragraph a line."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{paragraphs}</w:body></w:document>'
        )
