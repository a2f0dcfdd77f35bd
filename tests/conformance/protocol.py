"""Runs the protocol suite: sends its requests as they stand and looks at what comes back."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pyoxigraph as ox
from tests.conformance.manifest import Exchange, ProtocolTest, read_protocol
from tests.conformance.outcomes import FAILED, PASSED, REFUSED, Outcome

__all__ = ["run_protocol"]

_BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
_MEDIA_TYPES = {
    "boolean": _BOOLEAN,
    "tabular": {*_BOOLEAN, "text/csv", "text/tab-separated-values"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}
"""What the names of the tests say that may be expected."""

Answer = tuple[int, str, bytes]
"""Status, media type, body."""


def run_protocol(address: str) -> dict[str, Outcome]:
    """Run the suite against a server."""
    return {test.name: _run(address, test) for test in read_protocol()}


def _run(address: str, test: ProtocolTest) -> Outcome:
    for exchange in test.exchanges:
        answer = _send(address, exchange)
        fault = _not_refused(exchange, answer) if test.needs_update else _fault(exchange, answer)
        if fault:
            return Outcome(test.title, FAILED, fault)
    return Outcome(test.title, REFUSED if test.needs_update else PASSED)


def _send(address: str, exchange: Exchange) -> Answer:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.putrequest(exchange.method, exchange.path, skip_accept_encoding=True)
        for name, value in exchange.headers:
            connection.putheader(name, value)
        if exchange.body is not None:
            connection.putheader("content-length", str(len(exchange.body)))
        connection.endheaders(exchange.body)
        answer = connection.getresponse()
        media_type = (answer.getheader("Content-Type") or "").partition(";")[0]
        return answer.status, media_type, answer.read()
    finally:
        connection.close()


def _fault(exchange: Exchange, answer: Answer) -> str:
    """Say what is not as the test expects it; nothing if all is."""
    status, media_type, body = answer
    if f"{status // 100}xx" not in exchange.statuses:
        return f"status {status}"
    if exchange.form and media_type not in _MEDIA_TYPES[exchange.form]:
        return f"media type {media_type}"
    if exchange.form == "RDF":
        ox.serialize(ox.parse(body, format=ox.RdfFormat.from_media_type(media_type)), format=_NT)
    elif exchange.form and not _reads(media_type, body, expected=exchange.boolean):
        return "another answer"
    return ""


def _not_refused(exchange: Exchange, answer: Answer) -> str:
    """Say that an update was not refused, or that it changed something; nothing if all is well."""
    status, media_type, body = answer
    if exchange.is_update:
        return "" if 400 <= status < 500 else f"an update was answered with {status}"
    if status != 200 or not _reads(media_type, body, expected=not exchange.boolean):
        return "a query after an update that was refused sees a change"
    return ""


_NT = ox.RdfFormat.N_TRIPLES


def _reads(media_type: str, body: bytes, *, expected: bool | None) -> bool:
    """Whether results can be read, and are the expected truth value, if one is."""
    form = ox.QueryResultsFormat.from_media_type(media_type)
    found = ox.parse_query_results(body, format=form)
    if isinstance(found, ox.QuerySolutions):
        return expected is None and all(len(row) for row in found)
    return expected is None or bool(found) is expected
