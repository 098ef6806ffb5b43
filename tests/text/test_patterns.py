"""Compiled patterns: the same as Python's, whether compiled or read back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import speechlint.text.patterns as module
from speechlint.text.packed import packed, unpacked
from speechlint.text.patterns import Late, Patterns, compiled, compiled_form, restored

SAMPLES = [
    ("[㐀-鿿]{2,}(?=年|月)", 0),
    (r"(?P<year>(?:19|20)\d{2})年(?:(?P<month>[0-9]{1,2})月)?", 0),
    ("^[ \t　]*(甲|乙)$", re.MULTILINE),
    (r"(?<![A-Za-z])([a-c]+)\1", re.IGNORECASE),
    ("(?s)a.b", 0),
    ("", 0),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(("pattern", "flags"), SAMPLES)
def test_a_restored_pattern_is_the_compiled_one(pattern: str, flags: int) -> None:
    expression = re.compile(pattern, flags)
    again = restored(pattern, unpacked(packed(compiled_form(expression))))
    assert again == expression
    assert (again.flags, again.groups, again.groupindex) == (expression.flags, expression.groups, expression.groupindex)


_PIECES = st.sampled_from(
    ["甲", "[甲乙丙]", "(?:年|月)", "(乙)", "(?P<a>丁)?", r"\d{1,3}", ".*?", "(?=。)", "(?<!、)", "$"]
)


@given(st.lists(_PIECES, max_size=6, unique=True).map("".join), st.text("甲乙丙丁年月。、12", max_size=12))
def test_it_finds_the_same(pattern: str, text: str) -> None:
    expression = re.compile(pattern)
    again = restored(pattern, compiled_form(expression))
    assert [match.regs for match in again.finditer(text)] == [match.regs for match in expression.finditer(text)]


def test_forms_are_kept_from_run_to_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Patterns("p.bin")
    expected = [first.compiled(*sample) for sample in SAMPLES]
    first.keep()
    monkeypatch.setattr(re, "compile", None)
    second = Patterns("p.bin")
    assert [second.compiled(*sample) for sample in SAMPLES] == expected
    before = (folder / "p.bin").read_bytes()
    second.keep()
    assert (folder / "p.bin").read_bytes() == before


def test_what_is_new_is_added(folder: Path) -> None:
    first = Patterns("p.bin")
    first.compiled("甲", 0)
    first.keep()
    second = Patterns("p.bin")
    second.compiled("乙", 0)
    second.keep()
    assert set(unpacked((folder / "p.bin").read_bytes())) == {"0 甲", "0 乙"}


def test_a_pattern_with_lone_surrogates_is_kept(folder: Path) -> None:
    patterns = Patterns("p.bin")
    patterns.compiled("[\ud800-\udfff]", 0)
    patterns.keep()
    assert (folder / "p.bin").exists()
    assert Patterns("p.bin").compiled("[\ud800-\udfff]", 0).findall("甲\ud800") == ["\ud800"]


def test_the_file_begins_anew_when_it_grows_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    patterns = Patterns("p.bin")
    for pattern in "甲乙丙":
        patterns.compiled(pattern, 0)
        patterns.keep()
    assert set(unpacked((folder / "p.bin").read_bytes())) == {"0 丙"}


def test_a_late_pattern_does_what_the_pattern_does() -> None:
    late, made, text = Late("(乙)|丁"), re.compile("(乙)|丁"), "甲乙丙丁"
    assert late.made == made
    assert [match.span() for match in late.finditer(text)] == [(1, 2), (3, 4)]
    assert [match.span() for match in late.finditer(text, 2, 3)] == []
    assert (late.search(text), late.match(text), late.fullmatch("丁")) != (None, None, None)
    assert late.match(text) is None
    assert (late.findall(text), late.split(text, 1), late.sub("", text)) == (
        made.findall(text),
        made.split(text, 1),
        "甲丙",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        packed({"0 甲+": [32, b"", 0, {}]})[:-1],
        packed({"0 甲+": 3}),
        packed({"0 甲+": [32, "zz", 0, {}]}),
        packed({"0 甲+": [32, b"abc", 0, {}]}),
        packed({"0 甲+": [32, bytes.fromhex("00000000ffffffff"), 0, {}]}),
        packed({"0 甲+": [32, b"", 0, {"a": 9}]}),
    ],
)
def test_a_form_that_is_none_is_compiled_anew(folder: Path, content: bytes) -> None:
    folder.mkdir(mode=0o700)
    (folder / "p.bin").write_bytes(content)
    patterns = Patterns("p.bin")
    assert patterns.compiled("甲+", 0) == re.compile("甲+")
    patterns.keep()
    assert unpacked((folder / "p.bin").read_bytes())["0 甲+"][0] == re.compile("甲+").flags


def test_a_pattern_with_a_fault_is_an_error() -> None:
    with pytest.raises(re.error):
        compiled("(")
