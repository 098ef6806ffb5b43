"""What is known of exchanged, doubled and lost characters, and how it is weighed."""

from hypothesis import given
from hypothesis import strategies as st

from speechlint.facts.slips.edit_evidence import WEIGHTS, EditEvidence, EditForm, at_most, features, score
from speechlint.facts.slips.evidence import WordEvidence
from speechlint.text.lexicon.codes import HIGHEST

LEVELS = st.integers(0, HIGHEST)
SEVERAL = st.lists(LEVELS, min_size=1, max_size=5).map(tuple)
EVIDENCE = st.builds(
    EditEvidence,
    fours=SEVERAL,
    threes=SEVERAL,
    twos=SEVERAL,
    before=LEVELS,
    after=LEVELS,
    lost_threes=SEVERAL,
    lost_twos=SEVERAL,
    pair_word=LEVELS,
    covering=LEVELS,
    ending=LEVELS,
    beginning=LEVELS,
    signs=st.integers(0, 2),
    is_function=st.booleans(),
    rarest=LEVELS,
    word=st.builds(WordEvidence, st.integers(2, 4), LEVELS),
    pair=st.integers(1, 50),
    trigram=st.integers(1, 50),
    expected=st.just(0),
)
FORMS = st.sampled_from(EditForm)


@given(EVIDENCE)
def test_each_feature_has_its_weight(evidence: EditEvidence) -> None:
    assert len(features(evidence)) == len(WEIGHTS)


@given(FORMS, EVIDENCE, st.integers(0, 50))
def test_a_text_that_has_it_elsewhere_never_goes_above_the_bound(
    form: EditForm, evidence: EditEvidence, expected: int
) -> None:
    assert score(form, evidence._replace(expected=expected)) <= at_most(form, evidence) + 1e-9


@given(FORMS, EVIDENCE, st.integers(2, 50))
def test_what_stands_elsewhere_with_a_neighbour_speaks_against(
    form: EditForm, evidence: EditEvidence, times: int
) -> None:
    assert score(form, evidence._replace(trigram=times)) < score(form, evidence._replace(trigram=1))
