"""The findings that no rule file makes: what is wrong with suppressions themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from speechlint.checks.base import Found, Subject
from speechlint.document import Part
from speechlint.engine.excerpts import line_after, line_before
from speechlint.engine.violation import Place, Violation
from speechlint.rulebook.rule import Category, Rule, Severity, Wording
from speechlint.span import LineIndex, Span
from speechlint.text.frozen import frozen
from speechlint.text.patterns import Late

PACK = "speechlint"
MALFORMED = f"{PACK}/malformed-directive"
UNKNOWN = f"{PACK}/unknown-rule"
UNUSED = f"{PACK}/unused-suppression"
MISSING_REASON = f"{PACK}/missing-reason"

_MOST_HINTS = 20
_LINE_END = Late(r"\r\n|\n|\r")


@frozen
class EngineCheck:
    """Stands where a rule has its check: the engine itself looks for these."""

    kind: ClassVar[str] = "engine"
    values: ClassVar[frozenset[str]] = frozenset({"problem", "rule", "hint"})
    related_values: ClassVar[frozenset[str]] = frozenset()

    def literals(self) -> Iterable[str]:
        return ()

    def find(self, subject: Subject) -> Iterator[Found]:  # noqa: ARG002 - the signature of every check
        return iter(())


def _rule(name: str, severity: Severity, zh: Wording, en: Wording) -> Rule:
    return Rule(
        id=name,
        kind=EngineCheck.kind,
        check=EngineCheck(),
        category=Category.OTHER,
        severity=severity,
        wording={"zh": zh, "en": en},
        pack=PACK,
        origin="",
    )


BUILT_IN: Mapping[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule(
            MALFORMED,
            Severity.ERROR,
            Wording(
                "抑制指令写法有误", "抑制指令无效：{problem}", "写错的指令不起作用；不报出来，人会以为问题已经关掉。"
            ),
            Wording(
                "Malformed directive",
                "directive without effect: {problem}",
                "A directive that is not understood does nothing; unreported, one would believe that it works.",
            ),
        ),
        _rule(
            UNKNOWN,
            Severity.WARNING,
            Wording(
                "抑制了不存在的规则", "没有规则“{rule}”{hint}", "规则可能改了名、写错了，或者所在的规则包没有启用。"
            ),
            Wording(
                "Suppression of an unknown rule",
                "no rule “{rule}”{hint}",
                "The rule may have been renamed, misspelt, or its pack is not in use.",
            ),
        ),
        _rule(
            UNUSED,
            Severity.WARNING,
            Wording(
                "多余的抑制", "此处没有“{rule}”的问题可抑制，请删去", "问题改好之后，留下的抑制会掩盖以后的新问题。"
            ),
            Wording(
                "Unused suppression",
                "nothing of “{rule}” to suppress here, remove it",
                "A suppression that outlives its finding hides the next one.",
            ),
        ),
        _rule(
            MISSING_REASON,
            Severity.ERROR,
            Wording(
                "抑制没有写明理由",
                "抑制“{rule}”须在规则名之后写明理由",
                "配置要求每一处抑制都写明理由（require_reason）。",
            ),
            Wording(
                "Suppression without a reason",
                "give a reason for suppressing “{rule}” after its name",
                "The configuration asks for one (require_reason).",
            ),
        ),
    )
}
"""Id → the finding as a rule, for explanations and reports. These ids cannot be suppressed themselves."""


def source_violation(  # noqa: PLR0913 - each is a different thing
    name: str,
    values: Mapping[str, str],
    language: str,
    *,
    path: str,
    source: str,
    lines: LineIndex,
    at: Span,
    offset: int = 0,
    place: Place = Place(Part.BODY, (), 0),  # noqa: B008 - a value that never changes
) -> Violation:
    """A built-in finding at ``at`` in the source; ``offset`` is the reading offset next to it."""
    rule = BUILT_IN[name]
    words = rule.words(language)
    return Violation(
        path=path,
        rule=name,
        entry=None,
        category=rule.category,
        severity=rule.severity,
        span=Span(offset, offset),
        start=lines.position(at.start),
        end=lines.position(at.end),
        text=_LINE_END.sub("\n", source[at.start : at.end]),
        before=line_before(source, at.start),
        after=line_after(source, at.end),
        message=words.message.format_map(values),
        why=words.why,
        place=place,
        related=(),
        fix=None,
        fingerprint="",
    )


class Hints:
    """Hints at rules for names of none; each name is looked up once, and the first few only: it takes its time."""

    def __init__(self, known: Iterable[str], language: str) -> None:
        self._known = known
        self._language = language
        self._hints: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._hints and len(self._hints) < _MOST_HINTS:
            self._hints[name] = nearest(name, self._known, self._language)
        return self._hints.get(name, "")


def nearest(word: str, known: Iterable[str], language: str) -> str:
    """A hint at the known name nearest to a word, empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong already

    near = get_close_matches(word, sorted(known), n=1)
    if not near:
        return ""
    return f", did you mean “{near[0]}”?" if language == "en" else f"，是不是“{near[0]}”？"
