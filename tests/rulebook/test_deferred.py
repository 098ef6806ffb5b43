import pickle
import subprocess
import sys

import pytest

from speechlint.checks.pattern import Pattern
from speechlint.checks.terms import Term, Terms
from speechlint.rulebook.deferred import Deferred, stored_check
from speechlint.rulebook.structure import UnfitError

TERMS = Terms((Term("按装", "安装", source="现代汉语词典"),))


def test_it_has_what_the_check_has() -> None:
    deferred = Deferred("terms", stored_check(TERMS))
    assert deferred.table == TERMS.table
    assert list(deferred.literals()) == ["按装"]
    assert deferred.kind == "terms"
    assert repr(deferred) == repr(TERMS)
    assert deferred.made is deferred.made


def test_equal_when_what_they_make_is() -> None:
    deferred = Deferred("terms", stored_check(TERMS))
    assert deferred == TERMS
    assert deferred == Deferred("terms", stored_check(TERMS))
    assert hash(deferred) == hash(TERMS)
    assert deferred != Deferred("terms", stored_check(Terms((Term("按装"),))))
    assert deferred != Deferred("pattern", stored_check(Pattern("按装")))


def test_it_can_be_sent_to_another_process() -> None:
    deferred = Deferred("terms", stored_check(TERMS))
    assert pickle.loads(pickle.dumps(deferred)) == deferred


def test_the_cached_form_comes_without_making_the_check() -> None:
    stored = stored_check(TERMS)
    assert stored_check(Deferred("terms", stored)) is stored  # type: ignore[arg-type]
    assert (
        stored_check(TERMS)
        == stored
        == {"table": '[{"wrong":"按装","right":"安装","not_inside":[],"source":"现代汉语词典"}]'}
    )


def test_rules_that_name_the_same_table_have_it_in_common() -> None:
    first, second = Deferred("terms", stored_check(TERMS)), Deferred("terms", stored_check(TERMS))
    assert first.table is second.table


@pytest.mark.parametrize("stored", [{"tables": "[]"}, {"table": "["}, {"table": "3"}, {"table": '[{"right":"甲"}]'}])
def test_data_of_another_shape_is_told_of_when_it_is_wanted(stored: dict[str, str]) -> None:
    deferred = Deferred("terms", stored)
    with pytest.raises(UnfitError):
        deferred.made  # noqa: B018
    with pytest.raises(AttributeError):
        deferred.__deepcopy__  # noqa: B018


def test_no_kind_is_imported_before() -> None:
    code = (
        "import sys; from speechlint.rulebook.deferred import Deferred; Deferred('years', {});"
        "assert 'speechlint.checks.years' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
