"""What a command raises when it cannot do its work."""

from __future__ import annotations


class CommandError(Exception):
    """Work that cannot be done, wrong usage too: exit status 2. The message goes to standard error as it is."""
