"""What a linter directive says: ``ignore RULE[, RULE…] [reason]`` and its kin."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from speechlint.document import RawDirective
from speechlint.engine.built_in import PACK, nearest
from speechlint.text.patterns import Late
from speechlint.text.records import NamedTuple

_WHOLE_GROUPS = ("pack:", "category:", "kind:")
_WHOLE_NAMES = frozenset({"all", "default"})
_GLOB_SIGNS = frozenset("*?[")
_NAME = r"[^\s,，、：#]+(?:#[^\s,，]+)?"
_VERB = Late(r"\S+")
_ONE_NAME = Late(_NAME)
_NAMES = Late(rf"\s*({_NAME}(?:\s*[,，、]\s*{_NAME})*)[,，、]?")
_BEFORE_REASON = " \t\r\n\u3000:：—–-"


class Verb(StrEnum):
    """What a directive does: the next block, a range from begin to end, the whole file."""

    IGNORE = "ignore"
    BEGIN = "ignore-begin"
    END = "ignore-end"
    FILE = "ignore-file"


class Selector(NamedTuple):
    """A rule, or one entry of its table, as it is written: ``rule`` or ``rule#entry``."""

    rule: str
    entry: str | None

    def __str__(self) -> str:
        return self.rule if self.entry is None else f"{self.rule}#{self.entry}"


class Directive(NamedTuple):
    """A directive that is understood. Only an ``ignore-end`` may come without selectors."""

    verb: Verb
    selectors: tuple[Selector, ...]
    reason: str
    raw: RawDirective


class MalformedDirectiveError(ValueError):
    """A directive that is not understood; the message says why, in the language asked for."""


def parse(raw: RawDirective, language: str = "zh") -> Directive:
    """Understand a directive. Raises :class:`MalformedDirectiveError`."""
    say = _PROBLEMS["en" if language == "en" else "zh"]
    text = raw.text.strip()
    word = _VERB.match(text)
    if word is None:
        raise MalformedDirectiveError(say["empty"])
    if word[0] not in tuple(Verb):
        raise MalformedDirectiveError(say["verb"].format(word[0], nearest(word[0], Verb, language) or say["stop"]))
    verb = Verb(word[0])
    names = _NAMES.match(text, word.end())
    if names is None:
        if verb is Verb.END:
            return Directive(verb, (), "", raw)
        raise MalformedDirectiveError(say["no rule"])
    selectors = tuple(dict.fromkeys(_selector(name, say) for name in _ONE_NAME.findall(names[1])))
    return Directive(verb, selectors, text[names.end() :].strip(_BEFORE_REASON), raw)


def _selector(name: str, say: Mapping[str, str]) -> Selector:
    rule, sign, entry = name.partition("#")
    if rule.startswith(_WHOLE_GROUPS) or rule in _WHOLE_NAMES or _GLOB_SIGNS & set(rule):
        raise MalformedDirectiveError(say["blanket"].format(name))
    if rule.startswith(f"{PACK}/"):
        raise MalformedDirectiveError(say["built-in"].format(name))
    return Selector(rule, entry if sign else None)


_PROBLEMS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "empty": f"没有写要做什么；可用 {'、'.join(Verb)}",
        "verb": f"不认识“{{}}”{{}}可用 {'、'.join(Verb)}",
        "stop": "；",
        "no rule": "没有写规则名；不能一次关闭全部规则",
        "blanket": "只能写规则名或“规则名#条目”，不能用“{}”一次关闭许多规则",
        "built-in": "“{}”是对抑制本身的检查，不能抑制",
    },
    "en": {
        "empty": f"it says nothing; there are {', '.join(Verb)}",
        "verb": f"“{{}}” is unknown{{}} there are {', '.join(Verb)}",
        "stop": ";",
        "no rule": "it names no rule; all rules at once cannot be suppressed",
        "blanket": "name rules or RULE#ENTRY; “{}” would suppress many rules at once",
        "built-in": "“{}” watches over suppressions and cannot be suppressed",
    },
}
