"""One question to an endpoint: a whole answer, or an error that says what is wrong."""

import itertools
import socket

import pytest
from pyoxigraph import Literal, NamedNode
from tests.federation.conftest import Behaviour, Front, Handler

from igflod import __version__
from igflod.errors import EndpointError, InputError, UriError
from igflod.federation import Endpoint, Limits

QUERY = 'SELECT * { ?thing ?p "Internet Society"@en FILTER(isIRI(?thing)) } ORDER BY ?thing'
LABELS = "SELECT ?name { ?thing <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
JSON = {"Content_Type": "application/sparql-results+json"}
EMPTY = b'{"head":{"vars":[]},"results":{"bindings":[]}}'


def test_a_whole_answer(front: Front) -> None:
    rows = front.endpoint().select(QUERY)
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    assert rows == (
        {"thing": NamedNode("http://www.wikidata.org/entity/Q749257"), "p": label},
        {"thing": NamedNode("http://www.wikidata.org/entity/choir"), "p": label},
    )


def test_it_goes_by_post_and_says_who_asks(front: Front) -> None:
    Endpoint(front.url, contact="ann@example.org").select(QUERY)
    (asked,) = front.asked
    assert asked.command == "POST"
    assert asked.query == QUERY
    assert asked.headers["User-Agent"].startswith(f"igflod/{__version__} (")
    assert "ann@example.org" in asked.headers["User-Agent"]
    assert "application/sparql-results+json" in asked.headers["Accept"]


def test_the_real_server_is_asked_without_anything_between(oxigraph: str) -> None:
    assert len(Endpoint(oxigraph).select(QUERY)) == 2
    with pytest.raises(EndpointError, match="status 400") as caught:
        Endpoint(oxigraph).select("SELECT * { ?thing }")
    assert not caught.value.again
    assert not caught.value.smaller


def test_blank_nodes_are_left_out(front: Front) -> None:
    rows = front.endpoint().select('SELECT ?a { ?a ?p "Internet Society"@en }')
    assert len(rows) == 3
    assert sum("a" in row for row in rows) == 2


def hang(handler: Handler) -> bool:
    return handler.front.closing.wait()


def cut_connection(handler: Handler) -> bool:
    handler.connection.shutdown(socket.SHUT_RDWR)
    return True


def cut_body(handler: Handler) -> bool:
    body = handler.real_answer()
    length = str(len(body))
    return handler.reply(200, body[:-20], **JSON, Content_Length=length)


def cut_chunks(handler: Handler) -> bool:
    return handler.reply(200, b'20\r\n{"head"', **JSON, Transfer_Encoding="chunked")


def cut_silently(handler: Handler) -> bool:
    return handler.reply(200, handler.real_answer()[:-20], **JSON)


def error_behind_the_rows(handler: Handler) -> bool:
    trace = b"\njava.util.concurrent.TimeoutException"
    return handler.reply(200, handler.real_answer() + trace, **JSON)


def page(handler: Handler) -> bool:
    return handler.reply(200, b"<html>Maintenance</html>", Content_Type="text/html; charset=utf-8")


def passing(**headers: str) -> Behaviour:
    return lambda handler: handler.reply(200, handler.real_answer(), **JSON, **headers)


def answering(media_type: str) -> Behaviour:
    return lambda handler: handler.reply(200, handler.real_answer(), Content_Type=media_type)


def status(number: int, **headers: str) -> Behaviour:
    return lambda handler: handler.reply(number, b"no", Content_Type="text/plain", **headers)


FAILURES: dict[str, tuple[Behaviour, str, bool, bool]] = {
    "connection cut": (cut_connection, "broke the connection off", True, True),
    "body cut": (cut_body, r"broke the connection off \(\d+ of \d+ bytes", True, True),
    "body cut, length unknown": (cut_silently, "broken answer", False, True),
    "chunks cut": (cut_chunks, "broke the connection off", True, True),
    "error behind the rows": (error_behind_the_rows, "broken answer", False, True),
    "a page": (page, "answers with text/html", False, False),
    "another type": (answering("text/csv"), "text/csv", False, False),
    "no type": (lambda h: h.reply(200, EMPTY), "nothing that is named", False, False),
    "yes": (lambda h: h.reply(200, b'{"head":{},"boolean":true}', **JSON), "yes", False, False),
    "a part": (
        lambda h: h.reply(206, EMPTY, **JSON, Content_Range="bytes 0-9/99"),
        "part of the answer",
        False,
        True,
    ),
    "rows cut": (passing(X_SPARQL_MaxRows="2"), "cut the answer", False, True),
    "time over": (passing(X_SQL_State="S1TAT"), "cut the answer", False, True),
    "compressed": (passing(Content_Encoding="gzip"), "encoding", False, False),
    "400": (status(400), "status 400", False, False),
    "401": (status(401), "status 401", False, False),
    "404": (status(404), "status 404", False, False),
    "413": (status(413), "status 413", False, True),
    "429": (status(429), "busy", True, False),
    "500": (status(500), "status 500", False, True),
    "502": (status(502), "502", True, True),
    "503": (status(503), "busy", True, True),
    "503 with a time": (status(503, Retry_After="7"), "busy", True, False),
    "504": (status(504), "504", True, True),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_an_error_that_says_what_may_help(front: Front, name: str) -> None:
    behaviour, message, again, smaller = FAILURES[name]
    front.behaviours.append(behaviour)
    with pytest.raises(EndpointError, match=message) as caught:
        front.endpoint().select(QUERY)
    assert (caught.value.again, caught.value.smaller) == (again, smaller)
    assert front.endpoint().select(QUERY)


def test_an_endpoint_that_never_answers(front: Front) -> None:
    front.behaviours.append(hang)
    with pytest.raises(EndpointError, match=r"no whole answer in 0\.2 s") as caught:
        front.endpoint(timeout=0.2).select(QUERY)
    assert caught.value.smaller
    assert not caught.value.again


def test_an_answer_that_trickles_on_for_too_long(front: Front) -> None:
    ticks = itertools.count(step=11)  # each look at the clock is eleven seconds later
    endpoint = Endpoint(front.url, Limits(timeout=10), clock=lambda: float(next(ticks)))
    with pytest.raises(EndpointError, match="no whole answer in 10 s"):
        endpoint.select(QUERY)


def test_an_answer_of_more_bytes_than_we_take(front: Front) -> None:
    size = len(front.endpoint().select(LABELS)) and 300
    with pytest.raises(EndpointError, match="more than 300 bytes") as caught:
        front.endpoint(size=size).select(LABELS)
    assert caught.value.smaller


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match="cannot be reached") as caught:
        Endpoint(f"http://127.0.0.1:{port}/sparql").select(QUERY)
    assert (caught.value.again, caught.value.smaller) == (True, False)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "17"}, 17.0),
        ({"Retry_After": "Mon, 01 Jan 2024 00:01:00 GMT"}, None),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "-3"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait(front: Front, headers: dict[str, str], seconds: float | None) -> None:
    front.behaviours.append(status(429, **headers))
    with pytest.raises(EndpointError) as caught:
        front.endpoint().select(QUERY)
    assert caught.value.wait == (0.0 if headers.get("Retry_After", "").endswith("GMT") else seconds)


def redirect(number: int, target: str) -> Behaviour:
    return lambda handler: handler.reply(number, Location=target)


@pytest.mark.parametrize("number", [301, 302, 307, 308])
def test_a_redirect_at_the_same_host_is_followed_with_the_question(
    front: Front, number: int
) -> None:
    front.behaviours.append(redirect(number, "/moved/sparql"))
    assert len(front.endpoint().select(QUERY)) == 2
    assert [asked.path for asked in front.asked] == ["/sparql", "/moved/sparql"]
    assert {asked.command for asked in front.asked} == {"POST"}


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/sparql",
        "http://localhost/sparql",
        "http://127.0.0.1:1/sparql",
        "https://127.0.0.1/sparql",
        "file:///etc/passwd",
        "ftp://127.0.0.1/sparql",
        "http://ann:secret@127.0.0.1/sparql",
        "//example.org/sparql",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(front: Front, target: str) -> None:
    front.behaviours.append(redirect(307, target))
    with pytest.raises(EndpointError, match="sends us elsewhere") as caught:
        front.endpoint().select(QUERY)
    assert "secret" not in str(caught.value)
    assert len(front.asked) == 1


def test_redirects_in_a_circle_end(front: Front) -> None:
    front.always = redirect(307, "/sparql")
    with pytest.raises(EndpointError, match="circle"):
        front.endpoint().select(QUERY)
    assert len(front.asked) == 4


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/sparql",
        "example.org/sparql",
        "http://",
        "http://example.org:port/",
        "http://exa mple.org/",
        "http://example.org/\r\nX: y",
        "http://ann:secret@example.org/sparql",
    ],
)
def test_an_address_that_is_not_asked(url: str) -> None:
    with pytest.raises(UriError) as caught:
        Endpoint(url)
    assert "secret" not in str(caught.value)


def test_a_key_in_the_address_is_used_and_not_shown(front: Front) -> None:
    front.behaviours.append(status(500))
    endpoint = Endpoint(f"{front.url}?key=secret")
    assert "secret" not in endpoint.name
    with pytest.raises(EndpointError) as caught:
        endpoint.select(QUERY)
    assert "secret" not in str(caught.value)
    assert front.asked[0].path == "/sparql?key=secret"


def test_a_contact_that_would_write_headers_of_its_own() -> None:
    with pytest.raises(InputError):
        Endpoint("http://example.org/", contact="ann\r\nX-Evil: 1")


def test_a_literal_keeps_what_it_holds(front: Front) -> None:
    (row,) = front.endpoint().select(
        "SELECT ?d { <http://www.wikidata.org/entity/choir> <http://schema.org/description> ?d }"
    )
    assert row["d"] == Literal('choir\tof "three"\nvoices', language="en")
