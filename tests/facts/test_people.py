import pytest

from speechlint.engine.terms import TermIndex
from speechlint.facts.people import TITLES, Naming, Person, people
from speechlint.span import Span


def mentions(text: str) -> list[Person]:
    return list(people(text, TermIndex(TITLES).find(text), Span(0, len(text))))


def named(text: str) -> list[tuple[str, str, str]]:
    return [(person.name, person.title, person.naming.value) for person in mentions(text)]


def test_a_whole_mention() -> None:
    assert mentions("由李志远副县长牵头") == [Person(Span(1, 7), "李志远", "副县长", Naming.FULL)]


def test_the_office_in_front_of_a_name() -> None:
    office = mentions("县委副书记、副县长李志远同志")[-1].office
    assert (office, mentions("李志远同志")[0].office) == ("副县长", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尊敬的周志远书记，以李致远同志为组长", [("周志远", "书记", "full"), ("李致远", "同志", "full")]),
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
