"""What only a real process shows: bytes, encodings, pipes, signals, exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

SPOILT = "在***会议上的讲话\n\n同志们：\n\n今天我们开会,谈三点😀,完。\n"
ONLY = "--select=placeholders/asterisk,punctuation/half-width-mark"
COMMAND = (sys.executable, "-m", "speechlint")


def environment(**more: str) -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}, **more}


def ran(*arguments: str, **variables: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run([*COMMAND, *arguments], env=environment(**variables), capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(autouse=True)
def draft(folder: Path) -> Path:
    path = folder / "坏 稿.txt"
    path.write_text(SPOILT, encoding="utf-8")
    return path


def test_the_exit_status_reaches_the_shell() -> None:
    assert ran("check", ONLY)[0] == 1
    assert ran("check", ONLY, "--fail-on=never")[0] == 0
    assert ran("check", "没有.txt")[0] == 2
    assert ran("chekc")[0] == 2


def test_a_gbk_console_gets_gbk_and_what_it_lacks_as_escapes() -> None:
    status, out, err = ran("check", ONLY, PYTHONIOENCODING="gbk")

    assert (status, err) == (1, b"")
    text = out.decode("gbk")
    assert "“***”没有填写" in text
    assert "\\U0001f600" in text


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
def test_reports_for_programs_are_valid_in_every_encoding(encoding: str) -> None:
    _, out, _ = ran("check", ONLY, "--format=json", PYTHONIOENCODING=encoding)
    _, xml, _ = ran("check", ONLY, "--format=checkstyle", PYTHONIOENCODING=encoding)
    _, lines, _ = ran("check", ONLY, "--format=jsonl", PYTHONIOENCODING=encoding)

    report = json.loads(out)
    assert report["files"][0]["path"] == "坏 稿.txt"
    assert report["violations"][1]["message"].endswith("“，”")
    assert ElementTree.fromstring(xml)[0].get("name") == "坏 稿.txt"
    assert all(json.loads(line) for line in lines.splitlines())


def test_two_runs_give_the_same_bytes(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}.md").write_text(SPOILT * (number + 1), encoding="utf-8")

    first = ran("check", "--format=json", "--level=info", PYTHONHASHSEED="1")
    second = ran("check", "--format=json", "--level=info", "-j1", "--no-cache", PYTHONHASHSEED="2")

    assert first == second


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are a matter of Linux")
def test_names_that_are_no_text_are_shown_and_written(folder: Path) -> None:
    (folder / os.fsdecode(b"\xd6\xd0.txt")).write_text(SPOILT, encoding="utf-8")

    for name in ("text", "json", "sarif", "junit"):
        status, out, err = ran("check", ONLY, "--format", name, PYTHONIOENCODING="utf-8")
        assert (status, err) == (1, b""), name
        assert out.decode("utf-8"), name


def test_a_reader_who_has_had_enough_is_no_error(folder: Path) -> None:
    (folder / "长.txt").write_text("今天,谈。\n" * 4_000, encoding="utf-8")
    command = [*COMMAND, "check", ONLY, "--format=concise"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (1, b"")


def test_a_full_disk_is_a_failure() -> None:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no /dev/full here")
    with device.open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "check", ONLY], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )

    assert done.returncode == 2
    assert done.stderr.decode() == "无法写入标准输出：No space left on device\n"


def test_closed_standard_streams_are_no_error() -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m speechlint check "{ONLY}" >&- 2>&-'], env=environment(), check=False
    )

    assert done.returncode == 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs heed an interruption, even where the tests run in the background of a shell that has it ignored."""
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, handler)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.usefixtures("interruptible")
def test_an_interruption_is_quiet() -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "-", ONLY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    process.stdin.write(b"\n" * 1_000_000)  # more than a pipe holds: it is read by now, and waited for more
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()

    assert (process.returncode, out, err) == (130, b"", b"")
