"""Lexicons: the packed table, what is counted, and files that cannot be used."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.text.lexicon import LexiconError
from speechlint.text.lexicon.build import built, dictionary
from speechlint.text.lexicon.codes import MOST, coded, key, keys, level
from speechlint.text.lexicon.lexicon import _OFTEN, Lexicon, Lexicons, _read, open_lexicon, read_lexicon
from speechlint.text.lexicon.table import Run, Table, packed

SOURCES = (
    ("我们要深化改革。", "要深化改革，扩大开放。"),
    ("必须深化改革！",),
    ("坚持扩大开放，深化改革开放。",),
)
LEAST = {2: 2, 3: 2, 4: 2}


def content(sources: tuple[tuple[str, ...], ...] = SOURCES, words: dict[str, int] | None = None) -> bytes:
    return built(lambda: sources, LEAST, words or {}, {"title": "样本"})


def opened(data: bytes) -> Lexicon:
    return read_lexicon(memoryview(data), "样本.lexicon")


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(1, 15), max_size=400))
def test_a_table_gives_back_every_level(levels: dict[int, int]) -> None:
    slots, seed = packed(levels)
    wanted = b"".join(key.to_bytes(8, "little") for key in levels)
    assert Table(memoryview(slots), seed).levels(wanted) == list(levels.values())


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.integers(0, 2**64 - 1), st.integers(1, 15), max_size=400), st.lists(st.integers(0, 2**64 - 1))
)
def test_in_a_long_run_every_level_is_the_same(levels: dict[int, int], strangers: list[int]) -> None:
    pytest.importorskip("numpy")
    slots, seed = packed(levels)
    wanted = b"".join(key.to_bytes(8, "little") for key in [*levels, *strangers])
    assert Table(memoryview(slots), seed, Run(1)).levels(wanted) == Table(memoryview(slots), seed).levels(wanted)


def test_a_table_knows_few_strangers() -> None:
    slots, seed = packed(dict.fromkeys(range(5000), 7))
    strangers = b"".join(key.to_bytes(8, "little") for key in range(10**9, 10**9 + 40_000))
    taken = sum(level > 0 for level in Table(memoryview(slots), seed).levels(strangers))
    assert taken < 40  # one in 4,096 is expected


def test_the_text_as_the_lexicon_sees_it() -> None:
    assert coded("增长８.5%，𠮷人") == "增长\x02\x01\x02\x01\x01\x01人"


@pytest.mark.parametrize(("sources", "expected"), [(0, 0), (1, 1), (2, 2), (7, 6), (9, 7), (200, 15), (9999, 15)])
def test_levels(sources: int, expected: int) -> None:
    assert level(sources) == expected
    assert MOST[expected] <= sources


def test_sources_are_counted_not_documents() -> None:
    lexicon = opened(content())
    runs = ["深化改革", "要深化改", "扩大开放", "革\x01"]
    assert lexicon.grams(keys(["深化", "要深", "扩大", "革\x01"], 2), 2) == [3, 0, 2, 2]
    assert lexicon.grams(keys(runs[:3], 4), 4) == [3, 0, 2]
    assert lexicon.character("深") == 3
    assert lexicon.character("猫") == 0


def test_no_run_reaches_over_a_sign() -> None:
    lexicon = opened(content((("改革，开放",), ("改革，开放",))))
    assert lexicon.grams(keys(["改革\x01", "\x01开放", "革\x01开"], 3), 3) == [2, 2, 0]


def test_breaks() -> None:
    lexicon = opened(content())
    text = coded("要深化改革和扩大开放")
    edge = "\x01" * 5
    codes = edge + text + edge
    levels = lexicon.grams(keys([codes[at : at + 3] for at in range(len(codes) - 2)], 3), 3)
    unknown = [at for at in range(1, len(codes) - 2) if not levels[at - 1] and not levels[at]]
    expected = [at for at in unknown if "\x01" not in codes[at : at + 2]]
    assert lexicon.breaks(codes) == expected
    assert [codes[at : at + 2] for at in expected] == ["要深", "革和", "和扩"]


@settings(deadline=None, max_examples=200)
@given(st.text("深化改革扩大开放鬼，7", max_size=60), st.sampled_from([1, 3, 9]))
def test_in_a_long_run_every_break_is_the_same(text: str, least: int) -> None:
    pytest.importorskip("numpy")
    trigrams = ["深化改", "化改革", "扩大开", "大开放", "革\x01扩", "\x01扩大"]
    slots, seed = packed({key(gram): least for gram in trigrams[:least]})
    codes = coded(text)
    assert Table(memoryview(slots), seed, Run(1)).breaks(codes) == Table(memoryview(slots), seed).breaks(codes)


def test_all_pairs_are_breaks_of_an_empty_table() -> None:
    slots, seed = packed({})
    assert Table(memoryview(slots), seed).breaks(coded("深化改革，开放")) == [1, 2]


@pytest.mark.parametrize("length", range(9))
def test_breaks_of_short_texts(length: int) -> None:
    assert opened(content()).breaks("鬼" * length) == list(range(1, length - 2))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("深化改革扩大开放鬼，7", max_size=60), max_size=6))
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    codes = [coded("\x01" * 5 + text + "\x01" * 5) for text in texts]
    reader = opened(content())
    assert [reader.breaks(each) for each in codes] == [opened(content()).breaks(each) for each in codes]


def test_what_fills_a_gap() -> None:
    lexicon = opened(content((*SOURCES, *[("深入改革",)] * 3, ("深话改",))))
    assert set(lexicon.fillers("深", "改", 9)) == {"化", "入"}
    assert lexicon.fillers("深", "改", 1) == [min("化入", key=lexicon.alphabet.index)]
    assert lexicon.fillers("猫", "改", 9) == []
    assert lexicon.joined(["深化", "化深", "深猫", "猫深"]) == [True, False, False, False]


def test_what_stands_between_is_the_same_however_often_it_is_asked_for() -> None:
    lexicon = opened(content((*SOURCES, *[("深入改革",)] * 3, ("深话改",))))
    answers = [tuple(lexicon.between("深", ("化入话", "入画"), "改")) for _ in range(2 * _OFTEN)]
    assert set(answers) == {tuple(sorted("化入", key=lexicon.alphabet.index))}


def test_what_stands_between() -> None:
    lexicon = opened(content((*SOURCES, *[("深入改革",)] * 3, ("深话改",))))
    assert set(lexicon.between("深", ("化入话", "入画"), "改")) == {"化", "入"}
    assert list(lexicon.between("猫", ("化入",), "改")) == []


def test_words_of_a_dictionary() -> None:
    lines = ["深化 900 v\n", "T恤 3 n\n", "改革开放事业 5 n\n", "革故鼎新 12 i\n"]
    words = dict(dictionary(lines))
    assert words == {"深化": 900, "革故鼎新": 12}
    lexicon = opened(content(words=words))
    assert lexicon.words(keys(["深化", "化改"], 2)) == [10, 0]
    assert lexicon.words(keys(["革故鼎新"], 4)) == [4]
    assert lexicon.words(keys([], 3)) == []


def test_the_same_texts_give_the_same_bytes() -> None:
    assert content() == content()


def test_several_lexicons_know_what_one_knows() -> None:
    both = Lexicons((opened(content()), opened(content((("猫狗和睦",),) * 3))))
    assert both.grams(["深化", "猫狗", "牛马"], 2) == [3, 3, 0]
    assert list(both.between("猫", ("狗", "苟"), "和")) == ["狗"]
    codes = coded("\x01" * 5 + "深化改革猫狗和睦牛马" + "\x01" * 5)
    pairs = [codes[at : at + 2] for at in both.breaks(codes)]
    assert [pair for pair in pairs if "\x01" not in pair] == ["革猫", "睦牛", "牛马"]
    assert both.fillers("猫", "和", 9) == ["狗"]
    assert both.joined(["猫狗", "深化", "牛马"]) == [True, True, False]


def test_an_opened_file(tmp_path: Path) -> None:
    path = tmp_path / "样本.lexicon"
    path.write_bytes(content())
    assert open_lexicon(str(path)).about["title"] == "样本"
    assert open_lexicon(str(path)) is open_lexicon(str(path))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"", "空文件"),
        (b"title: x", "不是词库文件"),
        (content()[:-9], "已损坏或不完整"),
        (content()[:40], "已损坏或不完整"),
        (content()[:-1] + bytes([content()[-1] ^ 1]), "已损坏或不完整"),
        (content()[:7] + b"9" + content()[8:], "别的版本"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, broken: bytes, said: str) -> None:
    path = tmp_path / "坏.lexicon"
    path.write_bytes(broken)
    with pytest.raises(LexiconError) as raised:
        open_lexicon(str(path))
    assert str(path) in str(raised.value)
    assert said in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"没有.lexicon"):
        open_lexicon(str(tmp_path / "没有.lexicon"))


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(st.text("深化改革开放，。7", max_size=30), max_size=3), max_size=4))
def test_any_texts_make_a_lexicon(texts: list[list[str]]) -> None:
    assert opened(built(lambda: texts, LEAST, {}, {})).about["twos"] >= 0


def test_a_file_is_verified_once_for_each_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "样本.lexicon"
    path.write_bytes(content())
    levels = open_lexicon(str(path)).grams(keys(["深化"], 2), 2)
    (marker,) = (tmp_path / "cache").glob("lexicon-*")
    _read.cache_clear()
    assert open_lexicon(str(path)).grams(keys(["深化"], 2), 2) == levels  # mapped into memory now
    path.with_name("neu").write_bytes(content()[:-1] + b"\xff")
    path.with_name("neu").replace(path)
    with pytest.raises(LexiconError, match="已损坏"):
        open_lexicon(str(path))
    assert list((tmp_path / "cache").glob("lexicon-*")) == [marker]
