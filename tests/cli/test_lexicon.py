"""``speechlint lexicon``: wording learnt from a folder, shown, and used by a configuration."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Speechlint

SENTENCES = "擦亮枫桥经验金字招牌。推动平安建设走深走实。"


@pytest.fixture
def archive(folder: Path) -> Path:
    path = folder / "存档"
    path.mkdir()
    for year in range(2001, 2013):
        (path / f"甲县_{year}.txt").write_text(SENTENCES, encoding="utf-8")
        (path / f"乙县_{year}.md").write_text(SENTENCES, encoding="gb18030")
    return path


def test_build_counts_files(archive: Path, speechlint: Speechlint) -> None:
    ended = speechlint("lexicon", "build", str(archive), "-o", "本办.lexicon", "--title", "本办")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == (
        "本办.lexicon：本办，0.0 MB，24 个来源 24 份文稿；两字 22 条，三字 20 条，四字 18 条，词 0 个\n"
    )
    assert speechlint("lexicon", "show", "本办.lexicon").out == ended.out


def test_build_groups_files_of_one_source(archive: Path, speechlint: Speechlint) -> None:
    ended = speechlint("lexicon", "build", str(archive), "-o", "x.lexicon", "--group", "(.+)_", "--lang", "en")
    assert ended.out.startswith("x.lexicon: 0.0 MB; 2 sources, 24 documents; ")


def test_a_configuration_adds_it(archive: Path, speechlint: Speechlint) -> None:
    speechlint("lexicon", "build", str(archive), "-o", "本办.lexicon")
    draft = archive.parent / "稿.txt"
    draft.write_text("我们要擦亮枫桥经厌金字招牌。\n", encoding="utf-8")
    assert speechlint("check", "--select", "kind:near_phrase", "稿.txt").status == 0
    (archive.parent / ".speechlint.yaml").write_text(
        'rules:\n  "kind:near_phrase": {own_lexicons: ["本办.lexicon"], severity: error}\n', encoding="utf-8"
    )
    ended = speechlint("check", "--select", "kind:near_phrase", "--format", "json", "稿.txt")
    (violation,) = json.loads(ended.out)["violations"]
    assert ended.status == 1
    assert (violation["column"], violation["text"]) == (9, "厌")
    assert "经验" in violation["message"]


def test_a_changed_lexicon_is_heeded(archive: Path, speechlint: Speechlint) -> None:
    speechlint("lexicon", "build", str(archive), "-o", "本办.lexicon")
    draft = archive.parent / "稿.txt"
    draft.write_text("我们要擦亮枫桥经厌金字招牌。\n", encoding="utf-8")
    (archive.parent / ".speechlint.yaml").write_text(
        'rules:\n  "kind:near_phrase": {own_lexicons: ["本办.lexicon"], severity: error}\n', encoding="utf-8"
    )
    assert speechlint("check", "--select", "kind:near_phrase", "稿.txt").status == 1
    Path("本办.lexicon").write_bytes(b"nothing")
    ended = speechlint("check", "--select", "kind:near_phrase", "--format", "concise", "稿.txt")
    assert ended.status == 2
    assert "本办.lexicon 不是词库文件" in ended.out + ended.err


def test_a_lexicon_that_is_missing_or_broken_is_named(archive: Path, speechlint: Speechlint) -> None:
    (archive.parent / "稿.txt").write_text("正文。\n", encoding="utf-8")
    (archive.parent / ".speechlint.yaml").write_text(
        'rules:\n  "kind:near_phrase": {own_lexicons: ["别处.lexicon"]}\n', encoding="utf-8"
    )
    ended = speechlint("check", "稿.txt")
    assert ended.status == 2
    assert ".speechlint.yaml:2:" in ended.err
    assert "没有词库“别处.lexicon”" in ended.err
    (archive.parent / "别处.lexicon").write_bytes(b"\x93SLEXIC1\0\0\0\0")
    ended = speechlint("check", "--format", "concise", "稿.txt")
    assert ended.status == 2
    assert "别处.lexicon 已损坏或不完整" in ended.out + ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "存档"], "请用 -o 指明"),
        (["build", "没有", "-o", "x"], "没有：不是文件夹"),
        (["build", "空", "-o", "x"], "空：没有可读的文稿"),
        (["build", "存档", "-o", "没有/x"], "无法写入 没有/x"),
        (["build", "存档", "-o", "x", "--group", "("], "正则表达式不能用"),
        (["build", "存档", "-o", "x", "--least", "2,0"], "应为三个正整数"),
        (["show", "没有"], "无法读取词库 没有"),
        (["build", "存档", "--lang", "en"], "name the file to write"),
    ],
)
def test_what_cannot_be_done(archive: Path, speechlint: Speechlint, arguments: list[str], said: str) -> None:
    (archive.parent / "空").mkdir()
    ended = speechlint("lexicon", *arguments)
    assert ended.status == 2
    assert said in ended.err


def test_unreadable_files_are_told_of(archive: Path, speechlint: Speechlint) -> None:
    (archive / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    ended = speechlint("lexicon", "build", str(archive), "-o", "x.lexicon")
    assert ended.status == 2
    assert "坏.docx：" in ended.out
    assert Path("x.lexicon").exists()
