"""Requests whose body is compressed (RFC 9110, section 8.4), read up to a limit."""

import zlib
from io import BytesIO
from typing import IO

import flask
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.utils import cached_property

from igflod.errors import QueryError

__all__ = ["CODINGS", "Request", "UnsupportedCodingError"]

_GZIP = 16 + zlib.MAX_WBITS
_WINDOWS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS)}
"""How to read each coding. What is called deflate is in zlib's frame, or, by mistake, bare."""

CODINGS = "gzip, deflate"
"""The codings that a body may have, as a header lists them."""


class UnsupportedCodingError(UnsupportedMediaType):
    """The body has a coding that we do not read; the answer says which we do."""


class Request(flask.Request):
    """A request that reads its body through the coding that it has."""

    @cached_property
    def stream(self) -> IO[bytes]:
        """Give the body, in plain."""
        body: IO[bytes] = super().stream
        coding = self.headers.get("Content-Encoding", "").strip().lower()
        if coding in {"", "identity"}:
            return body
        if coding not in _WINDOWS:
            raise UnsupportedCodingError(f"A body is plain, or compressed as {CODINGS}.")
        return BytesIO(_plain(body.read(), coding, self.max_content_length or 0))


def _plain(body: bytes, coding: str, largest: int) -> bytes:
    """Decompress a body of one piece, without ever holding more than the limit.

    Raises:
        QueryError: it is broken, cut off, or followed by something else.
        RequestEntityTooLarge: it is larger than the limit.

    """
    for window in _WINDOWS[coding]:
        decompressor = zlib.decompressobj(window)
        try:
            plain = decompressor.decompress(body, largest + 1)
        except zlib.error:
            continue
        if len(plain) > largest:
            raise RequestEntityTooLarge
        if decompressor.eof and not decompressor.unused_data:
            return plain
    raise QueryError(f"the body is not what {coding} makes, or not all of it")
