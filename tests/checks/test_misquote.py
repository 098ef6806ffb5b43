from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.base import Edit, Found
from speechlint.checks.misquote import Misquote, Saying
from speechlint.span import Span
from tests.checks.helpers import found, repaired, words

SAYINGS = Misquote(
    (
        Saying("千里之行，始于足下", "《老子》"),
        Saying("不积跬步，无以至千里；不积小流，无以成江海", "《荀子》"),
        Saying("看好自己的门，管好自己的人", "通行表述"),
        Saying("行百里者半九十", "《战国策》", ("行百里者半于九十",)),
        Saying("打铁必须自身硬", "报告", ("打铁还需自身硬",)),
        Saying("不忘初心、牢记使命", "报告"),
        Saying("前途是光明的，道路是曲折的", "著作"),
    )
)
PHRASES = Misquote(
    (
        Saying("招商引资", "通行表述", ("招商引税",)),
        Saying("招才引智", "通行表述"),
        Saying("大而化之", "词典"),
        Saying("与时俱进", "词典"),
        Saying("归根结底", "词典"),
        Saying("一心一意", "词典"),
    )
)


def test_whole_finding() -> None:
    assert found(SAYINGS, "古人说：千里之行，起于足下。") == [
        Found(
            Span(9, 13),
            {"expected": "千里之行，始于足下", "source": "《老子》"},
            edits=(Edit(Span(9, 10), "始"),),
            entry="千里之行，始于足下",
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俗话说，行百里者半九时。", ["行百里者半九时"]),
        ("要看好自己的人、管好自己的门。", ["看好自己的人、管好自己的门"]),
        ("不积跬步，无以至千里；不积小溪，无以成江河。", ["不积小溪，无以成江河"]),
        ("不积小流，无以成大江海。", ["无以成大江海"]),
        ("我们要“不忘初心，记使命”。", ["记使命"]),
        ("打铁必须自己硬。", ["打铁必须自己硬"]),
    ],
)
def test_the_clauses_that_differ_are_reported(text: str, expected: list[str]) -> None:
    assert [hit for _, hit in words(SAYINGS, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "千里之行始于足下，千里之行、始于足下。",
        "千里之行，从这里开始。",
        "千里之行，\n起于足下。",
        "行百里者半于九十，打铁还需自身硬。",
        "打铁必须自身",
        "不积小流，无以成江河湖海。",
        "不忘初心、牢记嘱托。",
        "不忘初“芯”、牢记使命。",
        "不忘初*、牢记使命。",
        "要管好自己的家属，管好自己的人。",
        "本来是充满希望、前途光明的。",
    ],
    ids=[
        "only the marks differ",
        "cut short",
        "another paragraph",
        "accepted variants",
        "the end is missing",
        "too far from the wording",
        "another formula",
        "word-play in quotation marks",
        "masked",
        "the sentence goes on",
        "a short part is ordinary language",
    ],
)
def test_no_misquotation(text: str) -> None:
    assert words(SAYINGS, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作不能大而概之。", [(4, "大而概之")]),
        ("工作大而概之，作风也大而概之。", []),
        ("引进了“大而概之”工程。", []),
        ("要与时代进步同行。", []),
        ("归根到底要靠干。", []),
        ("要抓好招商引税。", []),
        ("要一心为民。", []),
        ("实行招商引导。", []),
    ],
)
def test_set_phrases(text: str, expected: list[tuple[int, str]]) -> None:
    assert words(PHRASES, text) == expected


def test_a_blend_stands_for_the_phrase_of_which_it_has_what_is_no_word() -> None:
    assert repaired(PHRASES, "招商引资、招才引资都要抓。") == "招商引资、招才引智都要抓。"


def test_of_two_phrases_that_fit_neither_is_put_in() -> None:
    doubtful = Misquote((Saying("驰而不息", "通行表述"), Saying("驰而不懈", "通行表述")))
    assert found(doubtful, "作风建设要驰而不止。") == [
        Found(Span(5, 9), {"expected": "驰而不息”“驰而不懈", "source": "通行表述"}, entry="驰而不息")
    ]


def test_what_is_missing_is_put_into_its_own_clause() -> None:
    assert repaired(SAYINGS, "不忘初心、记使命。") == "不忘初心、牢记使命。"
    assert repaired(SAYINGS, "不忘初、牢记使命。") == "不忘初心、牢记使命。"


@given(st.sampled_from([row.text for row in SAYINGS.table]), st.data())
def test_one_character_exchanged_anywhere_is_found_and_put_right(saying: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, character in enumerate(saying) if character.isalnum()]))
    text = f"俗话说：“{saying[:at]}囧{saying[at + 1 :]}。”"
    (hit,) = found(SAYINGS, text)
    assert hit.span.start <= text.index("囧") < hit.span.end
    assert repaired(SAYINGS, text) == f"俗话说：“{saying}。”"


@given(st.text("千里之行始于足下，招商引资才智大而化概\n“”*", max_size=60))
def test_repairs_lie_within_the_findings_and_findings_apart(text: str) -> None:
    hits = found(SAYINGS, text)
    assert all(hit.span.contains(edit.span) for hit in hits for edit in hit.edits)
    assert all(one.span.end <= other.span.start for one, other in pairwise(hits))
