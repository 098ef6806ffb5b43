"""What stands beside a finding in its line of the source."""

from __future__ import annotations

from speechlint.text.scan import at_first, behind_last

REACH = 40
"""Code points that a violation carries along from either side."""

_LINE_ENDS = "\r\n"


def line_before(source: str, at: int) -> str:
    """What stands before an offset in its line, at most :data:`REACH` code points."""
    return source[behind_last(_LINE_ENDS, source, max(0, at - REACH), at) : at]


def line_after(source: str, at: int) -> str:
    """What stands behind an offset in its line, at most :data:`REACH` code points."""
    return source[at : at_first(_LINE_ENDS, source, at, min(at + REACH, len(source)))]
