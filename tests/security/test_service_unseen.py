"""No query of which the engine would call another service passes unseen.

The engine itself is asked, unguarded, with a listener in place of the other service: where it
calls, the query must have been found out.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from igflod.store.query.syntax import find_service

GAPS = (
    *(
        "",
        " ",
        "\n",
        "\t",
        "\r",
        "#\n",
        "# '\n",
        "#>\r",
        '# """\n',
        " SILENT ",
        " silent",
        "\u00a0",
    ),
    *("SERVICE", "'", '"', "<", ">", "\\", "{", "}", "?s", "a:", "<urn:a>", "'x'", "''", "\\u0020"),
    *(
        ". ",
        "; ",
        "{} ",
        "FILTER(1<2) ",
        "FILTER(?s<?o)",
        "VALUES ?g { <HERE> } ",
        "BIND(1 AS ?x) ",
    ),
)
BLANKS = ("", " ", "\n", "#\n", "# '\n", "#>\r", " SILENT ", ". ", "{} ")
KEYWORDS = ("SERVICE", "service", "SeRvIcE", "S\\u0045RVICE", "\\u0053ERVICE", "\\U00000053ERVICE")
TARGETS = ("<HERE>", "here:", "here:x", ":", "?g", "<x>", "<HERE\\u0061>", "a:\\-")
PLACES = (
    "SELECT * { ?s ?p ?o @ }",
    "SELECT * { ?s ?p ?o . { @ } }",
    "SELECT * { ?s ?p ?o OPTIONAL { @ } }",
    "SELECT * { ?s ?p ?o MINUS { @ } }",
    "ASK { ?s ?p ?o FILTER EXISTS { @ } }",
    "SELECT (EXISTS { @ } AS ?e) { ?s ?p ?o }",
    "SELECT * { { SELECT * { @ } } }",
    "CONSTRUCT { ?s ?p ?o } { @ }",
    "DESCRIBE ?s { @ }",
)


class Listener:
    """Counts who calls at a port of this machine, and hangs up."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    def _count(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.calls += 1
                connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def is_called(listener: Listener, query: str) -> bool:
    """Ask the engine without any guard, and tell whether it called."""
    engine = ox.Store()
    engine.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o")))
    before = listener.calls
    with suppress(SyntaxError, OSError, RuntimeError, ValueError):
        found = engine.query(query)
        if not isinstance(found, ox.QueryBoolean):
            list(found)
    return listener.calls > before


@settings(
    max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(KEYWORDS),
    st.sampled_from(TARGETS),
    st.lists(st.sampled_from(BLANKS) | st.sampled_from(GAPS), min_size=4, max_size=4),
)
def test_what_calls_is_seen(
    listener: Listener, place: str, keyword: str, target: str, gaps: list[str]
) -> None:
    before, behind, inside, after = gaps
    clause = f"{before}{keyword}{behind}{target}{inside}{{ ?a ?b ?c }}{after}"
    prologue = "PREFIX here: <HERE> PREFIX : <HERE> PREFIX a: <HERE> BASE <HERE> "
    query = (prologue + place.replace("@", clause)).replace("HERE", listener.address)
    if is_called(listener, query):
        assert find_service(query) is not None


@pytest.mark.parametrize("place", PLACES)
def test_the_engine_does_call(listener: Listener, place: str) -> None:
    """Else the test above would say nothing."""
    query = place.replace("@", f"SERVICE SILENT <{listener.address}> {{ ?a ?b ?c }}")
    assert is_called(listener, query)
    assert find_service(query) is not None
