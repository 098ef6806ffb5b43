"""Sound-alikes and look-alikes."""

import pytest

from speechlint.text.alike import Likeness, alike, likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("制", "治", Likeness.SOUND),
        ("长", "常", Likeness.SOUND),  # 长 has two readings
        ("长", "掌", Likeness.SOUND),
        ("著", "着", Likeness.SOUND),
        ("制", "自", Likeness.NEAR_SOUND),
        ("竟", "进", Likeness.NEAR_SOUND),
        ("流", "牛", Likeness.NEAR_SOUND),
        ("发", "画", Likeness.NEAR_SOUND),
        ("黄", "房", Likeness.NEAR_SOUND),
        ("冶", "治", Likeness.SHAPE),
        ("拨", "拔", Likeness.SHAPE),
        ("未", "末", Likeness.SHAPE),
        ("淮", "准", Likeness.SHAPE),
        ("没", "设", Likeness.SHAPE),
        ("山", "快", None),
        ("a", "制", None),
    ],
)
def test_likeness_holds_both_ways(one: str, other: str, expected: Likeness | None) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected
    assert (other in alike(one)) is (expected is not None)


def test_no_character_is_like_itself() -> None:
    assert "治" not in alike("治")
    assert alike("，") == ""
