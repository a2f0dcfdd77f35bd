"""What every store does: these tests run over each kind of store."""

import csv
import io
import json
from typing import TypeAlias

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from igflod.errors import QueryError, QueryRefusedError, QueryTooLongError, StoreError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat
from igflod.store import SparqlRequest, Store

JSON, CSV = RESULTS_FORMATS[0], RESULTS_FORMATS[2]
NTRIPLES = next(entry for entry in GRAPH_FORMATS if entry.name == "ntriples")
Rows: TypeAlias = list[list[str]]

EX = "http://example.org/"
PROLOGUE = f"PREFIX ex: <{EX}> BASE <{EX}> "
TITLES = "SELECT ?s ?title { ?s ex:title ?title }"
IN_GRAPHS = "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }"


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


def ask(
    store: Store, query: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()
) -> Rows:
    """Give the rows of a public query; names of graphs are local."""
    request = SparqlRequest(
        PROLOGUE + query, tuple(EX + name for name in default), tuple(EX + name for name in named)
    )
    body = store.answer(request, CSV, NTRIPLES).body
    return list(csv.reader(io.StringIO(body.decode())))[1:]


def test_it_counts_quads(store: Store) -> None:
    assert len(store) == 5


def test_rows(store: Store) -> None:
    query = PROLOGUE + "SELECT ?s ?y ?none { ?s ex:year ?y OPTIONAL { ?s ex:no ?none } }"
    assert store.rows(query) == [{"s": node("b"), "y": Literal(2013)}]


def test_rows_with_a_term_given(store: Store) -> None:
    rows = store.rows(PROLOGUE + TITLES, {"s": node("a")})
    assert rows == [{"title": Literal("One")}]


def test_triples(store: Store) -> None:
    found = store.triples("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", {"s": node("a")})
    assert found == [Triple(node("a"), node("title"), Literal("One"))]


def test_describe(store: Store) -> None:
    assert len(store.triples(PROLOGUE + "DESCRIBE ex:b")) == 3


def test_graph(store: Store) -> None:
    assert store.graph(node("g3")) == [Triple(node("b"), node("next"), node("a"))]
    assert store.graph(node("none")) == []


@pytest.mark.parametrize("query", ["SELECT", "ASK {}", "CONSTRUCT {} {}"])
def test_rows_of_what_is_no_select(store: Store, query: str) -> None:
    with pytest.raises(StoreError, match=r"one of our own|must be a SELECT"):
        store.rows(query)


def test_triples_of_a_select(store: Store) -> None:
    with pytest.raises(StoreError, match="must be a CONSTRUCT"):
        store.triples("SELECT * {}")


def test_a_variable_is_given_that_the_query_does_not_have(store: Store) -> None:
    with pytest.raises(StoreError, match="one of our own"):
        store.rows(PROLOGUE + TITLES, {"other": node("a")})


def test_a_triple_in_two_graphs_is_one_in_their_union(store: Store) -> None:
    assert ask(store, "SELECT (COUNT(*) AS ?n) { ex:a ?p ?o }") == [["1"]]


def test_a_triple_in_two_graphs_is_in_both(store: Store) -> None:
    rows = ask(store, "SELECT ?g { GRAPH ?g { ex:a ?p ?o } } ORDER BY ?g")
    assert rows == [[EX + "g1"], [EX + "g2"]]


def test_from_one_graph(store: Store) -> None:
    assert ask(store, "SELECT ?s FROM ex:g1 { ?s ?p ?o }") == [[EX + "a"]]


def test_from_two_graphs_merges_them(store: Store) -> None:
    query = "#FROM ex:g3\nSELECT (COUNT(*) AS ?n) FROM ex:g1 FROM <g2> WHERE { ?s ?p ?o }"
    assert ask(store, query) == [["3"]]


def test_construct_from_two_graphs(store: Store) -> None:
    query = PROLOGUE + "CONSTRUCT { ?s ?p ?o } FROM <g1> FROM <g2> WHERE { ?s ?p ?o }"
    answer = store.answer(SparqlRequest(query), CSV, NTRIPLES)
    assert answer.format is NTRIPLES
    assert len(answer.body.splitlines()) == 3


def test_from_named(store: Store) -> None:
    query = "SELECT ?g FROM <g1> FROM <g2> FROM NAMED <g3> { GRAPH ?g { ?s ?p ?o } }"
    assert ask(store, query) == [[EX + "g3"]]


def test_from_what_we_do_not_hold_is_empty(store: Store) -> None:
    assert ask(store, "SELECT ?s FROM <none> { ?s ?p ?o }") == []
    assert ask(store, "SELECT ?s FROM <none> FROM <no> { ?s ?p ?o }") == []


def test_from_with_an_undeclared_prefix(store: Store) -> None:
    with pytest.raises(QueryError, match="the prefix nobody: is not declared"):
        ask(store, "SELECT ?s FROM nobody:a FROM nobody:b { ?s ?p ?o }")


def test_graphs_beside_the_query_override_from(store: Store) -> None:
    assert ask(store, "SELECT ?s FROM <g1> { ?s ?p ?o }", default=("g3",)) == [[EX + "b"]]


def test_two_default_graphs_beside_the_query_are_merged(store: Store) -> None:
    assert ask(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", default=("g1", "g2")) == [["3"]]


def test_named_graphs_beside_the_query(store: Store) -> None:
    query = "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }"
    assert ask(store, query, named=("g3",)) == [[EX + "g3", EX + "b"]]
    assert ask(store, TITLES, named=("g3",)) == []


def test_a_relative_graph_name_is_refused(store: Store) -> None:
    request = SparqlRequest("ASK {}", default_graphs=("g1",))
    with pytest.raises(QueryError, match="absolute IRI"):
        store.answer(request, JSON, NTRIPLES)


@pytest.mark.parametrize("results", RESULTS_FORMATS, ids=lambda entry: entry.name)
def test_select_in_every_format(store: Store, results: ResultsFormat) -> None:
    answer = store.answer(SparqlRequest(PROLOGUE + TITLES), results, NTRIPLES)
    assert answer.format is results
    assert answer.body.decode().count("One") == 1


def test_ask(store: Store) -> None:
    body = store.answer(SparqlRequest("ASK { ?s ?p 2013 }"), JSON, NTRIPLES).body
    assert json.loads(body)["boolean"] is True


@pytest.mark.parametrize("graphs", GRAPH_FORMATS, ids=lambda entry: entry.name)
def test_construct_in_every_format(store: Store, graphs: GraphFormat) -> None:
    query = PROLOGUE + "CONSTRUCT { ?s ex:title ?o } { GRAPH ?g { ?s ex:title ?o } }"
    answer = store.answer(SparqlRequest(query), JSON, graphs)
    assert answer.format is graphs
    assert answer.body.decode().count("One") == 1


def test_an_error_has_a_line_and_a_column(store: Store) -> None:
    with pytest.raises(QueryError, match="line 2, column") as caught:
        ask(store, "SELECT ?s\nWHERE { ?s ?p }")
    assert caught.value.line == 2
    assert caught.value.column is not None


def test_an_undeclared_prefix_is_named(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, "\nSELECT * { ?s ex:p 'a:b' ;\n schema:name ?o }")
    assert str(caught.value) == (
        "line 3, column 2: the prefix schema: is not declared; "
        "put PREFIX schema: <https://schema.org/> before the query"
    )


def test_an_undeclared_prefix_that_nobody_knows(store: Store) -> None:
    with pytest.raises(QueryError, match=r"line 2, column 15: the prefix nobody: is not declared$"):
        ask(store, "\nSELECT * { ?s nobody:p ?o }")


@pytest.mark.parametrize("query", ["", "  \n# nothing\n", "PREFIX ex: <http://e/>"])
def test_an_empty_query(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match="empty"):
        ask(store, query)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> 1 }",
        "PREFIX select: <urn:x#>\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL",
        "drop silent default",
        "CREATE GRAPH <urn:g>",
        "BASE <urn:x> ADD <a> TO <b>",
        "MOVE <urn:a> TO <urn:b>",
        "COPY <urn:a> TO <urn:b>",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(store: Store, update: str) -> None:
    with pytest.raises(QueryRefusedError, match="is an update"):
        ask(store, update)
    assert len(store) == 5


def test_an_update_behind_a_query_is_no_query(store: Store) -> None:
    with pytest.raises(QueryError, match="nothing stands behind a query"):
        ask(store, "SELECT * { ?s ?p ?o } ; DROP ALL")
    assert len(store) == 5


def test_service_is_refused_at_its_place(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="line 2, column 3: SERVICE is refused"):
        ask(store, "SELECT * {\n  SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_the_word_service_is_no_offence(store: Store) -> None:
    query = 'SELECT ?s { ?s ex:title ?t FILTER(CONTAINS(?t, "service")) }'
    assert ask(store, query) == [[EX + "b"]]


def test_a_query_may_be_long_but_not_too_long(store: Store) -> None:
    query = "ASK { ?s ?p 2013 } #"
    longest = query + "é" * ((32 * 1024 - len(query)) // 2)
    store.answer(SparqlRequest(longest), JSON, NTRIPLES)
    with pytest.raises(QueryTooLongError, match="32,769 bytes; at most 32,768"):
        store.answer(SparqlRequest(longest + "x"), JSON, NTRIPLES)


def test_a_failing_expression_is_unbound_and_no_error(store: Store) -> None:
    assert ask(store, "SELECT (1/0 AS ?x) (1 AS ?y) {}") == [["", "1"]]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?title { <a> ?p ?title . ?s <title> ?title }",
        "SELECT ?title FROM <g1> { ?s <title> ?title }",
        "SELECT ?title FROM <g1> FROM <g2> { ?s <title> ?title }",
        "SELECT ?title FROM NAMED <g1> { GRAPH ?g { ?s <title> ?title } }",
    ],
)
def test_relative_names_are_resolved_against_the_base(store: Store, query: str) -> None:
    def rows(text: str, base: str | None) -> bytes:
        return store.answer(SparqlRequest(text, base=base), CSV, NTRIPLES).body

    assert rows(query, EX) == rows(f"BASE <{EX}> {query}", "http://example.org/other/")
    assert len(rows(query, EX).splitlines()) > 1
    with pytest.raises(QueryError):
        rows(query, None)
