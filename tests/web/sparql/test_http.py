"""The endpoint as HTTP: methods, the slash at the end, patience, other sites' scripts."""

from collections.abc import Mapping
from urllib.parse import urlencode

import httpx
import pytest

ASK = "ASK { ?s ?p ?o }"
ROWS = "SELECT ?s ?class { ?s a ?class } LIMIT 200"
DIRECT = {"Content-Type": "application/sparql-query"}
CHANGES = {"date"}


def headers(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in CHANGES}


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"query": ASK},
        {"query": ROWS},
        {"query": ROWS, "format": "csv"},
        {"query": "CONSTRUCT WHERE { <https://w3id.org/igflod/id/meeting/2013> ?p ?o }"},
        {"query": "nonsense"},
        {"query": "DROP ALL"},
    ],
    ids=str,
)
@pytest.mark.parametrize("accept", ["*/*", "text/html", "text/csv", "text/turtle"])
def test_head_has_the_headers_of_get_and_no_body(
    http: httpx.Client, parameters: Mapping[str, str], accept: str
) -> None:
    told = http.head("/sparql", params=parameters, headers={"Accept": accept})
    given = http.get("/sparql", params=parameters, headers={"Accept": accept})

    assert told.status_code == given.status_code
    assert headers(told) == headers(given)
    assert told.content == b"" != given.content


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/json", "text/csv"])
def test_a_slash_at_the_end_makes_no_difference(http: httpx.Client, accept: str) -> None:
    for body in (None, ROWS, "nonsense"):
        for parameters in ("", "?" + urlencode({"query": ASK})):
            sides = [
                http.request(
                    "GET" if body is None else "POST",
                    place + parameters,
                    content=body,
                    headers={"Accept": accept, **(DIRECT if body else {})},
                )
                for place in ("/sparql", "/sparql/")
            ]
            assert sides[0].status_code == sides[1].status_code
            assert sides[0].content == sides[1].content
            assert headers(sides[0]) == headers(sides[1])


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_that_are_allowed(
    http: httpx.Client, method: str
) -> None:
    answer = http.request(method, "/sparql", params={"query": ASK})

    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("path", ["/sparql", "/sparql/", "/sparql?query=ASK%7B%7D"])
def test_a_browser_may_post_a_query_from_another_site(http: httpx.Client, path: str) -> None:
    asked = http.options(
        path,
        headers={
            "Origin": "https://notebook.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )

    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in asked.headers["Access-Control-Allow-Methods"].split(", ")
    allowed = asked.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"accept", "content-type", "content-encoding"} <= set(allowed)
    assert "Access-Control-Allow-Credentials" not in asked.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D", 200),
        ("GET", "/sparql?query=nonsense", 400),
        ("GET", "/sparql?update=DROP%20ALL", 403),
        ("GET", "/sparql.exe", 404),
        ("PUT", "/sparql", 405),
        ("POST", "/sparql", 415),
        ("GET", "/doc/workshop/1/1", 404),
    ],
)
def test_scripts_of_other_sites_can_read_every_answer(
    http: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = http.request(method, path, headers={"Origin": "https://notebook.example"})

    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Retry-After", "Content-Disposition"} <= set(exposed)


@pytest.mark.parametrize("timeout", ["5", "0.5", "1000000", "999999999"])
def test_a_timeout_that_is_long_enough_changes_nothing(http: httpx.Client, timeout: str) -> None:
    plain = http.get("/sparql", params={"query": ROWS})
    patient = http.get("/sparql", params={"query": ROWS, "timeout": timeout})
    form = http.post("/sparql", data={"query": ROWS, "timeout": timeout})

    assert (patient.status_code, form.status_code) == (200, 200)
    assert plain.content == patient.content == form.content


def test_a_query_is_stopped_when_its_client_would_wait_no_longer(http: httpx.Client) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = http.get("/sparql", params={"query": slow, "timeout": "0.4"}, timeout=60)

    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/query-timeout")
    assert "0.4 s" in answer.json()["detail"]


@pytest.mark.parametrize("timeout", ["", "0", "0.0", "-1", "soon", "1e3", "nan", "inf", "9" * 400])
def test_a_timeout_that_is_none_is_told_in_words(http: httpx.Client, timeout: str) -> None:
    answer = http.get("/sparql", params={"query": ASK, "timeout": timeout})

    assert answer.status_code == 400
    assert "timeout" in answer.json()["detail"]


def test_two_timeouts_are_none(http: httpx.Client) -> None:
    asked = urlencode([("query", ASK), ("timeout", "1"), ("timeout", "2")])

    assert http.get(f"/sparql?{asked}").status_code == 400


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("path", "body", "headers"),
    [
        ('?query=SELECT("caf%E9" AS ?x){}', None, {}),
        ("?query=ASK{}&default-graph-uri=http://example.org/%FF", None, {}),
        ("?format=%80", "ASK {}", DIRECT),
        ("", 'query=SELECT("caf%E9"+AS+?x){}', FORM),
        ("", b'query=SELECT("caf\xe9"+AS+?x){}', FORM),
        ("", "query=SELECT(%22%ED%A0%80%22+AS+?x){}", FORM),
        ("", b'SELECT ("caf\xe9" AS ?x) {}', DIRECT),
    ],
)
def test_what_is_no_utf8_is_never_read_as_something_else(
    http: httpx.Client, path: str, body: str | bytes | None, headers: dict[str, str]
) -> None:
    method = "GET" if body is None else "POST"
    answer = http.request(method, f"/sparql{path}", content=body, headers=headers)

    assert answer.status_code == 400
    assert "UTF-8" in answer.json()["detail"]


def test_letters_of_every_script_arrive(http: httpx.Client) -> None:
    query = 'SELECT ("café 中文 😀" AS ?x) {}'
    answers = [
        http.get("/sparql", params={"query": query, "format": "csv"}),
        http.post("/sparql", data={"query": query, "format": "csv"}),
        http.post("/sparql?format=csv", content=query.encode(), headers=DIRECT),
    ]

    assert {answer.text for answer in answers} == {"x\r\ncafé 中文 😀\r\n"}


def test_a_body_may_come_in_pieces(http: httpx.Client) -> None:
    for pieces, headers in (((b"ASK { ?s", b" ?p ?o }"), DIRECT), ((b"query=AS", b"K{}"), FORM)):
        answer = http.post("/sparql", content=iter(pieces), headers=headers)

        assert answer.json()["boolean"] is True


def test_relative_names_are_below_the_base(http: httpx.Client) -> None:
    query = "ASK { <id/workshop/2013/324> a ?class }"

    assert http.get("/sparql", params={"query": query}).json()["boolean"] is True
