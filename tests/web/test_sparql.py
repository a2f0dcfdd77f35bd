"""The SPARQL endpoint, asked by GET and POST, by SPARQLWrapper and by hand, on a real server."""

import csv
import io
import json
import socket
import threading
from collections.abc import Iterator
from typing import Self
from urllib.parse import urlencode

import httpx
import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store, parse
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

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.vocabulary import IGF

PREFIXES = """
PREFIX igf: <https://w3id.org/igflod/def#>
PREFIX igfc: <https://w3id.org/igflod/code/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
WORKSHOP = "https://w3id.org/igflod/id/workshop/2013/324"
WOMEN = f"""{PREFIXES}
SELECT ?women ?total WHERE {{
  ?f igf:attendanceOf <{WORKSHOP}> ; igf:category igfc:female ; igf:count ?women .
  ?t igf:attendanceOf <{WORKSHOP}> ; igf:category igfc:total ; igf:count ?total .
}}"""
ASK = f"ASK {{ <{WORKSHOP}> ?p ?o }}"
CONSTRUCT = f"{PREFIXES} CONSTRUCT WHERE {{ <{WORKSHOP}> igf:sessionNumber ?number }}"
DESCRIBE = f"DESCRIBE <{WORKSHOP}>"
CURATED = "https://w3id.org/igflod/graph/curated"


@pytest.fixture
def http(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server) as client:
        yield client


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


@pytest.mark.parametrize("form", RESULTS_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", [WOMEN, ASK])
def test_tables_in_every_format(http: httpx.Client, form: object, query: str) -> None:
    media_type, name = form.media_type, form.name  # type: ignore[attr-defined]
    by_accept = http.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    by_name = http.get("/sparql", params={"query": query, "format": name})
    by_form = http.post("/sparql", data={"query": query}, headers={"Accept": media_type})
    direct = http.post(
        "/sparql",
        content=query,
        headers={"Accept": media_type, "Content-Type": "application/sparql-query; charset=UTF-8"},
    )

    for answer in (by_accept, by_name, by_form, direct):
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].partition(";")[0] == media_type
        assert answer.content == by_accept.content
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert by_accept.headers["Vary"] == "Accept"
    assert "Vary" not in by_name.headers
    assert ("Content-Disposition" in by_name.headers) == (name in {"csv", "tsv"})
    if query == WOMEN and name == "csv":
        assert list(csv.reader(io.StringIO(by_name.text))) == [["women", "total"], ["22", "57"]]


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_graphs_in_every_format(http: httpx.Client, form: object, query: str) -> None:
    media_type, name = form.media_type, form.name  # type: ignore[attr-defined]
    by_accept = http.get("/sparql", params={"query": query}, headers={"Accept": media_type})
    by_name = http.post("/sparql", data={"query": query, "format": name})

    assert by_accept.status_code == by_name.status_code == 200
    assert by_accept.content == by_name.content
    rdf_format = RdfFormat.from_media_type(media_type)
    assert rdf_format is not None
    assert any(
        q.predicate.value.endswith("sessionNumber")
        for q in parse(by_name.content, format=rdf_format)
    )


@pytest.mark.parametrize(
    ("accept", "table", "graph"),
    [
        ("*/*", "application/sparql-results+json", "text/turtle"),
        ("application/json", "application/json", "application/json"),
        ("text/xml", "text/xml", None),
        ("application/xml;q=0.5, text/csv;q=0.2", "application/xml", None),
        ("text/*", "text/csv", "text/turtle"),
        ("text/turtle", None, "text/turtle"),
        ("text/csv", "text/csv", None),
        ("text/html,*/*;q=0.8", "text/html", "text/html"),
        ("image/png", None, None),
    ],
)
def test_the_accept_header_decides(
    http: httpx.Client, accept: str, table: str | None, graph: str | None
) -> None:
    for query, expected in ((WOMEN, table), (CONSTRUCT, graph)):
        answer = http.get("/sparql", params={"query": query}, headers={"Accept": accept})
        if expected is None:
            assert answer.status_code == 406
            assert answer.headers["Content-Type"] == "application/problem+json"
        else:
            assert answer.status_code == 200
            assert answer.headers["Content-Type"].partition(";")[0] == expected
        assert answer.headers["Vary"] == "Accept"


@pytest.mark.parametrize(
    ("query", "name", "status"),
    [
        (WOMEN, "turtle", 406),
        (CONSTRUCT, "csv", 406),
        (CONSTRUCT, "json", 200),
        (CONSTRUCT, "json-ld", 200),
        (CONSTRUCT, "n3", 200),
        (WOMEN, "text/csv", 200),
        (WOMEN, "html", 200),
        (CONSTRUCT, "html", 200),
        (WOMEN, "excel", 400),
        (WOMEN, "", 400),
    ],
)
def test_a_format_by_name(http: httpx.Client, query: str, name: str, status: int) -> None:
    answer = http.get("/sparql", params={"query": query, "format": name})

    assert answer.status_code == status
    if status != 200:
        assert answer.json()["status"] == status
        assert answer.json()["detail"]


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
        ("SELECT WHERE", 400, "SPARQL"),
        ("", 400, "empty"),
        (" \n", 400, "empty"),
        ("SELECT * { ?s ?p ?o ", 400, "SPARQL"),
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


def test_answers_are_cached_by_their_tag(http: httpx.Client) -> None:
    first = http.get("/sparql", params={"query": WOMEN})
    tag = {"If-None-Match": first.headers["ETag"]}

    assert http.get("/sparql", params={"query": WOMEN}, headers=tag).status_code == 304
    assert http.get("/sparql", params={"query": ASK}, headers=tag).status_code == 200
    other = http.get("/sparql", params={"query": WOMEN}, headers={**tag, "Accept": "text/csv"})
    assert other.status_code == 200


def test_head(http: httpx.Client) -> None:
    get, head = (
        http.request(method, "/sparql", params={"query": WOMEN}) for method in ("GET", "HEAD")
    )

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == get.headers["ETag"]


def test_preflight_of_a_direct_query(http: httpx.Client) -> None:
    answer = http.options(
        "/sparql",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )

    assert answer.status_code == 200
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]


def test_without_a_query_the_service_describes_itself(http: httpx.Client) -> None:
    description = http.get("/sparql", headers={"Accept": "text/turtle"})
    described = Store()
    described.load(description.content, format=RdfFormat.TURTLE)
    answer = described.query(
        """
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX void: <http://rdfs.org/ns/void#>
        SELECT (STR(?endpoint) AS ?at)
          (COUNT(DISTINCT ?format) AS ?formats) (COUNT(DISTINCT ?name) AS ?names)
        WHERE {
          ?service a sd:Service ; sd:endpoint ?endpoint ; sd:resultFormat ?format ;
            sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
            sd:defaultDataset/sd:namedGraph [ sd:name ?name ; sd:graph/void:triples ?triples ] .
          FILTER (?triples > 0)
        } GROUP BY ?endpoint"""
    )
    assert isinstance(answer, QuerySolutions)
    endpoint, formats, names = (term.value for term in next(answer))
    assert endpoint == "https://w3id.org/igflod/sparql"
    assert int(formats) == len(RESULTS_FORMATS) + len(GRAPH_FORMATS)
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { } }"
    held = http.get("/sparql", params={"query": count, "format": "csv"}).text
    assert int(names) == int(held.splitlines()[1])


def test_a_browser_gets_a_form_and_a_table(http: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    form = http.get("/sparql", headers=browser).text
    assert '<textarea id="query" name="query"' in form

    page = http.get("/sparql", params={"query": WOMEN}, headers=browser).text
    assert '<td class="number"><span>22</span></td>' in page
    assert "&lt;https://w3id.org/igflod/def#&gt;" in page
    assert "format=csv" in page
    assert ">yes<" in http.get("/sparql", params={"query": ASK}, headers=browser).text
    described = http.get("/sparql", params={"query": CONSTRUCT}, headers=browser).text
    assert "sessionNumber &#34;324&#34;" in described


def test_a_long_answer_is_cut_on_the_page_and_nowhere_else(http: httpx.Client) -> None:
    query = "SELECT * { ?s ?p ?o }"
    page = http.get("/sparql", params={"query": query, "format": "html"}).text
    whole = http.get("/sparql", params={"query": query, "format": "json"}).json()

    assert page.count("<tr>") == 1001
    assert "of which the first" in page
    assert len(whole["results"]["bindings"]) > 1001


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
