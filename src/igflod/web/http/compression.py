"""Answers in gzip for clients that take it, each encoding with an entity tag of its own.

Done here and not by an extension, since those we know tell a client that has the answer already to
take it once more: they change the entity tag after the application has compared it (RFC 9110,
sections 8.8.3.3 and 13.2). Parts of a file (206) are always parts of the plain file.
"""

import zlib
from collections.abc import Iterable, Iterator
from http import HTTPStatus

from flask import Flask, Response, request

__all__ = ["held_tag", "register_compression"]

_LEAST = 1000
"""Bytes below which an answer goes out as it is: it fits into one packet anyway."""

_LEVEL = 5
"""Of 1 to 9: our N-Quads shrink to 4 % at 150 MB/s; more costs much and gives little."""

_GZIP = 16 + zlib.MAX_WBITS
_AS_IT_IS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED})
_TEXTS = frozenset("javascript n-quads n-triples sparql-query trig".split())


def register_compression(app: Flask) -> None:
    """Let an application compress its answers; what is registered before runs after."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if not _is_text(response.mimetype or "") or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    size = response.content_length if response.is_streamed else len(response.get_data())
    if response.status_code in _AS_IT_IS or (size or 0) < _LEAST or not _takes_gzip():
        return response
    if _is_held(response):
        response.status_code = HTTPStatus.NOT_MODIFIED
        return response
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    if response.is_streamed:
        _compress_stream(response)
    else:
        response.set_data(b"".join(_zipped([response.get_data()])))
    return response


def held_tag(tag: str) -> str | None:
    """Give the entity tag by which the client has an answer already, in a form that it takes.

    `tag` is that of the plain answer. None if the client has neither that nor the gzip.
    """
    if request.method not in {"GET", "HEAD"} or request.if_none_match.star_tag:
        return None
    tags = (_gzip_tag(tag), tag) if _takes_gzip() else (tag,)
    return next((known for known in tags if request.if_none_match.contains_weak(known)), None)


def _is_held(response: Response) -> bool:
    """Give an answer the entity tag of its gzip, and tell whether the client has just that."""
    tag, is_weak = response.get_etag()
    if tag is None:
        return False
    response.set_etag(_gzip_tag(tag), weak=bool(is_weak))
    return held_tag(tag) == _gzip_tag(tag)


def _gzip_tag(tag: str) -> str:
    return f"{tag}-gzip"


def _compress_stream(response: Response) -> None:
    content = response.response
    assert not isinstance(content, str | bytes)  # noqa: S101 - for the type checker
    close = getattr(content, "close", None)
    if close is not None:
        response.call_on_close(close)
    response.direct_passthrough = False
    response.headers.pop("Content-Length", None)
    response.response = _zipped(part for part in content if isinstance(part, bytes))


def _zipped(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Compress; the same bytes give the same bytes, since there is no time in them."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    for part in parts:
        if compressed := compressor.compress(part):
            yield compressed
    yield compressor.flush()


def _is_text(media_type: str) -> bool:
    main, _, sub = media_type.partition("/")
    return main == "text" or sub.endswith(("json", "xml")) or sub in _TEXTS


def _takes_gzip() -> bool:
    """Tell whether the client takes gzip, and likes it no less than the plain answer."""
    qualities = {name.lower(): quality for name, quality in request.accept_encodings}
    others = qualities.get("*", 0)
    gzip = qualities.get("gzip", qualities.get("x-gzip", others))
    return gzip > 0 and gzip >= qualities.get("identity", 0)
