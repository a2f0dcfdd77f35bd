"""Paths that lead nowhere, or ought not to lead away; and what is served beside the documents."""

import json
import re
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from igflod.formats.context import context
from igflod.web.site import Site


def ask(client: FlaskClient, method: str, path: str, **headers: str | None) -> TestResponse:
    """Ask for a path exactly as it stands: a test client would take '//x' for a host."""
    named = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    environ = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
    return client.open("/", method=method, headers=named, environ_overrides=environ)


def varies(response: TestResponse) -> bool:
    return "accept" in {name.lower() for name in response.vary}


@pytest.mark.parametrize(
    "path",
    [
        "/id/",
        "/id/person",
        "/id/person/",
        "/id/person/p000000",
        "/id/unicorn/1",
        "/id/workshop/2013/324/",
        "/id/workshop/2013/99999",
        "/id/workshop/13/324",
        "/id//workshop/2013/324",
        "//id/workshop/2013/324",
        "/id/workshop/2013/324.ttl",
        "/ID/workshop/2013/324",
        "/doc/workshop/2013/99999",
        "/doc/workshop/2013/324.",
        "/doc/workshop/2013/324.exe",
        "/doc/workshop/2013/324.ttl.ttl",
        "/doc/workshop/2013/324/",
        "/doc/.ttl",
        "/doc/../etc/passwd",
        "/doc/%2e%2e/%2e%2e/etc/passwd",
        "/doc/workshop/2013/324%00",
        "/doc/workshop/2013/324%0d%0aSet-Cookie:%20x=1",
        "/doc/workshop/2013/%F0%9F%98%80",
        "/doc/workshop/2013/%ff%fe",
        "/doc/" + "a" * 10_000,
        "/graph/none",
        "/graph/",
        "/graph/../curated",
        "/code/none",
        "/code/Speaker",
        "/code/",
        "/def/9.9.9",
        "/def.exe",
        "/dump/",
        "/dump/manifest.json",
        "/dump/..%2f..%2fetc%2fpasswd",
        "/dump/../dataset.nq",
        "/dump//etc/passwd",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/nothing",
        "//example.org/",
        "/%2f%2fexample.org/",
        "/\\example.org",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    for accept, kind in (("text/html", "text/html"), ("text/turtle", "application/problem+json")):
        response = ask(client, "GET", path, Accept=accept)

        assert response.status_code == 404
        assert response.mimetype == kind
        assert varies(response)
        assert "Location" not in response.headers
        assert "Traceback" not in response.text
    problem = json.loads(response.data)
    assert (problem["status"], problem["title"]) == (404, "Not Found")
    assert problem["type"] == "about:blank"
    assert problem["detail"]


pieces = "/ // \\ id doc workshop 2013 324 .. . %2f %5c %00 example.org http: @ # ?x= %0d%0a é .ttl"
hostile_paths = st.lists(st.sampled_from(pieces.split()), max_size=12).map("".join)


@given(path=st.one_of(hostile_paths, st.text(max_size=40)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_no_path_leads_away_or_breaks_the_server(app: Flask, path: str) -> None:
    client = app.test_client()
    for start in ("/id/", "/id/workshop/2013/324", "/"):
        with ask(client, "GET", start + path, Host="site.example") as response:
            assert response.status_code in {200, 303, 404}, start + path
            location = response.headers.get("Location")
            if location is not None:
                assert re.match(r"/(?![/\\])", location)
                away = urlsplit(urljoin("http://site.example/", location))
                assert away.netloc == "site.example"


def test_a_mounted_site_keeps_its_links_below_its_root(app: Flask) -> None:
    environ = {"SCRIPT_NAME": "/igf"}
    client = app.test_client()

    moved = client.get("/id/meeting/2013", environ_overrides=environ)
    assert moved.location == "/igf/doc/meeting/2013"
    bare = client.get("/", environ_overrides={**environ, "PATH_INFO": ""})
    assert (bare.status_code, bare.location) == (308, "/igf/")
    page = client.get("/doc/meeting/2013.html", environ_overrides=environ).text
    assert set(re.findall(r'href="(/[^"/]*)', page)) == {"/igf"}


def test_the_context_is_served_where_documents_say(client: FlaskClient) -> None:
    response = ask(client, "GET", "/context.jsonld")

    assert response.content_type == "application/ld+json"
    assert json.loads(response.data) == {"@context": context()}
    tag = response.headers["ETag"]
    assert ask(client, "GET", "/context.jsonld", If_None_Match=tag).status_code == 304


def test_the_dump_is_the_file_of_the_release(client: FlaskClient, served: Site) -> None:
    whole = served.dumps["dataset.nq"].read_bytes()
    with ask(client, "GET", "/dump/dataset.nq") as response:
        assert response.data == whole
        assert response.content_type == "application/n-quads"
        tag = response.headers["ETag"]
    with ask(client, "GET", "/dump/dataset.nq", If_None_Match=tag) as response:
        assert response.status_code == 304
    with ask(client, "GET", "/dump/dataset.nq", Range="bytes=5-9") as response:
        assert (response.status_code, response.data) == (206, whole[5:10])
    with ask(client, "HEAD", "/dump/dataset.nq") as response:
        assert (response.data, response.content_length) == (b"", len(whole))


def test_health_is_never_cached(client: FlaskClient, served: Site) -> None:
    response = ask(client, "GET", "/health")

    assert response.json == {
        "status": "ok",
        "release": served.digest,
        "statements": len(served.store),
    }
    assert response.headers["Cache-Control"] == "no-store"


def test_the_policy_allows_no_script(client: FlaskClient) -> None:
    for path in ("/", "/nothing", "/id/meeting/2013", "/doc/meeting/2013.ttl", "/static/style.css"):
        with ask(client, "GET", path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert policy == (
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                "base-uri 'none'; frame-ancestors 'none'"
            )
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"]
