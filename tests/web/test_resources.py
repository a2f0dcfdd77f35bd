"""The HTTP contract of entity pages: every kind of path, Accept header and method, from the tables.

A new kind of thing or a new format is covered by being in `KINDS` or in `VARIANTS`.
"""

import json
import re
from itertools import product
from urllib.parse import unquote_to_bytes

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Quad, RdfFormat, parse
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from igflod.formats.context import context
from igflod.record import SessionType
from igflod.uris import KINDS
from igflod.web.site import Site
from igflod.web.variants import HTML, VARIANTS, Variant, content_type

THINGS = {
    "series": "series/igf",
    "meeting": "meeting/2013",
    "workshop": "workshop/2013/324",
    "report": "report/workshop/2013/324",
    "participation": "participation/workshop/2013/324/speaker-1",
    "agenda": "agenda/workshop/2013/324/3.1",
    "attendance": "attendance/workshop/2013/324/female",
    "estimate": "estimate/workshop/2013/324/women",
    "point": "point/workshop/2013/324/1",
    "reading": "reading/workshop/2013/324/title",
    "finding": "finding/workshop/2013/324/women-share-report-estimate-women",
    "capture": "capture/9abc8f6410d4af02",
    "evidence": "evidence/9abc8f6410d4af02/245-256",
    "person": "person/phosti1",
    "organization": "organization/icann",
    "place": "place/bali",
    "theme": "theme/2013/enhanced-cooperation",
    "topic": "topic/enhanced-cooperation",
    "statistics": "statistics/2022",
    "figure": "figure/2022/participants",
    "group": "group/2022/region/weog",
    "scheme": "scheme/theme-2013",
    "dataset": "dataset/attendance",
    "software": "software/igflod",
}
DOCUMENTS = [
    *(f"/doc/{path}" for path in THINGS.values()),
    "/graph/report/workshop/2013/324",
    "/graph/identity",
    "/def",
    "/def/0.1.0",
    "/code",
    "/code/role",
    "/code/speaker",
    "/shapes",
    "/sparql",
    "/sparql/examples",
]
SMALL = "/doc/meeting/2013"
"""Stands in for all documents where only the machinery matters, in every form."""

READS = ["GET", "HEAD"]
WRITES = ["POST", "PUT", "PATCH", "DELETE"]
ACCEPTS: list[tuple[str | None, Variant | None]] = [
    (None, VARIANTS[0]),
    ("*/*", VARIANTS[0]),
    *((variant.media_type, variant) for variant in VARIANTS),
    *((f"{variant.media_type};q=0.9, */*;q=0.1", variant) for variant in VARIANTS),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HTML),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', VARIANTS[1]),
    ("application/json", VARIANTS[1]),
    ("image/png", None),
    ("text/turtle;q=0, text/html;q=0", None),
]
SHARED = ["Access-Control-Allow-Origin", "Content-Security-Policy", "X-Content-Type-Options"]


def ask(client: FlaskClient, method: str, path: str, **headers: str | None) -> TestResponse:
    """Ask for a path exactly as it stands: a test client would take '//x' for a host."""
    named = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    environ = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
    return client.open("/", method=method, headers=named, environ_overrides=environ)


def varies(response: TestResponse) -> bool:
    return "accept" in {name.lower() for name in response.vary}


def test_every_kind_of_thing_is_in_the_matrix(served: Site) -> None:
    published = {
        match[1]
        for row in served.store.rows("SELECT DISTINCT ?s { ?s ?p ?o FILTER ISIRI(?s) }")
        if (match := re.match(rf"<{re.escape(served.base)}id/([^/]+)/", str(row["s"])))
    }

    assert published <= set(THINGS) | {"link"} | set(SessionType)
    assert set(THINGS) <= set(KINDS)


@pytest.mark.parametrize("path", THINGS.values())
def test_a_thing_leads_to_its_document(client: FlaskClient, path: str) -> None:
    for method, (accept, _) in product(READS, ACCEPTS):
        response = ask(client, method, f"/id/{path}", Accept=accept)

        assert response.status_code == 303
        assert response.location == f"/doc/{path}"
        assert varies(response)
        assert response.data == b""
        assert all(name in response.headers for name in SHARED)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_comes_in_the_form_that_is_liked_best(client: FlaskClient, path: str) -> None:
    bare = path.removesuffix("/0.1.0")
    for accept, variant in ACCEPTS:
        if variant is None:
            continue
        response = ask(client, "GET", path, Accept=accept)

        assert response.status_code == 200
        known_as = accept if accept == "application/json" else content_type(variant.media_type)
        assert response.content_type == known_as
        assert response.headers["Content-Location"] == f"{bare}.{variant.suffix}"
        assert varies(response)
        assert re.fullmatch(r'"[0-9a-f]{32}"', response.headers["ETag"])
        assert response.headers["Last-Modified"] == "Fri, 02 Jan 2026 03:04:05 GMT"
        assert response.cache_control.max_age
        assert all(name in response.headers for name in SHARED)
        assert "Link" in response.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_the_form_of_a_suffix_is_the_one_that_is_negotiated(client: FlaskClient, path: str) -> None:
    for variant in VARIANTS:
        negotiated = ask(client, "GET", path, Accept=variant.media_type)
        by_suffix = ask(client, "GET", f"{path}.{variant.suffix}", Accept="image/png")

        assert by_suffix.status_code == 200
        assert by_suffix.data == negotiated.data
        assert by_suffix.headers["ETag"] == negotiated.headers["ETag"]
        assert by_suffix.headers["Content-Location"] == negotiated.headers["Content-Location"]
        assert not varies(by_suffix)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_head_is_get_without_the_body(client: FlaskClient, path: str) -> None:
    for accept, _ in ACCEPTS if path == SMALL else [("*/*", None), ("text/html", None)]:
        get, head = (ask(client, method, path, Accept=accept) for method in READS)

        assert head.status_code == get.status_code
        assert head.data == b""
        without_date = [
            Headers([pair for pair in response.headers if pair[0] != "Date"])
            for response in (get, head)
        ]
        assert without_date[0] == without_date[1]


@pytest.mark.parametrize("path", DOCUMENTS)
def test_what_a_client_has_is_not_sent_again(client: FlaskClient, path: str) -> None:
    for method, variant in product(READS, VARIANTS if path == SMALL else VARIANTS[:1]):
        accept = variant.media_type
        full = ask(client, method, path, Accept=accept)
        tag, date = full.headers["ETag"], full.headers["Last-Modified"]
        kept = [
            {"If_None_Match": tag},
            {"If_None_Match": f'"other", W/{tag}'},
            {"If_None_Match": "*"},
            {"If_Modified_Since": date},
            {"If_None_Match": tag, "If_Modified_Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        ]
        for headers in kept:
            response = ask(client, method, path, Accept=accept, **headers)
            assert (response.status_code, response.data) == (304, b""), headers
            for name in ("ETag", "Vary", "Cache-Control", "Content-Location"):
                assert response.headers.get(name) == full.headers.get(name)
        changed = [
            {"If_None_Match": '"other"'},
            {"If_Modified_Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
            {"If_None_Match": '"other"', "If_Modified_Since": date},
            {"If_Modified_Since": "yesterday"},
        ]
        for headers in changed:
            assert ask(client, method, path, Accept=accept, **headers).status_code == 200


def test_tags_differ_by_form_and_media_type(client: FlaskClient) -> None:
    accepts = [*(variant.media_type for variant in VARIANTS), "application/json"]
    tags = [
        ask(client, "GET", f"/doc/{THINGS['meeting']}", Accept=a).headers["ETag"] for a in accepts
    ]

    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("path", DOCUMENTS)
def test_nothing_acceptable_lists_what_there_is(client: FlaskClient, path: str) -> None:
    for method, accept in product(READS, ["image/png", "*/*;q=0"]):
        response = ask(client, method, path, Accept=accept)

        assert response.status_code == 406
        assert varies(response)
        assert response.content_type == "application/problem+json"
        listed = re.findall(r'<([^>]+)>; rel="alternate"; type="([^"]+)"', response.headers["Link"])
        assert [kind for _, kind in listed] == [variant.media_type for variant in VARIANTS]
        if method == "GET":
            assert [(v["href"], v["type"]) for v in json.loads(response.data)["variants"]] == listed
            for place, kind in listed:
                assert client.get(place).mimetype == kind


@pytest.mark.parametrize("path", [*(f"/id/{path}" for path in THINGS.values()), *DOCUMENTS, "/"])
def test_other_methods_are_not_allowed(client: FlaskClient, path: str) -> None:
    for method in WRITES:
        if path == "/sparql" and method == "POST":
            continue
        response = ask(client, method, path)
        assert response.status_code == 405
        assert {"GET", "HEAD", "OPTIONS"} <= set(response.headers["Allow"].split(", "))
        assert response.content_type == "application/problem+json"


@pytest.mark.parametrize("path", [*(f"/id/{path}" for path in THINGS.values()), *DOCUMENTS, "/"])
def test_scripts_of_other_sites_may_read(client: FlaskClient, path: str) -> None:
    response = ask(
        client,
        "OPTIONS",
        path,
        Origin="https://example.org",
        Access_Control_Request_Method="GET",
        Access_Control_Request_Headers="accept, if-none-match",
    )

    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]
    allowed = response.headers["Access-Control-Allow-Headers"].lower()
    assert "accept" in allowed
    assert "if-none-match" in allowed


@pytest.mark.parametrize("path", DOCUMENTS)
def test_links_in_the_header(client: FlaskClient, path: str) -> None:
    for variant in VARIANTS if path == SMALL else (VARIANTS[0], HTML):
        header = ask(client, "GET", path, Accept=variant.media_type).headers["Link"]
        links = re.findall(r'<([^>]*)>; rel="([^"]+)"(?:; type="([^"]+)")?', header)

        assert len(header) < 4096
        alternates = [kind for _, relation, kind in links if relation == "alternate"]
        assert alternates == [v.media_type for v in VARIANTS if v is not variant]
        relations = {relation for _, relation, _ in links}
        assert {"license", "cite-as", "describes"} <= relations
        assert ("describedby" in relations) == (variant is HTML)


def graph_of(response: TestResponse) -> set[Quad]:
    body = response.data
    if response.mimetype == "application/ld+json":
        document = json.loads(body)
        assert document["@context"] == "https://w3id.org/igflod/context.jsonld"
        body = json.dumps({**document, "@context": context()}).encode()
    form = RdfFormat.from_media_type(str(response.mimetype))
    assert form is not None
    return set(parse(body, format=form))


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_format_says_the_same(client: FlaskClient, path: str) -> None:
    graphs = {
        variant.suffix: graph_of(ask(client, "GET", f"{path}.{variant.suffix}"))
        for variant in VARIANTS
        if variant.form
    }
    triples = {suffix: frozenset(q.triple for q in quads) for suffix, quads in graphs.items()}

    assert len(set(map(len, triples.values()))) == 1
    if path != "/shapes":  # its lists have blank nodes, whose labels differ
        assert len(set(triples.values())) == 1
        assert graphs["nq"] == graphs["trig"]


@pytest.mark.parametrize("path", THINGS.values())
def test_a_document_is_about_its_thing(client: FlaskClient, served: Site, path: str) -> None:
    quads = graph_of(ask(client, "GET", f"/doc/{path}", Accept="application/n-quads"))

    thing = f"<{served.base}id/{path}>"
    assert any(str(quad.subject) == thing for quad in quads)
    document = json.loads(ask(client, "GET", f"/doc/{path}", Accept="application/ld+json").data)
    assert document["id"] == served.base + "id/" + path
    turtle = ask(client, "GET", f"/doc/{path}", Accept="text/turtle").text
    assert turtle.partition("\n\n")[2].startswith(f"<id/{path}> ")
