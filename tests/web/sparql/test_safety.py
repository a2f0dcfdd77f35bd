"""The SPARQL endpoint asks nobody, whatever a query says."""

import json
import socket
import threading
from typing import Self

import httpx
import pytest


class Listener:
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        self.hits = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._count)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.hits += 1
            connection.close()


DISGUISES = [
    "SELECT * {{ SERVICE <{here}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent<{here}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE\n#x\n SILENT #y\n <{here}> {{ ?s ?p ?o }} }}",
    "PREFIX e: <{here}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "PREFIX e: <{here}> SELECT * {{ SERVICE e:x {{ ?s ?p ?o }} }}",
    "BASE <{here}> SELECT * {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?g {{ <{here}> }} SERVICE ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{here}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{here}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ ?s ?p ?o OPTIONAL {{ SERVICE <{here}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{here}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ ?s ?p '# \\' \"' . SERVICE <{here}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE <{here}> {{ ?s ?p ?o }} }}",
    "CONSTRUCT WHERE {{ ?s ?p ?o }} # harmless\nVALUES () {{}} SERVICE <{here}> {{}}",
    "CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE <{here}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{here}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045RVICE <{here}> {{ ?s ?p ?o }} }}",
]
FETCHES = [
    "SELECT * FROM <{here}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{here}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{here}> {{ ?s ?p ?o }} }}",
    "DESCRIBE <{here}>",
    "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
]


def test_nobody_is_ever_asked(http: httpx.Client) -> None:
    with Listener() as listener:
        for query in DISGUISES:
            answer = http.post("/sparql", data={"query": query.format(here=listener.address)})
            assert answer.status_code in {400, 403}, query
        for query in FETCHES:
            text = query.format(here=listener.address)
            answer = http.post("/sparql", data={"query": text, "format": "ntriples"})
            if not text.startswith("DESCRIBE"):
                answer = http.post("/sparql", data={"query": text, "format": "csv"})
                assert len(answer.text.splitlines()) == 1, query
            assert answer.status_code == 200
        for name in ("default-graph-uri", "named-graph-uri"):
            asked = {"query": "SELECT * { ?s ?p ?o }", name: listener.address}
            assert http.get("/sparql", params=asked).status_code == 200

        assert listener.hits == 0
        port = int(listener.address.strip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            assert connection.recv(1) == b""
        assert listener.hits == 1  # the listener does listen


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://example.org/> { }' }",
        'SELECT * { ?s ?p """SERVICE <http://example.org/> {""" }',
        "SELECT * { ?s ?p 'x' } # SERVICE <http://example.org/> { ?s ?p ?o }",
        "SELECT ?service { ?service ?p 'a service provider' }",
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:x ?o }",
    ],
)
def test_the_word_service_is_allowed(http: httpx.Client, query: str) -> None:
    answer = http.get("/sparql", params={"query": query, "format": "json"})

    assert answer.status_code == 200
    assert json.loads(answer.content)["results"] == {"bindings": []}
