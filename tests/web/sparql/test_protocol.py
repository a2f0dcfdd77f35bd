"""What the SPARQL 1.1 Protocol says of requests: datasets, refusals, errors."""

from urllib.parse import urlencode

import httpx
import pytest

WORKSHOP = "https://w3id.org/igflod/id/workshop/2013/324"
ASK = f"ASK {{ <{WORKSHOP}> ?p ?o }}"
CURATED = "https://w3id.org/igflod/graph/curated"


def test_datasets_of_the_protocol(http: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def count(graphs: list[tuple[str, str]]) -> int:
        body = urlencode([("query", query), ("format", "csv"), *graphs])
        by_get = http.get(f"/sparql?{body}")
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        by_form = http.post("/sparql", content=body, headers=form)
        direct = http.post(
            "/sparql?" + urlencode([("format", "csv"), *graphs]),
            content=query,
            headers={"Content-Type": "application/sparql-query"},
        )
        assert by_get.text == by_form.text == direct.text
        return int(by_get.text.splitlines()[1])

    curated = count([("default-graph-uri", CURATED)])
    links = count([("default-graph-uri", "https://w3id.org/igflod/graph/links")])
    both = count(
        [
            ("default-graph-uri", CURATED),
            ("default-graph-uri", "https://w3id.org/igflod/graph/links"),
        ]
    )
    assert 0 < curated < both == curated + links < count([])
    assert count([("named-graph-uri", CURATED)]) == 0
    assert count([("default-graph-uri", "http://example.org/none")]) == 0
    broken = http.get("/sparql", params={"query": query, "default-graph-uri": "no iri"})
    assert broken.status_code == 400


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT WHERE", 400, "WHERE cannot stand here"),
        ("", 400, "empty"),
        (" \n", 400, "empty"),
        ("SELECT * { ?s ?p ?o ", 400, "column 10 is not closed: } is missing"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 403, "update"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "update"),
        ("DROP ALL", 403, "update"),
        ("LOAD <http://127.0.0.1/>", 403, "update"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403, "SERVICE"),
        (f"SELECT * {{ }} # {'x' * 40_000}", 413, "bytes"),
    ],
)
def test_what_is_no_query_is_told_in_words(
    http: httpx.Client, query: str, status: int, words: str
) -> None:
    answers = [
        http.get("/sparql", params={"query": query}),
        http.post("/sparql", data={"query": query}),
        http.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"}),
    ]
    for answer in answers:
        assert answer.status_code == status
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert words in answer.json()["detail"]
    page = http.post("/sparql", data={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert words in page.text
    assert "<!doctype html>" in page.text


def test_an_error_in_a_query_names_its_place(http: httpx.Client) -> None:
    problem = http.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}).json()

    assert problem["line"] == 2
    assert problem["column"] > 1


@pytest.mark.parametrize(
    ("parameters", "headers", "body", "status"),
    [
        # the cases of the W3C's protocol tests that a service must refuse
        ([("query", ASK), ("query", ASK)], {}, None, 400),
        ([], {"Content-Type": "text/plain"}, ASK, 415),
        ([], {}, ASK, 415),
        ([], {"Content-Type": "application/sparql-query; charset=UTF-16"}, ASK, 415),
        ([], {"Content-Type": "application/sparql-query"}, b"ASK { \xff\xfe }", 400),
        ([], {"Content-Type": "application/x-www-form-urlencoded"}, "a=b", 400),
        ([("query", ASK)], {"Content-Type": "application/sparql-query"}, ASK, 400),
        ([], {"Content-Type": "application/sparql-update"}, "DROP ALL", 403),
        ([], {"Content-Type": "application/x-www-form-urlencoded"}, "update=DROP%20ALL", 403),
        ([("update", "DROP ALL")], {}, None, 403),
    ],
)
def test_what_the_protocol_forbids(
    http: httpx.Client,
    parameters: list[tuple[str, str]],
    headers: dict[str, str],
    body: str | bytes | None,
    status: int,
) -> None:
    method = "GET" if body is None else "POST"
    place = f"/sparql?{urlencode(parameters)}"
    answer = http.request(method, place, headers=headers, content=body)

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_body_that_is_far_too_long_is_refused(http: httpx.Client) -> None:
    for kind in ("application/sparql-query", "application/x-www-form-urlencoded"):
        answer = http.post("/sparql", content=b"x" * (1 << 21), headers={"Content-Type": kind})

        assert answer.status_code == 413
