"""Slips within known wording."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speechlint.checks.near_phrase import NearPhrase, SlipForm
from speechlint.text.alike import alike
from speechlint.text.lexicon import LexiconError
from speechlint.text.lexicon.build import built
from speechlint.text.lexicon.lexicon import open_lexicon
from tests.checks.helpers import found, repaired, words

KNOWN = ("我们要深化供给侧改革，", "持续优化营商环境。", "坚决守住安全底线，", "不断增进民生福祉。", "弘扬工匠精神，")
SHIPPED = str(Path(__file__).parents[2] / "rules" / "lexicon" / "reports.lexicon")


def lexicon(path: Path, sentences: Sequence[str], sources: int = 40) -> str:
    """A lexicon of some sources that all say the same."""
    dictionary = dict.fromkeys(("营商", "环境", "优化", "底线", "福祉", "工匠", "精神", "改革", "深化"), 500)
    path.write_bytes(built(lambda: [["".join(sentences)]] * sources, {2: 2, 3: 2, 4: 2}, dictionary, {}))
    return str(path)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> str:
    return lexicon(tmp_path_factory.mktemp("lexicon") / "known.lexicon", KNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("持续优化营商环竟。", [(7, "竟")]),
        ("持续优化营商环境。", []),
        ("坚决守住安全低线，", [(6, "低")]),
        ("弘扬工将精神，", [(3, "将")]),
        ("猫和狗在院子里打架。", []),
        ("", []),
        ("持续优化营商环竟。" * 6, []),  # meant so, or a matter of consistency
    ],
)
def test_what_is_found(known: str, text: str, expected: list[tuple[int, str]]) -> None:
    assert words(NearPhrase((known,)), text) == expected


def test_what_is_said(known: str) -> None:
    (hit,) = found(NearPhrase((known,)), "要持续优化营商环竟。")
    assert hit.values == {"wrong": "竟", "right": "境", "expected": "营商环境", "count": "40"}
    assert repaired(NearPhrase((known,)), "要持续优化营商环竟。") == "要持续优化营商环境。"


def test_scores_are_shared_out(known: str) -> None:
    text = "持续优化营商环竟。"
    assert words(NearPhrase((known,), least=100.0), text) == []
    assert words(NearPhrase((known,), below=0.5), text) == []
    assert words(NearPhrase((known,), below=100.0), text) == [(7, "竟")]


def test_an_own_lexicon_adds_wording(known: str, tmp_path: Path) -> None:
    own = lexicon(tmp_path / "own.lexicon", ("擦亮枫桥经验金字招牌。",))
    text = "擦亮枫桥经厌金字招牌。"
    assert words(NearPhrase((known,)), text) == []
    assert words(NearPhrase((known,), (own,)), text) == [(5, "厌")]
    assert NearPhrase((known,), (own,)).files == (known, own)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KNOWN), st.data())
def test_a_planted_slip_is_found_at_its_place(known: str, sentence: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(2, len(sentence) - 3))
    right = sentence[at]
    usual = {character for each in KNOWN for character in each}
    wrong = data.draw(st.sampled_from([each for each in alike(right) if each not in usual] or [right]))
    text = sentence[:at] + wrong + sentence[at + 1 :]
    hits = {hit.span.start: hit.values["right"] for hit in found(NearPhrase((known,)), text)}
    assert hits.keys() <= {at}
    assert set(hits.values()) <= {right}


@pytest.mark.parametrize("width", [18, 20, 25, 33])
def test_wrapping_of_lines_changes_nothing(known: str, width: int) -> None:
    text = "持续优化营商环境。我们要深化供给侧改革，" * 12 + "坚决守住安全低线，持续优化营商环境。"
    wrapped = "\n".join(text[start : start + width] for start in range(0, len(text), width))
    values = [hit.values for hit in found(NearPhrase((known,)), text)]
    assert [value["wrong"] for value in values] == ["低"]
    assert [hit.values for hit in found(NearPhrase((known,)), wrapped)] == values


def test_a_lexicon_that_cannot_be_used_fails(tmp_path: Path) -> None:
    path = tmp_path / "坏.lexicon"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(LexiconError, match=r"坏\.lexicon"):
        found(NearPhrase((str(path),)), "持续优化营商环境。")


@pytest.mark.parametrize(("lexicons", "least"), [((), 0.0), (("x",), -1.0)])
def test_a_rule_that_makes_no_sense_is_refused(lexicons: tuple[str, ...], least: float) -> None:
    with pytest.raises(ValueError, match="“"):
        NearPhrase(lexicons, least=least)


def test_the_shipped_lexicon_is_small_and_sound() -> None:
    assert Path(SHIPPED).stat().st_size < 8_000_000
    about = open_lexicon(SHIPPED).about
    assert (about["documents"], about["words"] > 300_000) == (1829, True)


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="深化改革，。\n 的a7𠮷\x01\x02", max_size=400))
def test_any_text_is_survived(text: str) -> None:
    check = NearPhrase((SHIPPED,))
    assert all(hit.edits[0].replacement != text[hit.span.start] for hit in found(check, text) if "\n" not in text)


@pytest.mark.parametrize(
    ("slip", "text", "expected"),
    [
        (SlipForm.SWAP, "持续化优营商环境。", [(2, "化优")]),
        (SlipForm.SWAP, "不断增进生民福祉。", [(4, "生民")]),
        (SlipForm.SWAP, "持续优化营商环境。", []),
        (SlipForm.SWAP, "持续化优营商环境。" * 2, []),
        (SlipForm.SWAP, "持续优化营商环竟。", []),
        (SlipForm.DOUBLING, "持续优化营营商环境。", [(4, "营营")]),
        (SlipForm.DOUBLING, "弘扬工匠精精神，", [(4, "精精")]),
        (SlipForm.DOUBLING, "弘扬工匠匠匠精神，", []),
        (SlipForm.DOUBLING, "弘弘扬扬工匠精神，", []),
        (SlipForm.DOUBLING, "弘扬工匠精神，弘扬工匠精神，", []),
        (SlipForm.DOUBLING, "", []),
        (SlipForm.OMISSION, "持续优化商环境。", [(3, "化商")]),
        (SlipForm.OMISSION, "不断增进生福祉。", [(3, "进生")]),
        (SlipForm.OMISSION, "持续优化营商环境。", []),
        (SlipForm.OMISSION, "持续优化底线。", []),
        (SlipForm.OMISSION, "持续优化商环境。" * 2, []),
    ],
)
def test_what_is_found_of_two_characters(
    known: str, slip: SlipForm, text: str, expected: list[tuple[int, str]]
) -> None:
    assert words(NearPhrase((known,), slip=slip), text) == expected


@pytest.mark.parametrize(
    ("slip", "text", "values", "fixed"),
    [
        (SlipForm.SWAP, "持续化优营商环境。", ("化优", "优化", "持续优化"), "持续优化营商环境。"),
        (SlipForm.DOUBLING, "弘扬工匠精精神，", ("精精", "精", "工匠精神"), "弘扬工匠精神，"),
        (SlipForm.OMISSION, "持续优化商环境。", ("化商", "化营商", "续优化营"), "持续优化营商环境。"),
    ],
)
def test_what_is_said_of_two_characters(
    known: str, slip: SlipForm, text: str, values: tuple[str, str, str], fixed: str
) -> None:
    check = NearPhrase((known,), slip=slip)
    (hit,) = found(check, text)
    assert hit.values == dict(zip(("wrong", "right", "expected", "count"), (*values, "40"), strict=True))
    assert repaired(check, text) == fixed


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(KNOWN), st.sampled_from([SlipForm.SWAP, SlipForm.DOUBLING, SlipForm.OMISSION]), st.data())
def test_what_is_exchanged_doubled_or_lost_is_repaired_or_left(
    known: str, sentence: str, slip: SlipForm, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sentence) - 3))
    one, other = sentence[at : at + 2]
    wrong = {SlipForm.SWAP: other + one, SlipForm.DOUBLING: one + one + other, SlipForm.OMISSION: other}[slip]
    text = sentence[:at] + wrong + sentence[at + 2 :]
    assert repaired(NearPhrase((known,), slip=slip), text) in (sentence, text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4), st.data())
def test_repairs_of_a_form_never_overlap(known: str, sentences: list[str], data: st.DataObject) -> None:
    signs = list("".join(sentences))
    for at in data.draw(st.lists(st.integers(0, len(signs) - 2), max_size=6)):
        signs[at : at + 2] = signs[at + 1], signs[at]
    spans = [hit.span for hit in found(NearPhrase((known,), slip=SlipForm.SWAP), "".join(signs))]
    assert all(before.end <= after.start for before, after in pairwise(spans))


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="深化改革，。\n 的a7𠮷\x01\x02", max_size=400))
def test_any_text_is_survived_by_all_forms(text: str) -> None:
    lengths = {SlipForm.SWAP: 2, SlipForm.DOUBLING: 1, SlipForm.OMISSION: 3}
    for slip, length in lengths.items():
        for hit in found(NearPhrase((SHIPPED,), slip=slip), text):
            assert (len(hit.values["wrong"]), len(hit.values["right"])) == (2, length)
