"""The baseline: findings that were there when it was made, so that only new ones are shown.

An entry names a finding by path, fingerprint and count. Two cases need more than equal fingerprints:

* Filling one slot of a clause changes the clause of its other findings. An entry therefore keeps the normalised
  words around its finding, where every number or mask may have become any words: in 某市某县*** the last slot still
  is the one of ***市***县***.
* A file was renamed: when its old path is gone, the path with most of its findings takes its entries over. A copy
  beside the old file inherits nothing.

Everything else is new, also a finding that takes the place of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from posixpath import basename

from speechlint.engine.excerpts import REACH
from speechlint.engine.fingerprint import VARIABLE, normalised
from speechlint.engine.violation import Violation
from speechlint.facts.clauses import CLAUSE_STOPS
from speechlint.text.records import NamedTuple
from speechlint.text.scan import at_first, behind_last

_BESIDE = 20
_LONGEST = 200
_LEAST_WORDS = 4
_MOST_COMPARISONS = 1_000_000


class Words(NamedTuple):
    """A finding's own words and those beside it in its clause, normalised; ``#`` stands for any words."""

    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is accepted, ``count`` times in its file. ``path`` is as the report names it."""

    path: str
    rule: str
    fingerprint: str
    count: int
    words: Words


@dataclass(frozen=True, slots=True)
class Baseline:
    """All entries, sorted, one for each path, rule and fingerprint."""

    entries: tuple[Entry, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(entry.path for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings against a baseline.

    ``new`` and ``baselined`` are the violations in their order; ``stale`` the entries whose findings are no longer
    there; ``pruned`` is the baseline without these, the others under their present paths and fingerprints.
    """

    new: tuple[Violation, ...]
    baselined: tuple[Violation, ...]
    stale: tuple[Entry, ...]
    pruned: Baseline


def create(violations: Iterable[Violation]) -> Baseline:
    """A baseline that accepts these violations."""
    counts: Counter[tuple[str, str, str]] = Counter()
    words: dict[tuple[str, str, str], Words] = {}
    for violation in violations:
        key = (violation.path, violation.rule, violation.fingerprint)
        counts[key] += 1
        words.setdefault(key, _kept(_words(violation)))
    return Baseline(tuple(sorted(Entry(*key, count, words[key]) for key, count in counts.items())))


def update(
    baseline: Baseline,
    violations: Iterable[Violation],
    judged: Mapping[str, Collection[str]],
    gone: Collection[str] = (),
) -> Baseline:
    """The baseline with the present state of all that was judged; ``judged`` and ``gone`` as in :func:`compare`."""
    left = (entry for entry in baseline.entries if not _is_judged(entry, judged, gone))
    return _merged(left, create(violations).entries)


def compare(
    violations: Iterable[Violation],
    baseline: Baseline,
    judged: Mapping[str, Collection[str]],
    gone: Collection[str] = (),
) -> Comparison:
    """Tell new findings from those of the baseline.

    ``judged`` maps each path that was checked to the ids of the rules that ran there without failing: only their
    entries can be stale. ``gone`` are the paths of the baseline that no longer exist.
    """
    matching = _Matching(tuple(violations), baseline)
    matching.match_equal()
    for path in matching.open_paths():
        matching.match_refilled(path, path)
    for old in sorted(baseline.paths.intersection(gone)):
        heir = matching.heir(old)
        if heir is not None:
            matching.match_equal_elsewhere(old, heir)
            matching.match_refilled(old, heir)
    left = matching.left()
    stale = tuple(entry for entry in left if _is_judged(entry, judged, gone))
    kept = (entry for entry in left if not _is_judged(entry, judged, gone))
    baselined = matching.accepted()
    return Comparison(matching.new(), baselined, stale, _merged(kept, create(baselined).entries))


class _Matching:
    """Violations and entries that find each other, one to one."""

    def __init__(self, violations: Sequence[Violation], baseline: Baseline) -> None:
        self._violations = violations
        self._accepted: set[int] = set()
        self._stock: defaultdict[str, dict[tuple[str, str], Entry]] = defaultdict(dict)
        self._comparisons = 0
        self._by_path: defaultdict[str, list[int]] = defaultdict(list)
        self._by_finding: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for index, violation in enumerate(violations):
            self._by_path[violation.path].append(index)
            self._by_finding[violation.rule, violation.fingerprint].append(index)
        for entry in baseline.entries:
            self._stock[entry.path][entry.rule, entry.fingerprint] = entry

    def accepted(self) -> tuple[Violation, ...]:
        return tuple(self._violations[index] for index in sorted(self._accepted))

    def new(self) -> tuple[Violation, ...]:
        return tuple(each for index, each in enumerate(self._violations) if index not in self._accepted)

    def left(self) -> tuple[Entry, ...]:
        """The entries that no violation took, with what is left of their counts."""
        return tuple(sorted(entry for entries in self._stock.values() for entry in entries.values()))

    def open_paths(self) -> list[str]:
        return sorted({violation.path for violation in self.new()})

    def match_equal(self) -> None:
        """Equal path, rule and fingerprint."""
        for index, violation in enumerate(self._violations):
            self._take(violation.path, index)

    def match_equal_elsewhere(self, old: str, new: str) -> None:
        """Entries of a path that is gone, with the violations of its heir."""
        for index in self._open(new):
            self._take(old, index)

    def match_refilled(self, old: str, new: str) -> None:
        """Entries whose clause differs only where a number or mask has been filled in."""
        waiting: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self._stock[old].values():
            waiting[entry.rule].extend([entry] * entry.count)
        for index in self._open(new):
            entries = waiting.get(self._violations[index].rule, [])
            self._comparisons += len(entries)
            if self._comparisons > _MOST_COMPARISONS:
                return
            words = _words(self._violations[index])
            found = next((entry for entry in entries if _refilled(entry.words, words)), None)
            if found is not None:
                entries.remove(found)
                self._use(old, found.rule, found.fingerprint, index)

    def heir(self, old: str) -> str | None:
        """The path with most of the findings that are left of a path that is gone, of equals one of the same name."""
        found = Counter(
            self._violations[index].path
            for key in self._stock[old]
            for index in self._by_finding[key]
            if index not in self._accepted
        )
        return min(found, key=lambda path: (-found[path], basename(path) != basename(old), path), default=None)

    def _open(self, path: str) -> list[int]:
        return [index for index in self._by_path[path] if index not in self._accepted]

    def _take(self, path: str, index: int) -> None:
        violation = self._violations[index]
        if (violation.rule, violation.fingerprint) in self._stock[path]:
            self._use(path, violation.rule, violation.fingerprint, index)

    def _use(self, path: str, rule: str, fingerprint: str, index: int) -> None:
        entry = self._stock[path].pop((rule, fingerprint))
        if entry.count > 1:
            self._stock[path][rule, fingerprint] = replace(entry, count=entry.count - 1)
        self._accepted.add(index)


def _is_judged(entry: Entry, judged: Mapping[str, Collection[str]], gone: Collection[str]) -> bool:
    return entry.path in gone or entry.rule in judged.get(entry.path, ())


def _merged(*groups: Iterable[Entry]) -> Baseline:
    """All entries, equal ones counted together."""
    merged: dict[tuple[str, str, str], Entry] = {}
    for entry in chain(*groups):
        key = (entry.path, entry.rule, entry.fingerprint)
        known = merged.get(key)
        merged[key] = entry if known is None else replace(known, count=known.count + entry.count)
    return Baseline(tuple(sorted(merged.values())))


def _words(violation: Violation) -> Words:
    """The words of a violation, as far as it carries its clause along."""
    before = violation.before[behind_last(CLAUSE_STOPS, violation.before, 0, len(violation.before)) :]
    after = violation.after[: at_first(CLAUSE_STOPS, violation.after, 0, len(violation.after))]
    cut_before = VARIABLE if len(before) >= REACH else ""
    cut_after = VARIABLE if len(after) >= REACH else ""
    return Words(cut_before + normalised(before), normalised(violation.text), normalised(after) + cut_after)


def _kept(words: Words) -> Words:
    """The words that an entry keeps: what is cut off may have been anything."""
    before, text, after = words
    return Words(
        before if len(before) <= _BESIDE else VARIABLE + before[-_BESIDE:],
        text if len(text) <= _LONGEST else text[:_LONGEST] + VARIABLE,
        after if len(after) <= _BESIDE else after[:_BESIDE] + VARIABLE,
    )


def _refilled(kept: Words, present: Words) -> bool:
    """Whether present words are the kept ones, some of their numbers or masks filled in.

    A mask standing alone is no words of its own: only another one is the same finding.
    """
    worded = len(kept.text.replace(VARIABLE, "")) >= _LEAST_WORDS
    same = kept.text == present.text or (worded and _fits(kept.text, present.text))
    return same and _fits(kept.before, present.before) and _fits(kept.after, present.after)


def _fits(pattern: str, text: str) -> bool:
    first, *rest = pattern.split(VARIABLE)
    if not rest:
        return pattern == text
    *inner, last = rest
    place, end = len(first), len(text) - len(last)
    if place > end or not text.startswith(first) or not text.endswith(last):
        return False
    for piece in inner:
        place = text.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return True
