"""Where baselines lie; apart from what reads them, for most runs have none."""

from __future__ import annotations

import os

from speechlint.rulebook.settings import Settings

BASELINE_FILE = ".speechlint-baseline.json"


def baseline_path(settings: Settings) -> str | None:
    """The baseline that holds for a file: the one that is named, else the nearest from the current folder upwards."""
    if settings.baseline is not None:
        return settings.baseline
    folder = os.getcwd()
    while True:
        path = os.path.join(folder, BASELINE_FILE)
        if os.path.isfile(path):
            return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def default_path(settings: Settings) -> str:
    """Where a new baseline goes: as named, over the one there is, beside the configuration, or the current folder."""
    found = baseline_path(settings)
    folder = os.path.dirname(settings.config) if settings.config else os.getcwd()
    return found or os.path.join(folder, BASELINE_FILE)
