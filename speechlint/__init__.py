"""speechlint: a rule-based linter for Chinese official speeches and their templates."""

__version__ = "0.1.0"
