from __future__ import annotations

import pytest
from pathspec import GitIgnoreSpec

from speechlint.rulebook.globs import below, matches, translated

PATHS = ["a.txt", "模板/a.txt", "x/模板/a.md", "x/a.txt", "归档/2024/稿 1.docx", "稿件.txt"]


@pytest.mark.parametrize(
    "lines",
    [
        ["*.txt"], ["模板/"], ["/模板"], ["模板/**"], ["**/模板/*.md"], ["归档/*/稿?1.docx"], ["*.txt", "!a.txt"],
        ["稿[件]*"], ["# 注释", "", "*.md"], ["/*"],
    ],
)  # fmt: skip
def test_patterns_mean_what_they_mean_to_git(lines: list[str]) -> None:
    patterns = [pattern for line in lines if (pattern := translated(line))]
    expected = GitIgnoreSpec.from_lines(lines)
    assert [matches(patterns, path) for path in PATHS] == [expected.match_file(path) for path in PATHS]


@pytest.mark.parametrize("pattern", ["", "# 注释"])
def test_comments_are_no_patterns(pattern: str) -> None:
    assert translated(pattern) is None


def test_a_pattern_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="!"):
        translated("!")


@pytest.mark.parametrize(
    ("folder", "path", "inside"),
    [("/a", "/a/b/c", "b/c"), ("/a", "/ab/c", None), ("/", "/a", "a"), ("/a/b", "/a", None)],
)
def test_paths_count_from_a_folder(folder: str, path: str, inside: str | None) -> None:
    assert below(folder, path) == inside
