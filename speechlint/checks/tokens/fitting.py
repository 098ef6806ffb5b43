"""Whether a sequence may stand around its anchor, as far as characters and the dictionary tell.

Cutting a clause into words costs a hundred times as much, and of a thousand places a handful are left for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from speechlint.checks.tokens.elements import Anchor, Element, at_edge

_WINDOW = 100
"""Characters to either side in which the elements stand; a clause is not looked through beyond half of them."""

Test = Callable[[Element, str], bool]


def may_stand(text: str, start: int, end: int, anchor: Anchor) -> bool:
    """Whether some strings before and behind an anchor at ``start`` to ``end`` meet the elements there.

    Where the text, cut into words, has the sequence around that anchor, they do.
    """
    if not (
        _signs_stand(text[end : end + _WINDOW], anchor.behind)
        and _signs_stand(text[max(0, start - _WINDOW) : start], anchor.before)
    ):
        return False
    return all(
        _reaches(text, end, anchor.behind, 1, test) and _reaches(text, start, anchor.before, -1, test)
        for test in (Element.may_be, Element.is_met_by)
    )


def _signs_stand(window: str, elements: tuple[Element, ...]) -> bool:
    """Whether a window holds what the elements must hold; the first is looked at closer anyway."""
    return all(any(sign in window for sign in element.signs) for element in elements[1:] if element.signs)


def _reaches(text: str, place: int, elements: tuple[Element, ...], step: int, test: Test) -> bool:
    """Whether the elements may follow each other from a place on, forwards (``step`` 1) or backwards (-1)."""
    if not elements:
        return True
    *inner, last = elements
    places = {place}
    for element in inner:
        places = {far for near in places for far in _ends(text, near, element, step, test)}
    return any(True for near in places for _ in _ends(text, near, last, step, test))


def _ends(text: str, place: int, element: Element, step: int, test: Test) -> Iterator[int]:
    """How far an element may reach from a place."""
    if element.least == 0 or (element.edge and at_edge(text, place)):
        yield place
    if element.is_free and element.most > 1:
        yield from _run(text, place, element, step)
        return
    if element.most == 1:
        yield from _words(text, place, element, step, test) if element.takes_words else ()
        return
    reached: set[int] = set()
    fresh = {place}
    for _ in range(element.most):
        fresh = {far for near in fresh for far in _words(text, near, element, step, test)} - reached
        reached |= fresh
    yield from reached


def _run(text: str, place: int, element: Element, step: int) -> Iterator[int]:
    """How far some free words in a row may reach: as far as there are letters."""
    for length in range(1, element.most * element.longest + 1):
        far = place + step * length
        if not 0 <= far <= len(text) or not text[min(far, far - step)].isalnum():
            return
        yield far


def _words(text: str, place: int, element: Element, step: int, test: Test) -> Iterator[int]:
    """Where a word that begins (or ends) at a place may end (or begin)."""
    for length in element.lengths:
        far = place + step * length
        if 0 <= far <= len(text) and test(element, text[place:far] if step > 0 else text[far:place]):
            yield far
