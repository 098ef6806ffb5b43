"""What holds for one file: the rules to run and everything else that a configuration or command line decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from speechlint.checks.base import STRICT
from speechlint.document import Context, DocType, Stage
from speechlint.rulebook.rule import Rule, Severity
from speechlint.text.frozen import frozen
from speechlint.text.records import NamedTuple


class FailOn(StrEnum):
    """From which severity on findings make the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity does."""
        return self is not FailOn.NEVER and severity.rank >= Severity(self.value).rank

    def lowered(self, level: Severity) -> Severity:
        """The level from which findings are shown, low enough for what makes a run fail to be among them."""
        return level if self is FailOn.NEVER else min(level, Severity(self.value), key=lambda severity: severity.rank)


@frozen
class Given:
    """What somebody says of a document; None where nothing is said."""

    __pydantic_config__ = STRICT

    stage: Stage | None = None
    as_of: date | None = None
    doc_type: DocType | None = None


NOTHING_GIVEN = Given()


class CommandLine(NamedTuple):
    """What the command line says of configuration and rules. It wins over front matter and configuration.

    ``config`` names the only configuration file to use; ``isolated`` uses none. ``select`` replaces the selection of the
    configuration together with what that ignores; ``ignore`` comes on top. ``packs`` are further folders of rules.
    """

    given: Given = NOTHING_GIVEN
    config: str | None = None
    isolated: bool = False
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    format: str | None = None
    encoding: str | None = None
    level: Severity | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    suppressions: str | None = None
    require_reason: bool | None = None
    language: str | None = None


_NOTHING_RENAMED: Mapping[str, str] = {}


class Settings(NamedTuple):
    """The settings for a file; one object for all files with the same, to be compared by identity.

    ``rules`` are the rules to run: selected, with their severities and options, and not below ``level``. ``known`` holds
    every rule id that exists, ``renamed`` old ids with the present ones. Paths are absolute; ``format`` and
    ``encoding`` None where they are to be found out. ``fingerprint`` is the same in two runs only if they give the
    same findings for a text.
    """

    rules: tuple[Rule, ...]
    level: Severity = Severity.WARNING
    fail_on: FailOn = FailOn.ERROR
    format: str | None = None
    encoding: str | None = None
    baseline: str | None = None
    suppressions: str | None = None
    require_reason: bool = False
    language: str = "zh"
    config: str | None = None
    configured: Given = NOTHING_GIVEN
    commanded: Given = NOTHING_GIVEN
    known: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = _NOTHING_RENAMED
    fingerprint: str = ""

    def context(self, front_matter: Given = NOTHING_GIVEN) -> Context:
        """What is known of a document: the command line first, then its front matter, then the configuration."""
        sources = (self.commanded, front_matter, self.configured)
        stage = next((source.stage for source in sources if source.stage), Stage.DRAFT)
        as_of = next((source.as_of for source in sources if source.as_of), None)
        doc_type = next((source.doc_type for source in sources if source.doc_type), None)
        return Context(stage, as_of, doc_type)
