"""From bytes to text, or an error in words.

The order of the guesses was measured on reports written out in eight encodings: what is valid UTF-8
is UTF-8; short western texts are windows-1252 (which charset-normalizer takes for cp1250 or cp850
one time in three); only text in another script is left to charset-normalizer.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import charset_normalizer

from igflod.errors import SourceError

__all__ = ["LARGEST_TEXT", "Decoded", "decode"]

LARGEST_TEXT = 4_000_000
"""Most characters that a report may have; the longest seen has some 40,000."""

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX?)",
    b"\xd0\xcf\x11\xe0": "an old Word file (.doc)",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "gzip-compressed",
}
_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_SCRIPTS = (
    "cp1251 koi8_r iso8859_5 cp1253 iso8859_7 cp1255 cp1256 cp874 gb18030 big5 shift_jis euc_jp "
    "euc_kr"
).split()
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_CHARACTERS = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a]")
_MOST_HIGH_BYTES = 0.25
_MOST_CONTROLS = 0.02
_NUL_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what a careful reader should know about that."""

    text: str
    encoding: str
    note: str | None = None


def decode(content: bytes, path: Path, *, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text; a byte order mark is dropped, nothing else is changed.

    `declared` is the encoding that the file names for itself, as HTML does; it is only a hint.

    Raises:
        SourceError: the file is empty, binary, or too long.

    """
    if not content.strip():
        raise SourceError("is empty", path=path)
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise SourceError(f"is {kind}, not a text file", path=path)
    decoded = _marked(content) or _wide(content)
    if decoded is None and b"\x00" in content:
        raise SourceError("is a binary file (it holds a NUL byte)", path=path)
    decoded = decoded or _bytewise(content, declared)
    if len(decoded.text) > LARGEST_TEXT:
        raise SourceError(f"has more than {LARGEST_TEXT:,} characters", path=path)
    if len(_CONTROL.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise SourceError("is a binary file (it is full of control characters)", path=path)
    if not decoded.text.strip():
        raise SourceError("is empty", path=path)
    return decoded


def _marked(content: bytes) -> Decoded | None:
    """Decode by the byte order mark, if there is one."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                text = content.removeprefix(mark).decode(encoding)
            except UnicodeDecodeError:
                return None
            return Decoded(text, encoding)
    return None


def _wide(content: bytes) -> Decoded | None:
    """Recognise UTF-16 without a mark: every second byte of western text is NUL."""
    for encoding, nuls in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if len(content) % 2 == 0 and nuls.count(0) > _NUL_SHARE * len(nuls):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text:
                return Decoded(text, encoding, f"is {encoding.upper()} without a byte order mark")
    return None


def _bytewise(content: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    line = content.count(b"\n", 0, first) + 1
    where = f"byte 0x{content[first]:02x} in line {line} is not UTF-8"
    known = _as_declared(content, declared)
    if known is not None:
        return known
    runs = [match.span() for match in _UTF8_CHARACTERS.finditer(content)]
    strays = len(_HIGH.findall(content)) - sum(end - start for start, end in runs)
    if len(runs) > strays:
        note = f"{where}; it and {strays - 1} others were read as windows-1252"
        return Decoded(_mixed(content, runs), "utf-8", note)
    letters = len(re.findall(rb"[A-Za-z\x80-\xff]", content))
    if len(_HIGH.findall(content)) > _MOST_HIGH_BYTES * letters:
        guess = charset_normalizer.from_bytes(content, cp_isolation=_OTHER_SCRIPTS).best()
        if guess is not None:
            name = guess.encoding.replace("_", "-")
            return Decoded(str(guess), name, f"{where}; the text looks like {name}")
    return Decoded(_western(content), "windows-1252", f"{where}; the text was read as windows-1252")


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    """Decode as the file asks, but never in an encoding that accepts everything."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
        if name in {"utf-8", "ascii", "iso8859-1", "cp1252"} or name.startswith("utf-"):
            return None  # the guesses after this one are better
        return Decoded(content.decode(name), name)
    except (LookupError, UnicodeError):
        return None


def _mixed(content: bytes, runs: list[tuple[int, int]]) -> str:
    """Decode UTF-8 with stray bytes in it: these are windows-1252."""
    edges = [0, *(edge for run in runs for edge in run), len(content)]
    return "".join(
        content[start:end].decode("utf-8") if position % 2 else _western(content[start:end])
        for position, (start, end) in enumerate(pairwise(edges))
    )


def _western(content: bytes) -> str:
    """Decode windows-1252; its five holes become C1 control characters, as in a browser."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_BYTE_MEANINGS[byte] for byte in content)


def _meaning(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTE_MEANINGS = [_meaning(byte) for byte in range(256)]
