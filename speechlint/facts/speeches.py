"""The speeches within one file: where each begins, its title and its salutation (称谓)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from speechlint.document import Context, DocType, Document, Paragraph, Part
from speechlint.span import Span
from speechlint.text.patterns import Late, compiled
from speechlint.text.records import NamedTuple
from speechlint.text.scan import trimmed

LONGEST_TITLE_LINE = 60
"""Characters of a line that can still be one of a title."""
LONGEST_SALUTATION = 80
_TITLE_LINES = 6
_SALUTATION_WITHIN = 4  # paragraphs between the last line of a later title and its salutation
_TEASER_WITHIN = 8  # paragraphs behind a teaser that it may repeat
_TEASER_PIECE = 6
_SHORTEST_SENTENCE = 20
_TITLE_END = Late(
    r"(?:上的?|时的|中的|期间的|活动的|仪式的|会议|大会)?"
    r"(?:(?:动员|总结|表态|主持|开幕|闭幕|交流|就职|廉政|重要|即席|主旨|书面)?(?:讲话|发言|致辞|致词|演讲|讲稿|主持词)(?:稿|提纲|材料)?"
    r"|工作报告|开幕词|闭幕词|欢迎词|答谢词)"
    r"(?:[（(][^（）()]{1,16}[）)]|[一二三四五六七八九十\d]{1,2})?$"
)
"""How the title of a speech ends; a number, a date or a name in brackets may follow."""
_ASIDE = Late(
    r"[（(].{2,58}[）)]$|——|--|─|[\d〇○一二三四五六七八九十*×Xx]{2,4}年.{0,4}月.{0,50}$"
    r"|.{0,30}(?:书记|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|部长|局长|院长|校长|总理|委员长|董事长|总经理|秘书长)"
    r"[ 　：:]{0,4}[^，。；：、]{0,12}$|[^，。；：、“”]{2,4}$|[^，。；：、“”\d] {1,4}[^，。；：、“”\d]$"
)
"""Lines that belong to a title: a date, a meeting, an office with a name, a source, a number."""
_COURTESY = "(?:尊敬的|敬爱的|亲爱的)"
_NAME = "[^，,、：:；;。！!\\n的]"
_PERSON = (
    "(?:代表|领导|来宾|嘉宾|同志|同事|老师|同学|乡亲|乡贤|客商|记者|理事|股东|员工|职工|书记|评委|同仁|老总|"
    "家属|前辈|[们家员者人友胞民生长警士手众])"
)
_PEOPLE = (
    "(?:同志们|同志|朋友们|女士们|先生们|老师们|同学们|战友们|乡亲们|父老乡亲们?|家长们|孩子们|员工们|青年们|伙伴们"
    rf"|各位(?:{_COURTESY}?{_NAME}{{0,12}}{_PERSON}|{_NAME}{{0,16}}(?=[：:]))|{_COURTESY}{_NAME}{{1,20}})"
)
_SALUTATION = Late(rf"\s*{_COURTESY}?{_PEOPLE}(?:[、，,\s]{{1,2}}{_COURTESY}?{_PEOPLE}){{0,8}}[：:，,！!；;。]?")
"""同志们： 各位委员、同志们： 尊敬的张书记，各位来宾： …, at the start of a paragraph."""
_NUMERAL = "(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_COLLECTION_ITEM = Late(
    rf"[【（(]?(?:第{_NUMERAL}篇|篇{_NUMERAL}|范文{_NUMERAL}|样本{_NUMERAL})[】）)：:、.．\s　]?.{{0,40}}$"
)
"""Labels by which websites number the texts of a collection: 篇一：, 【第2篇】, 范文三."""
_REPORTED = Late("报告[^。]{0,12}工作|工作报告")
_FRONT_MATTER_TITLE = Late(r"^title:[ \t]*(.+)$", re.MULTILINE)
_ARTICLE = Late(r"第一[章条编][\s　]")


class Speech(NamedTuple):
    """One speech: ``span`` from its title to the next speech, ``title`` and ``salutation`` where it has them.

    ``title`` runs from the first line of the title to the last, with the lines of date and name below it.
    ``teaser`` is a website's summary glued above the text (网站摘要).
    """

    span: Span
    title: Span | None
    salutation: Span | None
    teaser: Span | None = None


def speeches(document: Document, context: Context) -> Iterator[Speech]:
    """The speeches of a file in order; together they cover the reading text. A fragment is one without a title."""
    whole = Span(0, len(document.text))
    body = [paragraph for paragraph in document.body() if paragraph.part is Part.BODY]
    if context.fragment or not body:
        yield Speech(whole, None, None)
        return
    teaser = _teaser(document, body)
    starts = list(_starts(document, body, 1 if teaser else 0))
    bounds = [0, *(body[index].span.start for index in starts[1:]), whole.end]
    for number, index in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(body)
        title, following = _title(document, body, index, last)
        yield Speech(
            Span(bounds[number], bounds[number + 1]),
            title,
            _salutation(document, body[following:last][:_SALUTATION_WITHIN]),
            teaser if number == 0 else None,
        )


def doc_type(document: Document, context: Context, found: tuple[Speech, ...]) -> DocType:
    """What was said of the document, else what its title and salutation plainly show, else ``unknown``."""
    if context.doc_type is not None:
        return context.doc_type
    if context.fragment:
        return DocType.UNKNOWN
    speech = found[0]
    titles = (document[speech.title] if speech.title else "", front_matter_title(document))
    for title in titles:
        for pattern, kind in _types():
            if pattern.search(_without_space(title)):
                return kind
    if speech.salutation is not None:
        opening = document.text[speech.salutation.end : speech.salutation.end + 200]
        return DocType.REPORT if _REPORTED.search(opening) else DocType.SPEECH
    return DocType.STATUTE if _has_articles(document) else DocType.UNKNOWN


def front_matter_title(document: Document) -> str:
    """The title that the front matter names, empty where it names none."""
    if document.front_matter is None:
        return ""
    match = _FRONT_MATTER_TITLE.search(document.front_matter.text)
    return match[1].strip().strip("'\"") if match else ""


def salutation_in(text: str) -> int:
    """How many characters of a paragraph's text are a salutation with its mark (0: none)."""
    match = _SALUTATION.match(text[:LONGEST_SALUTATION])
    return match.end() if match else 0


@cache
def _types() -> tuple[tuple[re.Pattern[str], DocType], ...]:
    """What a title ends in, in order of precedence; a year, place, date or name may follow."""
    return tuple(
        (compiled(pattern), kind)
        for pattern, kind in (
            (r"主持词|主持稿|主持讲话", DocType.HOST),
            (r"(?:贺信|慰问信|公开信|感谢信|倡议书|邀请函|表扬信)(?:$|[（(—\d])", DocType.LETTER),
            (r"(?:政府工作报告|工作报告|述职报告|工作情况的报告)(?:$|[（(—\d-])|政府工作报告", DocType.REPORT),
            (
                r"(?:条例|办法|规定|细则|准则|章程|规则|实施意见|决议|公约)(?:（[^）]*）|\([^)]*\))?$",
                DocType.STATUTE,
            ),
            (r"讲话|致辞|致词|发言|演讲|讲稿|答谢词|欢迎词|祝酒词|开幕词|闭幕词|悼词|党课", DocType.SPEECH),
        )
    )


def _words(document: Document, paragraph: Paragraph) -> str:
    return document[paragraph.span].strip().strip("*#").strip()


def _without_space(text: str) -> str:
    return "".join(text.split())


def _is_title_line(text: str) -> bool:
    return 0 < len(text) <= LONGEST_TITLE_LINE and text[-1] not in "。；：:，,！!？?;、…" and not _opens_list(text)


def _opens_list(text: str) -> bool:
    return bool(
        compiled(
            r"[（(]?[一二三四五六七八九十]{1,3}[、）).．]|[0-9]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]{1,3}[章条]|目 ?录"
        ).match(text)
    )


def _starts(document: Document, body: list[Paragraph], first: int) -> Iterator[int]:
    """The indices at which speeches begin. A speech has some prose before the next one begins."""
    yield first
    prose = False
    for index in range(first + 1, len(body)):
        length = body[index].span.end - body[index].span.start
        if prose and length <= 2 * LONGEST_TITLE_LINE and _opens_speech(document, body, index):
            yield index
            prose = False
        prose = prose or length > LONGEST_TITLE_LINE or _is_sentence(document.text, body[index].span)


def _is_sentence(text: str, span: Span) -> bool:
    return span.end - span.start > _SHORTEST_SENTENCE and text[span.end - 1] in "。！？"


def _opens_speech(document: Document, body: list[Paragraph], index: int) -> bool:
    """Whether a later speech begins here: a title of a speech, and soon a salutation; or a label of a collection."""
    text = _words(document, body[index])
    if not (_COLLECTION_ITEM.match(text) or (_is_title_line(text) and _TITLE_END.search(_without_space(text)))):
        return False
    near = (_words(document, paragraph) for paragraph in body[index + 1 : index + 1 + _SALUTATION_WITHIN])
    return any(_addresses(words) for words in near)


def _addresses(text: str) -> bool:
    """Whether a paragraph opens with a salutation that ends in a colon or stands alone."""
    length = salutation_in(text)
    return length > 0 and (text[length - 1] in "：:" or length == len(text)) and "。" not in text[:length]


def _title(document: Document, body: list[Paragraph], index: int, last: int) -> tuple[Span | None, int]:
    """The title that stands at ``index``, if one does, and the index of the paragraph behind it.

    Short lines before a salutation are all of the title; without one, lines that plainly continue it.
    """
    end = index
    while end < min(last, index + _TITLE_LINES) and _can_stand_in_title(document, body[end], first=end == index):
        end += 1
    if not (end < last and _addresses(_words(document, body[end]))):
        lines = [_words(document, paragraph) for paragraph in body[index:end]]
        end = index + next((at for at in range(1, len(lines)) if not _continues(lines[at - 1], lines[at])), len(lines))
    if end == index:
        return None, index
    start, stop = trimmed(document.text, body[index].span).start, trimmed(document.text, body[end - 1].span).end
    return Span(start, stop), end


def _can_stand_in_title(document: Document, paragraph: Paragraph, *, first: bool) -> bool:
    text = _words(document, paragraph)
    if _addresses(text):
        return False
    if paragraph.level == 1 and first:
        return True
    return paragraph.level in (None, 1) and (_is_title_line(text) or (first and bool(_COLLECTION_ITEM.match(text))))


def _continues(before: str, text: str) -> bool:
    """Whether a line goes on with the title above it: an aside, or the kind of text that is still to be named."""
    named = _names_a_type(before) and not _COLLECTION_ITEM.match(before)
    return bool(_ASIDE.match(text)) or (not named and _names_a_type(text))


def _names_a_type(text: str) -> bool:
    return any(pattern.search(_without_space(text)) for pattern, _ in _types())


def _salutation(document: Document, paragraphs: list[Paragraph]) -> Span | None:
    """The salutation among the first paragraphs behind a title; one in several lines is one span."""
    start = end = -1
    for paragraph in paragraphs:
        text = document[paragraph.span]
        length = salutation_in(text)
        alone = length == len(text.rstrip())
        if not length or not (alone or text[length - 1] in "：:，,！!"):
            if start >= 0:
                break
            if len(text.strip()) > LONGEST_SALUTATION:
                break
            continue
        if start < 0:
            start = paragraph.span.start + len(text) - len(text.lstrip())
        end = paragraph.span.start + len(text[:length].rstrip())
        if text[length - 1] in "：:" or not alone:
            break
    return Span(start, end) if start >= 0 else None


def _teaser(document: Document, body: list[Paragraph]) -> Span | None:
    """The first paragraph, if it ends in dots and repeats at least two of the paragraphs that follow."""
    text = _words(document, body[0])
    if not text.endswith(("...", "…", "。。。")):
        return None
    flat = _without_space(text)
    pieces = (_without_space(_words(document, paragraph)) for paragraph in body[1 : 1 + _TEASER_WITHIN])
    repeated = sum(len(piece) >= _TEASER_PIECE and piece in flat for piece in pieces)
    if repeated < 2:
        return None
    start = document.text.index(text, body[0].span.start)
    return Span(start, start + len(text))


def _has_articles(document: Document) -> bool:
    """Whether the text begins with 第一章 or 第一条."""
    opening = (document[paragraph.span].strip() for _, paragraph in zip(range(12), document.body(), strict=False))
    return any(_ARTICLE.match(f"{text} ") for text in opening)
