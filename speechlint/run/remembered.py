"""What came of a file before: outcomes kept in the cache, by everything that they depend on.

The key holds the content, the settings and this program's own code, so an entry is never out of date; it is only no
longer asked for, and thrown away after a while. The path is not in it: a file that was moved is known.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from speechlint.document import Part
from speechlint.engine.violation import Fix, Place, RelatedPlace, SourceEdit, Violation
from speechlint.rulebook.cache import Cache, cache_key
from speechlint.rulebook.manifest import code_stamps
from speechlint.rulebook.rule import Category, Safety, Severity
from speechlint.run.outcome import Item, Outcome
from speechlint.run.report import FileEntry
from speechlint.span import Position, Span
from speechlint.text.cachedir import cache_folder
from speechlint.text.digest import blake2b

_NAME = "outcome"
_NAMES = frozenset({_NAME, "rules", "tuned", "config", "suppressions", "patterns"})
_MARKER = "swept"
_DAY = 86_400.0
_KEPT = 30 * _DAY


class Memory:
    """Outcomes by item. One that is not ``enabled`` remembers nothing."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._code = _code() if cache.enabled else ""
        self._settings: dict[int, str] = {}

    def key(self, item: Item, content: bytes, format: str | None) -> str:
        """What names the outcome of an item with this content."""
        settings = item.settings
        if id(settings) not in self._settings:
            said = (
                settings.fingerprint,
                settings.level.value,
                str(settings.require_reason),
                settings.encoding or "",
                _stamped({file for rule in settings.rules for file in rule.files}),
            )
            self._settings[id(settings)] = cache_key("", self._code, *said)
        entries = "\n".join(f"{entry.rule} {entry.fingerprint}" for entry in item.suppressions)
        return cache_key(
            _NAME, self._settings[id(settings)], format or "", entries, blake2b(content, digest_size=20).hexdigest()
        )

    def recall(self, key: str, item: Item) -> Outcome | None:
        """The outcome kept under a key, None where there is none."""
        data = self._cache.load(key)
        try:
            return None if data is None else _unpacked(data, item)
        except (TypeError, ValueError, LookupError):
            return None

    def keep(self, key: str, item: Item, outcome: Outcome) -> None:
        """Remember an outcome. Failures are not: whatever they came from may have passed."""
        if self._cache.enabled and not outcome.failures:
            self._cache.store(key, _packed(outcome, item))


def sweep(now: float | None = None) -> None:
    """Throw away what has lain in the cache for long, once a day."""
    folder = cache_folder()
    if folder is None:
        return
    now = time.time() if now is None else now
    marker = os.path.join(folder, _MARKER)
    try:
        if os.path.exists(marker) and now - os.stat(marker).st_mtime < _DAY:
            return
        with open(marker, "wb"), os.scandir(folder) as entries:
            for entry in entries:
                if _ours(entry.name) and now - entry.stat().st_mtime > _KEPT:
                    os.unlink(entry.path)
    except OSError:  # somebody else is sweeping
        return


def _ours(name: str) -> bool:
    """Whether a file of the cache folder is one that this program keeps there."""
    return name.endswith(".bin") and name.partition("-")[0] in _NAMES


def _code() -> str:
    """A word that changes with this program's code and with what is installed beside it."""
    own = [stamp[:3] for stamp in code_stamps()]
    beside = [os.stat(path).st_mtime_ns for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return cache_key("", repr(own), repr(beside))


def _stamped(files: Iterable[str]) -> str:
    """A word that changes with the files that rules read."""
    stamps: list[list[str | int]] = []
    for file in sorted(files):
        try:
            status = os.stat(file)
        except OSError:
            stamps.append([file])
        else:
            stamps.append([file, status.st_size, status.st_mtime_ns, status.st_ctime_ns])
    return repr(stamps)


def _packed(outcome: Outcome, item: Item) -> list[Any]:
    entry = outcome.entry
    return [
        [entry.format, entry.encoding, entry.characters, entry.stage] if entry else None,
        [_violation(found) for found in outcome.violations],
        outcome.suppressed,
        [index for index, entry in enumerate(item.suppressions) if entry in outcome.unused],
        [rule.id for rule in item.settings.rules if rule.id not in outcome.judged],
    ]


def _unpacked(data: Sequence[Any], item: Item) -> Outcome:
    entry, violations, suppressed, unused, not_judged = data
    path = item.file.shown
    return Outcome(
        FileEntry(path, *entry) if entry else None,
        tuple(_read_violation(found, path) for found in violations),
        (),
        int(suppressed),
        tuple(item.suppressions[index] for index in unused),
        frozenset(rule.id for rule in item.settings.rules) - frozenset(not_judged),
    )


def _violation(found: Violation) -> list[Any]:
    return [
        found.rule,
        found.entry,
        found.category.value,
        found.severity.value,
        [*found.span, *found.start, *found.end],
        [found.text, found.before, found.after, found.message, found.why, found.fingerprint],
        _place(found.place),
        [[*other.start, *other.end, other.text, other.message, _place(other.place)] for other in found.related],
        found.fix
        and [found.fix.safety.value, [[*edit.start, *edit.end, edit.replacement] for edit in found.fix.edits]],
    ]


def _read_violation(data: Sequence[Any], path: str) -> Violation:
    rule, entry, category, severity, places, words, place, related, fix = data
    text, before, after, message, why, fingerprint = words
    return Violation(
        path=path,
        rule=rule,
        entry=entry,
        category=Category(category),
        severity=Severity(severity),
        span=Span(*places[:2]),
        start=Position(*places[2:4]),
        end=Position(*places[4:6]),
        text=text,
        before=before,
        after=after,
        message=message,
        why=why,
        place=_read_place(place),
        related=tuple(
            RelatedPlace(Position(*other[:2]), Position(*other[2:4]), other[4], other[5], _read_place(other[6]))
            for other in related
        ),
        fix=fix and _read_fix(fix),
        fingerprint=fingerprint,
    )


def _place(place: Place) -> list[Any]:
    return [place.part.value, list(place.section), place.paragraph]


def _read_place(data: Sequence[Any]) -> Place:
    return Place(Part(data[0]), tuple(data[1]), data[2])


def _read_fix(data: Sequence[Any]) -> Fix:
    safety, edits = data
    return Fix(
        Safety(safety),
        tuple(SourceEdit(Position(*edit[:2]), Position(*edit[2:4]), edit[4]) for edit in edits),
    )
