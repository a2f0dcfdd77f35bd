"""The answers of the SPARQL endpoint: every kind of query in every format, on a real server."""

import csv
import io

import httpx
import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, parse
from tests.web.questions import ASK, CONSTRUCT, DESCRIBE, WOMEN

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat


@pytest.mark.parametrize("form", RESULTS_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", [WOMEN, ASK])
def test_tables_in_every_format(http: httpx.Client, form: ResultsFormat, query: str) -> None:
    media_type, name = form.media_type, form.name
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
    assert by_accept.headers["Vary"] == "Accept, Accept-Encoding"
    assert by_name.headers["Vary"] == "Accept-Encoding"
    assert ("Content-Disposition" in by_name.headers) == (name in {"csv", "tsv"})
    if query == WOMEN and name == "csv":
        assert list(csv.reader(io.StringIO(by_name.text))) == [["women", "total"], ["22", "57"]]


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
def test_graphs_in_every_format(http: httpx.Client, form: GraphFormat, query: str) -> None:
    media_type, name = form.media_type, form.name
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
        assert answer.headers["Vary"] == "Accept, Accept-Encoding"


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
    assert '<td class="number">22</td>' in page
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
    assert "here are the first" in page
    assert len(whole["results"]["bindings"]) > 1001


def test_an_answer_is_revalidated_by_what_was_asked(http: httpx.Client) -> None:
    """The entity tag is weak: it names the release, the query and the format."""
    first = http.get("/sparql", params={"query": WOMEN, "format": "csv"})
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    held = {"If-None-Match": tag}

    def status(query: str, form: str = "csv", **more: str) -> int:
        params = {"query": query, "format": form}
        return http.get("/sparql", params=params, headers={**held, **more}).status_code

    assert status(WOMEN) == 304
    assert status(WOMEN + "\n  ") == 304
    assert status(WOMEN, **{"Accept-Encoding": "identity"}) == 304
    assert status(WOMEN, "json") == 200
    assert status(WOMEN + " LIMIT 1") == 200
    assert status("SELECT nonsense") == 400
    posted = http.post("/sparql", data={"query": WOMEN, "format": "csv"}, headers=held)
    assert posted.status_code == 200


def test_what_changes_by_itself_is_never_stored(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    page = http.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}", "format": "html"})
    assert page.headers["Cache-Control"] == "no-store"
