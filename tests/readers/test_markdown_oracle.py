"""The line scan against markdown-it-py, a full CommonMark parser, on what the two are meant to agree on."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from speechlint.readers.markdown.blocks import blocks
from speechlint.readers.markdown.masking import BREAK, LEFT_OUT, mask
from tests.strategies import clauses, sentences

PARSER = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table").disable(["reference", "inline"])

line = st.one_of(clauses(), sentences(2))
prefix = st.sampled_from(("", "", "", "> ", "- ", "* ", "+ ", "> > ", "- - ", "> - ", "1. ", "## ", "### ", "#"))
block = st.one_of(
    st.builds("{}{}".format, prefix, line),
    st.builds("{}\n{}".format, clauses(), clauses()),
    st.builds("> {}\n> {}".format, clauses(), clauses()),
    st.builds("> {}\n{}".format, clauses(), clauses()),
    st.builds("- {}\n  {}\n- {}".format, clauses(), clauses(), clauses()),
    st.builds("- {}\n  - {}\n\n    {}".format, clauses(), clauses(), clauses()),
    st.builds("| {} | {} |\n| --- | :-: |\n| {} |  |".format, clauses(), clauses(), clauses()),
    st.builds("{}\n{}".format, clauses(), st.sampled_from(("---", "===", "***", "___", "- - -"))),
    st.builds("{}\n{} {}".format, clauses(), st.sampled_from(("-", "*", "+", ">", "##", "1.")), clauses()),
    st.builds("{0}\n{1}\n{0}".format, st.sampled_from(("```", "~~~~")), line),
    st.builds("<!-- {} -->".format, line),
    st.sampled_from(("***", "---", "- - -", "___")),
)


def scanned(text: str) -> list[str]:
    masked = mask(text)
    found = ("\n".join(masked.text[slice(*span)] for span in item.lines) for item in blocks(masked.text, masked.start))
    return [_plain(re.sub(r"^\d{1,3}[.)] ", "", item)) for item in found]


def parsed(text: str) -> list[str]:
    return [_plain(token.content) for token in PARSER.parse(text) if token.type == "inline" and token.content]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(LEFT_OUT, "").replace(BREAK, "")).strip()


@given(st.lists(block, min_size=1, max_size=6))
def test_the_same_blocks(found: list[str]) -> None:
    text = "\n\n".join(found)
    assert scanned(text) == parsed(text)
