"""Complex fields (域): their results are text, their instructions are not (ISO/IEC 29500-1, 17.16.18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from speechlint.readers.docx.story import Mark, RawParagraph, Token


@dataclass(frozen=True, slots=True)
class VisibleText:
    """What a paragraph shows. ``contents`` says that all of it is a table of contents (目录), made by Word."""

    text: str
    contents: bool


def visible_texts(paragraphs: Iterable[RawParagraph]) -> Iterator[VisibleText]:
    """The visible text of each paragraph of a story; a field may span several.

    A field without an end is none: its text is shown rather than lost.
    """
    story = list(paragraphs)
    ended = _ended(story)
    states: defaultdict[int, _State] = defaultdict(_State)
    for paragraph in story:
        yield states[paragraph.box].read(paragraph.tokens, ended)


def _ended(story: list[RawParagraph]) -> set[int]:
    """The identities of the ``begin`` elements whose fields have an end; no field leaves its text box."""
    ended: set[int] = set()
    opened: defaultdict[int, list[int]] = defaultdict(list)
    for paragraph in story:
        for token in paragraph.tokens:
            if token.mark is Mark.BEGIN:
                opened[paragraph.box].append(id(token.element))
            elif token.mark is Mark.END and opened[paragraph.box]:
                ended.add(opened[paragraph.box].pop())
    return ended


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False
    contents: bool = False


@dataclass(slots=True)
class _State:
    """The open fields; ``instructions`` counts those not yet at their result, ``contents`` the tables of contents."""

    fields: list[_Field] = field(default_factory=list)
    instructions: int = 0
    contents: int = 0

    def read(self, tokens: Iterable[Token], ended: set[int]) -> VisibleText:
        pieces: list[str] = []
        own = False
        for token in tokens:
            if token.mark is Mark.TEXT:
                if token.text and not self.instructions:
                    pieces.append(token.text)
                    own |= not self.contents
            elif token.mark is Mark.BEGIN:
                if id(token.element) in ended:
                    self.fields.append(_Field())
                    self.instructions += 1
            elif self.fields:
                self._step(token)
        return VisibleText("".join(pieces), bool(pieces) and not own)

    def _step(self, token: Token) -> None:
        current = self.fields[-1]
        if token.mark is Mark.INSTRUCTION:
            current.instruction += token.text
        elif token.mark is Mark.SEPARATE and not current.in_result:
            current.in_result = True
            current.contents = current.instruction.split(maxsplit=1)[:1] == ["TOC"]
            self.instructions -= 1
            self.contents += current.contents
        elif token.mark is Mark.END:
            self.fields.pop()
            self.instructions -= not current.in_result
            self.contents -= current.contents
