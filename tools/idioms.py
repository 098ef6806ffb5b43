"""Write the idioms and set phrases of jieba's dictionary: ``python tools/idioms.py FILE`` (idioms.bin).

From jieba 0.42.1 (MIT License), ``dict.txt``: its words of four Han characters that are tagged as idioms (成语, ``i``),
and those with any other tag but that of a name, a numeral or a time that are not put together from words of the
dictionary (two and two characters, three and one, one and three): 颗粒归仓, but not 产业结构. Of the proper nouns (``nz``), which
hold 天经地义 as well as 广深高速, only those that do not end in a word.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from speechlint.text.idioms import LENGTH, packed_idioms
from speechlint.text.lexicon.codes import SIGNS, coded

IDIOM, PROPER_NOUN = "i", "nz"
NO_PHRASES = ("nr", "nrt", "nrfg", "ns", "nt", "m", "mq", "t")


def idioms(lines: list[str]) -> Iterator[tuple[str, int]]:
    """The idioms and set phrases among the lines of a dictionary (word, frequency, tag), with their frequencies."""
    rows = [line.split(" ") for line in lines]
    words = {row[0] for row in rows}
    for word, frequency, tag in rows:
        if len(word) != LENGTH or coded(word) != word or set(word) & set(SIGNS):
            continue
        is_name = tag in NO_PHRASES or (tag == PROPER_NOUN and word[2:] in words)
        if tag == IDIOM or not (is_name or put_together(word, words)):
            yield word, int(frequency)


def put_together(word: str, words: set[str]) -> bool:
    """Whether a word of four characters consists of shorter ones."""
    return {word[:2], word[2:]} <= words or word[:3] in words or word[1:] in words


def main(file: Path) -> None:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        sys.exit("no package jieba")
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    file.write_bytes(packed_idioms(dict(idioms(lines))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
