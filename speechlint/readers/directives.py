"""Where linter directives stand: in plain text a line of its own, in Markdown a comment."""

from __future__ import annotations

from speechlint.text.patterns import Late

_TEXT_LINE = Late(r"[ \t\u3000]*%%[ \t]*speechlint[ \t]*[:：]?")
_COMMENT = Late(r"<!--\s*speechlint\s*[:：]?")


def directive_line(line: str) -> str | None:
    """What a line of plain text such as ``%% speechlint: ignore RULE`` says, None for any other line."""
    match = _TEXT_LINE.match(line)
    return line[match.end() :].strip() if match else None


def directive_comment(comment: str) -> str | None:
    """What a comment such as ``<!-- speechlint: ignore RULE -->`` says, None for any other comment."""
    match = _COMMENT.match(comment)
    return comment[match.end() : -len("-->")].strip() if match else None
