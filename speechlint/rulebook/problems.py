"""What is wrong with a rule file or a configuration, and where."""

from __future__ import annotations

from collections.abc import Iterable

from speechlint.text.records import NamedTuple


class Problem(NamedTuple):
    """One error in a file. ``line`` and ``column`` count from 1; line 0 says that the file as a whole is meant."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class RulebookError(Exception):
    """Rule files or a configuration that cannot be used: every problem at once, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[RulebookError], tuple[tuple[Problem, ...]]]:
        return RulebookError, (self.problems,)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A clause that offers the nearest candidate; empty when none is near."""
    near = nearest(word, candidates)
    return f"，是不是“{near}”？" if near else ""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to a word, None when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong already

    known = sorted(candidates)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return near[0] if near else next((name for name in known if _same_letters(name, word)), None)


def _same_letters(one: str, other: str) -> bool:
    return one.replace("_", "").replace("-", "").lower() == other.replace("_", "").replace("-", "").lower()
