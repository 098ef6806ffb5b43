"""Which rules run for a configuration, with which severities and options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from speechlint.rulebook.book import Rulebook
from speechlint.rulebook.config import Config
from speechlint.rulebook.problems import Problem, RulebookError
from speechlint.rulebook.rule import Rule, Severity
from speechlint.rulebook.selectors import SelectorError, select, split_entry
from speechlint.rulebook.tree import Entry, Node
from speechlint.text.frozen import replaced
from speechlint.text.records import NamedTuple

_OFF = "off"


class Choice:
    """What is decided of one rule. ``origin`` is the node that last decided its severity or its being on."""

    __slots__ = ("ignored_entries", "on", "options", "origin", "severity")

    def __init__(self) -> None:
        self.on = False
        self.severity: Severity | None = None
        self.options: dict[str, Entry] = {}
        self.ignored_entries: set[str] = set()
        self.origin: Node | None = None


class Selection(NamedTuple):
    """Every rule with what was decided of it."""

    choices: Mapping[str, Choice]

    def rules(self, book: Rulebook, level: Severity = Severity.INFO) -> tuple[Rule, ...]:
        """The rules that are on and not below a level. Raises :class:`RulebookError` for options that do not fit."""
        problems: list[Problem] = []
        rules: list[Rule] = []
        for name, choice in self.choices.items():
            if choice.on:
                try:
                    rule = _applied(book, name, choice)
                except RulebookError as error:
                    problems.extend(error.problems)
                    continue
                if rule.severity.rank >= level.rank:
                    rules.append(rule)
        if problems:
            raise RulebookError(problems)
        return tuple(rules)

    def rule(self, book: Rulebook, name: str) -> Rule:
        """One rule as decided, on or not. Raises :class:`RulebookError` for options that do not fit."""
        return _applied(book, name, self.choices[name])


def choose(book: Rulebook, config: Config, selecting: Iterable[str] = (), ignoring: Iterable[str] = ()) -> Selection:
    """Decide on every rule: ``select``, then ``rules``, then ``ignore``; then the command line's two lists.

    A severity under ``rules`` switches a rule on; ``ignore`` wins over it. A list of the command line that selects
    makes the configuration's selecting and ignoring void, not its severities and options.
    Raises :class:`RulebookError` for selectors that name nothing.
    """
    chooser = _Chooser(book)
    for item in config.lists["select"]:
        chooser.switch(str(item.value), item.node, on=True)
    for selector, entry in config.rules.items():
        chooser.tune(selector, entry)
    for item in config.lists["ignore"]:
        chooser.switch(str(item.value), item.node, on=False)
    wanted = tuple(selecting)
    if wanted:
        for choice in chooser.choices.values():
            choice.on = False
    for selector in wanted:
        chooser.switch(selector, None, on=True, option="--select")
    for selector in ignoring:
        chooser.switch(selector, None, on=False, option="--ignore")
    if chooser.problems:
        raise RulebookError(chooser.problems)
    return Selection(chooser.choices)


class _Chooser:
    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self.choices = {name: Choice() for name in book.facets}
        self.problems: list[Problem] = []

    def switch(self, selector: str, node: Node | None, *, on: bool, option: str = "") -> None:
        """Switch what a selector names on or off; of a single entry, the latter only."""
        part, entry = split_entry(selector)
        if entry is not None and on:
            self._fault(node, option, f"“{selector}”：单个条目只能写在 ignore 里")
            return
        for name in self._ids(part, node, option):
            choice = self.choices[name]
            if entry is not None:
                choice.ignored_entries.add(entry)
            else:
                choice.on = on
                choice.origin = node

    def tune(self, selector: str, entry: Entry) -> None:
        """Apply an entry of ``rules``."""
        key = Node(entry.node.places, entry.key_mark, selector)
        part, row = split_entry(selector)
        setting = entry.node.content
        severity = entry.node.get("severity") if isinstance(setting, dict) else entry.node
        word = str(severity.content) if severity else ""
        if row is not None:
            if setting == _OFF:
                self.switch(selector, key, on=False)
            else:
                self._fault(key, "", f"“{selector}”：单个条目只能写 off")
            return
        for name in self._ids(part, key, ""):
            choice = self.choices[name]
            choice.origin = entry.node
            if word:
                choice.on = word != _OFF
                choice.severity = Severity(word) if word != _OFF else choice.severity
            if isinstance(setting, dict):
                choice.options.update({option: value for option, value in setting.items() if option != "severity"})

    def _ids(self, selector: str, node: Node | None, option: str) -> tuple[str, ...]:
        try:
            return select(selector, self._book.facets)
        except SelectorError as error:
            self._fault(node, option, str(error))
            return ()

    def _fault(self, node: Node | None, option: str, message: str) -> None:
        self.problems.append(node.problem(message) if node else Problem(option or "default", 0, 0, message))


def _applied(book: Rulebook, id: str, choice: Choice) -> Rule:
    rule = book.rule(id)
    if choice.options:
        first = next(iter(choice.options.values()))
        rule = book.tuned(id, Node(first.node.places, first.key_mark, choice.options))
    if choice.severity is not None and choice.severity is not rule.severity:
        rule = replaced(rule, severity=choice.severity)
    if choice.ignored_entries:
        rule = replaced(rule, ignored_entries=rule.ignored_entries | choice.ignored_entries)
    return rule
