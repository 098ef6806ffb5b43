"""``python -m speechlint``."""

from speechlint.cli.main import program

program()
