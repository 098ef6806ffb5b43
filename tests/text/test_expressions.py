"""Regular expressions of rule files: ``re`` stands in for ``regex`` where both say the same, and both keep to the time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.checks.pattern import Pattern
from speechlint.rulebook.packs import shipped_library
from speechlint.text import expressions
from speechlint.text.expressions import is_common, matches, regex_for
from speechlint.text.patterns import Patterns

SLOW, LONG = "(.*?，){12}结尾", "结尾" + "一，" * 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    ("pattern", "common"),
    [
        ("甲[^乙一-三]{2,}?(?=丙|丁)(?<!戊)$", True),
        ("^(甲)(?P<name>乙)?\\1.", True),
        ("[a[:：]]", True),
        ("[^{]{2}", True),
        (r"\w", False),
        (r"[甲\s]", False),
        (r"甲\b", False),
        (r"甲\Z", True),
        (r"\A甲", False),
        (r"\p{Han}", False),
        ("(?<=甲|乙丙)丁", False),
        ("(?i)a", False),
        ("(?i:a)", False),
        ("(?:甲){e<=1}", False),
        ("[[:alpha:]]", False),
        ("[甲[:alpha:]]", False),
        ("(", False),
    ],
)
def test_what_both_modules_understand_alike(pattern: str, common: bool) -> None:
    assert is_common(pattern) is common


_PIECES = st.sampled_from(
    ["甲", "[甲乙]", "[^乙\n]", "(?:甲|乙丙)", "(乙)?", "^", "$", "\\Z", ".", "(?=乙)", "(?!甲)", "(?<=甲)", "(?<!丙)"]
)
_REPEATS = st.sampled_from(["", "", "?", "*", "+", "{1,2}", "*?"])


@given(
    st.lists(st.tuples(_PIECES, _REPEATS), min_size=1, max_size=5),
    st.text("甲乙丙\n", max_size=12),
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted),
)
def test_it_finds_what_regex_finds(pieces: list[tuple[str, str]], text: str, part: list[int]) -> None:
    start, end = part
    pattern = "".join(piece + repeat for piece, repeat in pieces if not (repeat and piece in ("^", "$", "\\Z")))
    if is_common(pattern):
        found = [(match.span(), match.groups()) for match in matches(pattern, text, [(start, end)], 5)]
        assert found == [(match.span(), match.groups()) for match in regex_for(pattern).finditer(text, start, end)]


def test_hardly_any_shipped_pattern_needs_regex() -> None:
    """Each that does costs a text that holds its literal 10 ms."""
    patterns = [
        pattern
        for check in (loaded.rule.check for loaded in shipped_library().checked().rules)
        if isinstance(check, Pattern)
        for pattern in (check.pattern, check.minority_to)
        if pattern
    ]
    others = [pattern for pattern in patterns if not is_common(pattern)]
    assert len(others) <= len(patterns) // 20, others


def test_more_than_are_looked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "_AT_ONCE", 2)
    assert [match.start() for match in matches("甲", "甲" * 5 + "乙甲", [(0, 3), (3, 7)], 5)] == [0, 1, 2, 3, 4, 6]


@pytest.mark.parametrize("pattern", [SLOW, rf"{SLOW}\w"])
def test_an_endless_search_is_ended(pattern: str) -> None:
    with pytest.raises(TimeoutError):
        list(matches(pattern, LONG, [(0, len(LONG))], 0.05))


def test_it_is_ended_in_another_thread_too() -> None:
    ends: list[object] = []

    def search() -> None:
        try:
            ends.extend(matches(SLOW, LONG, [(0, len(LONG))], 0.05))
        except TimeoutError as error:
            ends.append(type(error))

    thread = threading.Thread(target=search)
    thread.start()
    thread.join()
    assert ends == [TimeoutError]


def test_the_answer_is_kept_from_run_to_run() -> None:
    first = Patterns("p.bin")
    expected = [first.compiled_if(is_common, pattern, 0) for pattern in ("甲+", r"\w")]
    first.keep()
    second = Patterns("p.bin")

    def is_common_again(pattern: str) -> bool:
        raise AssertionError(pattern)

    is_common_again.__name__ = is_common.__name__
    assert [second.compiled_if(is_common_again, pattern, 0) for pattern in ("甲+", r"\w")] == expected
    assert expected[0] is not None
    assert expected[1] is None
