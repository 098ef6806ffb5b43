"""Lexicons (词库): in how many good texts each run of characters stands, in one compact file."""


class LexiconError(Exception):
    """A lexicon that cannot be used; the message names the file."""
