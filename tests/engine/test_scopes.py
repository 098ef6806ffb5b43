import pytest

from speechlint.document import Context, DocType
from speechlint.engine.scopes import Regions
from speechlint.facts import Facts
from speechlint.readers import read_text
from speechlint.rulebook.rule import Scope
from speechlint.span import Span

SPEECH = "在全县大会上的讲话\n同志们：\n今天讲《条例》（全文）。\n一、抓好“三农”\n各地要行动起来。"


@pytest.mark.parametrize(
    ("words", "scopes"),
    [
        ("讲话", {Scope.TITLE}),
        ("同志们", {Scope.SALUTATION}),
        ("今天", {Scope.PARAGRAPH}),
        ("条例", {Scope.PARAGRAPH, Scope.BOOK_TITLE}),
        ("全文", {Scope.PARAGRAPH, Scope.BRACKET}),
        ("三农", {Scope.HEADING, Scope.QUOTE}),
        ("行动", {Scope.PARAGRAPH}),
    ],
)
def test_the_scopes_of_a_place(words: str, scopes: set[Scope]) -> None:
    regions = Regions(Facts(read_text(SPEECH), Context(doc_type=DocType.SPEECH)))
    start = SPEECH.index(words)
    span = Span(start, start + len(words))
    assert {scope for scope in Scope if regions.allow(span, (scope,), ())} == scopes
    assert {scope for scope in Scope if not regions.allow(span, (), (scope,))} == scopes


def test_a_cell_is_a_table_even_where_it_is_blank() -> None:
    document = read_text("| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n", format="markdown")
    regions = Regions(Facts(document, Context()))
    assert all(regions.allow(paragraph.span, (Scope.TABLE,), ()) for paragraph in document.body())


def test_a_title_of_several_lines_and_text_behind_a_heading() -> None:
    text = "在全县重点项目\n推进会上的讲话\n同志们：\n（一）抓好项目。各地要行动起来。"
    regions = Regions(Facts(read_text(text), Context(doc_type=DocType.SPEECH)))

    def running(words: str) -> bool:
        start = text.index(words)
        return regions.allow(Span(start, start + len(words)), (Scope.PARAGRAPH,), ())

    assert [running(words) for words in ("重点", "推进会", "同志们", "各地要")] == [False, False, False, True]


def test_without_scopes_everything_is_allowed() -> None:
    assert Regions(Facts(read_text("甲"), Context())).allow(Span(0, 1), (), ())
