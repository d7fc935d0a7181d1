"""Bytes of every encoding become the text that was meant, and every change is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.decoding import NotText, clean, decode

RUSSIAN = "Япония и США договорились о совместном производстве ракет.\n"
JAPANESE = "日本とアメリカは、ミサイルの共同生産で合意した。\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", ["plain", RUSSIAN, JAPANESE, "😀 emoji"])
def test_a_byte_order_mark_decides(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.notices) == (text, ())


@pytest.mark.parametrize("bom", ["utf-16-be", "utf-32-be"])
def test_big_endian_marks_are_known(bom: str) -> None:
    assert decode(("\ufeff" + RUSSIAN).encode(bom)).text == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["The leaders met on 10 April.\n", RUSSIAN])
def test_wide_text_without_a_mark_is_told_by_its_nul_bytes(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
    assert "which the file does not say" in found.notices[0]


@pytest.mark.parametrize("text", ["ab\x00cd", "Hello\x00world", "They met\x00 in Tokyo and\x00 parted."])
def test_stray_nul_bytes_do_not_make_it_wide(text: str) -> None:
    assert decode(text.encode()).text == text.replace("\x00", "\ufffd")


def test_utf8_comes_before_windows_1252() -> None:
    assert decode("“Façade” – naïve €5".encode()).notices == ()


def test_windows_1252_is_a_guess_that_is_said() -> None:
    found = decode("“Façade” – naïve €5".encode("cp1252"))
    assert (found.text, found.encoding) == ("“Façade” – naïve €5", "cp1252")
    assert "cp1252" in found.notices[0]


def test_utf8_with_a_cut_character_stays_utf8() -> None:
    data = (RUSSIAN * 3 + "и").encode()[:-1]
    found = decode(data)
    assert found.encoding == "utf-8"
    assert found.text.startswith(RUSSIAN)
    assert found.notices == ("1 damaged UTF-8 character is shown as \ufffd.",)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj\n",
        b"PK\x03\x04rest of a document",
        b"\x89PNG\r\n\x1a\n",
        b"SQLite format 3\x00",
        bytes(range(256)) * 8,
        b"\x00\x01\x02\x03" * 100,
        b"\x81\x8d\x8f\x90\x9d",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_line_ends_become_one() -> None:
    assert clean("a\r\nb\rc\nd\r\n\r\ne").text == "a\nb\nc\nd\n\ne"


def test_nul_and_lone_surrogates_are_shown_and_counted() -> None:
    found = clean("a\x00b\ud800c")
    assert found.text == "a\ufffdb\ufffdc"
    assert found.notices == (
        "1 NUL character is shown as \ufffd.",
        "1 half of a character is shown as \ufffd.",
    )


def test_surrogate_pairs_become_their_character() -> None:
    assert clean("\ud83d\ude00!").text == "😀!"
    assert decode(b"\xed\xa0\xbd\xed\xb8\x80!").text == "😀!"


def test_direction_controls_are_kept_and_counted() -> None:
    found = clean("user\u202etxt.exe\u202c")
    assert found.text == "user\u202etxt.exe\u202c"
    assert found.notices == ("2 invisible controls are kept that may turn the direction of the writing.",)


@pytest.mark.parametrize(
    "text", ["\u200fشرق\u200e", "zero\u200bwidth", "👩‍👩‍👧", "e\u0301 stays two code points"]
)
def test_ordinary_invisible_characters_are_no_matter(text: str) -> None:
    assert clean(text) == clean(clean(text).text)
    assert (clean(text).text, clean(text).notices) == (text, ())


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), min_size=1)
)
def test_visible_text_survives_utf8_exactly(text: str) -> None:
    if not text.startswith(("%PDF-", "{\\rtf", "GIF8")):
        assert decode(text.encode()).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except NotText:
        return
    assert "\r" not in found.text
    assert "\x00" not in found.text
    found.text.encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN * 9, "cp1251"),
        (RUSSIAN * 9, "koi8-r"),
        (JAPANESE * 9, "cp932"),
        ("Η Ελλάδα είπε ναι σήμερα στο σχέδιο. " * 5, "cp1253"),
    ],
)
def test_other_scripts_without_a_declaration_are_detected_and_said(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert "told by its letters alone" in found.notices[0]


def test_a_declaration_comes_before_guessing() -> None:
    data = "Zażółć gęślą jaźń".encode("cp1250")
    assert decode(data, declared="cp1250").text == "Zażółć gęślą jaźń"
    assert decode("Façade".encode(), declared="cp1252").encoding == "cp1252"


def test_a_declaration_that_does_not_fit_is_passed_over() -> None:
    assert decode("“Façade” – naïve €5".encode("cp1252"), declared="utf-8").encoding == "cp1252"


@pytest.mark.parametrize("encoding", ["zip", "hex", "rot13", "no such", "undefined"])
def test_a_chosen_encoding_must_be_one_of_text(encoding: str) -> None:
    with pytest.raises(NotText, match="no known encoding"):
        decode(b"text", encoding)
