"""jieba itself, to compare with."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any


def jieba() -> Any:
    """The module; the warnings of its import are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("jieba")
