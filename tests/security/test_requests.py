"""Requests that are hostile before anybody reads the query: bytes, parameters, slow clients."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from tests.security.conftest import Victim
from tests.security.hostile import HOSTILE, PRODUCTS
from tests.security.processes import below

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"

BODIES: dict[str, tuple[str, bytes]] = {
    "UTF-16": (DIRECT, "ASK {}".encode("utf-16")),
    "UTF-16, declared": (f"{DIRECT}; charset=utf-16", "ASK {}".encode("utf-16")),
    "UTF-32, in a form": (FORM, b"query=" + "ASK {}".encode("utf-32")),
    "a charset of nobody": (f"{DIRECT}; charset=nothing", b"ASK {}"),
    "half a character": (DIRECT, b"ASK { ?s ?p '\xf0\x9f\x98' }"),
    "Latin-1": (DIRECT, "ASK { ?s ?p 'é' }".encode("latin-1")),
    "overlong UTF-8": (DIRECT, b"ASK \xc1\xbb\xc0\x80 }"),
    "a surrogate": (DIRECT, b"ASK { ?s ?p '\xed\xa0\x80' }"),
    "a surrogate, in a form": (FORM, b"query=ASK+%7B+%3Fs+%3Fp+'%ED%A0%80'+%7D"),
    "half a percent sign": (FORM, b"query=ASK+%7B%7"),
    "malformed percent signs": (FORM, b"query=%ZZ%%%u0041"),
    "NUL": (DIRECT, b"ASK {\x00}"),
    "nothing": (DIRECT, b""),
    "nothing, in a form": (FORM, b""),
    "an empty query": (FORM, b"query="),
    "spaces": (FORM, b"query=+++"),
    "two queries": (FORM, b"query=ASK+{}&query=ASK+{}"),
    "10,000 queries": (FORM, b"&".join([b"query=ASK+{}"] * 10_000)),
    "10,000 names": (FORM, b"&".join(b"a%d=1" % n for n in range(10_000))),
    "an update": (FORM, b"update=DROP+ALL"),
    "an update beside a query": (FORM, b"query=ASK+{}&update=DROP+ALL"),
    "an update as such": ("application/sparql-update", b"DROP ALL"),
    "an update called a query": (DIRECT, b"DROP ALL"),
    "JSON": ("application/json", b'{"query": "ASK {}"}'),
    "XML that refers": (
        "application/xml",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a>&b;</a>',
    ),
    "a form of parts": ("multipart/form-data; boundary=x", b"--x\r\n" * 10_000),
    "a form of parts without end": ("multipart/form-data", b"--"),
    "two megabytes": (DIRECT, b"#" * (2 << 20)),
    "two megabytes, in a form": (FORM, b"query=" + b"+" * (2 << 20)),
    "no such timeout": (FORM, b"query=ASK+{}&timeout=nan"),
    "no such format": (FORM, b"query=ASK+{}&format=../../etc/passwd"),
    "no graph": (FORM, b"query=ASK+{}&default-graph-uri=no+IRI%00"),
}
"""Name -> the media type and the bytes of a body."""


@pytest.fixture(autouse=True)
def _goes_on(victim: Victim) -> Iterator[None]:
    """After each of these a plain query is answered."""
    yield
    assert victim.answers()


@pytest.mark.parametrize("name", BODIES)
def test_bodies_are_refused_in_words(victim: Victim, name: str) -> None:
    kind, body = BODIES[name]
    answer = httpx.post(f"{victim.address}/sparql", content=body, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500, answer.text[:300]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_many_graphs_are_none(victim: Victim) -> None:
    graphs = [("default-graph-uri", f"urn:none:{n}") for n in range(10_000)]
    body = urlencode([("query", "SELECT * { ?s ?p ?o }"), ("format", "csv"), *graphs])
    headers = {"Content-Type": FORM}
    answer = httpx.post(f"{victim.address}/sparql", content=body, headers=headers, timeout=30)
    assert answer.status_code in {200, 400, 413}
    assert answer.status_code != 200 or len(answer.text.split()) == 1


def test_many_headers_and_long_ones(victim: Victim) -> None:
    for headers in ({"Accept": "a/b;q=0.1," * 900}, {f"X-{n}": "x" for n in range(90)}):
        answer = httpx.post(f"{victim.address}/sparql", data={"query": "ASK {}"}, headers=headers)
        assert answer.status_code in {200, 400, 406, 431}


def connect(victim: Victim) -> socket.socket:
    place = urlsplit(victim.address)
    assert place.hostname
    assert place.port
    return socket.create_connection((place.hostname, place.port), timeout=30)


HEAD = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/sparql-query\r\nContent-Length: 30000\r\n"
)


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"P",
        HEAD,
        HEAD + b"\r\n",
        HEAD + b"\r\nSELECT * {",
        HEAD + b"Expect: 100-continue\r\n\r\n",
    ],
    ids=["nothing", "a letter", "half a head", "no body", "half a body", "waits to go on"],
)
def test_slow_clients_keep_nobody_waiting(victim: Victim, beginning: bytes) -> None:
    """Two hundred connections are held, and say nothing more."""
    held = [connect(victim) for _ in range(200)]
    try:
        for connection in held:
            connection.sendall(beginning)
        assert victim.answers()
        assert httpx.get(f"{victim.address}/", timeout=30).status_code == 200
    finally:
        for connection in held:
            connection.close()


def test_clients_that_go_away(victim: Victim) -> None:
    """They ask for what takes long, and do not wait for it."""
    query = urlencode({"query": PRODUCTS["product: count"], "timeout": "2"}).encode()
    request = b"GET /sparql?" + query + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in range(4):
        with connect(victim) as connection:
            connection.sendall(request)


def test_many_hostile_clients_at_once(victim: Victim) -> None:
    """Each is answered, if only by being told to come again; and so is a friendly one."""
    names = [name for name in HOSTILE if name.startswith(("product", "path", "nested"))][:60]
    statuses: dict[str, int] = {}

    def attack(name: str) -> None:
        answer = victim.ask(HOSTILE[name])
        statuses[name] = answer.status_code
        if answer.status_code == 429:
            assert int(answer.headers["Retry-After"]) > 0
            assert json.loads(answer.content)["status"] == 429

    with ThreadPoolExecutor(30) as threads:
        attacks = [threads.submit(attack, name) for name in names]
        for one in attacks:
            one.result()
    assert set(statuses.values()) <= {200, 400, 403, 413, 422, 429, 503}
    assert len(statuses) == len(names)


def test_processes_stay_few(victim: Victim) -> None:
    """Whoever comes, and however many: the number of processes has a bound."""
    most = 0
    stop = threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.05):
            most = max(most, len(below(victim.process)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        with ThreadPoolExecutor(40) as threads:
            list(threads.map(lambda _: victim.ask(PRODUCTS["product: count"]), range(40)))
    finally:
        stop.set()
        watcher.join()
    assert 0 < most < 32
