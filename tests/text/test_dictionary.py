"""jieba's data files, read word by word: the same as jieba's own tables."""

from array import array
from os.path import dirname
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.text.dictionary import Dictionary, Emissions, Index
from tests.text.reference import jieba

FOLDER = dirname(jieba().__file__)  # noqa: PTH120
FULL, TOTAL = jieba().Tokenizer().gen_pfdict((Path(FOLDER) / "dict.txt").open("rb"))
DICTIONARY = Dictionary.of(FOLDER)
assert DICTIONARY is not None


def test_the_total_is_that_of_the_file() -> None:
    assert Dictionary.total == TOTAL


def test_every_line_is_found() -> None:
    texts = sorted(FULL)[::40]
    assert {text: DICTIONARY.frequency(text) for text in texts} == {text: FULL[text] for text in texts}


@settings(deadline=None)
@given(st.text(st.sampled_from("推进发展一带路江南style阿Q县委 \n\udc80𠮷"), max_size=5))
def test_any_text_has_the_frequency_jieba_gives_it(text: str) -> None:
    assert DICTIONARY.frequency(text) == (FULL.get(text) if text else None)


def test_emissions_are_those_of_the_model() -> None:
    source: dict[str, Any] = {}
    exec(
        (Path(FOLDER) / "finalseg" / "prob_emit.py").read_text(encoding="utf-8"), source
    )  # the module as jieba would load it
    found = Emissions.of(str(Path(FOLDER) / "finalseg"))
    assert found is not None
    for state, table in source["P"].items():
        some = dict(list(table.items())[::50])
        assert {character: found[state][character] for character in some} == some
        assert (found[state].get("𠮷", -1.0), found[state].get("A", -1.0)) == (-1.0, -1.0)


@pytest.mark.parametrize("content", [None, b"", b"P = {}"])
def test_a_model_written_otherwise_is_left_to_jieba(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "prob_emit.py").write_bytes(content)
    assert Emissions.of(str(tmp_path)) is None


def test_no_dictionary_where_there_is_none(tmp_path: Path) -> None:
    assert Dictionary.of(str(tmp_path)) is None


def test_the_index_is_kept_and_made_anew_where_it_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "cache"))
    assert Index.kept() is None
    first = Dictionary.of(FOLDER)
    kept = Index.kept()
    assert first is not None
    assert kept is not None
    assert (kept.characters[0], kept.characters == "".join(sorted(set(kept.characters)))) == ("一", True)
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes("一丁七".encode() + b"\n" + array("I", [900, 1000, 1100]).tobytes())
    second = Dictionary.of(FOLDER)
    assert second is not None
    assert (second.frequency("七上八下"), second.tag("推进")) == (FULL["七上八下"], "v")
    assert Index.kept() == kept
    file.write_bytes(b"\xff\n123")
    assert Index.kept() is None
