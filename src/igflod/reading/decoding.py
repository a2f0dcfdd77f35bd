"""From bytes to text, or an error in words."""

from igflod.errors import SourceError
from igflod.reading.source import Source

__all__ = ["decode"]

_BINARY_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX?)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "gzip-compressed",
}


def decode(source: Source) -> str:
    """Decode a text file as UTF-8; a byte order mark is dropped, nothing else is changed.

    Raises:
        SourceError: the file is empty, binary, or not UTF-8 (the message names the byte).

    """
    content = source.content
    if not content.strip():
        raise SourceError("is empty", path=source.path)
    for signature, kind in _BINARY_SIGNATURES.items():
        if content.startswith(signature):
            raise SourceError(f"is {kind}, not a text file", path=source.path)
    if b"\x00" in content:
        raise SourceError("is a binary file (it holds a NUL byte)", path=source.path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wrong = content[error.start]
        raise SourceError(
            f"is not UTF-8: byte 0x{wrong:02x} at offset {error.start}", path=source.path, line=line
        ) from None
