"""The limits stand in the description of the service, as they are."""

import httpx
import rdflib
from flask.testing import FlaskClient

from igflod.store import Limits
from igflod.store.query.admission import LONGEST_QUERY

SCHEMA = rdflib.Namespace("https://schema.org/")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")


def described(http: httpx.Client) -> rdflib.Graph:
    answer = http.get("/sparql", headers={"Accept": "application/n-triples"})
    return rdflib.Graph().parse(data=answer.text, format="nt")


def test_every_limit_is_there_with_its_unit(http: httpx.Client) -> None:
    graph, limits = described(http), Limits()
    (service,) = graph.subjects(rdflib.RDF.type, SD.Service)
    found = {
        str(graph.value(limit, SCHEMA.propertyID)): (
            getattr(graph.value(limit, SCHEMA.maxValue), "value", None),
            str(graph.value(limit, SCHEMA.unitCode)),
        )
        for limit in graph.objects(service, SCHEMA.additionalProperty)
        if (limit, rdflib.RDF.type, SCHEMA.PropertyValue) in graph
    }
    assert found == {
        "query-bytes": (LONGEST_QUERY, "AD"),
        "seconds": (limits.seconds, "SEC"),
        "answer-bytes": (limits.answer, "AD"),
        "memory-bytes": (limits.memory, "AD"),
        "parallel-queries": (limits.processes, "C62"),
        "slow-queries": (limits.slow, "C62"),
        "waiting-queries": (limits.waiting, "C62"),
    }


def test_a_query_of_the_length_that_is_told_is_answered_and_no_longer_one(
    http: httpx.Client,
) -> None:
    graph = described(http)
    limit = graph.value(None, SCHEMA.propertyID, rdflib.Literal("query-bytes"))
    most = int(str(graph.value(limit, SCHEMA.maxValue)))
    direct = {"Content-Type": "application/sparql-query"}

    statuses = [
        http.post("/sparql", content="ASK {}".ljust(size), headers=direct).status_code
        for size in (most, most + 1)
    ]

    assert statuses == [200, 413]


def test_nothing_in_it_is_without_a_name(http: httpx.Client) -> None:
    graph = described(http)

    assert len(graph) > 0
    assert not any(isinstance(node, rdflib.BNode) for node in graph.all_nodes())


def test_without_processes_of_its_own_only_the_text_has_a_limit(client: FlaskClient) -> None:
    text = client.get("/sparql.nt").text
    graph = rdflib.Graph().parse(data=text, format="nt")

    assert [str(word) for word in graph.objects(None, SCHEMA.propertyID)] == ["query-bytes"]
