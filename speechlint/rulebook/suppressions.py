"""``.speechlint-suppressions.yaml``: findings silenced from outside, for Word and for texts nobody may touch."""

from __future__ import annotations

import os
from typing import Any, Final

from speechlint.rulebook.cache import Cache, cache_key
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.structure import UnfitError, from_json, to_json
from speechlint.text.frozen import frozen

SUPPRESSIONS_FILE: Final = ".speechlint-suppressions.yaml"
_MAX_BYTES = 8_000_000


@frozen
class FileSuppression:
    """One entry: the finding of ``rule`` with this ``fingerprint`` in the file at ``path`` is not to be shown.

    ``path`` is relative to the folder of the suppressions file, with ``/``; ``line`` is where the entry begins there.
    """

    path: str
    fingerprint: str
    rule: str
    reason: str = ""
    line: int = 0


def read_suppressions(path: str, cache: Cache) -> tuple[FileSuppression, ...]:
    """The entries of a suppressions file, none where there is no such file.

    Raises :class:`RulebookError` with every problem of the file.
    """
    if not os.path.isfile(path):  # noqa: PTH113
        return ()
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise RulebookError([Problem(path, 0, 0, f"无法读取：{error.strerror or error}")]) from None
    key = cache_key("suppressions", path, content.decode("utf-8", "surrogateescape"))
    try:
        return _entries(cache.load(key))
    except UnfitError:
        from speechlint.rulebook.suppression_file import parsed_suppressions  # noqa: PLC0415 - yaml, pydantic

        entries = parsed_suppressions(path)
        cache.store(key, to_json(entries))
        return entries


def _entries(data: Any) -> tuple[FileSuppression, ...]:
    return from_json(tuple[FileSuppression, ...], data)
