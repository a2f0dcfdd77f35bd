"""What a request to the endpoint asks: its query, its graphs, how long it would wait."""

import re
from contextlib import suppress
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import unquote_to_bytes

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from igflod.errors import QueryError, QueryRefusedError
from igflod.store.base import SparqlRequest
from igflod.store.query.admission import refuse_too_long
from igflod.web.site import site

__all__ = ["read_get", "read_post"]

_DIRECT = "application/sparql-query"
_FORM = "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"
_READ_ONLY = "This endpoint is read-only: it answers queries and takes no updates."
_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def read_get() -> SparqlRequest | None:
    """Read the query of a query string (Protocol, section 2.1.1); None if there is none.

    Raises:
        QueryRefusedError: it is an update.
        QueryTooLongError: it has more bytes than we read.
        QueryError: it is empty, or more than one; or the request makes no sense besides.

    """
    _check_utf8("query string", request.query_string)
    if "update" in request.args:
        raise QueryRefusedError(_READ_ONLY)
    if "query" not in request.args:
        return None
    return _request(_only(request.args.getlist("query")))


def read_post() -> SparqlRequest:
    """Read the query of a form, or the query that is the body (sections 2.1.2 and 2.1.3).

    Raises:
        QueryRefusedError: it is an update.
        QueryTooLongError: it has more bytes than we read.
        QueryError: it is empty, or more than one; or the request makes no sense besides.
        UnsupportedMediaType: the body is of another kind.

    """
    _check_utf8("query string", request.query_string)
    if request.mimetype == _FORM:
        _check_utf8("form", request.get_data())
    if request.mimetype == _UPDATE or "update" in request.values:
        raise QueryRefusedError(_READ_ONLY)
    if request.mimetype == _FORM:
        return _request(_only(request.values.getlist("query")))
    if request.mimetype == _DIRECT:
        return _request(_only([*request.args.getlist("query"), _body()]))
    raise UnsupportedMediaType(f"A query comes as {_FORM} or as {_DIRECT}.")


def _request(query: str) -> SparqlRequest:
    refuse_too_long(query)
    return SparqlRequest(
        query,
        default_graphs=tuple(request.values.getlist("default-graph-uri")),
        named_graphs=tuple(request.values.getlist("named-graph-uri")),
        seconds=_seconds(request.values.getlist("timeout")),
        client=_client_of(request.remote_addr or ""),
        base=site().base,
    )


def _client_of(address: str) -> str:
    """Name a client by its address; in IPv6 by the network that a subscriber has (/64)."""
    with suppress(ValueError):
        parsed = ip_address(address.partition("%")[0])
        if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
            return str(IPv6Network((int(parsed), 64), strict=False))
    return address


def _check_utf8(what: str, encoded: bytes) -> None:
    """Refuse what is no UTF-8, of which something else would be read without a word."""
    try:
        unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"the {what} is no UTF-8: {error.reason}") from None


def _body() -> str:
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in {"utf-8", "utf8"}:
        raise UnsupportedMediaType(f"A query is UTF-8 (SPARQL 1.1 Protocol, 2.1.3), not {charset}.")
    try:
        return request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query is no UTF-8 (byte {error.start})") from error


def _only(queries: list[str]) -> str:
    if len(queries) != 1:
        raise QueryError(f"a request has one query, not {len(queries)}")
    if not queries[0].strip():
        raise QueryError("the query is empty")
    return queries[0]


def _seconds(written: list[str]) -> float | None:
    """Read how long the client would wait; whether the service waits as long is not said here."""
    if not written:
        return None
    if len(written) > 1 or not _SECONDS.fullmatch(written[0]) or not float(written[0]):
        raise QueryError("timeout is one number of seconds above 0, such as 5 or 2.5")
    return float(written[0])
