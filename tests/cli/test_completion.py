from __future__ import annotations

import shutil
import subprocess

import pytest

from speechlint.cli.commands import COMMANDS
from tests.cli.conftest import Speechlint


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["ch"], ["check"]),
        (["check", "--fail"], ["--fail-on"]),
        (["check", "--fail-on", "w"], ["warning"]),
        (["baseline", "u"], ["update"]),
        (["check", "会议"], ["会议讲话.txt"]),
    ],
)
def test_bash_completes_commands_options_values_and_files(
    words: list[str], completed: list[str], speechlint: Speechlint, folder: object
) -> None:
    script = speechlint("completion", "bash")
    line = " ".join(f"'{word}'" for word in ["speechlint", *words])
    asked = (
        f"touch 会议讲话.txt\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}\n"
        '_shtab_speechlint speechlint; printf "%s\\n" "${COMPREPLY[@]}"'
    )

    answer = subprocess.run(["bash"], input=f"{script.out}\n{asked}\n", capture_output=True, text=True, check=False)

    assert answer.stdout.split() == completed, answer.stderr


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_every_command(shell: str, speechlint: Speechlint) -> None:
    script = speechlint("completion", shell)

    assert (script.status, script.err) == (0, "")
    assert all(name in script.out for name in COMMANDS)
