"""What stops a whole run."""

from __future__ import annotations


class RunError(Exception):
    """A run that cannot be done: Git or a baseline does not play along. The message, in Chinese, says why."""
