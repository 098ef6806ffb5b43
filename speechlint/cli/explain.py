"""``speechlint explain``: a rule, a kind of check or a pack, with options and examples."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from speechlint.cli.check_arguments import add_format, add_rules
from speechlint.cli.errors import CommandError
from speechlint.cli.explained import Data, kind_data, pack_data, plain_data, rule_data
from speechlint.cli.explained_page import pack_page, rule_section
from speechlint.cli.explained_text import kind_text, pack_text, rule_text
from speechlint.cli.output import write_stdout
from speechlint.cli.parser import Parser
from speechlint.cli.requests import open_workspace
from speechlint.engine.built_in import BUILT_IN
from speechlint.formats.json_text import indented
from speechlint.rulebook.manifest import shipped_folder
from speechlint.rulebook.problems import did_you_mean
from speechlint.rulebook.workspace import Profile, Workspace

if TYPE_CHECKING:
    from speechlint.rulebook.packs import Pack

_PACK = "pack:"
_TEXT = {"rule": rule_text, "kind": kind_text, "pack": pack_text}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    say = parser.say
    parser.add_argument(
        "name",
        metavar="RULE|KIND|pack:NAME",
        help=say("规则名、检查的种类，或规则包", "a rule, a kind of check, or a pack of rules"),
    )
    add_rules(parser)
    add_format(parser, "text", "json", "markdown")


def run(arguments: Namespace) -> int:
    """Explain one rule, kind or pack; the exit status."""
    workspace = open_workspace(arguments)
    profile = workspace.profile()
    language = arguments.said_language or str(profile.effective.values["lang"].value)
    sort, data = _explained(arguments.name, workspace, profile, language)
    if arguments.format == "json":
        write_stdout(indented(data), "json")
    elif arguments.format == "text":
        write_stdout(_TEXT[sort](data, language))
    elif sort == "kind":
        english = language == "en"
        raise CommandError(
            "a kind has no Markdown page" if english else "检查的种类没有 markdown 页，请用 text 或 json"
        )
    else:
        write_stdout(pack_page(data, language) if sort == "pack" else rule_section(data, language) + "\n")
    return 0


def _explained(name: str, workspace: Workspace, profile: Profile, language: str) -> tuple[str, Data]:
    """What a name stands for (rule, kind, pack), and what is to be said of it."""
    book = profile.book
    name = book.renamed.get(name, name)
    if name in book.facets:
        return "rule", rule_data(name, profile, language)
    if name in BUILT_IN:
        return "rule", plain_data(BUILT_IN[name], language)
    if name in book.kinds:
        return "kind", kind_data(name, profile, language)
    packs = _packs(workspace) if name.startswith(_PACK) else {}
    if name in packs:
        return "pack", pack_data(packs[name], profile, language)
    hint = did_you_mean(name, packs or (*book.facets, *book.renamed, *book.kinds, *BUILT_IN))
    raise CommandError(
        f"no such rule, kind or pack: {name}" if language == "en" else f"没有规则、检查或规则包“{name}”{hint}"
    )


def _packs(workspace: Workspace) -> dict[str, Pack]:
    """The packs of the shipped rules and of the configuration, by ``pack:NAME``."""
    from speechlint.rulebook.packs import read_library  # noqa: PLC0415 - imports yaml and pydantic

    named = (Path(str(item.value)) for item in workspace.config().lists["packs"])
    library = read_library((Path(shipped_folder()), *named), workspace.plugin_kinds())
    return {f"{_PACK}{pack.name}": pack for pack in library.packs}
