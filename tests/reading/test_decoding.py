"""Bytes become text in the encoding they are in, or are refused."""

from pathlib import Path

import pytest

from igflod.errors import SourceError
from igflod.reading.decoding import LARGEST_TEXT, decode

PATH = Path("report.txt")
WORDS = "Café in São Tomé – “the naïve approach” costs 5 €"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_the_encodings_of_western_reports_are_recognised(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), PATH).text == WORDS


def test_latin_1_is_recognised() -> None:
    words = "Asociación de Cafés, Ações e Lösungen"
    assert decode(words.encode("latin-1"), PATH).text == words


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Отчёт о рабочей встрече по управлению интернетом, прошедшей в октябре", "cp1251"),
        ("互联网治理论坛的研讨会报告，主题是发展中国家的合作与能力建设", "gb18030"),
        ("Έκθεση του εργαστηρίου για τη διακυβέρνηση του διαδικτύου στην πόλη", "cp1253"),
    ],
)
def test_other_scripts_are_recognised(words: str, encoding: str) -> None:
    assert decode((words + "\n").encode(encoding) * 3, PATH).text == (words + "\n") * 3


def test_clean_utf_8_gets_no_note() -> None:
    assert decode(WORDS.encode(), PATH).note is None


def test_what_is_not_utf_8_is_said_with_its_place() -> None:
    note = decode(b"Title\n\nCaf\xe9\n", PATH).note
    assert note == "byte 0xe9 in line 3 is not UTF-8; the text was read as windows-1252"


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    decoded = decode("São Paulo, João, Zoë ".encode() + b"caf\xe9", PATH)
    assert decoded.text == "São Paulo, João, Zoë café"
    assert decoded.encoding == "utf-8"
    assert decoded.note is not None


def test_bytes_without_meaning_in_windows_1252_are_kept() -> None:
    assert decode(b"Caf\xe9 \x81 bar", PATH).text == "Café \x81 bar"


def test_the_declared_encoding_is_followed_when_it_can_be() -> None:
    content = "Żółta łódź".encode("cp1250")
    assert decode(content, PATH, declared="windows-1250").text == "Żółta łódź"


def test_a_wrong_declaration_is_not_followed() -> None:
    assert decode(WORDS.encode(), PATH, declared="iso-8859-2").text == WORDS
    assert decode(WORDS.encode("cp1252"), PATH, declared="utf-8").text == WORDS
    assert decode(WORDS.encode("cp1252"), PATH, declared="no-such-encoding").text == WORDS


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
        (b"\xd0\xcf\x11\xe0rest", "is an old Word file"),
        (b"a\x00\x01b\x00c", "is a binary file"),
        (b"\x01\x02\x03text\x04" * 5, "is a binary file"),
        (b"a" * (LARGEST_TEXT + 1), "has more than 4,000,000 characters"),
    ],
)
def test_what_is_no_text_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        decode(content, PATH)


def test_every_specimen_is_decoded_as_its_author_wrote_it(shared: Path) -> None:
    encodings = {
        file.name: decode(file.read_bytes(), file).encoding
        for file in (shared / "specimens").glob("*.txt")
    }
    assert encodings.pop("2013-ws9506.txt") == "windows-1252"
    assert set(encodings.values()) == {"utf-8"}
