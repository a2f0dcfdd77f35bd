"""Answers and bodies in gzip: the same content, validators of their own, no bombs."""

import gzip
import re
import zlib
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import httpx
import pytest

ROWS = "SELECT ?s ?class { ?s a ?class } LIMIT 500"
MEETING = "/doc/meeting/2013"
TEXTS = [
    "/",
    "/sparql",
    "/shapes.ttl",
    "/context.jsonld",
    "/static/style.css",
    "/dump/dataset.nq",
    *(f"{MEETING}.{suffix}" for suffix in "ttl jsonld rdf nt nq trig html".split()),
    *(
        f"/sparql?{urlencode({'query': ROWS, 'format': f})}"
        for f in "json xml csv tsv html".split()
    ),
]
PLAIN, GZIP = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip"}
ASK = "ASK { ?s ?p ?o }"
MOST = 1 << 20


def get(
    http: httpx.Client, path: str, headers: Mapping[str, str], method: str = "GET"
) -> tuple[httpx.Response, bytes]:
    """Give an answer, and its bytes as they came."""
    with http.stream(method, path, headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


@pytest.mark.parametrize("path", TEXTS)
def test_a_text_comes_smaller_and_is_the_same(http: httpx.Client, path: str) -> None:
    plain, content = get(http, path, PLAIN)
    small, compressed = get(http, path, GZIP)

    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed) == content
    assert len(compressed) < len(content) / 2
    assert "Content-Encoding" not in plain.headers
    for answer in (plain, small):
        assert "Accept-Encoding" in re.split(", *", answer.headers["Vary"])
        # rows that a query does not order may come in another order: such a tag is weak
        assert answer.headers["ETag"].startswith("W/") is ("query=" in path and "html" not in path)
    assert plain.headers["ETag"] != small.headers["ETag"]
    assert plain.headers["Content-Type"] == small.headers["Content-Type"]
    assert get(http, path, GZIP)[1] == compressed


@pytest.mark.parametrize("path", TEXTS)
def test_each_encoding_is_not_modified_by_its_own_tag(http: httpx.Client, path: str) -> None:
    for encoding in (PLAIN, GZIP):
        answer, _ = get(http, path, encoding)
        tag = answer.headers["ETag"]
        for method in ("GET", "HEAD"):
            again, nothing = get(http, path, {**encoding, "If-None-Match": tag}, method)
            assert (again.status_code, nothing) == (304, b"")
            assert again.headers["ETag"] == tag
            assert "Accept-Encoding" in again.headers["Vary"]
            assert "Content-Encoding" not in again.headers
    other, _ = get(http, path, {**PLAIN, "If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("path", TEXTS)
def test_head_tells_of_the_same_encoding(http: httpx.Client, path: str) -> None:
    for encoding in (PLAIN, GZIP):
        given, _ = get(http, path, encoding)
        told, nothing = get(http, path, encoding, "HEAD")

        assert nothing == b""
        for name in ("ETag", "Content-Encoding", "Vary", "Content-Type"):
            assert told.headers.get(name) == given.headers.get(name)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("*", "gzip"),
        ("br, gzip;q=0.1", "gzip"),
        ("gzip;q=0.5, identity;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("gzip;q=0, *", None),
        ("gzip;q=0.1, identity", None),
        ("br, zstd", None),
        ("identity", None),
        ("", None),
        (";;;,,,q=", None),
    ],
)
def test_it_goes_by_what_the_client_takes(
    http: httpx.Client, accepted: str, encoding: str | None
) -> None:
    answer, _ = get(http, f"{MEETING}.ttl", {"Accept-Encoding": accepted})

    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == encoding


def test_what_is_tiny_goes_out_as_it_is(http: httpx.Client) -> None:
    answer, content = get(http, f"/sparql?{urlencode({'query': ASK})}", GZIP)

    assert b"true" in content
    assert "Content-Encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["Vary"]
    again, _ = get(http, str(answer.url), {**GZIP, "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_parts_of_a_file_are_of_the_plain_file(http: httpx.Client) -> None:
    whole, content = get(http, "/dump/dataset.nq", PLAIN)
    part, some = get(http, "/dump/dataset.nq", {**GZIP, "Range": "bytes=5-90004"})

    assert (part.status_code, some) == (206, content[5:90005])
    assert part.headers["ETag"] == whole.headers["ETag"]
    assert "Content-Encoding" not in part.headers
    beyond, _ = get(http, "/dump/dataset.nq", {**GZIP, "Range": "bytes=999999999999-"})
    assert beyond.status_code == 416


def test_a_download_in_gzip_that_broke_off_begins_anew(http: httpx.Client) -> None:
    small, compressed = get(http, "/dump/dataset.nq", GZIP)
    rest = {**GZIP, "Range": "bytes=1000-", "If-Range": small.headers["ETag"]}
    again, content = get(http, "/dump/dataset.nq", rest)

    assert (again.status_code, content) == (200, compressed)


def test_errors_may_be_compressed_and_are_never_stored(http: httpx.Client) -> None:
    answer, content = get(http, "/nothing", {**GZIP, "Accept": "text/html"})

    assert answer.status_code == 404
    assert b"<!doctype html>" in gzip.decompress(content)
    assert answer.headers["Cache-Control"] == "no-store"


def deflate_bare(body: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(body) + compressor.flush()


CODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "GZip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": deflate_bare,
    "identity": bytes,
}
BODIES = {
    "application/sparql-query": ROWS.encode(),
    "application/x-www-form-urlencoded": urlencode({"query": ROWS}).encode(),
}


def post(http: httpx.Client, body: bytes, coding: str, kind: str) -> httpx.Response:
    headers = {"Content-Type": kind, "Content-Encoding": coding}
    return http.post("/sparql", content=body, headers=headers)


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("coding", CODERS)
def test_a_query_may_come_compressed(http: httpx.Client, kind: str, coding: str) -> None:
    answer = post(http, CODERS[coding](BODIES[kind]), coding, kind)

    assert answer.status_code == 200
    assert answer.content == http.get("/sparql", params={"query": ROWS}).content


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_too_large(http: httpx.Client, kind: str, coding: str) -> None:
    bomb = CODERS[coding](b"x" * (1 << 28))
    assert len(bomb) < MOST

    answer = post(http, bomb, coding, kind)

    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert http.get("/health").status_code == 200


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "nonsense"])
def test_an_unknown_coding_is_refused_with_those_that_are_known(
    http: httpx.Client, kind: str, coding: str
) -> None:
    answer = post(http, BODIES[kind], coding, kind)

    assert answer.status_code == 415
    assert answer.headers["Accept-Encoding"] == "gzip, deflate"
    assert "gzip" in answer.json()["detail"]


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", b""),
        ("gzip", ROWS.encode()),
        ("gzip", gzip.compress(ROWS.encode(), mtime=0)[:-1]),
        ("gzip", gzip.compress(ROWS.encode(), mtime=0)[:-8] + b"\0" * 8),
        ("gzip", gzip.compress(ROWS.encode(), mtime=0) + b"more"),
        ("gzip", zlib.compress(ROWS.encode())),
        ("deflate", gzip.compress(ROWS.encode(), mtime=0)),
        ("deflate", zlib.compress(ROWS.encode())[:-1]),
    ],
)
def test_a_broken_body_is_told_in_words(
    http: httpx.Client, kind: str, coding: str, body: bytes
) -> None:
    answer = post(http, body, coding, kind)

    assert answer.status_code == 400
    assert coding in answer.json()["detail"]
