"""Characters of ``w:sym``: symbol fonts put their signs on private code points (U+F020 to U+F0FF)."""

from __future__ import annotations

from functools import cache

_PRIVATE = range(0xF000, 0xF100)
UNKNOWN = "◆"
"""Stands for a sign of a font that has no table here: something is there, what is not known."""


def symbol(font: str, code: str) -> str:
    """The character that a symbol font shows for a hexadecimal code, :data:`UNKNOWN` where that is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    table = _table(font.casefold()) if font.casefold() in _ROWS else {}
    if table or point in _PRIVATE:
        return table.get(point & 0xFF, UNKNOWN)
    return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point <= 0xFFFD else UNKNOWN


@cache
def _table(font: str) -> dict[int, str]:
    return {code: sign for row in _ROWS[font].split() for code, sign in _row(row)}


def _row(row: str) -> list[tuple[int, str]]:
    first, _, signs = row.partition(":")
    return [(int(first, 16) + step, sign) for step, sign in enumerate(signs)]


_SYMBOL = (
    "21:!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    "A1:ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑ F1:〉∫"
)
_WINGDINGS = (
    "22:✂ 28:☎✆✉ 36:⌛⌨ 3E:✇✍ 41:✌ 45:☜☞☝☟ 4A:☺ 4C:☹ 4E:☠⚐ 51:✈☼ 54:❄ 56:✞ 58:✠✡☪☯ 6C:●❍■□ 71:❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞ "
    "80:⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ 9E:·•▪○ A1:○ A4:◉◎ A7:▪□ AA:✦★✶✴✹✵ B5:✪ D8:➢ DC:➲ DF:←→↑↓↖↗↙↘ "
    "E8:➔ EF:⇦⇨⇧⇩⬄⇳ FB:✗✓☒☑"
)
_WINGDINGS_2 = "4F:✗ 50:✓ 51:☒ 52:☑ 54:☒ A3:☐ 97:● 98:● 99:○ A1:■"
_ROWS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
