import pytest

from speechlint.engine.terms import TermIndex
from speechlint.facts.homes import LEADS, Home, homes
from speechlint.span import Span


def own(text: str) -> list[Home]:
    return list(homes(text, TermIndex(LEADS).find(text), Span(0, len(text))))


def test_a_whole_mention() -> None:
    assert own("中共清河县委和我们临水市人") == [
        Home("清河", "县", Span(2, 5), ours=False),
        Home("临水", "市", Span(9, 12), ours=True),
    ]


@pytest.mark.parametrize(
    "text", ["中共清河县", "我们全县人", "我们按照市委", "我们围绕市场", "我们清河县域", "清河县很好"]
)
def test_no_place_of_ours(text: str) -> None:
    assert own(text) == []
