"""Emphasis marks or masks? ``**坚持**改革`` is emphasis, ``完成**亿元，增长**%`` has two blanks to fill in (占位符).

CommonMark takes both for emphasis. The principle here: *two runs of asterisks are emphasis when what they enclose is
a phrase; they are masks when what follows them is a phrase that lacks its head.* Each pair of neighbouring runs of one
length is weighed on

- its ends: emphasis begins at the start of a line or clause and ends at the end of one, or holds a single phrase;
  what begins and ends amid clauses and has a stop inside is none;
- what follows each run: a unit or noun that asks for a number or name before it (亿元, %, 年, 届, 个, 市, 同志)
  speaks for a mask, unless the runs enclose a number (``**2020**年``);
- what comes before the second: a word that asks for a number after it (第, 增长, 约) speaks for a mask;
- its content: emphasis parts no pair of quotes or brackets and begins with no stop; a list mark speaks for it, the
  same word before or behind both runs (向**学习，向**看齐) against it;
- its length: ``*`` masks a figure and ``***`` a name more often than either sets italics;
- the document: whole emphasised lines speak for emphasis, plain masks (``*.*``, ``第*届``) for masks.

Weighed on two public templates, of whose 373 asterisks none is eaten, and on 1,829 published reports, of whose 82,522
asterisks 57 are left, 21 of them rightly.
"""

from __future__ import annotations

from speechlint.readers.wrapping import ends_with_stop, mark_family
from speechlint.span import Span
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_NEAR = 20  # code points between a run and the end of its line
_REACH = 6
_LEADING_MARKS = {"han", "han_bracket", "arabic", "arabic_bracket", "circled"}
_BASE = {1: 1.75, 2: 1.75, 3: -1.0}
_AT_LINE, _AT_SENTENCE, _AT_CLAUSE, _AMID = 2.0, 1.25, 0.5, -0.75
_CLAUSE_PARTED = -2.0  # for each end amid a clause
_SENTENCE_PARTED = -3.0
_HEAD_WANTING, _FIGURE_WANTING = -3.0, -1.5
_ONLY_NUMBER = 3.0
_ENUMERATION = -2.5
_PARALLEL = -4.5
_MARKED = 2.0
_NOTHING_INSIDE = -0.5
IMPOSSIBLE = -9.0
_MASK_INSIDE = -1.5
_LONG = 200  # code points; what is emphasised is shorter than what stands between

_STOPS = "。！？；：，、!?;:,."
_FULL_STOPS = "。！？："
_OPENERS = "“‘「『（《〈【〔(["
_CLOSERS = "”’」』）》〉】〕)]"
_PARTNERS = dict(zip(_CLOSERS, _OPENERS, strict=True))
_PARTICLES = ("的", "了", "之")
_SPACES = " \t\u3000\xa0"
_MARGIN = _SPACES + _OPENERS + "*_~—-·●■◆"
_NUMBER = Late(r"[\[（(]?\d[\d.,%％．-]*[\])）]?")
_ASKS_FOR_HEAD = Late(
    "[%％‰元亿届吨亩]|百分点|个(?![人体别性])|万(?![众象事物无企])|年(?![均初末底度内轻货味关代来])|月(?![初末底均])"
    "|日(?![常益均前子夜趋])|次(?!区域)|位(?![于列居次置])|名(?![词录牌优单列城])|家(?![庭园乡长政电居校风国禽畜])"
    "|项(?!目)|条(?![件例款])|所(?![有以属谓需在得])|公里|公顷|平方|立方|千瓦|套|座(?!谈)|户(?![籍外])|头|万?人(?![民才口大均工社居员力类事文间们])"
    "|同志|书记|省(?![会级]|委、)|市(?![场民域区容政值]|委、)|县(?![域级城]|委、)|区(?![域块位]|委、)|镇(?!域)|乡(?![村镇土])|村(?![级民庄集])"
    "|牵头|负责|配合|主持(?![人词])|新区|集团|公司|杯|学院|小学|中学|大学|医院|河|园|路(?![径线])|[的了之]"
)
"""What follows a masked figure or name, and begins no phrase of its own."""
_ASKS_FOR_FIGURE = Late("(?:[第约近达至超占]|增长|下降|完成|增加|减少|提高|以上)$")
"""What comes before a masked figure or name."""
_FIGURE_BEFORE = Late(r"\*[.．—～-]$")
_FIGURE_AFTER = Late(r"[.．—～-]\*")
_WORD_BEFORE = Late(r"[\u3400-\u9fff]$|(?<![\d*])(?:19|20)$")
_COUNT_AFTER = Late(r"[%％‰亿]|万元|个百分点|[届次](?=[党全代会])|年(?=[\d*，。）的是至—]|$)")
_INNER_STOP = Late("[。！？；：，!?;:,](?=.)")
_INNER_FULL_STOP = Late("[。！？；](?=.)")
_EMPHASISED_LINE = Late(
    r"(?:\A|[\r\n])[ \t>]{0,8}(?:[-+*][ \t]+)?\*\*[^*\s][^*\r\n]{0,200}(?:(?<=[。：！])\*\*|\*\*[ \t]*(?:[。：\r\n]|\Z))"
)
_PLAIN_MASK = Late(
    r"\*(?:[.．—～-]\*|(?<=第\*)\**[届次个批期]|\*{3}|(?<![*\d]\*)\*?(?:[%％‰]|亿元|万元|个百分点)"
    r"|(?<=(?:19|20)\*)(?<!\d(?:19|20)\*)\*年)"
)
"""Every alternative begins with the asterisk, so that ``re`` looks for nothing else in a long text."""


class Pair(NamedTuple):
    """Two runs and the lines that they stand in; ``adjacent`` says that no open run stands between them."""

    opening: Span
    closing: Span
    first: Span
    last: Span
    adjacent: bool = True

    @property
    def length(self) -> int:
        """How many signs the shorter run has."""
        return min(self.opening.end - self.opening.start, self.closing.end - self.closing.start)


def leaning(text: str) -> int:
    """What a whole document speaks for: 1 emphasis, -1 masks, 0 both or neither."""
    return (_EMPHASISED_LINE.search(text) is not None) - (_PLAIN_MASK.search(text) is not None)


def is_mask(text: str, run: Span) -> bool:
    """Whether a run is a mask beyond doubt: within a figure, or between a word and what counts it (第**届, 增长**%)."""
    before, after = text[max(0, run.start - _REACH) : run.start], text[run.end : run.end + _REACH]
    return bool(
        _FIGURE_BEFORE.search(before)
        or _FIGURE_AFTER.match(after)
        or (_WORD_BEFORE.search(before) and _COUNT_AFTER.match(after))
    )


def encloses_line(text: str, pair: Pair) -> bool:
    """Whether a pair encloses all that is said on its line or lines, and what it encloses begins as a phrase does."""
    return (
        _begins_line(text, pair)
        and _ends_line(text, pair)
        and not _ASKS_FOR_HEAD.match(text, pair.opening.end)
        and not _ASKS_FOR_FIGURE.search(text[max(0, pair.closing.start - _REACH) : pair.closing.start])
    )


def weight(text: str, pair: Pair) -> float:
    """How much speaks for emphasis; below zero, masks are likelier."""
    content = text[pair.opening.end : pair.closing.start]
    begins, ends = _beginning(text, pair, content), _end(text, pair, content)
    whole = begins == ends == _AT_LINE
    if not content.strip(_SPACES + _STOPS):
        return _NOTHING_INSIDE
    if not (whole or _is_phrase(text, pair, content)):
        return IMPOSSIBLE
    if _NUMBER.fullmatch(content):
        return _ONLY_NUMBER
    total = _BASE[pair.length] + begins + ends - min(len(content), _LONG) / _LONG
    total += _MARKED if mark_family(content) else 0.0
    return total + _masks_spoken_for(text, pair, content) + _clauses_parted(text, pair, content, begins, ends)


def _masks_spoken_for(text: str, pair: Pair, content: str) -> float:
    """How much the words about the runs speak for masks (below zero)."""
    following = text[pair.closing.end : pair.closing.end + 1]
    total = 0.0 if pair.adjacent else _MASK_INSIDE
    if _ASKS_FOR_HEAD.match(content):
        total += _HEAD_WANTING
    if following not in _PARTICLES and _ASKS_FOR_HEAD.match(text, pair.closing.end):
        total += _HEAD_WANTING
    if _ASKS_FOR_FIGURE.search(content[-_REACH:]):
        total += _FIGURE_WANTING
    if content.endswith("、"):
        total += _ENUMERATION
    return total + _PARALLEL if _is_parallel(text, pair, content) else total


def _is_parallel(text: str, pair: Pair, content: str) -> bool:
    """Whether the same word stands behind both runs or the same character before both (向**学习，向**看齐)."""
    if content[-1] in _FULL_STOPS:
        return False
    behind = text[pair.closing.end : pair.closing.end + 2]
    before = text[pair.opening.start - 1 : pair.opening.start]
    return (len(behind) > 1 and content.startswith(behind)) or (before.isalpha() and content.endswith(before))


def _clauses_parted(text: str, pair: Pair, content: str, begins: float, ends: float) -> float:
    """How much the stops inside speak against emphasis that begins or ends amid a clause or sentence (below zero)."""
    total = 0.0
    if _INNER_STOP.search(content):
        in_a_list = begins == _AT_CLAUSE and text[pair.opening.start - 1] == "、"
        total += _CLAUSE_PARTED * ((begins == _AMID or in_a_list) + (ends == _AMID))
    if _INNER_FULL_STOP.search(content) and begins != _AT_LINE != ends and not ends_with_stop(content):
        total += _SENTENCE_PARTED
    return total


def _is_phrase(text: str, pair: Pair, content: str) -> bool:
    """Whether a text can be emphasised: no blank or stop at its head, no blank at its end, no pair parted.

    The partner of a quote or bracket may stand just outside: ``**【某某**】``.
    """
    if content[0] in _SPACES + _STOPS + _CLOSERS or content[-1] in _SPACES + _OPENERS:
        return False
    before = text[max(pair.first.start, pair.opening.start - 1) : pair.opening.start]
    after = text[pair.closing.end : pair.closing.end + 1]
    wider = (before if before in _OPENERS else "") + content + (after if after in _CLOSERS else "")
    return _is_balanced(content) or _is_balanced(wider)


def _is_balanced(content: str) -> bool:
    waiting: list[str] = []
    for sign in content:
        if sign in _OPENERS:
            waiting.append(sign)
        elif sign in _CLOSERS and (not waiting or waiting.pop() != _PARTNERS[sign]):
            return False
    return not waiting


def _beginning(text: str, pair: Pair, content: str) -> float:
    if _begins_line(text, pair):
        return _AT_LINE
    before = text[pair.opening.start - 1]
    return _AT_CLAUSE if before in _STOPS + _OPENERS + _CLOSERS + _SPACES or content[0] in _OPENERS else _AMID


def _end(text: str, pair: Pair, content: str) -> float:
    if _ends_line(text, pair):
        return _AT_LINE
    if content[-1] in _FULL_STOPS and text[pair.opening.start - 1] in _STOPS:
        return _AT_SENTENCE
    after = text[pair.closing.end]
    return _AT_CLAUSE if content[-1] in _STOPS + _CLOSERS or after in _STOPS + _CLOSERS + _SPACES else _AMID


def _begins_line(text: str, pair: Pair) -> bool:
    if pair.opening.start - pair.first.start > _NEAR:
        return False
    before = text[pair.first.start : pair.opening.start].lstrip(_MARGIN)
    return not before or (len(before) <= _REACH and mark_family(before) in _LEADING_MARKS)


def _ends_line(text: str, pair: Pair) -> bool:
    return pair.last.end - pair.closing.end <= _NEAR and not text[pair.closing.end : pair.last.end].strip(
        _STOPS + _CLOSERS + _SPACES + "*"
    )
