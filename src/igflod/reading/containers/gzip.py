"""Text compressed by gzip."""

import zlib
from pathlib import Path

from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract
from igflod.reading.containers.limits import LARGEST_PART, STEEPEST_RATIO
from igflod.reading.decoding import decode

__all__ = ["read_gzip_text"]

_GZIP_WINDOW = zlib.MAX_WBITS | 16
_STEP = 1024**2


def read_gzip_text(content: bytes, path: Path) -> Extract:
    """Unpack and decode a text. `path` is only named in errors.

    Raises:
        SourceError: it is no gzip, is cut off, grows beyond the limits, or holds no text.

    """
    decoded = decode(_unpacked(content, path), path)
    notes = (("encoding", decoded.note),) if decoded.note else ()
    return Extract(decoded.text, None, notes)


def _unpacked(content: bytes, path: Path) -> bytes:
    parts: list[bytes] = []
    size = 0
    rest = content
    try:
        while rest:  # one member after another
            unpacker = zlib.decompressobj(_GZIP_WINDOW)
            while not unpacker.eof:
                part = unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
                size += len(part)
                parts.append(part)
                if size > LARGEST_PART or size > max(_STEP, STEEPEST_RATIO * len(content)):
                    raise SourceError("unpacks to more than a report can be", path=path)
                if not part and not rest and not unpacker.eof:
                    raise SourceError("is cut off: the gzip stream has no end", path=path)
            rest = unpacker.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        raise SourceError(f"is no gzip file that can be unpacked ({error})", path=path) from None
    return b"".join(parts)
