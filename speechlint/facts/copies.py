"""What stands in a text twice: sentences and paragraphs that are copies of earlier ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from speechlint.document import Document, Paragraph, Part
from speechlint.facts.clauses import CLOSING_MARKS, Sentence
from speechlint.span import Span
from speechlint.text.frozen import frozen, replaced
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple
from speechlint.text.similarity import folded

_SHORTEST = 6
_LONG_PARAGRAPH = 30
_MOST_COPIES = 10  # of one and the same piece: enough to show the trouble, and bounded on hostile input
_MASKS = "*＊×XxＸｘ_＿某"
_TEXT_PER_MASK = 15
_STOPS = ("。", "！", "？", "!", "?")
_RUNNING = Late("[。！？；]")
_ADDRESSED = ("们", "委员", "代表", "来宾", "领导", "同志", "嘉宾", "同仁")
_LONGEST_ADDRESS = 80
_BRACKETS = ("（）", "()", "【】", "〔〕", "[]")


@frozen
class Copy:
    """A sentence or paragraph (or a run of sentences) that says what an earlier one says, character by character.

    ``length`` counts letters, Han characters and digits; ``count`` how often the piece stands in its speech.
    ``adjacent``: nothing stands between original and copy. ``refrain``: all of them open or all of them close
    paragraphs of their own (复沓).
    """

    span: Span
    original: Span
    length: int
    count: int
    adjacent: bool = False
    refrain: bool = False


class _Piece(NamedTuple):
    span: Span
    place: int
    paragraph: int


def copied_paragraphs(document: Document, speech_of: Callable[[int], object]) -> Iterator[Copy]:
    """Paragraphs of the running text that stand in one speech more than once; headings and table rows are none."""
    paragraphs = list(document.body())
    pieces = [
        _Piece(_stripped(document.text, paragraphs[number].span), number, number)
        for number in _ending_alike(document.text, [paragraph.span for paragraph in paragraphs])
        if is_running_text(document, paragraphs[number])
    ]
    keys = [folded(document[piece.span]) for piece in pieces]
    for key, group in _groups(pieces, keys, speech_of):
        first, last = group[0], group[0]
        for piece in group[1 : _MOST_COPIES + 1]:
            yield Copy(piece.span, first.span, len(key), len(group), adjacent=piece.place == last.place + 1)
            last = piece


def copied_sentences(
    document: Document,
    sentences: Sequence[Sentence],
    speech_of: Callable[[int], object],
    is_quoted: Callable[[Span], bool],
    paragraphs: Iterable[Copy],
) -> Iterator[Copy]:
    """Sentences that stand in one speech more than once; a run of them that was copied together is one copy.

    Left out: what ends without a stop (headings, table rows, lines of a list), stands wholly in brackets or in a
    quotation, is mostly masks, or lies in a paragraph that is a copy as a whole.
    """
    whole = {copy.span.start for copy in paragraphs if copy.length >= _LONG_PARAGRAPH}
    pieces = []
    for index in _ending_alike(document.text, [span for span, _ in sentences]):
        span, paragraph = sentences[index]
        if _is_stopped(document[span]):
            start = span.start + _address(document.text, span)
            pieces.append(_Piece(Span(start, span.end), index, paragraph))
    keys = [folded(document[piece.span]) for piece in pieces]
    found = [
        copy
        for key, group in _groups(pieces, keys, speech_of)
        if not is_quoted(group[0].span)
        and not _bracketed(document[group[0].span])
        and not _masked(document[group[0].span])
        for copy in _copies(document, key, group)
        if document.paragraphs[document.paragraph_at(copy.span.start)].span.start not in whole
    ]
    yield from _runs(document, sorted(found, key=lambda copy: copy.span))


def _stripped(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    return Span(span.end - len(content.lstrip()), span.start + len(content.rstrip()))


def is_running_text(document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph holds sentences: not a heading, a table row, a line of a list of names."""
    running = paragraph.level is None and paragraph.part is not Part.TABLE
    return running and _RUNNING.search(document.text, *paragraph.span) is not None


def _is_stopped(sentence: str) -> bool:
    return sentence.rstrip(CLOSING_MARKS).endswith(_STOPS)


def _ending_alike(text: str, spans: Iterable[Span]) -> list[int]:
    """The indices of the spans that end with the same letters as another: only they can be copies.

    Folding every sentence would cost most of the time.
    """
    endings = [_ending(text, start, end) for start, end in spans]
    counts = Counter(endings)
    return [index for index, ending in enumerate(endings) if counts[ending] > 1]


def _ending(text: str, start: int, end: int) -> str:
    """The last characters of what folding leaves of a span, which begins after a mark or a line end."""
    letters = text[end - _SHORTEST - 1 : end - 1]
    if letters.isalnum() and not text[end - 1].isalnum():  # and a stop after them, as nearly always
        return letters
    near = folded(text[max(start, end - 2 * _SHORTEST) : end])
    return (near if len(near) >= _SHORTEST else folded(text[start:end]))[-_SHORTEST:]


def _groups(
    pieces: Sequence[_Piece], keys: Sequence[str], speech_of: Callable[[int], object]
) -> Iterator[tuple[str, list[_Piece]]]:
    """The pieces of equal key within one speech, where there are several."""
    by_key: dict[str, list[_Piece]] = {}
    for piece, key in zip(pieces, keys, strict=True):
        if len(key) >= _SHORTEST:
            by_key.setdefault(key, []).append(piece)
    for key, group in by_key.items():
        if len(group) > 1:
            by_speech: dict[int, list[_Piece]] = {}
            for piece in group:
                by_speech.setdefault(id(speech_of(piece.span.start)), []).append(piece)
            yield from ((key, own) for own in by_speech.values() if len(own) > 1)


def _copies(document: Document, key: str, group: list[_Piece]) -> Iterator[Copy]:
    refrain = _is_refrain(document, group)
    run: Copy | None = None
    reported = 0
    for before, piece in pairwise(group):
        adjacent = piece.place == before.place + 1
        if run is not None and adjacent and run.adjacent:
            run = replaced(run, span=Span(run.span.start, piece.span.end))
            continue
        if run is not None:
            yield run
        reported += 1
        if reported > _MOST_COPIES:
            return
        original = before.span if adjacent else group[0].span
        run = Copy(piece.span, original, len(key), len(group), adjacent=adjacent, refrain=refrain and not adjacent)
    if run is not None:
        yield run


def _is_refrain(document: Document, group: list[_Piece]) -> bool:
    bounds = [document.paragraphs[piece.paragraph].span for piece in group]
    apart = len({piece.paragraph for piece in group}) == len(group)
    closing = all(
        not document.text[piece.span.end : bound.end].strip() for piece, bound in zip(group, bounds, strict=True)
    )
    opening = all(
        not document.text[bound.start : piece.span.start].strip() for piece, bound in zip(group, bounds, strict=True)
    )
    return apart and (closing or opening)


def _address(text: str, span: Span) -> int:
    """The length of the salutation (称谓) that runs on into a sentence: ``同志们：今天我们……``."""
    last = min(span.end, span.start + _LONGEST_ADDRESS)
    colon = text.find("：", span.start, last)
    while colon >= 0:
        if text.endswith(_ADDRESSED, span.start, colon):
            return colon + 1 - span.start
        colon = text.find("：", colon + 1, last)
    return 0


def _bracketed(text: str) -> bool:
    return any(text.startswith(pair[0]) and text.rstrip("".join(_STOPS)).endswith(pair[1]) for pair in _BRACKETS)


def _masked(text: str) -> bool:
    """Whether masks make up so much of a sentence that two of them may have been different ones."""
    runs = sum(text[at] in _MASKS and text[at - 1 : at] not in tuple(_MASKS) for at in range(len(text)))
    return runs > 1 and len(text) < runs * _TEXT_PER_MASK


def _runs(document: Document, copies: Iterable[Copy]) -> Iterator[Copy]:
    """Copies that follow each other as their originals do, as one."""
    run: Copy | None = None
    for copy in copies:
        if run is not None and _continues(document, run, copy):
            run = Copy(
                Span(run.span.start, copy.span.end),
                Span(run.original.start, copy.original.end),
                run.length + copy.length,
                min(run.count, copy.count),
            )
            continue
        if run is not None:
            yield run
        run = copy
    if run is not None:
        yield run


def _continues(document: Document, run: Copy, copy: Copy) -> bool:
    if run.adjacent or copy.adjacent or run.original.end > copy.original.start:
        return False
    between = document.text[run.span.end : copy.span.start] + document.text[run.original.end : copy.original.start]
    return len(between) < 4 and not between.strip() and "\n" not in between
