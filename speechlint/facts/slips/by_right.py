"""Characters that look exchanged, doubled or mistaken, and may stand there by right: where grammar makes such."""

from __future__ import annotations

from math import inf
from typing import Final

from speechlint.facts.slips.edit_evidence import EditEvidence, EditForm
from speechlint.text.lexicon.codes import OTHER

_USUAL: Final = 5  # the level of the frequency from which a word is to be reckoned with
_TWICE: Final = frozenset("种等高双层频渐紧牢深常刚")  # 种种, 高高, 双双: words that stand before any other
_USUAL_TWICE: Final = 9  # the level of such words
_BEFORE_ANY: Final = frozenset("对以为与和把将由向从市区县州省")  # 对|对外, 以|以权谋私, 市|市场: words of their own
_BEHIND_ANY: Final = frozenset("新高全地港")  # 创新|新引擎, 提高|高附加值, 连云港|港
_SEAM: Final = 4.0
_FUNCTION: Final = frozenset("除将按给即再只以也于乃使或暨已把被对向从由让经凡若如虽因故而且并及与和在")
_FREE: Final = 2.0
_OBJECT_OF: Final = {"话": frozenset("讲说")}  # 离合词: 讲话, and with what comes between, 讲专业话
_BETWEEN: Final = 6


def against_one(codes: str, at: int, right: str) -> float:
    """What grammar takes from the score of a character for another; all where it is said of two things (反恐防恐).

    A word that stands before anything may stand here, too: 除 in 除进出口外 makes a run that no text has, and is no 促.
    Of two such words one is soon put for the other. And a verb may stand some characters before its object (讲专业话).
    """
    wrong = codes[at]
    if wrong in (codes[at - 2], codes[at + 2]) or _is_object(codes, at):
        return inf
    return _FREE if wrong in _FUNCTION and right not in _FUNCTION else 0.0


def _is_object(codes: str, at: int) -> bool:
    verbs = _OBJECT_OF.get(codes[at])
    return verbs is not None and not verbs.isdisjoint(codes[max(0, at - _BETWEEN) : at].rpartition(OTHER)[2])


def against(form: EditForm, codes: str, at: int, evidence: EditEvidence) -> float:
    """What grammar takes from the score of the two characters from ``at`` in the coded text; all where they are right.

    Where two words may meet (停车|车位) the score must be the higher: fitted to texts with planted slips, which have
    few such seams, it knows little of them.
    """
    if form is EditForm.SWAP:
        return inf if _is_parallel(codes, at) or evidence.covering > 0 else 0.0
    if form is EditForm.DOUBLING:
        return inf if _is_twice_by_right(codes, at, evidence) else _SEAM * _is_seam(codes, at, evidence)
    return 0.0


def _is_parallel(codes: str, at: int) -> bool:
    """进城进镇, 小区小物业: one of the two stands on the other side of its neighbour, too."""
    return codes[at - 1] == codes[at + 1] or codes[at] == codes[at + 2]


def _is_twice_by_right(codes: str, at: int, evidence: EditEvidence) -> bool:
    """A measure word for many (一批批), a word that is a character twice, a preposition before its like (对对外)."""
    character = codes[at]
    return (
        codes[at - 1] == "一"
        or (character in _TWICE and evidence.pair_word >= _USUAL_TWICE)
        or (character in _BEFORE_ANY and evidence.beginning >= _USUAL)
    )


def _is_seam(codes: str, at: int, evidence: EditEvidence) -> bool:
    """Whether usual words end and begin here."""
    return evidence.ending >= _USUAL and (codes[at] in _BEHIND_ANY or evidence.beginning >= _USUAL)
