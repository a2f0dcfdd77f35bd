"""The SPARQL endpoint as researchers ask it: with SPARQLWrapper."""

import pytest
from pyoxigraph import Literal, RdfFormat, parse
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
)
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from tests.web.questions import ASK, CONSTRUCT, DESCRIBE, WOMEN

from igflod.vocabulary import IGF


def researcher(server: str, query: str, form: str | None = None) -> SPARQLWrapper:
    """What researchers use."""
    client = SPARQLWrapper(f"{server}/sparql", **({"returnFormat": form} if form else {}))
    client.setQuery(query)
    return client


@pytest.mark.parametrize(
    ("method", "encoding"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
)
@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (JSON, b'"women":{"type":"literal","value":"22"'),
        (XML, b">22</literal>"),
        (CSV, b"22,57"),
        (TSV, b"22\t57"),
    ],
)
def test_sparqlwrapper_gets_tables(
    server: str, method: str, encoding: str, form: str, expected: bytes
) -> None:
    client = researcher(server, WOMEN, form)
    client.setMethod(method)
    client.setRequestMethod(encoding)

    assert expected in client.query().response.read()


def test_sparqlwrapper_reads_tables(server: str) -> None:
    answer = researcher(server, WOMEN, JSON).queryAndConvert()
    assert isinstance(answer, dict)
    (row,) = answer["results"]["bindings"]
    assert (row["women"]["value"], row["total"]["value"]) == ("22", "57")
    answer = researcher(server, ASK, JSON).queryAndConvert()
    assert isinstance(answer, dict)
    assert answer["boolean"] is True


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize(
    ("form", "parser"),
    [
        (None, RdfFormat.RDF_XML),
        (TURTLE, RdfFormat.TURTLE),
        (XML, RdfFormat.RDF_XML),
        (RDFXML, RdfFormat.RDF_XML),
        (JSONLD, RdfFormat.JSON_LD),
        (N3, RdfFormat.TURTLE),
    ],
)
def test_sparqlwrapper_gets_graphs(
    server: str, query: str, form: str | None, parser: RdfFormat
) -> None:
    body = researcher(server, query, form).query().response.read()

    triples = {(q.predicate, q.object) for q in parse(body, format=parser)}
    assert (IGF.sessionNumber, Literal("324")) in triples


def test_sparqlwrapper_is_told_of_a_broken_query(server: str) -> None:
    with pytest.raises(QueryBadFormed, match="line"):
        researcher(server, "SELECT WHERE").query()
