from __future__ import annotations

from pathlib import Path

import pytest

from speechlint.document import DocType
from speechlint.rulebook.packs import Pack, read_library
from speechlint.rulebook.problems import RulebookError
from tests.rulebook.files import RULE, write

PACK = 'title: "写法"\ndescription: "说明"\nowner: "办公室"\ndoc_types: [speech]\ndefault: false\n'


def test_a_rule_belongs_to_the_nearest_pack_above_it(tmp_path: Path) -> None:
    root = write(
        tmp_path / "规则",
        {"一.yaml": RULE, "甲/_pack.yaml": PACK, "甲/二.yaml": RULE, "甲/乙/三.yml": RULE, "甲/乙/丙/_pack.yaml": "title: x", "甲/乙/丙/四.yaml": RULE},
    )  # fmt: skip
    library = read_library([root]).checked()
    assert [(loaded.rule.id, loaded.rule.pack, loaded.rule.default) for loaded in library.rules] == [
        ("一", "规则", True), ("甲/乙/三", "甲", False), ("甲/乙/丙/四", "甲/乙/丙", True), ("甲/二", "甲", False),
    ]  # fmt: skip
    assert sorted(library.packs, key=lambda pack: pack.name) == [
        Pack("甲", "写法", "说明", "办公室", (DocType.SPEECH,), default=False, root=str(root)),
        Pack("甲/乙/丙", "x", root=str(root)),
        Pack("规则", "规则", root=str(root)),
    ]


def test_a_pack_says_for_which_texts_its_rules_are_unless_they_say_it_themselves(tmp_path: Path) -> None:
    root = write(tmp_path, {"_pack.yaml": PACK, "一.yaml": RULE, "二.yaml": RULE + "doc_types: [host]\n"})
    rules = read_library([root]).checked().rules
    assert [loaded.rule.doc_types for loaded in rules] == [(DocType.SPEECH,), (DocType.HOST,)]


def test_hidden_files_tables_and_others_are_no_rules(tmp_path: Path) -> None:
    root = write(
        tmp_path, {".git/a.yaml": "[", ".b.yaml": "[", "表.yaml": "- {a: 1}", "c.txt": "[", "schema.json": "{}"}
    )
    library = read_library([root]).checked()
    assert not library.rules


def test_two_files_of_one_id_are_an_error_that_names_both(tmp_path: Path) -> None:
    write(tmp_path, {"一/甲/a.yaml": RULE, "一/甲/a.yml": RULE, "二/甲/a.yaml": RULE})
    with pytest.raises(RulebookError) as caught:
        read_library([tmp_path / "一", tmp_path / "二"]).checked()
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert all("规则“甲/a”有两份，另一份是 " in line for line in lines)
    assert f"{tmp_path}/二/甲/a.yaml" in str(caught.value)


def test_a_former_id_may_not_be_in_use(tmp_path: Path) -> None:
    root = write(tmp_path, {"a.yaml": RULE, "b.yaml": RULE + 'formerly: ["x", "a"]\n'})
    with pytest.raises(RulebookError) as caught:
        read_library([root]).checked()
    assert str(caught.value) == f"{root}/b.yaml:17:17: 旧名“a”已被 {root}/a.yaml 使用"


def test_a_rule_yields_to_rules_that_there_are_and_never_to_itself(tmp_path: Path) -> None:
    files = {
        "a.yaml": RULE + 'yields_to: ["b", "n"]\n',
        "b.yaml": RULE + 'yields_to: ["c"]\n',
        "c.yaml": RULE + 'yields_to: ["a", "d"]\n',
        "d.yaml": RULE,
    }
    root = write(tmp_path, files)
    with pytest.raises(RulebookError) as caught:
        read_library([root]).checked()
    assert str(caught.value).splitlines() == [
        f"{root}/a.yaml:17:13: 规则“b”又让给“a”，两条都不会报",
        f"{root}/a.yaml:17:18: 没有规则“n”",
        f"{root}/b.yaml:17:13: 规则“c”又让给“b”，两条都不会报",
        f"{root}/c.yaml:17:13: 规则“a”又让给“c”，两条都不会报",
    ]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="无法读取规则目录"):
        read_library([tmp_path / "none"]).checked()


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "r", {"甲/a.yaml": RULE})
    (root / "甲" / "环").symlink_to(root)
    assert [loaded.rule.id for loaded in read_library([root]).checked().rules] == ["甲/a"]
