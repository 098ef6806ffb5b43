"""Words: the same as jieba's, whichever way they are cut."""

import subprocess
import sys
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.span import Span
from speechlint.text import dictionary
from speechlint.text.segmentation import Segmenter, Token, tokens
from tests.text.reference import jieba

CLAUSES = [
    "奋力推进推进全县经济社会高质量发展",
    "人民医院经开院区分区分步试运行",
    "江南style与AT&T、B超和C#项目",
    "2024年GDP增长6.5%",
    "我们的目的的的确确是为了了解情况",
    "“三牛”精神（节选）与《条例》",
    "𠮷野家𠀀 ***　某某",
    "",
]

SLOW = Segmenter(10**9)
FAST = Segmenter(1)
FAST.cut("先行一步")  # from here on rjieba, where it is installed


@cache
def tokenizer() -> Any:
    """jieba with its whole dictionary."""
    whole = jieba().Tokenizer()
    whole.FREQ, whole.total = whole.gen_pfdict(whole.get_dict_file())
    whole.initialized = True
    return whole


def reference(text: str) -> list[str]:
    return list(tokenizer().cut(text))


def test_tokens_have_their_places() -> None:
    assert tokens("推进工作") == (Token(Span(0, 2), "推进"), Token(Span(2, 4), "工作"))


@pytest.mark.parametrize("text", CLAUSES)
def test_words_are_jiebas(text: str) -> None:
    assert SLOW.cut(text) == FAST.cut(text) == reference(text)


_WORDS = st.sampled_from(
    [
        "推进",
        "发展",
        "的",
        "了",
        "新时代",
        "乡村振兴",
        "一带一路",
        "李明",
        "县委",
        "、",
        "“",
        "”",
        "5G",
        "3.5%",
        "建设",
        "龥",
        "㐀",
        " ",
    ]
)


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=12).map("".join))
def test_both_ways_agree(text: str) -> None:
    assert SLOW.cut(text) == FAST.cut(text) == reference(text)


def test_the_tokens_are_the_text() -> None:
    text = "　甲、 乙\t丙***推进"
    assert "".join(token.text for token in tokens(text)) == text


def test_a_dictionary_of_another_size_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_SIZE", 1)
    segmenter = Segmenter(10**9)
    assert [segmenter.cut(clause) for clause in CLAUSES] == [reference(clause) for clause in CLAUSES]
    assert [segmenter.tag(word) for word in TAGS] == list(TAGS.values())


TAGS = {"推进": "v", "县委": "n", "江南style": "n", "阿Q": "n", "进推": "x", "": "x", "县委\n": "x"}


@pytest.mark.parametrize(("word", "tag"), TAGS.items())
def test_parts_of_speech(word: str, tag: str) -> None:
    assert SLOW.tag(word) == tag


@pytest.mark.parametrize(("word", "known"), [("推进", True), ("江南style", True), ("进推", False), ("", False)])
def test_words_of_the_dictionary(word: str, known: bool) -> None:
    assert SLOW.knows(word) == known


def test_without_rjieba_jieba_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    segmenter = Segmenter(1)
    assert [segmenter.cut(clause) for clause in CLAUSES] == [reference(clause) for clause in CLAUSES]


def test_nothing_is_printed_and_nothing_left_behind() -> None:
    program = (
        "import os, sys, tempfile; from speechlint.text.segmentation import tokens; before = set(os.listdir(tempfile.gettempdir()));"
        "tokens('推进工作'); assert not {'jieba', 'pkg_resources', 'logging'} & set(sys.modules); assert 'jieba.cache' not in set(os.listdir(tempfile.gettempdir())) - before"
    )
    done = subprocess.run([sys.executable, "-W", "error::UserWarning", "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
