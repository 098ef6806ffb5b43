import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.facts.clauses import sentences
from speechlint.readers import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("同志们：\n　　开会了。散会！ ", [("同志们：", 0), ("开会了。", 1), ("散会！", 1)]),
        ("他说：“好。” 我说：“行？！”走", [("他说：“好。”", 0), ("我说：“行？！”", 0), ("走", 0)]),
        ("完了。 ！\n\n \n又来", [("完了。", 0), ("！", 0), ("又来", 3)]),
        ("”开头。）》结尾", [("”开头。）》", 0), ("结尾", 0)]),
        ("3.5%;甲!乙?", [("3.5%;甲!", 0), ("乙?", 0)]),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, int]]) -> None:
    document = read_text(text)
    assert [(document[sentence.span], sentence.paragraph) for sentence in sentences(document)] == expected


@given(st.text("甲乙，。！?”）\u3000 \n"))
def test_sentences_hold_all_but_the_white_space_about_them(text: str) -> None:
    document = read_text(text)
    spans = [sentence.span for sentence in sentences(document)]
    found = [document[span] for span in spans]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(sentence == sentence.strip() != "" for sentence in found)
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", document.text)
