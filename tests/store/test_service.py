"""A query that asks another service is refused, however it hides; a word is no such query."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.errors import QueryError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.store import SparqlRequest, Store
from igflod.store.query.syntax import find_service, place

ASKS_ANOTHER = {
    "plain": "SELECT * { SERVICE <http://h/> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <http://h/> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe <http://h/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://h/> { ?s ?p ?o } }",
    "variable": "SELECT * { ?s ?p ?g . SERVICE ?g { ?s ?p ?o } }",
    "variable, no space": "SELECT * { ?s ?p ?g . SERVICE$g{ ?s ?p ?o } }",
    "prefixed name": "PREFIX h: <http://h/> SELECT * { SERVICE h:a { ?s ?p ?o } }",
    "no space": "SELECT * { SERVICE<http://h/>{?s ?p ?o} }",
    "cut by a comment": "SELECT * { SERVICE#\n<http://h/> { ?s ?p ?o } }",
    "cut by comments": "SELECT * { SERVICE # one {\r # two \n SILENT #\n ?s #\n { ?s ?p ?o } }",
    "after a comment that ends with CR": "SELECT * { # a comment\rSERVICE <http://h/> {} }",
    "in EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://h/> { ?s ?p ?o } } }",
    "in MINUS": "SELECT * { ?s ?p ?o MINUS { SERVICE <http://h/> { ?s ?p ?o } } }",
    "after a true": "SELECT * { ?s ?p trueSERVICE <http://h/> { ?s ?p ?o } }",
    "after a number": "SELECT * { ?s ?p 1SERVICE <http://h/> { ?s ?p ?o } }",
    "glued to an empty prefix": "PREFIX : <http://h/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "glued to a prefix": "PREFIX h: <http://h/> SELECT * { SERVICEh:a { ?s ?p ?o } }",
    "glued to SILENT": "PREFIX h: <http://h/> SELECT * { SERVICESILENTh:a { ?s ?p ?o } }",
    "prefix of that name, too": (
        "PREFIX : <http://h/> PREFIX service: <http://e/> SELECT * { SERVICE:a { ?s ?p ?o } }"
    ),
    "behind a less-than": "SELECT * { ?s ?p ?o FILTER(?p<?o)SERVICE#>\n<http://h/>{?s ?p ?o} }",
    "in a string that is none": (
        "SELECT * { ?s ?p ?o FILTER(?p<'>' ) SERVICE <http://h/> {?s ?p ?o} FILTER('' = '') }"
    ),
    "behind an escaped quote": r"""SELECT * { ?s ?p '\u0027' SERVICE <http://h/>{?s ?p ?o}# '
    }""",
    "behind a decoded quote": r'SELECT * { ?s ?p "\u0022 . SERVICE <http://h/> {} #" }',
    "spelled with an escape": r"SELECT * { S\u0045RVICE <http://h/> { ?s ?p ?o } }",
    "spelled with a long escape": r"SELECT * { \U00000053ERVICE <http://h/> { ?s ?p ?o } }",
    "behind a long string": "SELECT * { ?s ?p '''it's ''quoted'''''SERVICE <http://h/> {} }",
    "behind a language tag": "SELECT * { ?s ?p 'a'@en SERVICE <http://h/> {} }",
    "behind a local name": r"PREFIX a: <http://e/> SELECT * { ?s ?p a:b\;.;SERVICE ?s {} }",
}

ASKS_NOBODY = {
    "no word of it": "SELECT * { ?s ?p ?o }",
    "string": "SELECT * { ?s ?p 'SERVICE <http://h/> { ?s ?p ?o }' }",
    "string with escapes": r"SELECT * { ?s ?p 'it\'s SERVICE <http://h/> { ?s ?p ?o }' }",
    "long string": "SELECT * { ?s ?p '''a\n'b' SERVICE <http://h/> { ?s ?p ?o }''' }",
    "long string with a quotation": 'SELECT * { ?s ?p """a "SERVICE <http://h/> {}" b""" }',
    "long string that begins with a quote": 'SELECT * { ?s ?p """"SERVICE ?s {}""" }',
    "comment": "SELECT * { ?s ?p ?o } # SERVICE <http://h/> { ?s ?p ?o }",
    "comment with quotes": "# don't ask a SERVICE <http://h/> {\nSELECT * { ?s ?p ?o }",
    "IRI": "SELECT * { <http://h/SERVICE> <http://h/service#> ?o }",
    "IRI between others": "SELECT * { VALUES (?a ?b) { (<http://h/a> <http://h/service>) } }",
    "variable": "SELECT ?service ?o { ?service $SERVICE ?o }",
    "variables before a group": "SELECT ?service ?o { ?service ?p ?o }",
    "prefix": "PREFIX service: <http://h/> SELECT * { GRAPH service:a { ?s ?p service:b } }",
    "local name": "PREFIX h: <http://h/> SELECT * { ?s h:service ?o . h:a.service ?p ?o }",
    "local name before a group": "PREFIX h: <http://h/> SELECT * { GRAPH h:service { ?s ?p ?o } }",
    "label of a blank node": "SELECT * { _:service ?p ?o }",
    "language tag": "SELECT * { ?s ?p 'a'@service }",
    "comparison": "SELECT * { ?s ?p ?o FILTER(?o<3 && 'service'>?o) }",
    "word without a group": "SELECT * { ?s ?p service }",
    "annotation": "PREFIX h: <http://h/> SELECT * { ?s h:service ?o {| ?service ?x |} }",
    "escaped quotes in a string": r'SELECT * { ?s ?p "a \u0022service provider\u0022" }',
}


@pytest.mark.parametrize("query", ASKS_ANOTHER.values(), ids=ASKS_ANOTHER.keys())
def test_a_service_clause_is_found(query: str) -> None:
    assert find_service(query) is not None


@pytest.mark.parametrize("query", ASKS_NOBODY.values(), ids=ASKS_NOBODY.keys())
def test_a_word_is_no_service_clause(query: str) -> None:
    assert find_service(query) is None


def test_the_place_of_a_clause() -> None:
    query = "SELECT *\nWHERE {\r\n  SERVICE <http://h/> { ?s ?p ?o }\n}"
    found = find_service(query)
    assert found is not None
    assert query[found:].startswith("SERVICE")
    assert place(query, found) == (3, 3)


PIECES = [
    *"{}()<>=!|&+-*/^.,;?$~@:_#'\"\\ \n\r",
    *("SERVICE", "service", "SILENT", "true", "1", "?s", "?p", "?o", "a:", "a:b", ":c", "SERVICE:"),
    *("<http://127.0.0.1:9/>", "<urn:a>", "{ ?s ?p ?o }", "'x'", '"x"', "'''", '"""', "@en", "_:b"),
    *(r"\u0027", r"\u0022", r"\u003C", "FILTER(", "?p<?o)", "<'>'", "#>\n", "GRAPH", "EXISTS"),
]
CALLS_OUT = re.compile("port 9|service name", re.IGNORECASE)
TRIPLE = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o"))


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_the_engine_never_calls_out_unseen(pieces: list[str]) -> None:
    """Port 9 is refused by the engine's own client, so an attempt shows as an error."""
    query = (
        "PREFIX a: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> "
        f"SELECT * {{ ?s ?p ?o {''.join(pieces)} SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    )
    engine = ox.Store()
    engine.add(TRIPLE)
    try:
        list(engine.query(query))  # type: ignore[arg-type]
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:
        if CALLS_OUT.search(str(error)):
            assert find_service(query) is not None


ADDRESSES = {
    "SERVICE in SELECT": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SERVICE in CONSTRUCT": "CONSTRUCT { ?s ?p ?o } { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SERVICE by a value": "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }",
    "SERVICE by a prefix": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "FROM": "SELECT * FROM <URL> { ?s ?p ?o }",
    "FROM twice": "SELECT * FROM <URL> FROM <URL#a> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "GRAPH": "SELECT * { GRAPH <URL> { ?s ?p ?o } }",
    "LOAD": "LOAD <URL>",
    "LOAD behind a query": "SELECT * { ?s ?p ?o } ; LOAD <URL>",
    "DESCRIBE": "DESCRIBE <URL>",
}


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def _was_called(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


QUERIES = ADDRESSES | {f"hidden: {name}": query for name, query in ASKS_ANOTHER.items()}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_no_query_calls_out(store: Store, listener: socket.socket, query: str) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    asked = query.replace("URL", url).replace("http://h/", url)
    with suppress(QueryError):
        store.answer(SparqlRequest(asked), RESULTS_FORMATS[0], GRAPH_FORMATS[0])
    assert not _was_called(listener)


def test_no_graph_beside_a_query_is_fetched(store: Store, listener: socket.socket) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    request = SparqlRequest("SELECT ?s { ?s ?p ?o }", (url, url + "b"), (url,))
    answer = store.answer(request, RESULTS_FORMATS[2], GRAPH_FORMATS[0])
    assert answer.body.splitlines() == [b"s"]
    assert not _was_called(listener)


def test_the_listener_hears_a_call(listener: socket.socket) -> None:
    """Without this the tests above could not fail."""
    with socket.create_connection(listener.getsockname()):
        assert _was_called(listener)
