"""Bytes → text: which encoding, and where it goes wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speechlint.text.decoding import Decoded, UndecodableError, decode, encode
from tests.strategies import clauses, texts

SPEECH = "各位代表：现在，我代表市人民政府向大会报告工作，请予审议。"
TRADITIONAL = "各位代表，現在，我代表市政府向大會報告工作，請予審議。過去一年，經濟發展取得新成績。"
ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_speech_in_each_encoding(encoding: str) -> None:
    assert decode(SPEECH.encode(encoding)) == Decoded(SPEECH, encoding, mark=False)


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8", "utf-16-le"])
def test_traditional_characters(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == Decoded(TRADITIONAL, encoding, mark=False)


@pytest.mark.parametrize(
    "text",
    [
        "同志们",
        "纾困",
        "讲话",
        "县长。",
        "联通",
        "2023年工作总结",
        "GDP增长5%左右，居全省第一",
        "要12.5%12.5%",
        "要12.5%GDP",
    ],
)
def test_short_gb18030(text: str) -> None:
    if text == "纾困":  # one of two characters is rare: no encoding is likely
        with pytest.raises(UndecodableError):
            decode(text.encode("gb18030"))
    else:
        assert decode(text.encode("gb18030")) == Decoded(text, "gb18030", mark=False)


@pytest.mark.parametrize("text", ["café, 2024-05-12 18:30, 100 %", "Größe 3×5", "Привет, 12.5% GDP of 2024"])
def test_words_of_other_languages_are_utf_8(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", mark=False)


@given(st.lists(clauses(), min_size=1, max_size=3).map("，".join).filter(lambda text: len(text) >= 8))
def test_clauses_in_gb18030_are_found_out(text: str) -> None:
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    data = mark + SPEECH.encode(encoding)
    decoded = decode(data)
    assert decoded == Decoded(SPEECH, encoding, mark=True)
    assert encode(decoded.text, decoded.encoding, mark=decoded.mark) == data


@given(texts.filter(lambda text: len(text) > 20), st.sampled_from(ENCODINGS))
def test_what_was_decoded_is_written_back_byte_by_byte(text: str, encoding: str) -> None:
    data = (SPEECH + text).encode(encoding)
    decoded = decode(data)
    assert encode(decoded.text, decoded.encoding, mark=decoded.mark) == data


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("plain ASCII\r\n", id="ascii"),
        pytest.param("损坏的\ufffd字符", id="replacement character"),
        pytest.param("含有\0的文本", id="NUL"),
        pytest.param("私用区\ue004字符", id="private use"),
        pytest.param("\xa0", id="no-break space"),
        pytest.param("𠮷野家 € ㎡", id="beyond GBK"),
        pytest.param("café", id="Latin"),
    ],
)
def test_valid_utf8_is_utf8(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8", mark=False)


def test_utf16_without_mark_of_mere_ascii() -> None:
    assert decode("stage: draft\n".encode("utf-16-le")) == Decoded("stage: draft\n", "utf-16-le", mark=False)


@given(st.lists(clauses(), min_size=2, max_size=4).map("，".join), st.data())
def test_broken_utf8_is_not_taken_for_gb18030(text: str, data: st.DataObject) -> None:
    whole = (SPEECH + text).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = data.draw(
        st.sampled_from(
            (whole[:at] + whole[at + 1 :], whole[:at] + b"\xe9" + whole[at:], whole[:at] + b"\xff" + whole[at + 1 :])
        )
    )
    lenient = broken.decode(errors="replace")
    if "\ufffd" in lenient:
        offset = len(lenient[: lenient.index("\ufffd")].encode())
        with pytest.raises(UndecodableError) as error:
            decode(broken)
        assert error.value.offset == offset
        assert f"偏移 {offset}）" in str(error.value)
        assert "--encoding" in str(error.value)


def test_broken_gb18030_names_its_own_byte() -> None:
    sound = SPEECH.encode("gb18030")
    with pytest.raises(UndecodableError, match="GB18030") as error:
        decode(sound + b"\xff" + sound)
    assert error.value.offset == len(sound)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\xff\xd8", bytes(range(128, 256)), b"\xff\xff\xff"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_a_wrong_byte_behind_a_mark_is_counted_from_the_start_of_the_file() -> None:
    with pytest.raises(UndecodableError) as error:
        decode(b"\xef\xbb\xbf\xe5\x90\x84\xff")
    assert error.value.offset == 6


@pytest.mark.parametrize(
    ("data", "forced", "expected"),
    [
        (SPEECH.encode("gb18030"), "gbk", Decoded(SPEECH, "gb18030", mark=False)),
        (SPEECH.encode("gb18030"), "GB2312", Decoded(SPEECH, "gb18030", mark=False)),
        (TRADITIONAL.encode("big5"), "big5", Decoded(TRADITIONAL, "big5", mark=False)),
        (b"\xff\xfe" + SPEECH.encode("utf-16-le"), "utf-16", Decoded(SPEECH, "utf-16-le", mark=True)),
        (b"\xfe\xff" + SPEECH.encode("utf-16-be"), "utf-16", Decoded(SPEECH, "utf-16-be", mark=True)),
        (SPEECH.encode("utf-16-le"), "utf-16", Decoded(SPEECH, "utf-16-le", mark=False)),
        (b"\xef\xbb\xbf" + SPEECH.encode(), "utf-8", Decoded(SPEECH, "utf-8", mark=True)),
        (SPEECH.encode(), "utf-8-sig", Decoded(SPEECH, "utf-8", mark=False)),
        ("纾困".encode("gb18030"), "gb18030", Decoded("纾困", "gb18030", mark=False)),
        (b"caf\xe9", "latin-1", Decoded("café", "iso8859-1", mark=False)),
    ],
)
def test_a_forced_encoding_is_taken_at_its_word(data: bytes, forced: str, expected: Decoded) -> None:
    assert decode(data, forced) == expected


def test_a_forced_encoding_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(UndecodableError) as error:
        decode("甲乙".encode() + b"\xff", "utf-8")
    assert error.value.offset == 6


@pytest.mark.parametrize("name", ["klingon", "zlib", "hex", "rot13", ""])
def test_an_encoding_that_python_does_not_know(name: str) -> None:
    with pytest.raises(UndecodableError, match="没有名为"):
        decode(b"x", name)
