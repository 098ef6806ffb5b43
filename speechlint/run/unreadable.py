"""What a walk could not see."""

from __future__ import annotations

from speechlint.text.records import NamedTuple


class Unreadable(NamedTuple):
    """A folder that could not be listed."""

    path: str
    reason: str

    def below(self, folder: str) -> Unreadable:
        """The same, seen from further up."""
        return Unreadable(f"{folder.rstrip('/')}/{self.path}", self.reason)
