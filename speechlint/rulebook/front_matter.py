"""The block ``speechlint:`` in the front matter of a Markdown file; the rest of the front matter is the author's."""

from __future__ import annotations

import re

from speechlint.document import FrontMatter
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.settings import NOTHING_GIVEN, Given

_KEY = re.compile(r"^(?:speechlint|'speechlint'|\"speechlint\")[ \t]*:", re.MULTILINE)
_NEXT = re.compile(r"^(?![ \t#]|$)", re.MULTILINE)


def given_by(front_matter: FrontMatter | None, path: str) -> Given:
    """What the front matter of the file at ``path`` says of it.

    Raises :class:`RulebookError` with lines of that file.
    """
    if front_matter is None:
        return NOTHING_GIVEN
    text = front_matter.text.replace("\r\n", "\n").replace("\r", "\n")
    begin = _KEY.search(text)
    if begin is None:
        return NOTHING_GIVEN
    end = _NEXT.search(text, begin.end())
    block = text[begin.start() : end.start() if end else len(text)]
    line = front_matter.line + text.count("\n", 0, begin.start())
    try:
        return _parsed(block, path)
    except RulebookError as error:
        shifted = (
            Problem(path, problem.line + line - 1 if problem.line else line, max(problem.column, 1), problem.message)
            for problem in error.problems
        )
        raise RulebookError(shifted) from None


def _parsed(block: str, path: str) -> Given:
    from speechlint.rulebook.validation import validated  # noqa: PLC0415 - imports pydantic
    from speechlint.rulebook.yaml_file import parse_yaml  # noqa: PLC0415 - imports yaml

    node = parse_yaml(block, path).get("speechlint")
    if node is None or node.content is None:
        return NOTHING_GIVEN
    given, problems = validated(Given, node)
    if given is None:
        raise RulebookError(problems)
    return given
