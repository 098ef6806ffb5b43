import pytest

from speechlint.document import Context
from speechlint.facts import Facts
from speechlint.facts.people import Naming, Person
from speechlint.readers import read_text
from speechlint.span import Span


def named(text: str) -> list[tuple[str, str, str]]:
    document = read_text(text, "draft.txt", "text")
    return [(person.name, person.title, person.naming.value) for person in Facts(document, Context()).people]


def test_a_whole_mention() -> None:
    document = read_text("由李志远县长牵头", "draft.txt", "text")
    assert Facts(document, Context()).people == (Person(Span(1, 6), "李志远", "县长", Naming.FULL),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("志远同志分管财政", [("志远", "同志", "given")]),
        ("请志远副县长和王局长发言", [("志远", "副县长", "given"), ("王", "局长", "surname")]),
        ("县委书记李志远同志", [("李志远", "同志", "full")]),
        ("县教育局李建国同志", [("李建国", "同志", "full")]),
        ("各位县长、分管县长、组织部长、林业局长、老同志、任书记", []),
        ("刚才，王书记讲了话", [("王", "书记", "surname")]),
        ("王同志、志远同志们、建国主任科员", []),
        ("全县志远同志", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(text) == expected
