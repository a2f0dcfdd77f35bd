"""The query page as every browser shows it, without a script: form, answer, errors, examples."""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from flask.testing import FlaskClient
from tests.web.questions import ASK, CONSTRUCT, WOMEN

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, ResultsFormat
from igflod.web.sparql.examples import EXAMPLES

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def ask(
    client: FlaskClient, query: str, status: int = 200, parameters: Mapping[str, str] | None = None
) -> str:
    given = {"query": query, **(parameters or {})}
    response = client.get("/sparql", query_string=given, headers=BROWSER)
    assert response.status_code == status
    assert response.content_type == "text/html; charset=utf-8"
    return response.text


def written(page: str) -> str:
    """Give the query that stands in the form, as a browser reads it."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert found
    return unescape(found[1])


def downloads(page: str) -> dict[str, str]:
    links = re.findall(r'<a href="([^"]+)" type="[^"]+" download="[^"]+">([^<]+)</a>', page)
    return {label: unescape(place) for place, label in links}


def test_the_form_is_filled_with_an_example_that_is_not_run(client: FlaskClient) -> None:
    for example in EXAMPLES:
        page = client.get("/sparql", query_string={"example": example.name}).text
        assert written(page).strip() == example.query.strip()
        assert 'id="answer"' not in page


def test_an_example_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sparql?example=nonsense").status_code == 404


def test_every_example_is_offered(client: FlaskClient) -> None:
    page = client.get("/sparql", headers=BROWSER).text
    for example in EXAMPLES:
        assert f'href="/sparql?example={example.name}"' in page


@pytest.mark.parametrize(
    ("query", "formats"),
    [(WOMEN, RESULTS_FORMATS), (ASK, RESULTS_FORMATS), (CONSTRUCT, GRAPH_FORMATS)],
)
def test_every_answer_can_be_taken_in_every_format(
    client: FlaskClient, query: str, formats: tuple[GraphFormat | ResultsFormat, ...]
) -> None:
    page = ask(client, query)
    assert written(page).strip() == query.strip()
    places = downloads(page)
    assert list(places) == [form.label for form in formats]
    for form in formats:
        taken = client.get(places[form.label])
        assert taken.status_code == 200
        assert taken.mimetype == form.media_type


def test_an_answer_has_a_link_that_gives_it_again(client: FlaskClient) -> None:
    graph = "https://w3id.org/igflod/graph/curated"
    page = ask(client, "SELECT * { ?s ?p ?o } LIMIT 1", parameters={"default-graph-uri": graph})
    link = re.search(r'<a href="([^"]+)" rel="bookmark">', page)
    assert link
    parameters = dict(parse_qsl(urlsplit(unescape(link[1])).query))
    assert parameters == {"query": "SELECT * { ?s ?p ?o } LIMIT 1", "default-graph-uri": graph}
    assert 'id="answer"' in client.get(unescape(link[1]), headers=BROWSER).text
    assert f'<input type="hidden" name="default-graph-uri" value="{graph}">' in page


def test_the_things_of_a_graph_are_links(client: FlaskClient) -> None:
    page = ask(client, "DESCRIBE <https://w3id.org/igflod/id/workshop/2013/324>")
    thing = "&lt;https://w3id.org/igflod/id/meeting/2013&gt;"
    assert f'igf:inMeeting <a href="/doc/meeting/2013">{thing}</a> ;' in page


def test_things_are_called_by_their_names_and_terms_by_their_short_forms(
    client: FlaskClient,
) -> None:
    page = ask(
        client,
        "SELECT ?session ?category ?day { ?count <https://w3id.org/igflod/def#attendanceOf> "
        "?session ; <https://w3id.org/igflod/def#category> ?category . "
        "?session <https://schema.org/startDate> ?day ; "
        "<https://w3id.org/igflod/def#sessionNumber> '324' } LIMIT 1",
    )
    assert (
        '<a href="/doc/workshop/2013/324" title="workshop/2013/324">'
        "Enhanced Cooperation for Sustainable Development</a>" in page
    )
    assert re.search(r'<a href="/code/[\w-]+">igfc:[\w-]+</a>', page)
    assert '<time datetime="2013-10-24">24 October 2013</time>' in page


def test_names_that_stand_in_another_column_are_not_said_again(client: FlaskClient) -> None:
    page = ask(
        client,
        "SELECT ?session ?title { ?session <http://www.w3.org/2000/01/rdf-schema#label> ?title "
        "FILTER (CONTAINS(?title, 'Enhanced Cooperation for')) }",
    )
    assert '<a href="/doc/workshop/2013/324">workshop/2013/324</a>' in page


def test_a_column_of_numbers_is_one_even_if_its_first_value_is_missing(client: FlaskClient) -> None:
    page = ask(client, "SELECT ?n ?m { VALUES (?n ?m) { (UNDEF 1) (2 'x') (3 4) } }")
    assert '<th scope="col" class="number">n</th><th scope="col">m</th>' in page


@pytest.mark.parametrize(
    "expression",
    ["'2013-02-31'^^<http://www.w3.org/2001/XMLSchema#date>", "IRI('javascript:alert(1)')"],
)
def test_odd_values_are_shown_as_they_are(client: FlaskClient, expression: str) -> None:
    page = ask(client, f"SELECT ({expression} AS ?x) {{}}")
    assert "2013-02-31" in page or "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_every_kind_of_value_is_shown(client: FlaskClient) -> None:
    values = "('a\\tb\\n\\\\' 1.50 true 'é🙂'@fr) (UNDEF 2 3 4)"
    page = unescape(ask(client, f"SELECT * {{ VALUES (?a ?b ?c ?d) {{ {values} }} }}"))
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)
    assert cells == ["a\tb\n\\", "1.5", "true", '<span lang="fr">é🙂</span>', "", "2", "3", "4"]
    assert "2 rows." in page


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { $s ?p ?o } LIMIT 1", ["s", "p", "o"]),
        ("SELECT DISTINCT * { ?s ?p ?o { SELECT ?s { ?s ?b ?c } } } LIMIT 1", ["s", "p", "o"]),
        ("SELECT ?o (1 AS ?n) ?a { ?a ?n1 ?o } LIMIT 1", ["o", "n", "a"]),
        ("SELECT ?p ?n { { SELECT * { ?n ?p ?o } } } LIMIT 1", ["p", "n"]),
    ],
)
def test_columns_stand_as_the_query_has_them(
    client: FlaskClient, query: str, columns: list[str]
) -> None:
    assert re.findall(r"<th scope=\"col\"[^>]*>(\w+)</th>", ask(client, query)) == columns


@pytest.mark.parametrize("query", ["SELECT * {}", "SELECT ?nothing {}"])
def test_a_row_without_values_is_a_row(client: FlaskClient, query: str) -> None:
    assert "1 row." in ask(client, query)


def test_an_empty_answer_says_so(client: FlaskClient) -> None:
    page = ask(client, "SELECT ?s { ?s a <http://example.org/Nothing> }")
    assert "0 rows." in page
    assert "Nothing in the dataset fits." in page


def test_a_faulty_query_comes_back_with_its_error_beside_it(client: FlaskClient) -> None:
    query = "SELECT *\nWHERE {\n  ?s igf:role </textarea><b> ?o\n}\n"
    page = ask(client, query, 400, {"format": "csv"})
    assert written(page) == query
    assert "line 3, column 6" in page
    assert "PREFIX igf: &lt;https://w3id.org/igflod/def#&gt;" in page
    assert (
        '<pre class="code">  ?s <mark>i</mark>gf:role &lt;/textarea&gt;&lt;b&gt; ?o</pre>' in page
    )
    assert '<option value="csv" selected>' in page


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }", 403, "SERVICE is refused"),
        ("", 400, "the query is empty"),
        ("SELECT * {} #" + 40_000 * "x", 413, "at most 32,768"),
        ("SELECT * {} #" + 40_000 * "x", 413, "Shorten it, for instance with VALUES"),
        ("ASK { ?s ?p", 400, "line 1"),
    ],
)
def test_every_refusal_gives_the_query_back(
    client: FlaskClient, query: str, status: int, words: str
) -> None:
    response = client.post("/sparql", data={"query": query}, headers=BROWSER)
    assert response.status_code == status
    assert words in unescape(response.text)
    assert written(response.text)[:5] == query[:5]


def test_hints_stand_beside_the_query_with_its_answer(client: FlaskClient) -> None:
    page = ask(client, "SELECT * { ?s <https://w3id.org/igflod/def#organiser> ?o }")
    assert "Nothing in the dataset fits" in page
    assert re.search(r"<li>Line 1, column 15: [^<]*igfc:organizer", page)


def test_a_program_gets_the_problem_as_before(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": "SELECT nonsense"})
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


def test_the_page_says_what_a_query_may_take(http: httpx.Client) -> None:
    page = http.get("/sparql", headers=BROWSER).text
    endpoint = f"curl {http.base_url.join('/sparql')} "
    for words in ("20 seconds", "32 KiB", "64 MiB", "Retry-After", endpoint):
        assert words in page, words
