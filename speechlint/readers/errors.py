"""The one error that readers raise."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read as what it claims to be. The message, in Chinese, says why and what to do."""
