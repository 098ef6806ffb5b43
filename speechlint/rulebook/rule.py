"""A rule: a check with its severity, its words for people and the texts it is meant for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from speechlint.checks.base import Check
from speechlint.document import DocType, Stage
from speechlint.text.frozen import frozen


class Severity(StrEnum):
    """How sure a finding is: any proofreader corrects it, the author decides, or defensible."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Category(StrEnum):
    """What a finding is about; every rule has one."""

    PLACEHOLDER = "placeholder"
    DUPLICATE_SENTENCE = "duplicate-sentence"
    DUPLICATE_PARAGRAPH = "duplicate-paragraph"
    NEAR_DUPLICATE = "near-duplicate"
    REPEATED_WORD = "repeated-word"
    YEAR_CONFLICT = "year-conflict"
    DATED_FACT = "dated-fact"
    DATE = "date"
    COUNT_MISMATCH = "count-mismatch"
    NUMBERING = "numbering"
    PAIR = "pair"
    PUNCTUATION_WIDTH = "punctuation-width"
    PUNCTUATION_USAGE = "punctuation-usage"
    SPACING = "spacing"
    BAD_CHARACTER = "bad-character"
    ENCODING = "encoding"
    WATERMARK = "watermark"
    TYPO = "typo"
    COLLOCATION = "collocation"
    REDUNDANCY = "redundancy"
    FIXED_PHRASE = "fixed-phrase"
    ENUMERATION = "enumeration"
    TITLE_ABBREV = "title-abbrev"
    NAME_INCONSISTENCY = "name-inconsistency"
    NUMBER_CONFLICT = "number-conflict"
    STRUCTURE = "structure"
    RESIDUE_OF_ANONYMIZATION = "residue-of-anonymization"
    LENGTH = "length"
    OTHER = "other"


class Safety(StrEnum):
    """Whether a repair may be applied without a person looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Scope(StrEnum):
    """A region of the text that ``within`` and ``outside`` name."""

    TITLE = "title"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    BOOK_TITLE = "book-title"
    BRACKET = "bracket"
    TABLE = "table"
    FOOTNOTE = "footnote"
    HEADER = "header"


@frozen
class Wording:
    """A rule's words in one language. ``message`` and ``related`` hold ``{names}`` that the check fills in."""

    title: str
    message: str
    why: str = ""
    related: str = ""


@frozen
class Rule:
    """One rule file, validated.

    ``stages`` and ``doc_types`` say which documents it is for (no doc_types: all). ``literals`` are what the check
    wants looked for, ``files`` what it reads when it runs, ``origin`` the file it came from; with ``needs_literals`` it finds
    nothing where none of them stands. ``yields_to`` are the ids of rules whose findings stand instead of its own where both
    report one place.
    """

    id: str
    kind: str
    check: Check
    category: Category
    severity: Severity
    wording: Mapping[str, Wording]  # "zh" always, "en" where the file has it
    pack: str
    origin: str
    source: str = ""
    safety: Safety = Safety.UNSAFE
    stages: tuple[Stage, ...] = (Stage.DRAFT, Stage.TEMPLATE)
    doc_types: tuple[DocType, ...] = ()
    within: tuple[Scope, ...] = ()
    outside: tuple[Scope, ...] = ()
    formerly: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    needs_literals: bool = False
    files: tuple[str, ...] = ()
    ignored_entries: frozenset[str] = frozenset()
    default: bool = True

    def words(self, language: str) -> Wording:
        """The wording in a language, Chinese where the rule has no other."""
        return self.wording.get(language, self.wording["zh"])


_NO_OPTIONS: Mapping[str, str] = {}


@frozen
class Case:
    """An example of a rule file: ``text`` without marks, the exact spans expected (none for a valid case).

    ``related`` are the words marked at the other places, in order; ``fixed`` the text after the rule's repair.
    """

    text: str
    expected: tuple[tuple[int, int], ...]
    line: int
    fixed: str | None = None
    related: tuple[str, ...] | None = None
    format: str = "text"
    options: Mapping[str, str] = _NO_OPTIONS  # stage, as_of, doc_type as written
