from __future__ import annotations

import os
from pathlib import Path

import pytest

from speechlint.document import Stage
from speechlint.engine.violation import Failure
from speechlint.rulebook.cache import Cache
from speechlint.rulebook.settings import CommandLine, Given
from speechlint.rulebook.workspace import Workspace
from speechlint.run import judge as judge_module
from speechlint.run.report import FileEntry, Report
from speechlint.run.run import Request, judge, report
from tests.run.repository import Repository

SPOILT = "在***会议上的讲话\n\n同志们：\n\n今天我们开会,谈三点。\n"
CLEAN = "在工作会议上的讲话\n\n同志们：\n\n今天我们开会，谈谈工作。\n"
RULES = ("placeholders/asterisk", "punctuation/half-width-mark")
SELECTED = CommandLine(select=RULES)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(cache))
    return tmp_path


def outcome(*paths: str, command: CommandLine = SELECTED, **settings: object) -> Report:
    request = Request(paths or (".",), **settings)  # type: ignore[arg-type]
    return report(judge(request, Workspace(command, Cache()), Cache(enabled=False)))


def places(found: Report) -> list[tuple[str, int, int, str]]:
    return [(item.path, *item.start, item.rule) for item in found.violations]


def put(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_findings_come_in_order_of_path_and_place_with_what_was_looked_at() -> None:
    put("乙.txt", SPOILT)
    put("甲/丙.txt", CLEAN)
    put("丁.md", SPOILT.encode("gb18030"))

    found = outcome()

    assert places(found) == [
        ("丁.md", 1, 2, RULES[0]),
        ("丁.md", 5, 7, RULES[1]),
        ("乙.txt", 1, 2, RULES[0]),
        ("乙.txt", 5, 7, RULES[1]),
    ]
    assert found.files == (
        FileEntry("丁.md", "markdown", "gb18030", 27, "draft"),
        FileEntry("乙.txt", "text", "utf-8", 30, "draft"),
        FileEntry("甲/丙.txt", "text", "utf-8", 30, "draft"),
    )
    assert found.failing == 4
    assert set(RULES) < set(found.rules)


def test_many_processes_find_the_same_as_one() -> None:
    for number in range(30):
        put(f"{number}.txt", SPOILT * (number + 1))
    put("坏.txt", b"\xff\xfe\x00\xd8")

    alone = outcome(processes=1)

    assert outcome(processes=3, parallel_from=0) == alone
    assert len(alone.failures) == 1


def test_a_worker_that_dies_is_the_failure_of_its_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("一.txt", "二.txt", "三.txt", "四.txt"):
        put(name, CLEAN)
    real = judge_module.read_bytes

    def deadly(content: bytes, path: str, **settings: str | None) -> object:
        if path == "二.txt":
            os._exit(9)
        return real(content, path, **settings)

    monkeypatch.setattr(judge_module, "read_bytes", deadly)

    found = outcome(processes=2, parallel_from=0)

    assert [entry.path for entry in found.files] == ["一.txt", "三.txt", "四.txt"]
    assert found.failures == (Failure("二.txt", "检查进程意外中止（退出码 9），可能是内存不足"),)


def test_a_file_that_takes_too_long_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    put("一.txt", CLEAN)
    put("二.txt", SPOILT)
    real = judge_module.read_bytes

    def endless(content: bytes, path: str, **settings: str | None) -> object:
        while path == "一.txt":
            pass
        return real(content, path, **settings)

    monkeypatch.setattr(judge_module, "read_bytes", endless)
    monkeypatch.setattr(judge_module, "seconds_for", lambda _: 0.3)

    found = outcome()

    assert found.failures == (Failure("一.txt", "检查用时过长，已中止"),)
    assert [entry.path for entry in found.files] == ["二.txt"]


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (MemoryError(), "内存不足，无法检查"),
        (PermissionError(13, "Permission denied"), "无法读取：Permission denied"),
        (KeyError("某"), "speechlint 内部出错：KeyError: '某'；请报告给开发者"),
    ],
)
def test_whatever_goes_wrong_with_a_file_is_a_failure(
    error: Exception, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("一.txt", CLEAN)

    def breaking(content: bytes, path: str, **settings: str | None) -> object:
        raise error

    monkeypatch.setattr(judge_module, "read_bytes", breaking)
    monkeypatch.delenv("SPEECHLINT_DEBUG", raising=False)

    assert outcome().failures == (Failure("一.txt", message),)


def test_front_matter_that_is_wrong_is_a_failure_at_its_line() -> None:
    put("一.md", "---\ntitle: 讲话\nspeechlint:\n  stage: 草稿\n---\n\n正文。\n")

    (failure,) = outcome().failures

    assert failure.path == "一.md"
    assert failure.message.startswith("第 4 行第 10 列：")


def test_stage_comes_from_the_command_line_front_matter_or_configuration() -> None:
    put("模板/一.md", SPOILT)
    put("模板/二.md", "---\nspeechlint:\n  stage: draft\n---\n\n" + SPOILT)
    put("三.md", SPOILT)
    put(".speechlint.yaml", 'overrides:\n  - files: ["模板/"]\n    stage: "template"\n')

    def stages(command: CommandLine) -> list[tuple[str, str]]:
        return [(entry.path, entry.stage) for entry in outcome(command=command).files]

    assert stages(CommandLine()) == [("三.md", "draft"), ("模板/一.md", "template"), ("模板/二.md", "draft")]
    assert {stage for _, stage in stages(CommandLine(given=Given(Stage.TEMPLATE)))} == {"template"}
    assert {stage for _, stage in stages(CommandLine(isolated=True))} == {"draft"}


def test_excludes_count_from_where_they_are_written() -> None:
    for name in ("甲/旧/一.txt", "甲/二.txt", "旧/三.txt"):
        put(name, CLEAN)
    put("甲/.speechlint.yaml", 'exclude: ["/旧/"]\n')

    assert [entry.path for entry in outcome().files] == ["旧/三.txt", "甲/二.txt"]
    assert [entry.path for entry in outcome(exclude=("/旧/",)).files] == ["甲/二.txt"]
    assert [entry.path for entry in outcome("旧/三.txt", exclude=("/旧/",)).files] == ["旧/三.txt"]
    assert outcome("旧/三.txt", exclude=("/旧/",), force_exclude=True).files == ()


def test_standard_input_is_judged_as_the_file_it_stands_for() -> None:
    put("甲/.speechlint.yaml", 'ignore: ["punctuation/half-width-mark"]\n')

    plain = outcome("-", stdin=SPOILT.encode())
    named = outcome("-", stdin=SPOILT.encode(), stdin_name="甲/稿.md", command=CommandLine())

    assert places(plain) == [("-", 1, 2, RULES[0]), ("-", 5, 7, RULES[1])]
    assert named.files[0].format == "markdown"
    assert "punctuation/half-width-mark" not in {violation.rule for violation in named.violations}


def test_directives_silence_and_are_found_wanting() -> None:
    put("一.txt", "%% speechlint: ignore placeholders/asterisk 待定\n在***会上\n")
    put("二.txt", "%% speechlint: ignore placeholders/asterisk\n会上\n")

    found = outcome()

    assert found.suppressed == 1
    assert places(found) == [("二.txt", 1, 1, "speechlint/unused-suppression")]
    assert "speechlint/unused-suppression" in found.rules
    assert outcome(command=CommandLine(select=RULES, fail_on=None, level=None, require_reason=True)).failing == 1


def test_the_suppressions_file_silences_and_is_found_wanting() -> None:
    put("稿/一.txt", SPOILT)
    mark = outcome().violations[0].fingerprint
    lines = [
        f'- {{path: "稿/一.txt", fingerprint: "{mark}", rule: "placeholders/asterisk", reason: "待定"}}',
        '- {path: "稿/一.txt", fingerprint: "0000000000000000", rule: "placeholders/asterisk", reason: "旧"}',
        '- {path: "别的.txt", fingerprint: "0000000000000000", rule: "placeholders/asterisk", reason: "不在此次"}',
    ]
    put(".speechlint-suppressions.yaml", "\n".join(lines))

    found = outcome("稿")

    assert found.suppressed == 1
    assert places(found) == [
        (".speechlint-suppressions.yaml", 2, 1, "speechlint/unused-suppression"),
        ("稿/一.txt", 5, 7, RULES[1]),
    ]


def test_what_is_below_the_level_is_not_shown_unless_it_makes_the_run_fail() -> None:
    put("一.txt", "%% speechlint: ignore placeholders/asterisk\n会上\n")
    put(".speechlint.yaml", 'level: "error"\n')

    assert places(outcome(command=CommandLine())) == []
    put(".speechlint.yaml", 'level: "error"\nfail_on: "warning"\n')
    found = outcome(command=CommandLine())
    assert places(found) == [("一.txt", 1, 1, "speechlint/unused-suppression")]
    assert found.failing == 1


def test_changed_files_only_and_in_them_what_the_changes_touched(folder: Path) -> None:
    repository = Repository.create(folder)
    put("一.txt", SPOILT)
    put("二.txt", SPOILT)
    put("深/三.txt", SPOILT)
    repository.commit()
    put("一.txt", SPOILT.replace("谈三点", "讲三点"))
    put("深/三.txt", SPOILT.replace("同志们", "各位"))
    put("新.txt", SPOILT)

    found = outcome(changed="HEAD")

    assert [entry.path for entry in found.files] == ["一.txt", "新.txt", "深/三.txt"]
    assert places(found) == [("一.txt", 5, 7, RULES[1]), ("新.txt", 1, 2, RULES[0]), ("新.txt", 5, 7, RULES[1])]


def test_standard_input_has_always_changed(folder: Path) -> None:
    Repository.create(folder)

    assert len(places(outcome("-", stdin=SPOILT.encode(), changed="HEAD"))) == 2


def test_a_finding_stays_when_the_place_it_rests_on_was_touched(folder: Path) -> None:
    repository = Repository.create(folder)
    put("一.txt", "讲话\n“一、抓落实，\n\n二、\n\n")
    repository.commit()
    text = "在会上讲话\n\n2024年是“十四五”的开局之年。\n\n今年的工作很重。\n"
    put("一.txt", text)
    repository.commit()
    command = CommandLine(select=("pack:years",))
    everything = outcome(command=command)
    resting = [violation for violation in everything.violations if violation.related]
    put("一.txt", text.replace("很重", "繁重"))

    assert all(violation.start.line == 3 for violation in everything.violations)
    assert {violation.rule for violation in outcome(command=command, changed="HEAD").violations} == {
        violation.rule for violation in resting if any(other.start.line == 5 for other in violation.related)
    }


def test_lines_ended_by_lone_returns_are_not_gits_lines(folder: Path) -> None:
    repository = Repository.create(folder)
    put("一.txt", SPOILT.replace("\n", "\r"))
    repository.commit()
    put("一.txt", SPOILT.replace("\n", "\r") + "完\r")

    assert len(places(outcome(changed="HEAD"))) == 2


def test_paths_with_undecodable_bytes_are_judged_and_shown(folder: Path) -> None:
    name = os.fsdecode(b"\xd6\xd0.txt")
    put(name, SPOILT)

    assert {path for path, *_ in places(outcome())} == {name}
